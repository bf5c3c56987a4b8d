"""Boundaries: which drafts are posts, once previews and full texts have been held against each other.

A member may type what looks like the header of a comment. Inside the first 240 characters the page itself contradicts
that, for it prints them twice; and a toggle that opens in one draft and closes in another shows that both are one post.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from talkparse.model import Cut
from talkparse.posts import Draft
from talkparse.preview import Proof, looks_cut
from talkparse.problems import ProblemCode
from talkparse.tokens import Mark, TokenKind
from talkparse.unfold import (
    Piece,
    TextOf,
    Unfolded,
    read_pieces,
    repeat,
    toggles_of,
    unfold,
    unfold_end,
    unfold_preview_only,
)
from talkparse.vocabulary import site

SITE_LIMIT: Final = 2000  # characters of a comment, a line break counting one
_MOST_BEFORE: Final = 8  # imitated headers that fit into a preview


class Fault(NamedTuple):
    """A problem, before its line is counted."""

    code: ProblemCode
    message: str
    start: int
    stop: int


class Settled(NamedTuple):
    """A post whose boundaries are decided."""

    header: tuple[Mark, ...]
    preview: tuple[Piece, ...]
    text: tuple[Piece, ...]
    toggles: tuple[Mark, ...] = ()
    unknown: tuple[Mark, ...] = ()
    """Text after the post that is nobody's."""
    cut: Cut | None = None
    faults: tuple[Fault, ...] = ()


_Read = tuple[Draft, Unfolded | None]


def settle(text_of: TextOf, drafts: Sequence[Draft], *, framed: bool, ended: bool) -> list[Settled]:
    """Decide the posts. ``framed``: toggles stand in their places; ``ended``: the dump ends with the last draft."""
    read = merge_imitations(text_of, drafts)
    hidden = framed and _full_texts_are_hidden(text_of, drafts)
    settled: list[Settled] = []
    for place, (draft, unfolded) in enumerate(read):
        last = ended and not hidden and place + 1 == len(read)
        if unfolded is None and hidden:
            settled.append(_settle_hidden(text_of, draft))
        else:
            settled.append(_settle(text_of, draft, unfolded, framed=framed, last=last))
    return settled


def _full_texts_are_hidden(text_of: TextOf, drafts: Sequence[Draft]) -> bool:
    """Tell whether whoever printed the page saw previews only: posts end in the toggle that opens, and none closes."""
    words = site().comment
    if any(toggles_of(text_of, draft.body, words.show_less) for draft in drafts):
        return False
    return any(text_of(mark.start, mark.stop) == words.show_full for draft in drafts for mark in draft.body[-1:])


def merge_imitations(text_of: TextOf, drafts: Sequence[Draft]) -> list[_Read]:
    """Join the drafts that only together hold a preview and its full text, with both toggles if there are two."""
    read: list[_Read] = []
    place = 0
    while place < len(drafts):
        draft = drafts[place]
        unfolded = unfold(text_of, draft.body)
        opens = bool(toggles_of(text_of, draft.body, site().comment.show_full))
        if not opens or (unfolded and unfolded.closed):
            read.append((draft, unfolded))
            place += 1
            continue
        end = _find_close(text_of, drafts, place)
        # A proof without the toggle that closes it holds only if no other draft is left with that toggle.
        before = [] if unfolded and end == place else _unproved(read)
        back, stop, joined = _join(text_of, before, drafts, (place, end))
        if joined is None:
            read.append((draft, unfolded))
            place += 1
        else:
            del read[len(read) - back :]
            read.append(joined)
            place = stop
    return read


def _find_close(text_of: TextOf, drafts: Sequence[Draft], place: int) -> int:
    """Find the draft with the toggle that closes what this one opens: the next that has any, if it opens nothing."""
    words = site().comment
    if toggles_of(text_of, drafts[place].body, words.show_less):
        return place
    for after in range(place + 1, len(drafts)):
        body = drafts[after].body
        if _toggled(drafts[after]):
            full, less = (len(toggles_of(text_of, body, word)) for word in (words.show_full, words.show_less))
            own = unfold(text_of, body)  # a repetition alone is no proof against a toggle that nothing closes
            proved = not full and own and own.proof is not Proof.EQUAL
            return after if less > full and not proved else place
    return place


