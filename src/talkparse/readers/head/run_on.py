"""The head of a page that stands on one line: what the site's own words divide of it, and what nothing tells.

The extractors that print such a page put nothing between two of its parts. So a word of the site counts only where it
is glued to its neighbours, for behind a space it is prose; and what stands between two such words is told by both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Final, NamedTuple

from talkparse.readers.dump.lines import Dump, Line
from talkparse.readers.head.title import is_prose
from talkparse.tokens import TokenKind
from talkparse.vocabulary import Vocabulary
from talkparse.vocabulary.templates import alternatives, spaced


class HeadPart(NamedTuple):
    """A stretch of the head, and what it is: empty for what stands between words of the site."""

    start: int
    stop: int
    kind: str


KINDS: Final = {
    "status": TokenKind.STATUS,
    "responses": TokenKind.RESPONSES,
    "section": TokenKind.SECTION,
    "title": TokenKind.TITLE,
    "stage": TokenKind.STAGE,
    "discussion_title": TokenKind.DISCUSSION_TITLE,
    "idea_title": TokenKind.IDEA_TITLE,
    "idea_text": TokenKind.IDEA_TEXT,
    "intro": TokenKind.INTRO,
    "votes": TokenKind.VOTES,
    "suggested_by": TokenKind.SUGGESTED_BY,
    "run": TokenKind.RUN_DATES,
    "closing": TokenKind.DISCUSSION_STATUS,
    "event": TokenKind.TIMELINE,
    "end": TokenKind.TIMELINE,
    "happened": TokenKind.TIMELINE_STATE,
    "item": TokenKind.LISTING,
    **dict.fromkeys(("above", "by_line", "boxes", "list", "timeline", "link", "call"), TokenKind.CHROME),
}
"""The parts that are told; a part of any other kind is nobody's."""

_BEFORE_INTRO: Final = ("by_line", "votes", "title", "discussion_title")
_AFTER_INTRO: Final = ("run", "closing", "boxes", "list", "timeline", "call")
_BETWEEN: Final = {
    **dict.fromkeys((("section", "by_line"), ("responses", "by_line")), "discussion_title"),
    ("title", "by_line"): "intro",  # the question under the title of a discussion that stands alone
    **{(before, after): "intro" for before in _BEFORE_INTRO for after in _AFTER_INTRO},
    **{("idea_title", after): "idea_text" for after in ("suggested_by", *_AFTER_INTRO)},
    **{(before, "happened"): "event" for before in ("timeline", "happened", "link")},
    **{("list", after): "item" for after in ("list", "boxes", "timeline", "call")},
}
"""What stands between two parts that the site's words show; what is not listed is not told."""


def cut_head(dump: Dump, lines: Sequence[Line], stop: int) -> list[HeadPart]:
    """Cut what stands before an offset, at which the sentence of the call to action begins."""
    parts = [part for line in lines if line.start < stop for part in _cut(dump, line.start, min(line.stop, stop))]
    return list(_told(dump, _with_title(dump, parts)))


def _cut(dump: Dump, start: int, stop: int) -> Iterator[HeadPart]:
    """Cut a line at the site's words."""
    pattern = _head_words(dump.words)
    place = start
    for match in pattern.finditer(dump.source, start, stop):
        yield from _free(dump, place, match.start())
        yield from (HeadPart(*match.span(kind), kind) for kind in pattern.groupindex if match[kind])
        place = match.end()
    yield from _free(dump, place, stop)


def _free(dump: Dump, start: int, stop: int) -> Iterator[HeadPart]:
    text = dump.source[start:stop]
    if text.strip():
        yield HeadPart(stop - len(text.lstrip()), start + len(text.rstrip()), "")


def _told(dump: Dump, parts: Sequence[HeadPart]) -> Iterator[HeadPart]:
    """Say what stands between the parts that the site's words show."""
    # Where a timeline has stages, the texts of links stand in it, and nothing parts those from the events.
    stage = dump.words.boxes.timeline_stage.partition("{")[0]
    if any(stage in dump.source[part.start : part.stop] for part in parts) or not _has_timeline(parts):
        parts = [part._replace(kind="") if part.kind in _TIMELINE else part for part in parts]
    groups = [(kind, list(group)) for kind, group in groupby(parts, lambda part: part.kind)]
    for index, (kind, group) in enumerate(groups):
        if kind:
            yield from group
            continue
        before = groups[index - 1][0] if index else ""
        after = groups[index + 1][0] if index + 1 < len(groups) else "call"
        told = _BETWEEN.get((before, after), "")
        text = dump.text(group[0].start, group[-1].stop)
        if told == "discussion_title" and is_prose(text):
            told = ""
        for part in group:
            yield from _sentences(dump, part, told) if told in {"intro", "idea_text"} else (part._replace(kind=told),)


