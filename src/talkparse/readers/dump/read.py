"""Text dumps: which lines are the head and which the comments, in any of the layouts that extractors leave."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from attrs import frozen

from talkparse.enums import Kind, Layout
from talkparse.problems import ProblemCode, UnrecognisedPage
from talkparse.readers.address import is_ours
from talkparse.readers.dump.anchors import Anchor, find_anchors
from talkparse.readers.dump.avatars import find_avatars
from talkparse.readers.dump.bodies import Frames, read_comments
from talkparse.readers.dump.ends import Beyond, find_second_page, find_text_after, mark_beyond
from talkparse.readers.dump.header_like import find_header_like
from talkparse.readers.dump.headers import PostHeader, find_headers
from talkparse.readers.dump.in_reply_to import take_reply_lines
from talkparse.readers.dump.layouts import MARKDOWN, find_layout
from talkparse.readers.dump.lines import Dump, Line, first_index, read_lines
from talkparse.readers.dump.nesting import with_columns
from talkparse.readers.dump.run_on import cut_run_on, read_run_on_head
from talkparse.readers.dump.shape import Family, Shape, is_markdown
from talkparse.readers.facts import with_facts
from talkparse.readers.gate import may_be_page
from talkparse.readers.head.boxes import call_ends, is_call
from talkparse.readers.head.cut import ends_dump, is_cut
from talkparse.readers.head.listing import is_listing
from talkparse.readers.head.read import read_head
from talkparse.readers.kind import find_kind, has_cues
from talkparse.readers.recognise import Known, recognise, unrecognised
from talkparse.readers.repetition import repeats
from talkparse.readers.signs import Seen
from talkparse.tokens import Mark, TokenKind
from talkparse.vocabulary import Vocabulary


@frozen(kw_only=True)
class Reading:
    """What a reader made of a page: its parts in order, and what they tell about the whole."""

    dump: Dump
    kind: Kind
    layout: Layout
    head: tuple[Mark, ...]
    comments: tuple[Mark, ...]
    known: Known
    """What shows whose page it is."""
    odd: tuple[tuple[int, ProblemCode], ...] = ()
    """What is odd about a header, with the offset of its role."""
    passed: tuple[int, ...] = ()
    """Where a role and an age stand that were not taken for a header, in order."""
    beyond: Beyond | None = None
    """What follows the page in its text."""
    seen: bool = False
    """Whether the layout is what a browser shows, without what is hidden until a button is pressed."""
    framed: bool = False
    """Whether the layout keeps the frames of comments; then toggles stand where the page had them."""
    loose: bool = False
    """Whether nothing but the repetition of previews can tell where comments begin."""


# What holds the text of pages, and would be read as one text with all that stands around them.
_OTHERS: Final = {
    "markup": re.compile(r"\s*(?:<!doctype html|<html|<\?xml)", re.IGNORECASE),
    "JSON, which talkparse.read takes": re.compile(r"\s*(?:\[\s*)?\{\s*\"[^\"\n]{1,60}\"\s*:"),
    "an archive, which talkparse.read takes": re.compile(r"WARC/[0-9]\.[0-9]"),
    "a PDF document": re.compile("%PDF-"),
    "a zip archive, or a document of an office": re.compile("PK\x03\x04"),
}


def read_text(source: str, url: str | None, words: Vocabulary) -> Reading:
    """Read a text dump. Raises ``UnrecognisedPage`` if neither it nor its address shows that it is Talk London's."""
    if not source or source.isspace():
        raise UnrecognisedPage("the input is empty")
    for kind, begins in _OTHERS.items():
        if begins.match(source.removeprefix("\ufeff")):
            raise UnrecognisedPage(f"this is {kind}, not the text of a page")
    whose = is_ours(url, words)
    if not (whose or may_be_page(source, words, is_elsewhere=whose is False)):
        raise unrecognised(words)
    dump, lines = read_lines(source, words, markdown=is_markdown(source, words))
    reading = read_dump(dump, lines, url, Known() if whose else None)
    if dump.markdown and reading.layout not in MARKDOWN:  # nothing of Markdown's but what members typed
        reading = read_dump(*read_lines(source, words, markdown=False), url, reading.known)
    return reading


