"""Tags and texts that do not end where they seem to: found by looking into the pieces of the page that follow."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from talkparse.readers.tags import find_open_quote


def end_tag(piece: str, pieces: Iterator[str]) -> tuple[str, str, list[str] | None]:
    """Find the end of a tag in whose values the signs of tags stand; give the tag, the text after it, and None.

    If nothing ends it, gives instead what is left of the piece as text, and the pieces that were looked at in vain.
    """
    taken = [piece]
    place, quote = 0, ""
    while True:
        if quote:
            closing = piece.find(quote, place)
            if closing >= 0:
                place, quote = closing + 1, ""
                continue
        else:
            end = piece.find(">", place)
            opening = find_open_quote(piece, place, end if end >= 0 else len(piece))
            if opening >= 0:
                place, quote = opening + 1, piece[opening]
                continue
            if end >= 0:
                return "<".join((*taken[:-1], piece[:end])), piece[end + 1 :], None
        following = next(pieces, None)
        if following is None:
            return taken[0], taken[0].partition(">")[2] or "<" + taken[0], taken[1:]
        taken.append(following)
        piece, place = following, 0


def after_raw(name: str, _: str, pieces: Iterator[str]) -> str:
    """Give the text after an element whose content is no markup."""
    closing = f"/{name}"
    for piece in pieces:
        if piece[: len(closing)].lower() == closing and piece[len(closing) : len(closing) + 1] in {"", " ", "/", ">"}:
            return piece.partition(">")[2]
    return ""


def after_comment(_: str, piece: str, pieces: Iterator[str]) -> str:
    """Give the text after a comment, which begins with this piece."""
    place = 1  # a comment may end on the dashes with which it begins
    for part in chain((piece,), pieces):
        ends = [end for end in (part.find("-->", place), part.find("--!>", place)) if end >= 0]
        if ends:
            return part[part.index(">", min(ends)) + 1 :]
        place = 0
    return ""
