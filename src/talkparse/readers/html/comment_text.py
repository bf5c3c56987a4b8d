"""The text of a comment of a saved page: its lines, the buttons of its preview, and what stands hidden."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from talkparse.preview import DOTS, Proof, prove
from talkparse.readers.html.comment_header import (
    Notes,
    ReadComment,
    is_title,
    read_header,
    read_stamp,
    take_free,
    take_line,
    take_notes,
)
from talkparse.readers.html.header_lines import HeaderLines
from talkparse.readers.html.notes import Noted, Toggle
from talkparse.readers.html.outline import Flat, Outline
from talkparse.readers.html.stretches import Container

_SIGNS: Final = "….,;:!?#¶§»›> -"  # what may stand at the end of a title that was cut, or be all of a link
_BEGINNING: Final = 20  # characters that suffice to see that a text begins again


def read_comment(container: Container, before: Sequence[str], flat: Flat, depth: int, site: HeaderLines) -> ReadComment:
    """Read a comment; ``before`` are the lines between the comment before and this one."""
    comment = ReadComment(container.number, depth, changed=read_stamp(container.changed), nests=container.nests)
    for line in before:
        if line == site.words.comment.pin:
            comment.pinned = True
        else:
            comment.stray.append(line)
    comment.is_marked = bool(flat.outline.bodies)
    notes: dict[int, list[Noted]] = {}
    free: list[Noted] = []
    for noted in flat.notes:
        if not noted.stop:
            free.append(noted)
        elif noted.line in notes:
            notes[noted.line].append(noted)
        else:
            notes[noted.line] = [noted]
    place = read_header(comment, flat.lines, notes, _header_end(flat.outline), site)
    for noted in free:
        if comment.is_marked or noted.line <= place:
            take_free(comment, noted)
    _read_lines(comment, flat, place, notes, site)
    if not comment.toggles:
        _prove_button(comment, site)
    comment.stray = _find_stray(comment, flat.dropped, site)
    return comment


def _header_end(outline: Outline) -> int:
    """Give the line before which the header ends: the text begins there, or a button stands, which it has none of."""
    if outline.bodies:
        return outline.bodies[0][0]
    return _first_button(outline) - any(button.glued for button in outline.buttons[:1])


def _read_lines(comment: ReadComment, flat: Flat, place: int, notes: Notes, site: HeaderLines) -> None:
    """Read the lines from a place on. Where the text is marked, what stands behind it is the site's."""
    lines, outline = flat.lines, flat.outline
    stop = len(lines)
    is_text = outline.bodies == [(place, stop)] and not (outline.hidden or comment.lines)
    if is_text and max(notes, default=-1) < place <= _first_button(outline):
        comment.lines, comment.toggles = lines[place:], outline.toggles
        _continue(comment, [], [], site.words.limits.preview)
        return
    buttons = [button for button in reversed(outline.buttons) if button.line >= place]
    comment.stray += [button.text for button in outline.buttons if button.line < place and button.text]
    inside = range(place, stop) if not comment.is_marked else _numbers(outline.bodies)
    glued = {button.line - 1 for button in buttons if button.glued}
    concealed = _numbers(outline.hidden)
    comment.toggles = toggles = []
    shown: list[str] = []
    hidden: list[str] = []
    for number, line in enumerate((*lines[place:], None), place):
        while buttons and buttons[-1].line == number:
            button = buttons.pop()
            toggles.append(Toggle(len(comment.lines), button.opens, button.glued, button.text))
        if line is None:
            continue
        noted = notes.get(number, ())
        title = next((note for note in noted if is_title(comment, line, note)), None)
        if title:
            comment.number = comment.number or title.value
            comment.titles.append(line)
            continue
        is_hidden = number in concealed
        if not (number in inside or number in glued) or (is_hidden and not comment.is_marked and site.is_reply(line)):
            _take_after(comment, line, noted, site)
        else:
            comment.lines.append(line)
            (hidden if is_hidden else shown).append(line)
    limit = site.words.limits.preview
    if not _continue(comment, shown, hidden, limit) and hidden and not comment.toggles:
        _choose(comment, shown, hidden, limit)


def _first_button(outline: Outline) -> int:
    """Give how many lines stand before the first button, or all of them."""
    return outline.buttons[0].line if outline.buttons else len(outline.lines)


def _numbers(runs: Sequence[tuple[int, int]]) -> set[int]:
    """Give the numbers of the lines of some runs."""
    return {number for start, stop in runs for number in range(start, stop)}


def _take_after(comment: ReadComment, line: str, notes: Sequence[Noted], site: HeaderLines) -> None:
    """Take a line that stands after the text."""
    text = take_notes(comment, line, notes, site) if notes else line
    if text and not take_line(comment, text, [], site):
        comment.stray.append(text)


def _continue(comment: ReadComment, shown: list[str], hidden: list[str], limit: int) -> bool:
    """Tell whether a text goes on behind its dots, hidden or behind a button, instead of beginning again; then mend it.

    The site's rule for previews has to make what stands before the dots of all of it.
    """
    halves = [(shown, hidden)] if hidden else []
    if comment.toggles:
        place = comment.toggles[0].place
        halves.append((comment.lines[:place], comment.lines[place:]))
    for before, behind in halves:
        if before and behind and before[-1].endswith(DOTS) and not behind[0].startswith(before[0][:_BEGINNING]):
            # The site cuts behind words, so a space may have stood there; but a stop or a comma needs none.
            texts = [
                [*before[:-1], before[-1].removesuffix(DOTS) + link + behind[0], *behind[1:]] for link in (" ", "")
            ]
            proofs = [prove(before, text, limit) for text in texts]
            if any(proofs):
                _unfold(comment, before, texts[0] if proofs[0] else texts[1])
                return True
    return False


def _choose(comment: ReadComment, shown: list[str], hidden: list[str], limit: int) -> None:
    """Keep what is hidden if it is a preview or its full text; else it is no part of the text."""
    for preview, text in ((shown, hidden), (hidden, shown)):
        if prove(preview, text, limit) not in {None, Proof.EQUAL}:
            _unfold(comment, preview, text)
            return
    comment.lines = shown
    comment.stray += hidden


def _prove_button(comment: ReadComment, site: HeaderLines) -> None:
    """Take a line for a button, in whatever element it stands, if it divides a cut preview from its full text.

    Nobody but the site prints that.
    """
    words, lines = site.words.comment, comment.lines
    labels = [line.removeprefix("- ") for line in lines]  # the mark of an item, where the button is one
    if labels.count(words.show_full) != 1:
        return
    place = labels.index(words.show_full)
    text = lines[place + 1 : len(lines) - (labels[-1] == words.show_less)]
    if prove(lines[:place], text, site.words.limits.preview) not in {None, Proof.EQUAL}:
        _unfold(comment, lines[:place], text)


def _unfold(comment: ReadComment, preview: list[str], text: list[str]) -> None:
    comment.lines = preview + text
    comment.toggles = [Toggle(len(preview), opens=True), Toggle(len(comment.lines), opens=False)]


def _find_stray(comment: ReadComment, dropped: Sequence[str], site: HeaderLines) -> list[str]:
    """Give what stands in a comment and is neither in a field nor the site's own."""
    if not (comment.stray or comment.titles or dropped):
        return comment.stray
    stray = [*comment.stray, *dropped]
    if comment.titles:
        text = " ".join(comment.lines)
        stray += [title for title in comment.titles if not text.startswith(title.rstrip(_SIGNS))]
    said = {*comment.lines, comment.author, comment.role, comment.age}
    return [text for text in stray if text not in said and not site.is_label(text)]