def _join(
    text_of: TextOf, before: Sequence[Draft], drafts: Sequence[Draft], span: tuple[int, int]
) -> tuple[int, int, _Read | None]:
    """Find the fewest drafts around one that together prove its preview; give how many before and where they stop.

    ``span`` is the index of the draft and that of the one with the toggle that closes it.
    """
    place, end = span
    for back in range(len(before) + 1):
        for stop in dict.fromkeys((*range(end + 1, _tail(drafts, end) + 1), place + 1)):
            if back == 0 and stop == place + 1:
                continue  # the draft alone, which was tried
            joined = _as_one([*before[len(before) - back :], *drafts[place:stop]])
            unfolded = unfold(text_of, joined.body)
            if unfolded and (unfolded.closed or stop == place + 1):
                return back, stop, (joined, unfolded)
    return 0, place + 1, None


def _tail(drafts: Sequence[Draft], end: int) -> int:
    """Find where the lines may end that an extractor printed after the toggle that closes a text."""
    stop = end + 1
    while stop < min(len(drafts), end + 1 + _MOST_BEFORE) and not _toggled(drafts[stop]):
        stop += 1
    return stop


def _toggled(draft: Draft) -> bool:
    return any(mark.kind is TokenKind.TOGGLE for mark in draft.body)


def _unproved(read: Sequence[_Read]) -> list[Draft]:
    """Give the drafts just before, in page order, that may be the beginning of an interrupted preview."""
    found: list[Draft] = []
    for draft, unfolded in reversed(read[-_MOST_BEFORE:]):
        if unfolded or _toggled(draft):
            break
        found.append(draft)
    return found[::-1]


def _as_one(drafts: Sequence[Draft]) -> Draft:
    """Join drafts to one, reading the headers of all but the first as text."""
    first, *others = drafts
    body = list(first.body)
    for draft in others:
        glued = bool(body) and body[-1].kind is TokenKind.TOGGLE  # nothing else stands before a name on its line
        name, *frame = (mark._replace(kind=TokenKind.BODY) for mark in draft.header)
        body += [name._replace(glued=name.glued and glued), *frame]
        body += draft.body
    return Draft(header=first.header, body=body)


def _settle_hidden(text_of: TextOf, draft: Draft) -> Settled:
    """Settle a post of a page that shows previews only: a toggle at its end is the site's."""
    header = tuple(draft.header)
    if not toggles_of(text_of, draft.body[-1:], site().comment.show_full):
        return _limited(Settled(header, (), tuple(read_pieces(text_of, draft.body, ()))))
    text = tuple(read_pieces(text_of, draft.body[:-1], ()))
    cut = Cut.PREVIEW_ONLY if looks_cut([piece.text for piece in text]) else None
    return Settled(header, (), text, (draft.body[-1],), cut=cut)


def _settle(text_of: TextOf, draft: Draft, unfolded: Unfolded | None, *, framed: bool, last: bool) -> Settled:
    body = draft.body
    header = tuple(draft.header)
    cut = None
    faults: list[Fault] = []
    toggles = [mark for mark in body if mark.kind is TokenKind.TOGGLE]
    if unfolded:
        if last and not unfolded.closed and unfolded.proof is not Proof.EQUAL:
            cut = Cut.END_OF_DUMP
    elif toggles:
        less = toggles_of(text_of, body, site().comment.show_less)
        unfolded = unfold_preview_only(text_of, body)
        if unfolded:
            cut = Cut.END_OF_DUMP if last and not less else Cut.PREVIEW_ONLY
        elif last and (unfolded := unfold_end(text_of, body)):
            cut = Cut.END_OF_DUMP
            faults.append(_fault(toggles[0], "the dump ends before the full text could prove the preview"))
        else:
            faults.append(
                _fault(toggles[0], "no preview and full text were proved around this button; all text was kept")
            )
    elif last and not body:
        cut = Cut.END_OF_DUMP
    if unfolded is None:
        text = tuple(read_pieces(text_of, body, ()))
        half = len(text) // 2
        if text and not toggles and [piece.text for piece in text[:half]] == [piece.text for piece in text[half:]]:
            message = "these lines stand twice, and no button says that the first are a preview"
            faults.append(Fault(ProblemCode.POSSIBLE_PREVIEW, message, text[0].start, text[-1].stop))
        return _limited(Settled(header, (), text, cut=cut, faults=tuple(faults)))
    text = unfolded.text
    unknown = tuple(Mark(TokenKind.UNKNOWN, piece.start, piece.stop) for piece in unfolded.after)
    if framed and unfolded.closed:
        close = unfolded.toggles[-1]
        unknown += tuple(
            Mark(TokenKind.UNKNOWN, piece.start, piece.stop) for piece in text if piece.start > close.start
        )
        text = tuple(piece for piece in text if piece.start < close.start)
    settled = Settled(header, unfolded.preview, text, unfolded.toggles, unknown, cut, tuple(faults))
    return _limited(settled)


