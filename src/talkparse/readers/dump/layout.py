"""By which road a page became a dump: the name of its layout, read off the traces that extractors leave."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from attrs import frozen

from talkparse.readers.dump.lines import Line, first_index
from talkparse.readers.head.boxes import is_call
from talkparse.readers.head.intro import dash_follows
from talkparse.vocabulary import Vocabulary


@frozen(kw_only=True)
class Traces:
    """What tells the layouts apart."""

    source: str
    lines: Sequence[Line]
    markdown: bool
    form: str
    """The form of the headers of comments, empty where there are none."""
    framed: bool
    """Whether the page keeps the frames of comments."""


def is_markdown(source: str, words: Vocabulary) -> bool:
    """Tell whether the dump was written as Markdown: words of the site stand in Markdown's headings or links."""
    call, comment = words.call_to_action, words.comment
    if f"[{comment.show_full}](" in source or f"[{call.log_in}](" in source:
        return True
    if f"![{comment.avatar}" in source and call.log_in not in source:
        return True
    if "\n#" not in source and not source.startswith("#"):
        return False
    headings = {heading.strip() for heading in re.findall(r"(?m)^#{1,6} +([^\n]{1,200})", source)}
    known = {*call.headings, *words.intro.headings, words.boxes.timeline, words.boxes.guidelines}
    return bool(headings & known) or re.search(_NAME_AS_HEADING, source) is not None


_NAME_AS_HEADING: Final = r"(?m)^#{1,6} [^\n]{1,60}\n\s*(?:Community Member|Official Representative)\s"


def name_layout(traces: Traces, words: Vocabulary) -> str:
    """Name the layout."""
    if traces.form == "loose":
        return "P"
    if traces.markdown:
        return _name_markdown(traces)
    if not traces.framed and traces.form in {"start", "end"}:
        return _name_trafilatura(traces, words)
    pictured = any(
        line.label.startswith(words.comment.avatar) or line.label == words.header.by_line_image for line in traces.lines
    )
    if traces.form == "":
        return _name_resiliparse(traces, words) if pictured else _name_without_comments(traces, words)
    if traces.form in {"picture", "votes"}:
        return _name_resiliparse(traces, words)
    return "R1" if pictured else _name_other(traces)


def _name_markdown(traces: Traces) -> str:
    if not traces.framed:
        return "T4-markdown"
    # One writer underlines its highest headings, the other marks them with signs.
    return "markdownify" if re.search(r"(?m)^={3,}[ \t\r]*$", traces.source) else "html2text"


def _name_trafilatura(traces: Traces, words: Vocabulary) -> str:
    call = words.call_to_action
    if traces.form == "end":
        return "T1"
    glued = any(
        (line.label.startswith(call.log_in) and line.label != call.log_in)
        or (line.label.startswith(call.join) and line.label.endswith(call.question))
        or (line.label.startswith(_toggles(words)) and line.label not in _toggles(words))
        for line in traces.lines
    ) or any(
        words.patterns.known_header.match(line.label) and not words.patterns.known_header.fullmatch(line.label)
        for line in traces.lines
    )
    if not glued:
        return "T4"
    return "T2" if dash_follows(_intro(traces, words), words) else _with_white_space(traces)


def _intro(traces: Traces, words: Vocabulary) -> Sequence[Line]:
    """Give the lines above the boxes and the call to action, less the run dates and the status at their end."""
    ends = first_index(traces.lines, lambda label: label in words.boxes.headings or is_call(label, words)) or 0
    lines = traces.lines[:ends]
    while lines and (
        lines[-1].label in words.header.discussion_statuses or words.patterns.run.fullmatch(lines[-1].label)
    ):
        lines = lines[:-1]
    return lines


def _with_white_space(traces: Traces) -> str:
    """Tell the two kinds apart by their empty lines, which in one hold the page's own white space."""
    if not re.search(r"(?m)^[ \t]+$", traces.source):
        return "T3"
    # Where other lines have blanks at their ends too, these say nothing.
    return "T3" if re.search(r"(?m)\S[ \t]+$", traces.source) else "T3w"


def _toggles(words: Vocabulary) -> tuple[str, str]:
    return words.comment.show_full, words.comment.show_less


def _name_resiliparse(traces: Traces, words: Vocabulary) -> str:
    report = any(line.label == words.comment.report for line in traces.lines)
    pairs = pairwise(traces.lines)
    voted = any(
        words.patterns.avatar.fullmatch(line.label) and words.patterns.votes.fullmatch(after.label)
        for line, after in pairs
    )
    if voted and not report:
        return "R0-w"
    statuses = any(line.label in words.header.statuses for line in traces.lines)
    # The gap that a one-word status leaves between the title and the responses.
    gap = any(words.patterns.responses.fullmatch(line.label) and line.blank > 1 for line in traces.lines)
    return "R0-w" if gap and not statuses else "R0"


def _name_without_comments(traces: Traces, words: Vocabulary) -> str:
    call = words.call_to_action
    labels = {line.label for line in traces.lines}
    for line in traces.lines:
        if line.label.startswith(call.join) and line.label.endswith(call.question):
            return _with_white_space(traces) if not dash_follows(_intro(traces, words), words) else "T2"
        if line.label.startswith(call.sentence) and line.label != call.sentence:
            return "T1"
    if traces.framed and call.sentence not in labels:
        return "R0-d"
    if labels & {words.header.by_line, *words.navigation.items}:
        return _name_other(traces)
    blank = sum(line.blank > 0 for line in traces.lines)
    if 2 * blank > len(traces.lines):
        return _name_resiliparse(traces, words)
    return "T4" if call.sentence in labels else "T3"


def _name_other(traces: Traces) -> str:
    blank = sum(line.blank > 0 for line in traces.lines)
    if traces.form == "split" and not blank:
        return "get_text"
    if re.search(r"(?m)^  +\S", traces.source) and re.search(r"(?m)^ +\* ", traces.source):
        return "inscriptis"
    if any(line.blank > 3 for line in traces.lines):  # noqa: PLR2004 -- source white space, where writers leave two at most
        return "text_content"
    return "html_text" if blank else "get_text"
