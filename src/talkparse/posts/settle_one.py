"""Comments that the markup of a page shows: each settled by itself, for no other can have a part of it."""

from __future__ import annotations

from collections.abc import Sequence

from talkparse.posts.drafts import Draft
from talkparse.posts.settle import Settled, limited, settle
from talkparse.preview import DOTS, prove
from talkparse.readers.html.comment_header import ReadComment
from talkparse.tokens import Mark, Piece, TokenKind
from talkparse.vocabulary import Vocabulary


def settle_marked(comment: ReadComment, place: int, words: Vocabulary) -> Settled:
    """Tell the preview of a comment from its text. ``place`` is the offset that stands for all of the comment."""
    lines = comment.lines
    split = _find_split(comment)
    if split is not None and (not comment.toggles or prove(lines[:split], lines[split:])):
        preview, text = lines[:split], lines[split:]
        return limited(Settled(_at(place), _pieces(preview, place), _pieces(text, place)))
    printed, body, named = _print(comment, words)
    (settled,) = settle(lambda start, stop: printed[start:stop], [Draft(body=body)], words, framed=True, ended=False)
    preview, text = (
        [piece.text for piece in pieces if piece.start not in named] for pieces in (settled.preview, settled.text)
    )
    return settled._replace(
        header=_at(place),
        preview=_pieces(preview, place),
        text=_pieces(text, place),
        toggles=(),
        unknown=tuple(mark._replace(start=place, stop=place) for mark in settled.unknown),
        faults=tuple(fault._replace(start=place, stop=place) for fault in settled.faults),
    )


def _at(place: int) -> tuple[Mark, ...]:
    return (Mark(TokenKind.AUTHOR, place, place),)


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


def _print(comment: ReadComment, words: Vocabulary) -> tuple[str, list[Mark], set[int]]:
    """Print the lines and the buttons in their order, with a mark for each; give where buttons in other words stand."""
    named: set[int] = set()
    parts: list[str] = []
    marks: list[Mark] = []
    length = 0

    def add(kind: TokenKind, text: str, *, glued: bool = False) -> None:
        nonlocal length
        parts.append((" " if glued else "\n") + text)
        marks.append(Mark(kind, length + 1, length + 1 + len(text), glued))
        length += 1 + len(text)

    waiting = list(reversed(comment.toggles))
    for number, line in enumerate([*comment.lines, None]):
        while waiting and waiting[-1].place == number:
            toggle = waiting.pop()
            label = words.comment.show_full if toggle.opens else words.comment.show_less
            add(TokenKind.TOGGLE, label, glued=toggle.glued)
            if toggle.named:
                named.add(marks[-1].start)
        if line is not None:
            add(TokenKind.BODY, line)
    return "".join(parts), marks, named
