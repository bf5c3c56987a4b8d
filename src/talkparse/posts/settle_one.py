"""Comments that the markup of a page shows: each settled by itself, for no other can have a part of it."""

from __future__ import annotations

from collections.abc import Sequence

from talkparse.posts.drafts import Draft
from talkparse.posts.settle import Settled, limited, settle
from talkparse.preview import DOTS, prove
from talkparse.readers.html.comment_header import ReadComment
from talkparse.tokens import Mark, Piece, TokenKind
from talkparse.vocabulary.words import Limits


def settle_marked(comment: ReadComment, place: int, limits: Limits) -> Settled:
    """Tell the preview of a comment from its text. ``place`` is the offset that stands for all of the comment."""
    lines = comment.lines
    split = _find_split(comment)
    if split is not None and (not comment.toggles or prove(lines[:split], lines[split:], limits.preview)):
        preview, text = lines[:split], lines[split:]
        return limited(Settled(comment.header, _pieces(preview, place), _pieces(text, place)), limits)
    (settled,) = settle([Draft(body=_mark(comment))], limits, framed=True, ended=False)
    preview, text = ([piece.text for piece in pieces if piece.text] for pieces in (settled.preview, settled.text))
    return settled._replace(
        header=comment.header,
        preview=_pieces(preview, place),
        text=_pieces(text, place),
        toggles=(),
        unknown=tuple(mark._replace(start=place, stop=place) for mark in settled.unknown),
        faults=tuple(fault._replace(start=place, stop=place) for fault in settled.faults),
    )


def _pieces(lines: Sequence[str], place: int) -> tuple[Piece, ...]:
    """Give lines as one piece: nothing asks any more where each of them stands."""
    return (Piece(place, place, "\n".join(lines)),) if lines else ()


def _find_split(comment: ReadComment) -> int | None:
    """Give how many lines are the preview, where the buttons stand as the site puts them, or nothing looks like one."""
    lines, toggles = comment.lines, comment.toggles
    if not toggles:
        half = len(lines) // 2
        is_plain = not any(line.endswith(DOTS) for line in lines) and not (lines and lines[:half] == lines[half:])
        return 0 if is_plain else None
    if [toggle.opens for toggle in toggles] == [True, False] and toggles[1].place == len(lines):
        return toggles[0].place
    return None


def _mark(comment: ReadComment) -> list[Mark]:
    """Give the lines and the buttons in their order, each at its number.

    A button that is not the site's after all is text: its words, if those told that it is one, and nothing otherwise.
    """
    marks: list[Mark] = []
    waiting = list(reversed(comment.toggles))
    for number, line in enumerate([*comment.lines, None]):
        while waiting and waiting[-1].place == number:
            toggle = waiting.pop()
            place = len(marks)
            gap = " " if toggle.glued else ""
            marks.append(Mark(TokenKind.TOGGLE, place, place + 1, toggle.text, toggle.glued, toggle.opens, gap))
        if line is not None:
            marks.append(Mark(TokenKind.BODY, len(marks), len(marks) + 1, line))
    return marks
