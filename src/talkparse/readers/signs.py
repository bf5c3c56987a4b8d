"""Cues: by which words a text is known for a page of Talk London, and for which kind of page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from talkparse.model import Kind
from talkparse.patterns import patterns
from talkparse.readers.dump.lines import Line, first_index
from talkparse.readers.head.boxes import box_headings
from talkparse.vocabulary import site

_SITE: Final = re.compile(r"https?://(?:[\w-]+\.)*london\.gov\.uk/talk-london\b|https?://talklondon\.london\.gov\.uk\b")


def has_cues(head: Sequence[Line]) -> bool:
    """Tell whether lines are the head of a page: one of them is a line that only the site prints."""
    header, call = site().header, site().call_to_action
    return any(
        patterns().responses.fullmatch(line.label)
        or patterns().run.fullmatch(line.label)
        or line.label.startswith((header.by_line_image, header.by_line, call.sentence))
        or line.label in call.headings
        for line in head
    )


def is_other_page(lines: Sequence[Line]) -> bool:
    """Tell whether lines are a page without comments: a landing page's sentence, or two of a survey's."""
    survey = sum(_is_survey(line.label) for line in lines)
    return survey > 1 or any(patterns().post.fullmatch(line.label) for line in lines)


def _is_survey(label: str) -> bool:
    return label.startswith(site().header.survey_prefix) or patterns().survey.fullmatch(label) is not None


def find_section(lines: Sequence[Line], place: int) -> int | None:
    """Find the section at a line, or on the next one below the text of a picture, which empty lines set off."""
    header = site().header
    if place < len(lines) and lines[place].label in header.sections:
        return place
    by_line = first_index(lines[place:], lambda label: label.startswith((header.by_line_image, header.by_line)))
    pictured = by_line is not None or all(line.blank for line in lines[place : place + 2])
    below = place + 1 < len(lines) and lines[place + 1].label in header.sections
    return place + 1 if below and pictured else None


def is_address(url: str | None) -> bool:
    """Tell whether an address is one of Talk London's."""
    return url is not None and _SITE.match(url) is not None


def find_kind(head: Sequence[Line], *, listing: bool, url: str | None, discussed: bool) -> Kind:
    """Tell what a page shows, by its list, its own words, its section, and then by its address."""
    header = site().header
    if listing:
        return Kind.LISTING
    responses = first_index(head, patterns().responses.fullmatch)
    place = find_section(head, 1 if responses is None else responses + 1)
    section = None if place is None else header.sections[head[place].label]
    if section == Kind.IDEA or (section is None and first_index(head, _is_idea) is not None):
        return Kind.IDEA
    if section is not None:
        return Kind(section)
    boxes = first_index(head, box_headings().__contains__)
    if any(_is_survey(line.label) for line in head[:boxes]):
        return Kind.SURVEY
    if discussed or has_cues(head):
        return Kind.DISCUSSION
    return _kind_of_address(url) or Kind.POST


def _is_idea(label: str) -> bool:
    return label == site().call_to_action.headings[-1] or patterns().suggested_by.fullmatch(label) is not None


def _kind_of_address(url: str | None) -> Kind | None:
    parts = url.split("?")[0].split("/") if url else []
    return next((Kind(kind) for part, kind in site().addresses.items() if part in parts), None)
