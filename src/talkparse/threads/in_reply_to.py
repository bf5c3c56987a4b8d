"""``in-reply-to``: the words "In reply to SUBJECT by NAME", where only they are left of a link to the parent.

Assumption: the site prints them in the frame of each reply and of nothing else. SUBJECT is the beginning of the
parent's text, at most 29 characters, cut at a word; NAME is abbreviated as any name of the page. Of several posts that
fit, the nearest is taken, for the two cannot be told apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from talkparse.enums import AuthorStatus, Certainty, EvidenceKind
from talkparse.model import Comment, Evidence
from talkparse.threads.finding import LOST, Finding
from talkparse.tokens import Markup
from talkparse.vocabulary.words import CommentWords

_LONGEST: Final = 29
_ELLIPSES: Final = ("…", "...")
_CUT_NAME: Final = 14


def find_named(posts: Sequence[Comment], markups: Sequence[Markup], words: CommentWords) -> dict[int, Finding]:
    """Find the replies that say in words whose post they answer, and that post if it stands before them."""
    found: dict[int, Finding] = {}
    if not any(markup.reply_to for markup in markups):
        return found
    seen: dict[tuple[str, str], int] = {}
    for index, (post, markup) in enumerate(zip(posts, markups, strict=True)):
        if markup.reply_to:
            subject, name = markup.reply_to
            detail = words.in_reply_to.format(subject=subject, name=name)
            parent = max(
                (seen.get((_subject_key(subject), key), LOST) for key in _name_keys(name, words)), default=LOST
            )
            evidence = (Evidence(kind=EvidenceKind.IN_REPLY_TO, detail=detail),)
            found[index] = Finding(Certainty.CERTAIN, evidence, parent)
        for beginning in _beginnings(post.text):
            for key in _author_keys(post, words):
                seen[beginning, key] = index
    return found


def _fold(text: str) -> str:
    """Take out all white space, which the site and the extractors treat differently; case they leave as it is."""
    return "".join(text.split()).replace("\u2019", "'")


def _subject_key(subject: str) -> str:
    cut = next((subject.removesuffix(dots) for dots in _ELLIPSES if subject.endswith(dots)), None)
    return _fold(subject) if cut is None else _fold(cut) + _ELLIPSES[0]


def _beginnings(text: str) -> Iterator[str]:
    """Yield the keys of all subjects that a text can have: itself, and each cut of it."""
    start = _fold(text[: 2 * _LONGEST])
    yield start
    for stop in range(1, min(len(start), _LONGEST) + 1):
        yield start[:stop] + _ELLIPSES[0]


def _author_keys(post: Comment, words: CommentWords) -> tuple[str, ...]:
    """Give the names under which a post may be answered: its author's, whole and abbreviated; "" fits any."""
    if post.author_status is AuthorStatus.DELETED:
        return (words.deleted_author,)
    if post.author is None:
        return ("",)
    name = post.author.removesuffix("…")
    return (post.author, f"{name[:_CUT_NAME]}…")


def _name_keys(name: str, words: CommentWords) -> tuple[str, ...]:
    return (name.replace("...", "…").removesuffix(f" {words.unverified}"), "")
