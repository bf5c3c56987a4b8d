"""Imitation: drafts that are one post, because only together they hold a preview and its full text.

A member may type what looks like the header of a comment. Inside the first 240 characters the page itself contradicts
that, for it prints them twice; and a toggle that opens in one draft and closes in another shows that both are one post.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from talkparse.posts.drafts import Draft
from talkparse.posts.unfold import Unfolded, look, toggles_of, unfold
from talkparse.preview import Proof
from talkparse.tokens import Mark, TokenKind

_MOST_BEFORE: Final = 8  # imitated headers that fit into a preview

_Read = tuple[Draft, Unfolded | None]


def merge_imitations(drafts: Sequence[Draft], limit: int) -> list[_Read]:
    """Join the drafts that only together hold a preview and its full text, with both toggles if there are two."""
    read: list[_Read] = []
    place = 0
    while place < len(drafts):
        draft = drafts[place]
        unfolded = unfold(draft.body, limit)
        if (unfolded and unfolded.closed) or not toggles_of(draft.body, opens=True):
            read.append((draft, unfolded))
            place += 1
            continue
        back, stop, joined = 0, place + 1, None
        for end in _find_closes(drafts, place, limit, proved=unfolded is not None):
            # A proof without the toggle that closes it holds only if no other draft is left with that toggle.
            before = [] if unfolded and end == place else _unproved(read)
            back, stop, joined = _join(before, drafts, (place, end), limit)
            if joined:
                break
        if joined is None:
            read.append((draft, unfolded))
            place += 1
        else:
            del read[len(read) - back :]
            read.append(joined)
            place = stop
    return read


def _find_closes(drafts: Sequence[Draft], place: int, limit: int, *, proved: bool) -> Iterator[int]:
    """Find the drafts that may have the toggle that closes what this one opens; this one itself, if there is none.

    Its own; or, unless a proof shows that not to be typed, the one of the next draft that has any, if it opens nothing.
    If this one is ``proved`` by itself, it may have lost that toggle, and one that can be read by itself too is no part
    of it. Else a repetition alone is no reading against a toggle that nothing closes.
    """
    own = bool(toggles_of(drafts[place].body, opens=False))
    if own:
        yield place
    after = next((after for after in range(place + 1, len(drafts)) if _toggled(drafts[after])), None)
    if after is not None and not (own and proved) and _closes(drafts[after].body, limit, proved=proved):
        yield after
    elif not own:
        yield place


def _closes(body: Sequence[Mark], limit: int, *, proved: bool) -> bool:
    """Tell whether a draft has a toggle that closes the text of another."""
    full, less = (toggles_of(body, opens=opens) for opens in (True, False))
    if len(less) <= len(full) or not look(body, less[-1:]):
        return False
    own = unfold(body, limit)
    return not (own and (proved or (not full and own.proof is not Proof.EQUAL)))


def _join(
    before: Sequence[Draft], drafts: Sequence[Draft], span: tuple[int, int], limit: int
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
            unfolded = unfold(joined.body, limit)
            if not unfolded or not (unfolded.closed or stop == place + 1):
                continue
            unseen = [draft.header[0] for draft in drafts[place + 1 : stop] if not _reaches(unfolded, draft.header[0])]
            if not unseen or stop == end + 1:
                joined.doubtful = next(iter(unseen), None)
                return back, stop, (joined, unfolded)
    return 0, place + 1, None


def _reaches(unfolded: Unfolded, header: Mark) -> bool:
    """Tell whether a preview prints a header that stands in its text: then both are one post's."""
    return len(unfolded.preview) > sum(piece.start < header.start for piece in unfolded.text)


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
        if unfolded:
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
