"""By which road a page became a dump: the name of its layout, read off the traces that extractors leave."""

from __future__ import annotations

import re
from collections.abc import Sequence  # noqa: TC003 -- types of signatures stay resolvable at run time
from typing import Final

from attrs import frozen

from talkparse.readers.lines import Line  # noqa: TC001 -- as above
from talkparse.readers.patterns import patterns
from talkparse.vocabulary import site


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


def is_markdown(source: str) -> bool:
    """Tell whether the dump was written as Markdown: words of the site stand in Markdown's headings or links."""
    call, comment = site().call_to_action, site().comment
    if f"[{comment.show_full}](" in source or f"[{call.log_in}](" in source or f"![{comment.avatar}" in source:
        return True
    if "\n#" not in source and not source.startswith("#"):
        return False
    headings = {heading.strip() for heading in re.findall(r"(?m)^#{1,6} +([^\n]{1,200})", source)}
    known = {*call.headings, *site().intro.headings, site().boxes.timeline, site().boxes.guidelines}
    return bool(headings & known) or re.search(_NAME_AS_HEADING, source) is not None


_NAME_AS_HEADING: Final = r"(?m)^#{1,6} [^\n]{1,60}\n\s*(?:Community Member|Official Representative)\s"


def name_layout(traces: Traces) -> str:
    """Name the layout."""
    if traces.form == "loose":
        return "P"
    if traces.markdown:
        return _name_markdown(traces)
    if not traces.framed and traces.form in {"start", "end"}:
        return _name_trafilatura(traces)
    labels = {line.label for line in traces.lines}
    pictured = any(line.label.startswith(site().comment.avatar) for line in traces.lines)
    pictured = pictured or site().header.by_line_image in labels
    if traces.form in {"picture", "votes"} or (pictured and traces.form == ""):
        return _name_resiliparse(traces)
    if traces.form == "":
        return _name_without_comments(traces)
    if pictured:
        return "R1"
    return _name_other(traces)


def _name_markdown(traces: Traces) -> str:
    if not traces.framed:
        return "T4-markdown"
    return "html2text" if re.search(r"(?m)^  (?:\*|1\.) ", traces.source) else "markdownify"


def _name_trafilatura(traces: Traces) -> str:
    call = site().call_to_action
    if traces.form == "end":
        return "T1"
    glued = any(
        (line.label.startswith(call.log_in) and line.label != call.log_in)
        or (line.label.startswith(call.join) and line.label.endswith(call.question))
        or (line.label.startswith(_toggles()) and line.label not in _toggles())
        for line in traces.lines
    ) or any(patterns().known_header.match(line.label) and not patterns().known_header.fullmatch(line.label) for line in traces.lines)
    if not glued:
        return "T4"
    if re.search(r"(?m)^(?:\t| +)$", traces.source):
        return "T3w"
    texts = [line.label for line in traces.lines]
    dashes = [index for index, label in enumerate(texts) if label == "-" and index]
    return "T2" if len(dashes) > 1 and texts[dashes[0] - 1].endswith("?") else "T3"


def _toggles() -> tuple[str, str]:
    return site().comment.show_full, site().comment.show_less


def _name_resiliparse(traces: Traces) -> str:
    report = any(line.label == site().comment.report for line in traces.lines)
    pairs = zip(traces.lines, traces.lines[1:], strict=False)
    voted = any(patterns().avatar.fullmatch(line.label) and patterns().votes.fullmatch(after.label) for line, after in pairs)
    if voted and not report:
        return "R0-w"
    statuses = any(line.label in site().header.statuses for line in traces.lines)
    # The gap that a one-word status leaves between the title and the responses.
    gap = any(
        patterns().responses.fullmatch(line.label) and line.blank > 1 for line in traces.lines
    )
    return "R0-w" if gap and not statuses else "R0"


def _name_without_comments(traces: Traces) -> str:
    call = site().call_to_action
    for line in traces.lines:
        if line.label.startswith(call.join) and line.label.endswith(call.question):
            return "T3"
        if line.label.startswith(call.sentence) and line.label != call.sentence:
            return "T1"
    if traces.framed:
        return "R0-d"
    blank = sum(line.blank > 0 for line in traces.lines)
    if 2 * blank > len(traces.lines):
        return "R0"
    has_call = any(line.label == call.sentence for line in traces.lines)
    return "T4" if has_call else "T3"


def _name_other(traces: Traces) -> str:
    blank = sum(line.blank > 0 for line in traces.lines)
    if traces.form == "split" and not blank:
        return "get_text"
    if re.search(r"(?m)^  +\S", traces.source) and re.search(r"(?m)^ +\* ", traces.source):
        return "inscriptis"
    if any(line.blank > 3 for line in traces.lines):  # noqa: PLR2004 -- source white space, where writers leave two at most
        return "text_content"
    return "html_text" if blank else "get_text"
