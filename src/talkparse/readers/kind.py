"""Kinds of page: what a recognised page shows, and which of its lines are those of a head."""

from __future__ import annotations

from collections.abc import Sequence

from talkparse.enums import Kind
from talkparse.readers.address import unwrap
from talkparse.readers.dump.lines import Line, first_index
from talkparse.vocabulary import Vocabulary


def has_cues(head: Sequence[Line], words: Vocabulary) -> bool:
    """Tell whether lines are the head of a page: one of them is a line that only the site prints."""
    header, call = words.header, words.call_to_action
    return any(
        words.patterns.responses.fullmatch(line.label)
        or words.patterns.run.fullmatch(line.label)
        or line.label.startswith((header.by_line_image, header.by_line, call.sentence))
        or line.label in call.headings
        for line in head
    )


def _is_survey(label: str, words: Vocabulary) -> bool:
    return label.startswith(words.header.survey_prefix) or words.patterns.survey.fullmatch(label) is not None


def find_section(lines: Sequence[Line], place: int, words: Vocabulary) -> int | None:
    """Find the section at a line, or on the next one below the text of a picture, which empty lines set off."""
    header = words.header
    if place < len(lines) and lines[place].label in header.sections:
        return place
    by_line = first_index(lines[place:], lambda label: label.startswith((header.by_line_image, header.by_line)))
    pictured = by_line is not None or all(line.blank for line in lines[place : place + 2])
    below = place + 1 < len(lines) and lines[place + 1].label in header.sections
    return place + 1 if below and pictured else None


def find_kind(head: Sequence[Line], words: Vocabulary, *, listing: bool, url: str | None, discussed: bool) -> Kind:
    """Tell what a page shows, by its list, its own words, its section, and then by its address."""
    header = words.header
    if listing:
        return Kind.LISTING
    responses = first_index(head, words.patterns.responses.fullmatch)
    place = find_section(head, 1 if responses is None else responses + 1, words)
    section = None if place is None else header.sections[head[place].label]
    if section == Kind.IDEA or (
        section is None and first_index(head, lambda label: _is_idea(label, words)) is not None
    ):
        return Kind.IDEA
    if section is not None:
        return Kind(section)
    boxes = first_index(head, words.boxes.headings.__contains__)
    if any(_is_survey(line.label, words) for line in head[:boxes]):
        return Kind.SURVEY
    if discussed or has_cues(head, words):
        return Kind.DISCUSSION
    return _kind_of_address(url, words) or Kind.POST


def _is_idea(label: str, words: Vocabulary) -> bool:
    return label == words.call_to_action.idea_heading or words.patterns.suggested_by.fullmatch(label) is not None


def _kind_of_address(url: str | None, words: Vocabulary) -> Kind | None:
    parts = unwrap(url).split("?")[0].split("/") if url else []
    return next((Kind(kind) for part, kind in words.addresses.items() if part in parts), None)