def read_dump(dump: Dump, whole: Sequence[Line], url: str | None, known: Known | None) -> Reading:
    """Read the lines of a page. Raises as ``read_text`` does, unless it is ``known`` what shows whose it is."""
    if not whole:
        raise UnrecognisedPage("the input is empty")
    second = find_second_page(dump, whole)
    lines, replying = take_reply_lines(dump, whole[:second])
    run_on = cut_run_on(dump, lines)
    shown = run_on.lines if run_on else lines
    if run_on:
        dump = dump._replace(names=run_on.names)
    if known is None:
        is_elsewhere = is_ours(url, dump.words) is False
        known = recognise(Seen(dump.source, shown), dump.words, is_elsewhere=is_elsewhere)
    found = _find(dump, shown)
    head, rest, headers, form, framed = found.head, found.rest, found.headers, found.form, found.framed
    kind = find_kind(head, dump.words, listing=found.listing, url=url, discussed=bool(headers))
    is_page = bool(run_on) or has_cues(head, dump.words)
    if not (is_page or headers):
        is_page = found.listing or not _is_undivided(dump, lines)
    beyond = None if second is None else mark_beyond(ProblemCode.SECOND_PAGE, whole[second:])
    bare = not (is_page or headers)
    if bare:
        form, framed, kind, head, rest = "", False, Kind.DISCUSSION, (), [*head, *rest]
    top = [*head, *rest[: headers[0].stop]] if headers else shown
    row = find_layout(Shape(dump=dump, lines=shown, top=top, form=form, framed=framed, run_on=bool(run_on), bare=bare))
    if run_on:
        marks = read_run_on_head(dump, head, run_on.head)
    else:
        marks = read_head(dump, head, kind, row, url) if is_page else _nobodys(dump, head)
    loose = not headers and (framed or bare or _has_toggle(rest, dump.words))
    if not loose:
        first = headers[0].first if headers else len(rest)
        marks += _nobodys(dump, rest[:first], below=len(rest) == 1)
        headers, rest = [item.from_line(first) for item in headers], rest[first:]
    if row.family is Family.TRAFILATURA:
        roles = [item.stop - 1 for item in headers]
        after = find_text_after(rest, roles)
        beyond = beyond if after is None else mark_beyond(ProblemCode.TEXT_AFTER_PAGE, rest[after:])
        rest = rest[:after]
    comments = read_comments(dump, rest, () if loose else headers, row, Frames(framed, _has_all(dump, head, headers)))
    comments = sorted([*comments, *replying], key=lambda mark: mark.start) if replying else comments
    if row.indents or dump.posts:
        comments = with_columns(dump, comments)
    return Reading(
        dump=dump,
        kind=kind,
        layout=row.layout,
        seen=row.as_seen,
        head=tuple(with_facts(marks, dump.words)),
        comments=tuple(with_facts(comments, dump.words)),
        odd=tuple(
            (mark.start, header.odd)
            for header in headers
            for mark in header.marks
            if header.odd and mark.kind is TokenKind.ROLE
        ),
        passed=found.passed,
        beyond=beyond,
        framed=framed,
        known=known,
        loose=loose,
    )


class _Found(NamedTuple):
    """The two parts of a page, and the headers of comments in the second."""

    head: Sequence[Line]
    rest: Sequence[Line]
    headers: Sequence[PostHeader]
    """Counted from the first line of the rest."""
    form: str
    framed: bool
    listing: bool
    passed: tuple[int, ...]


def _find(dump: Dump, lines: Sequence[Line]) -> _Found:
    """Find where the comments begin, and their headers."""
    anchors, avatars = find_anchors(dump, lines), find_avatars(lines, dump.words)
    start = _find_comments(dump, lines, anchors, avatars)
    top = lines if start.line is None else lines[: start.line]
    listing = is_listing(top[: start.framed], dump.words) and (start.line is None or start.framed == len(lines))
    form, headers = (
        ("", []) if listing else find_headers(dump, lines, anchors, avatars, start.line, counted=start.counted)
    )
    begin = start.line if start.line is not None else (headers[0].first if headers else len(lines))
    framed = start.counted or any(mark.kind in _FRAMES for header in headers for mark in header.marks)
    taken = {mark.start for header in headers for mark in header.marks if mark.kind is TokenKind.ROLE}
    passed = {anchor.role[0] for anchor in anchors.get(form, ())}.union(find_header_like(dump, lines[begin:])) - taken
    inside = [header.from_line(begin) for header in headers]
    return _Found(lines[:begin], lines[begin:], inside, form, framed, listing, tuple(sorted(passed)))


class _Start(NamedTuple):
    """Where the comments begin, as far as the words before them tell."""

    line: int | None
    """The first line after the call to action and the count of comments, or None without either."""
    counted: bool
    framed: int
    """The first line that can belong to a comment."""


def _find_comments(
    dump: Dump, lines: Sequence[Line], anchors: dict[str, list[Anchor]], avatars: Sequence[int]
) -> _Start:
    """Find where the comments begin; what stands after the first role and age, or avatar, is a member's imitation."""
    first = min([*avatars[:1], len(lines), *(found[0].line for found in anchors.values() if found)])
    call = first_index(lines[:first], lambda label: is_call(label, dump.words))
    ends = None if call is None else call + call_ends(dump, lines[call:])
    near = lines[:first] if ends is None else lines[ends : min(first, ends + _NEAR)]
    count = first_index(near, dump.words.patterns.comment_count.fullmatch)
    if count is not None:
        return _Start((ends or 0) + count + 1, counted=True, framed=first)
    return _Start(ends, counted=False, framed=first)


_NEAR: Final = 4  # lines that may stand between the call to action and the count of comments
_FRAMES: Final = frozenset((TokenKind.AVATAR, TokenKind.VOTES, TokenKind.PIN))


def _has_all(dump: Dump, head: Sequence[Line], headers: Sequence[PostHeader]) -> bool:
    """Tell whether there are as many headers as the page counts comments, on the last line of its head."""
    count = dump.words.patterns.comment_count.fullmatch(head[-1].label) if head else None
    return count is not None and len(headers) >= int(count["count"])


def _nobodys(dump: Dump, lines: Sequence[Line], *, below: bool = False) -> list[Mark]:
    """Give lines to nobody, but for the last of a dump that ends inside the site's words, maybe ``below`` others."""
    marks = [line.mark(TokenKind.UNKNOWN) for line in lines]
    if lines and ends_dump(dump, lines[-1]) and is_cut(lines[-1].label, dump.words, below=below):
        marks[-1] = lines[-1].mark(TokenKind.CHROME)
    return marks


def _is_undivided(dump: Dump, lines: Sequence[Line]) -> bool:
    """Tell whether previews are all that can tell where comments begin."""
    return _has_toggle(lines, dump.words) or repeats(dump.source, dump.words.limits.preview)


def _has_toggle(lines: Sequence[Line], words: Vocabulary) -> bool:
    toggles = tuple(words.comment.toggles)
    return any(line.label.startswith(toggles) or line.label.endswith(toggles) for line in lines)
