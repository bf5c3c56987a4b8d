"""One post of what several pages show of it, and what they say against each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from talkparse.enums import AuthorStatus, Cut
from talkparse.merging.captures import newest, newest_parts
from talkparse.merging.folding import fold
from talkparse.merging.names import name_key
from talkparse.merging.pages import Instants
from talkparse.model import Comment, DateInterval, Post, Votes
from talkparse.problems import Problem, ProblemCode
from talkparse.vocabulary import Vocabulary

_CUT: Final = frozenset({Cut.PREVIEW_ONLY, Cut.END_OF_DUMP})


class Showing(NamedTuple):
    """A post as one capture shows it."""

    when: Instants
    post: Post
    prints_pins: bool
    """Whether the page tells pinned posts from others."""
    captures: tuple[int, ...]
    """The captures of the merged discussion that show it so."""


def join_post(showings: Sequence[Showing], words: Vocabulary) -> tuple[Comment, list[Problem]]:
    """Put together what captures show of a post, newest first."""
    problems: list[Problem] = []
    author, status = _join_author(showings, words, problems)
    text = _join_text(showings, problems)
    post = Comment(
        id=newest((item.when, item.post.id) for item in showings),
        author=author,
        author_status=status,
        role=newest((item.when, item.post.role) for item in showings),
        age=newest((item.when, item.post.age) for item in showings),
        posted=_join_dates(showings, problems),
        text=text.text,
        preview=newest((item.when, item.post.preview) for item in showings),
        cut=text.cut,
        votes=newest_parts(Votes, [(item.when, item.post.votes) for item in showings]),
        pinned=bool(newest((item.when, item.post.pinned) for item in showings if item.prints_pins)),
        avatar=newest((item.when, item.post.avatar) for item in showings),
        captures=tuple(sorted({index for item in showings for index in item.captures})),
    )
    return post, problems


def _join_author(
    showings: Sequence[Showing], words: Vocabulary, problems: list[Problem]
) -> tuple[str | None, AuthorStatus]:
    """Give the newest name, whole where a capture has it so; none if the newest says that the account is deleted."""
    known = [item for item in showings if item.post.author_status is not AuthorStatus.ABSENT]
    if not known:
        return None, AuthorStatus.ABSENT
    by_time = sorted(known, key=lambda item: (item.when, item.post.author or ""))
    names = dict.fromkeys(name for item in by_time if (name := item.post.author))
    last = by_time[-1].post
    keys = {name_key(item.post, words): item.post for item in by_time if item.post.author}
    if len(keys) > 1:
        problems.append(Problem(ProblemCode.RENAMED_AUTHOR, f"one post is by {_listed(names)}"))
    if names and any(item.post.author_status is AuthorStatus.DELETED for item in known):
        message = f"of a post by {_listed(names)} another capture says that the account is deleted"
        problems.append(Problem(ProblemCode.DELETED_ACCOUNT, message))
    key = name_key(last, words)
    named = [item.post for item in by_time if item.post.author_status is AuthorStatus.NAMED]
    whole = [post for post in named if name_key(post, words) == key]
    best = whole[-1] if whole else last
    return best.author, best.author_status


def _join_text(showings: Sequence[Showing], problems: list[Problem]) -> Post:
    """Give the post as the newest capture has its text, of those that hold it to its end; else the longest."""
    whole = [item for item in showings if item.post.cut not in _CUT]
    if not whole:
        return max(showings, key=lambda item: (len(item.post.text), item.when, item.post.text)).post
    by_time = sorted(whole, key=lambda item: (item.when, item.post.text))
    texts = {fold(item.post.text): item.post.text for item in by_time}
    if len(texts) > 1:
        problems.append(Problem(ProblemCode.EDITED_TEXT, f"the text of a post was edited: {_listed(texts.values())}"))
    return by_time[-1].post


def _join_dates(showings: Sequence[Showing], problems: list[Problem]) -> DateInterval | None:
    """Give the instants that all captures allow; where there are none, those of the newest."""
    dated = [(item.when, item.post.posted) for item in showings if item.post.posted]
    if not dated:
        return None
    start, stop = max(posted.start for _, posted in dated), min(posted.stop for _, posted in dated)
    if start < stop:
        return DateInterval(start=start, stop=stop)
    posted = max(dated, key=lambda item: (item[0], item[1].start, item[1].stop))[1]
    said = sorted({f"{item.start:%Y-%m-%d %H:%M:%S} to {item.stop:%Y-%m-%d %H:%M:%S}" for _, item in dated})
    message = f"captures do not agree when a post was written: {'; '.join(said)}"
    problems.append(Problem(ProblemCode.CONTRADICTING_DATES, message))
    return posted


def _listed(values: Iterable[str]) -> str:
    return ", then ".join(map(repr, values))