def _has_timeline(parts: Sequence[HeadPart]) -> bool:
    """Tell whether a timeline begins with its heading, so that its first event is one; as a word it may be prose."""
    kinds = [part.kind for part in parts if part.kind]
    events = {"happened", "end"}
    first = next((index for index, kind in enumerate(kinds) if kind in events), 0)
    return first > 0 and kinds[first - 1] == "timeline" and kinds.count("timeline") == 1


_TIMELINE: Final = ("timeline", "happened", "end", "link")


def _sentences(dump: Dump, part: HeadPart, kind: str) -> Iterator[HeadPart]:
    """Cut a text at its paragraphs, as far as a heading of the site or the end of a sentence shows them.

    Inside a paragraph a space follows a sentence: so it is everywhere on the one page that is known whole.
    """
    ends = {
        place for cut in _paragraphs(dump.words).finditer(dump.source, part.start, part.stop) for place in cut.span()
    }
    place = part.start
    for end in sorted({*ends, part.stop} - {part.start}):
        yield HeadPart(place, end, kind)
        place = end


# Titles, which no word of the site shows, but the document's own title does, which such a dump prints first.


def _with_title(dump: Dump, parts: list[HeadPart]) -> list[HeadPart]:
    """Cut the title of the consultation from the menu above it, or that of the discussion or idea from its text."""
    known = next((index for index, part in enumerate(parts) if part.kind), len(parts))
    if not known:
        return parts
    counted = known < len(parts) and parts[known].kind in {"status", "responses"}
    kind = "idea_title" if _is_idea(dump, parts) else "discussion_title"
    for title in _titles(dump, parts[0]):
        for index in [known - 1] if counted else range(known - 1, -1, -1):
            if cut := _cut_title(dump, parts[index], title, counted=counted):
                above = [part._replace(kind="above") for part in parts[:index]]
                return [*above, *cut, *parts[index + 1 :]]
        for index in range(known, len(parts) - 1):
            part, after = parts[index + 1], parts[index + 2].kind if index + 2 < len(parts) else ""
            stop = part.start + len(title)
            headed = parts[index].kind in {"section", "responses"} and not part.kind and after != "by_line"
            if headed and dump.source.startswith(title, part.start) and _is_glued(dump.source, part.start, stop):
                rest = _free(dump, stop, part.stop)
                return [*parts[: index + 1], HeadPart(part.start, stop, kind), *rest, *parts[index + 2 :]]
    return parts


def _titles(dump: Dump, first: HeadPart) -> Iterator[str]:
    """Give what the title of the document may begin with: the page's title, and behind bars the names of the site."""
    top = dump.source[first.start : min(first.stop, first.start + _LONGEST)]
    header = dump.words.header
    for _ in range(_MOST_BARS):
        top = top.rpartition(_BAR)[0]
        if top and top + _BAR not in {header.survey_prefix, header.discussion_prefix}:
            yield top


_BAR: Final = " | "
_LONGEST: Final = 250  # characters of a document's title
_MOST_BARS: Final = 4  # in it


def _cut_title(dump: Dump, part: HeadPart, title: str, *, counted: bool) -> list[HeadPart]:
    """Cut a part at the last place where a title stands in it, glued to its neighbours; no parts where it does not.

    Above a count of responses nothing but a stage, with its summary, follows the title.
    """
    place = dump.source.rfind(title, part.start + 1, part.stop)
    stop = place + len(title)
    stage = dump.source.startswith(dump.words.header.stage.partition("{")[0], stop)
    if place < 0 or not _is_glued(dump.source, place, stop) or (counted and stop < part.stop and not stage):
        return []
    rest = HeadPart(stop, part.stop, "stage" if stage else "")
    return [HeadPart(part.start, place, "above"), HeadPart(place, stop, "title"), *([rest] if stop < part.stop else [])]


def _is_glued(source: str, start: int, stop: int) -> bool:
    return source[start - 1] not in _BLANK and source[stop : stop + 1] not in _GOES_ON


