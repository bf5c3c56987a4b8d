"""Boundaries: what of each draft is preview, text, button or nobody's, and how far the text is whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from talkparse.enums import Cut
from talkparse.posts.drafts import Draft
from talkparse.posts.imitation import merge_imitations
from talkparse.posts.unfold import Unfolded, read_pieces, toggles_of, unfold_end, unfold_preview_only
from talkparse.preview import DOTS, Proof, looks_cut
from talkparse.problems import Fault, ProblemCode
from talkparse.tokens import Mark, Piece, TokenKind
from talkparse.vocabulary.words import Limits


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
    known: str | None = None
    """Its text where the preview proves more of that than ``text`` does: what the preview holds but for the dots."""


def settle(drafts: Sequence[Draft], limits: Limits, *, framed: bool, ended: bool, seen: bool = True) -> list[Settled]:
    """Decide the posts. ``framed``: toggles stand in their places; ``ended``: the dump ends with the last draft.

    ``seen`` says that the page may have been printed as it is seen, without what is hidden until a button is pressed.
    """
    read = merge_imitations(drafts, limits.preview)
    hidden = framed and _full_texts_are_hidden(drafts, limits, seen=seen)
    settled: list[Settled] = []
    for place, (draft, unfolded) in enumerate(read):
        last = ended and not hidden and place + 1 == len(read)
        if unfolded is None and hidden:
            post = _settle_hidden(draft, limits)
        else:
            post = _settle(draft, unfolded, limits, framed=framed, last=last)
        if draft.doubtful:
            post = post._replace(faults=(*post.faults, _doubt(draft.doubtful)))
        settled.append(post)
    return settled


def _doubt(header: Mark) -> Fault:
    """Say that a header stands in the text of a post that no preview prints."""
    message = "this may be another comment's header; it was left in the text, for buttons stand around it"
    return Fault(ProblemCode.UNCLEAR_BOUNDARY, message, header.start, header.stop)


def _full_texts_are_hidden(drafts: Sequence[Draft], limits: Limits, *, seen: bool) -> bool:
    """Tell whether whoever printed the page saw previews only: posts end in the toggle that opens, and none closes.

    Where the page was not printed as it is ``seen``, that is so only if one of these looks cut.
    """
    if any(toggles_of(draft.body, opens=False) for draft in drafts):
        return False
    opened = [draft.body[:-1] for draft in drafts if toggles_of(draft.body[-1:], opens=True)]
    texts = ([piece.text for piece in read_pieces(body, ())] for body in opened)
    return bool(opened) and (seen or any(looks_cut(lines, limits.preview) for lines in texts))


def _settle_hidden(draft: Draft, limits: Limits) -> Settled:
    """Settle a post of a page that shows previews only: a toggle at its end is the site's."""
    header = tuple(draft.header)
    if not toggles_of(draft.body[-1:], opens=True):
        return limited(Settled(header, (), tuple(read_pieces(draft.body, ()))), limits)
    pieces = tuple(read_pieces(draft.body[:-1], ()))
    if not looks_cut([piece.text for piece in pieces], limits.preview):
        return Settled(header, (), pieces, (draft.body[-1],))
    return Settled(header, pieces, (), (draft.body[-1],), cut=Cut.PREVIEW_ONLY, known=_known(pieces))


def _known(preview: Sequence[Piece], *, is_whole: bool = True) -> str:
    """Give the beginning of a text that its preview proves: the site's dots, or the first of them, are no member's."""
    text = "\n".join(piece.text for piece in preview)
    return text.removesuffix(DOTS).rstrip() if is_whole or text.endswith(DOTS) else text.rstrip(".")


def _settle(draft: Draft, unfolded: Unfolded | None, limits: Limits, *, framed: bool, last: bool) -> Settled:
    body = draft.body
    header = tuple(draft.header)
    cut = known = None
    faults: list[Fault] = []
    toggles = () if unfolded else [mark for mark in body if mark.kind is TokenKind.TOGGLE]
    if unfolded:
        is_whole = unfolded.proof is Proof.EQUAL and len(unfolded.preview) == len(unfolded.text)
        if last and not unfolded.closed and not is_whole:
            cut = Cut.END_OF_DUMP
    elif toggles:
        less = toggles_of(body, opens=False)
        unfolded = unfold_preview_only(body, limits.preview)
        if unfolded:
            cut = Cut.END_OF_DUMP if last and not less else Cut.PREVIEW_ONLY
        elif last and (unfolded := unfold_end(body, limits.preview, framed=framed)):
            cut = Cut.END_OF_DUMP
        else:
            faults.append(
                _fault(toggles[0], "no preview and full text were proved around this button; all text was kept")
            )
        known = _known(unfolded.preview, is_whole=bool(unfolded.text)) if unfolded else None
    elif last and not body:
        cut = Cut.END_OF_DUMP
    if unfolded is None:
        text = tuple(read_pieces(body, ()))
        half = len(text) // 2
        if text and not toggles and [piece.text for piece in text[:half]] == [piece.text for piece in text[half:]]:
            message = "these lines stand twice, and no button says that the first are a preview"
            faults.append(Fault(ProblemCode.POSSIBLE_PREVIEW, message, text[0].start, text[-1].stop))
        return limited(Settled(header, (), text, cut=cut, faults=tuple(faults)), limits)
    text = unfolded.text
    unknown = tuple(Mark(TokenKind.UNKNOWN, piece.start, piece.stop, piece.text) for piece in unfolded.after)
    if framed and unfolded.closed:
        close = unfolded.toggles[-1]
        unknown += tuple(
            Mark(TokenKind.UNKNOWN, piece.start, piece.stop, piece.text) for piece in text if piece.start > close.start
        )
        text = tuple(piece for piece in text if piece.start < close.start)
    settled = Settled(header, unfolded.preview, text, unfolded.toggles, unknown, cut, tuple(faults), known)
    return limited(settled, limits)


def _fault(mark: Mark, message: str) -> Fault:
    return Fault(ProblemCode.UNPROVED_PREVIEW, message, mark.start, mark.stop)


def limited(post: Settled, limits: Limits) -> Settled:
    """Say so where the site's own limit cut the text."""
    length = sum([len(piece.text) for piece in post.text]) + len(post.text) - 1
    return post._replace(cut=Cut.SITE_LIMIT) if post.cut is None and length == limits.comment else post