def _fault(mark: Mark, message: str) -> Fault:
    return Fault(ProblemCode.UNPROVED_PREVIEW, message, mark.start, mark.stop)


def _limited(post: Settled) -> Settled:
    """Say so where the site's own limit cut the text."""
    length = sum(len(piece.text) for piece in post.text) + len(post.text) - 1
    return post._replace(cut=Cut.SITE_LIMIT) if post.cut is None and length == SITE_LIMIT else post


def divide(text_of: TextOf, body: Sequence[Mark], *, framed: bool) -> Iterator[Settled]:
    """Divide a body of several comments, without headers, at the previews that are proved.

    What stands before the first preview is a post on a ``framed`` page, where nothing but comments can stand there,
    and nobody's elsewhere.
    """
    toggles = [mark for mark in body if mark.kind is TokenKind.TOGGLE]
    at = [mark.start for mark in toggles]
    closes = [body[index].start for index in toggles_of(text_of, body, site().comment.show_less)]
    pieces = read_pieces(text_of, body, [index for index, mark in enumerate(body) if mark.kind is TokenKind.TOGGLE])
    starts = [piece.start for piece in pieces]
    proved = list(repeat(text_of, body))
    taken: set[int] = set()
    if pieces and (not proved or proved[0][0] > 0):
        early = pieces[: proved[0][0] if proved else len(pieces)]
        yield from _unclear(early, known=framed)
    for number, (first, split, covered) in enumerate(proved):
        after = proved[number + 1][0] if number + 1 < len(proved) else len(pieces)
        limit = starts[after] if after < len(pieces) else body[-1].stop
        end = after
        used = toggles[bisect(at, starts[first]) : bisect(at, starts[split])]
        close = bisect(closes, starts[split])
        if close < len(closes) and closes[close] < limit:
            end = bisect(starts, closes[close])
            used.append(toggles[bisect(at, closes[close]) - 1])
        faults: tuple[Fault, ...] = ()
        if end == after and end > covered:
            message = "nothing marks where this comment ends; these lines may be another comment"
            faults = (Fault(ProblemCode.UNCLEAR_BOUNDARY, message, starts[covered], pieces[end - 1].stop),)
        text = tuple(pieces[split:end])
        yield _limited(Settled((), tuple(pieces[first:split]), text, tuple(used), faults=faults))
        taken.update(mark.start for mark in used)
        if after > end:
            yield from _unclear(pieces[end:after], known=True)
    stray = tuple(mark._replace(kind=TokenKind.UNKNOWN) for mark in toggles if mark.start not in taken)
    if stray:
        yield Settled((), (), (), unknown=stray)


def _unclear(pieces: Sequence[Piece], *, known: bool) -> Iterator[Settled]:
    """Give lines that hold one comment or several; or nobody's, where they may be anything."""
    start, stop = pieces[0].start, pieces[-1].stop
    if known:
        message = "nothing marks where these comments end; they are kept as one"
        yield Settled((), (), tuple(pieces), faults=(Fault(ProblemCode.UNCLEAR_BOUNDARY, message, start, stop),))
        return
    unknown = tuple(Mark(TokenKind.UNKNOWN, piece.start, piece.stop) for piece in pieces)
    yield Settled((), (), (), unknown=unknown)
