"""Text dumps: which lines are the head and which the comments, in any of the layouts that extractors leave."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from talkparse.model import Kind
from talkparse.problems import ProblemCode, UnrecognisedPage
from talkparse.readers.boxes import is_call
from talkparse.readers.comments import read_comments
from talkparse.readers.head import read_head
from talkparse.readers.headers import Header, find_headers
from talkparse.readers.layout import Traces, is_markdown, name_layout
from talkparse.readers.lines import Dump, Line, first_index, read_lines
from talkparse.readers.listing import is_listing
from talkparse.readers.patterns import patterns
from talkparse.tokens import Mark, TokenKind
from talkparse.vocabulary import site


@frozen(kw_only=True)
class Reading:
    """What a reader made of a page: its parts in order, and what they tell about the whole."""

    dump: Dump
    kind: Kind
    layout: str
    head: tuple[Mark, ...]
    comments: tuple[Mark, ...]
    odd: tuple[tuple[int, ProblemCode], ...] = ()
    """What is odd about a header, with the offset of its first mark."""
    framed: bool = False
    """Whether the layout keeps the frames of comments; then toggles stand where the page had them."""
    loose: bool = False
    """Whether nothing but the repetition of previews can tell where comments begin."""


_MARKUP: Final = re.compile(r"\s*(?:<!doctype html|<html|<\?xml)", re.IGNORECASE)
_SITE: Final = re.compile(r"https?://(?:[\w-]+\.)*london\.gov\.uk/talk-london\b|https?://talklondon\.london\.gov\.uk\b")


def read_text(source: str, url: str | None = None) -> Reading:
    """Read a text dump. Raises ``UnrecognisedPage`` if neither it nor its address shows that it is Talk London's."""
    if _MARKUP.match(source.removeprefix("\ufeff")):
        raise UnrecognisedPage("this is markup, not the text of a page")
    dump, lines = read_lines(source, markdown=is_markdown(source))
    if not lines:
        raise UnrecognisedPage("the input is empty")
    count = first_index(lines, patterns().comment_count.fullmatch)
    listing = is_listing(lines)
    form, headers = ("", []) if listing else find_headers(dump, lines, framed=count is not None)
    begin = _find_comments(lines, headers, form, count)
    if form == "votes":  # those of the discussion itself stand before its comments
        headers = [header for header in headers if header.first >= begin]
        form = form if headers else ""
    framed = count is not None or any(mark.kind in _FRAMES for header in headers for mark in header.marks)
    head, rest = lines[:begin], lines[begin:]
    kind = _find_kind(head, listing=listing, url=url, discussed=bool(headers))
    marks: list[Mark] = []
    if _has_cues(head) or (not headers and (listing or _is_address(url) or _is_post(head))):
        stripped = framed and not headers and not _has_toggle(rest)
        marks = read_head(dump, head, kind, stripped=stripped)
    elif headers:
        marks = _unknown(head)
    else:
        form, rest, kind = "loose", lines, Kind.DISCUSSION
    first = headers[0].first - begin if headers else 0
    loose = not headers and bool(rest) and (framed or form == "loose" or _has_toggle(rest))
    if not loose:
        marks += _unknown(rest[:first] if headers else rest)
        rest = rest[first:] if headers else []
    comments = read_comments(dump, rest, [header.from_line(begin + first) for header in headers], framed=framed)
    traces = Traces(source=source, lines=lines, markdown=dump.markdown, form=form, framed=framed)
    return Reading(
        dump=dump,
        kind=kind,
        layout=name_layout(traces),
        head=tuple(marks),
        comments=tuple(comments),
        odd=tuple((header.marks[0].start, header.odd) for header in headers if header.odd),
        framed=framed,
        loose=loose,
    )


_FRAMES: Final = frozenset((TokenKind.AVATAR, TokenKind.VOTES, TokenKind.PIN))


def _unknown(lines: Sequence[Line]) -> list[Mark]:
    return [Mark(TokenKind.UNKNOWN, line.start, line.stop) for line in lines]


def _find_comments(lines: Sequence[Line], headers: Sequence[Header], form: str, count: int | None) -> int:
    """Find where the comments begin: after the call to action and the count, or at the first header.

    What stands after the first header is a member's imitation, for the site prints neither among comments.
    """
    first = headers[0].first if headers and form != "votes" else len(lines)
    call = first_index(lines[:first], is_call)
    begin = None if call is None else call + sum(1 for _ in _call_lines(lines[call:first]))
    if count is not None and count < first:
        begin = max(begin or 0, count + 1)
    if begin is not None:
        return begin
    return first


def _call_lines(lines: Sequence[Line]) -> Iterator[Line]:
    call = site().call_to_action
    words = (*call.headings, call.sentence, *call.join, call.question, call.log_in)
    for line in lines:
        if not line.label.startswith(words):
            return
        yield line


def _has_cues(head: Sequence[Line]) -> bool:
    """Tell whether lines are the head of a page: one of them is a line that only the site prints."""
    header, call = site().header, site().call_to_action
    return any(
        patterns().responses.fullmatch(line.label)
        or patterns().run.fullmatch(line.label)
        or patterns().comment_count.fullmatch(line.label)
        or line.label.startswith((header.by_line_image, header.by_line, call.sentence))
        or line.label in call.headings
        for line in head
    )


def _is_post(lines: Sequence[Line]) -> bool:
    return any(patterns().post.fullmatch(line.label) for line in lines)


def _has_toggle(lines: Sequence[Line]) -> bool:
    toggles = (site().comment.show_full, site().comment.show_less)
    return any(line.label.startswith(toggles) or line.label.endswith(toggles) for line in lines)


def _is_address(url: str | None) -> bool:
    return url is not None and _SITE.match(url) is not None


def _find_kind(head: Sequence[Line], *, listing: bool, url: str | None, discussed: bool) -> Kind:
    """Tell what a page shows, by its list, its own words, its section, and then by its address."""
    header = site().header
    if listing:
        return Kind.LISTING
    responses = first_index(head, patterns().responses.fullmatch)
    near = head[: 3 if responses is None else responses + 3]
    section = next((header.sections[line.label] for line in near if line.label in header.sections), None)
    if section == Kind.IDEA or (section is None and first_index(head, _is_idea) is not None):
        return Kind.IDEA
    if any(
        line.label.startswith(header.survey_prefix) or patterns().survey.fullmatch(line.label) for line in head[:12]
    ):
        return Kind.SURVEY
    if section is not None:
        return Kind(section)
    if discussed or _has_cues(head):
        return Kind.DISCUSSION
    return _kind_of_address(url) or Kind.POST


def _is_idea(label: str) -> bool:
    return label == site().call_to_action.headings[-1] or patterns().suggested_by.fullmatch(label) is not None


def _kind_of_address(url: str | None) -> Kind | None:
    parts = url.split("?")[0].split("/") if url else []
    return next((Kind(kind) for part, kind in site().addresses.items() if part in parts), None)
