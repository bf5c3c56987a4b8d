"""The text of a comment of a saved page: its lines, the buttons of its preview, and what stands hidden."""

from __future__ import annotations

from collections.abc import Sequence

from talkparse.preview import Proof, prove
from talkparse.readers.html.comment_header import (
    Notes,
    ReadComment,
    Toggle,
    read_header,
    read_stamp,
    take_free,
    take_line,
    take_notes,
)
from talkparse.readers.html.containers import Container
from talkparse.readers.html.flat import Flat, Note, Noted
from talkparse.readers.html.flatten import LABEL
from talkparse.readers.html.header_lines import HeaderLines, is_reply_line


def read_comment(container: Container, before: Sequence[str], flat: Flat, depth: int, site: HeaderLines) -> ReadComment:
    """Read a comment; ``before`` are the lines between the comment before and this one."""
    comment = ReadComment(container.number, depth, changed=read_stamp(container.changed))
    for line in before:
        if line == site.words.comment.pin:
            comment.pinned = True
        else:
            comment.stray.append(line)
    comment.is_marked = bool(flat.bodies)
    notes: dict[int, list[Noted]] = {}
    free: list[Noted] = []
    for noted in flat.notes:
        if not noted.stop:
            free.append(noted)
        elif noted.line in notes:
            notes[noted.line].append(noted)
        else:
            notes[noted.line] = [noted]
    place = read_header(comment, flat.lines, notes, _header_end(flat), site)
    for noted in free:
        if comment.is_marked or noted.line <= place:
            take_free(comment, noted)
    _read_lines(comment, flat, place, notes, site)
    return comment


def _header_end(flat: Flat) -> int:
    """Give the line before which the header ends: the text begins there, or a button stands, which it has none of."""
    if flat.bodies:
        return flat.bodies[0][0]
    return _first_button(flat) - any(button.glued for button in flat.buttons[:1])


def _read_lines(comment: ReadComment, flat: Flat, place: int, notes: Notes, site: HeaderLines) -> None:
    """Read the lines from a place on. Where the text is marked, what stands behind it is the site's."""
    lines = flat.lines
    stop = len(lines)
    if flat.bodies == [(place, stop)] and not flat.hidden and max(notes, default=-1) < place <= _first_button(flat):
        comment.lines += lines[place:]
        base = len(comment.lines) - len(lines)
        comment.toggles = [
            Toggle(base + button.line, button.opens, button.glued, button.text) for button in flat.buttons
        ]
        return
    buttons = [button for button in reversed(flat.buttons) if button.line >= place]
    comment.stray += [button.text for button in flat.buttons if button.line < place and button.text]
    inside = range(place, stop) if not comment.is_marked else _numbers(flat.bodies)
    glued = {button.line - 1 for button in buttons if button.glued}
    concealed = _numbers(flat.hidden)
    shown: list[str] = []
    hidden: list[str] = []
    for number, line in enumerate((*lines[place:], None), place):
        while buttons and buttons[-1].line == number:
            button = buttons.pop()
            comment.toggles.append(Toggle(len(comment.lines), button.opens, button.glued, button.text))
        noted = notes.get(number, ())
        if line is None or any(note.note is Note.OWN for note in noted):
            continue
        is_hidden = number in concealed
        if not (number in inside or number in glued) or (
            is_hidden and not comment.is_marked and is_reply_line(line, site.words)
        ):
            _take_after(comment, line, noted, site)
        else:
            comment.lines.append(line)
            (hidden if is_hidden else shown).append(line)
    if hidden and not comment.toggles:
        _choose(comment, shown, hidden, site.words.limits.preview)


def _first_button(flat: Flat) -> int:
    """Give how many lines stand before the first button, or all of them."""
    return flat.buttons[0].line if flat.buttons else len(flat.lines)


def _numbers(runs: Sequence[tuple[int, int]]) -> set[int]:
    """Give the numbers of the lines of some runs."""
    return {number for start, stop in runs for number in range(start, stop)}


def _take_after(comment: ReadComment, line: str, notes: Sequence[Noted], site: HeaderLines) -> None:
    """Take a line that stands after the text."""
    text = take_notes(comment, line, notes, site.words) if notes else line
    if text and not take_line(comment, text, [], site):
        comment.stray.append(text)


def _choose(comment: ReadComment, shown: list[str], hidden: list[str], limit: int) -> None:
    """Keep what is hidden if it is a preview or its full text; else leave it out: it is a second copy, or a label."""
    for preview, text in ((shown, hidden), (hidden, shown)):
        if prove(preview, text, limit) not in {None, Proof.EQUAL}:
            comment.lines = preview + text
            comment.toggles = [Toggle(len(preview), opens=True), Toggle(len(comment.lines), opens=False)]
            return
    comment.lines = shown
    seen = set(shown)
    comment.stray += [text for text in hidden if text not in seen and len(text) > LABEL]