_BLANK: Final = (" ", "\t", "\xa0")
_GOES_ON: Final = (" ", "\t", "\xa0", *".,;:!?)/-")


def _is_idea(dump: Dump, parts: Sequence[HeadPart]) -> bool:
    sections = {dump.words.header.sections[dump.text(*part[:2])] for part in parts if part.kind == "section"}
    return "idea" in sections or any(part.kind == "suggested_by" for part in parts)


# Words of the site, as they stand glued to their neighbours.

_GLUED: Final = r"(?<![^\S\r\n])"
_ENDS: Final = r"(?![^\S\r\n]|[.,;:!?)/-])"
_TEXT: Final = r"(?=[A-Z][a-z'\u2019]|[AI]\b|[\"'(\u2018\u201c]|[\r\n]|\Z)"
"""Where a text begins behind a number, so that no digit of it can be the number's."""
_CAPITAL: Final = r"(?=[A-Z\"'(\u2018\u201c\u00a3])"


@lru_cache(8)
def _head_words(words: Vocabulary) -> re.Pattern[str]:
    """Match the words of the site in a head, with a group for each kind of part."""
    header, boxes, call, patterns = words.header, words.boxes, words.call_to_action, words.patterns
    closing = alternatives(header.discussion_statuses)
    votes = _unnamed(patterns.votes)
    guidelines = spaced(boxes.guidelines) + spaced(boxes.guidelines_text) + _maybe(boxes.guidelines_link)
    safety = spaced(boxes.safety) + spaced(boxes.safety_text) + _maybe(boxes.safety_link)
    others = spaced(boxes.others) + spaced(boxes.see_all)
    listing = f"{spaced(boxes.new)}{_ENDS}|{others}"
    heading = rf"(?:{alternatives(call.headings)})\Z"
    name = rf".{{1,{max(words.limits.name, len(words.comment.deleted_author))}}}?"
    suggested = spaced(header.suggested_by.partition("{")[0]) + r"[ ]" + name
    timeline = f"{spaced(boxes.timeline)}{_ENDS}"
    ends_head = f"(?={listing}|{guidelines}|{safety}|{timeline}|{heading})"
    no_digit = r"(?<![0-9/\u2013-])(?<![0-9][.,])"  # of the title's, before a count
    count = rf"(?P<status>{alternatives(header.statuses)})?{no_digit}(?P<responses>{_unnamed(patterns.responses)})"
    section = rf"(?P<section>{alternatives(header.sections)}){_ENDS}"
    tally = rf"(?P<votes>(?:{votes})++){_TEXT}|(?P<unclear>(?:{votes})++)"
    happened = rf"(?P<happened>{spaced(boxes.happened)})|(?P<end>{_unnamed(patterns.timeline_end)})"
    parts = (
        rf"(?:{count})(?:{section})?",
        rf"(?P<by_line>{alternatives((header.by_line_image, header.by_line))}){_ENDS}(?:{tally})?",
        rf"(?P<run>{_unnamed(patterns.run)}){_ENDS}",
        rf"(?P<closing>{closing}){ends_head}",
        rf"(?P<suggested_by>{suggested}){ends_head}",
        rf"(?P<list>{listing})",
        rf"(?P<boxes>(?:{guidelines}|{safety})+)",
        rf"(?P<timeline>{timeline})",
        rf"(?:{happened})(?:(?P<link>{alternatives(boxes.timeline_links)}){_ENDS}|{_ENDS})",
        rf"(?P<call>{heading})",
    )
    return re.compile(_GLUED + "(?:" + "|".join(f"(?:{part})" for part in parts) + ")")


@lru_cache(8)
def _paragraphs(words: Vocabulary) -> re.Pattern[str]:
    """Match the end of a sentence to which the next paragraph is glued, or a heading between two paragraphs."""
    headings = alternatives(words.intro.headings)
    ends = r"(?<=[a-z0-9)%'\u2019][.?!:])|(?<=[.?!][)\"'\u2019\u201d])"
    return re.compile(rf"{_GLUED}(?:{headings}):?{_CAPITAL}|(?:{ends}){_CAPITAL}")


def _unnamed(known: re.Pattern[str]) -> str:
    return "(?:" + re.sub(r"\?P<[a-z]+>", "?:", known.pattern) + ")"


def _maybe(link: str) -> str:
    return f"(?:{spaced(link)})?"
