"""Pseudonyms: authors under names that say nothing, the same ones wherever the same key is used.

A pseudonym is made of the name as printed and the key by HMAC-SHA-256: whoever has not the key cannot find the name by
trying names. Deleted accounts stay unknown. Names in texts are replaced where they are certain:

* after an ``@``, and between quotation marks, whatever the case;
* anywhere, if the name is no plain word: it has a digit, an underscore or a capital inside, or a second part;
* of a name that the site cut, with the rest of the word.

What may be a name and was left (a plain word such as "Fern", the first part of a name, an ``@`` before anything else)
is a ``Problem``. The dump, its tokens and the pages that were merged hold all names, so they are left out.
"""

from __future__ import annotations

import hmac
import os
import re
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from attrs import evolve

from talkparse.enums import EvidenceKind
from talkparse.model import Evidence, Reply
from talkparse.problems import Problem, ProblemCode, RecordError, unopened
from talkparse.writers.thread import placed_posts

if TYPE_CHECKING:
    from talkparse.model import Comment, Consultation

_SHORTEST_KEY: Final = 16
"""Bytes: shorter keys can be found by trying."""
_DIGITS: Final = 16  # 64 bits: among a million authors two are alike once in some thirty million keys
_LONGEST_NAME: Final = 100
"""Characters of a name that is looked for in texts; the site's are far shorter."""
_SHORTEST_PART: Final = 3  # below that, parts of names are in every text
_NO_WORD: Final = re.compile(r"[\d_]|[a-z][A-Z]|\S \S|…")
_START: Final = re.compile(r"(?<!\w)\S")
_PART: Final = re.compile(r"[A-Z]?[^\W\d_A-Z]+|[^\W\d_]+")  # cut at capitals too: "Maple" of "MapleRoadMum"
_PSEUDONYM: Final = re.compile("author-[0-9a-f]{16}")
_WORDS: Final = re.compile(r"\w+")
_QUOTES: Final = {'"': '"', "'": "'", "\u201c": "\u201d", "\u2018": "\u2019"}
_ABOUT_NAMES: Final = frozenset({ProblemCode.RENAMED_AUTHOR, ProblemCode.DELETED_ACCOUNT})
_NAMED: Final = 10  # a message has room for so many numbers


class _Names(NamedTuple):
    """The names of a page, as they are looked for."""

    key: bytes
    whole: dict[str, str]
    """Each name by itself in small letters; of a name that the site cut, what is left of it."""
    lengths: dict[str, tuple[int, ...]]
    """How long the names are that begin with a character, the longest first."""
    parts: frozenset[str]
    """The first part of each name."""


def pseudonym(name: str, key: bytes) -> str:
    """Give the pseudonym of a name: ``author-`` and 16 hexadecimal digits of HMAC-SHA-256."""
    return f"author-{hmac.digest(key, name.encode('utf-8', 'surrogatepass'), 'sha256').hex()[:_DIGITS]}"


def read_key(path: str | os.PathLike[str]) -> bytes:
    """Give the key in a file, which is all of it. Raises ``RecordError`` if that cannot be read, or is too short."""
    try:
        key = Path(path).read_bytes()
        check_key(key)
    except OSError as error:
        raise unopened(error, os.fspath(path)) from error
    except ValueError as error:
        raise RecordError(os.fspath(path), None, str(error)) from None
    return key


def check_key(key: bytes) -> None:
    """Raise ``TypeError`` for a key that is no ``bytes``, ``ValueError`` for one of less than 16 bytes."""
    if not isinstance(key, bytes):
        raise TypeError(f"key: expected bytes, not {type(key).__name__}")
    if len(key) < _SHORTEST_KEY:
        raise ValueError(f"a key has at least {_SHORTEST_KEY} bytes, and this one has {len(key)}")


def pseudonymise(consultation: Consultation, key: bytes) -> Consultation:
    """Give the page with pseudonyms for its authors, in every field. Raises what ``check_key`` raises."""
    check_key(key)
    idea = consultation.idea
    pages = (consultation, *consultation.merged_from)
    authors = [post.author or "" for page in pages for post in page.posts()]
    names = _collect([*authors, (idea and idea.suggested_by) or ""], key)
    head: list[str] = []  # what may be names above the comments

    def hide(text: str) -> str:
        return _hide(text, names, head)

    comments, doubtful = _posts(consultation, names)
    discussion = consultation.discussion
    page = evolve(
        consultation,
        title=consultation.title and hide(consultation.title),
        discussion=discussion and evolve(discussion, title=discussion.title and hide(discussion.title)),
        idea=idea
        and evolve(
            idea,
            title=idea.title and hide(idea.title),
            text=idea.text and hide(idea.text),
            suggested_by=idea.suggested_by and pseudonym(idea.suggested_by, key),
        ),
        intro=tuple(map(hide, consultation.intro)),
        questions=tuple(map(hide, consultation.questions)),
        timeline=tuple(evolve(event, title=hide(event.title)) for event in consultation.timeline),
        comments=comments,
        problems=tuple(
            evolve(problem, message=_without_names(problem) or hide(problem.message))
            for problem in consultation.problems
        ),
        tokens=(),
        source=None,
        merged_from=(),
    )
    return evolve(page, problems=(*page.problems, *_say(doubtful, is_head=bool(head))))


def _without_names(problem: Problem) -> str | None:
    """Give what to say instead of a message that is about names; None for other problems."""
    return "captures name the author of a post differently" if problem.code in _ABOUT_NAMES else None


def _collect(authors: Iterable[str], key: bytes) -> _Names:
    whole = {}
    parts = set()
    for author in authors:
        name = author.removesuffix("…")
        if name and len(name) <= _LONGEST_NAME:
            whole[name.casefold()] = author
        if (first := _PART.search(author)) and len(first[0]) >= _SHORTEST_PART:
            parts.add(first[0].casefold())
    lengths: dict[str, set[int]] = {}
    for name in whole:
        lengths.setdefault(name[0], set()).add(len(name))
    ordered = {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}
    return _Names(key, whole, ordered, frozenset(parts))


def _posts(consultation: Consultation, names: _Names) -> tuple[tuple[Comment | Reply, ...], list[int]]:
    """Give the comments with pseudonyms, and the numbers from 1 of the posts in which names may be left."""
    placed = list(placed_posts(consultation))
    replies: list[list[Any]] = [[] for _ in placed]  # which no type can tell to be replies
    top: list[Any] = []
    doubtful = []
    for one in reversed(placed):  # replies before what they answer
        left: list[str] = []
        post = evolve(
            one.post,
            author=one.post.author and pseudonym(one.post.author, names.key),
            text=_hide(one.post.text, names, left),
            preview=one.post.preview and _hide(one.post.preview, names, left),
            replies=tuple(reversed(replies[one.index])),
        )
        if isinstance(post, Reply):
            post = evolve(post, evidence=tuple(_hide_in_evidence(reason, names) for reason in post.evidence))
        (top if one.parent is None else replies[one.parent]).append(post)
        if left:
            doubtful.append(one.index + 1)
    return tuple(reversed(top)), doubtful[::-1]


def _hide_in_evidence(evidence: Evidence, names: _Names) -> Evidence:
    """Hide all names in a detail: the sentence is ours, so what looks like a name in it is one."""
    detail = _hide(evidence.detail, names, [], is_ours=True)
    if evidence.kind is EvidenceKind.IN_REPLY_TO and detail == evidence.detail:
        # It quotes the page, and names somebody who wrote nothing here.
        before, by, name = detail.rpartition(" by ")
        if by:
            detail = f"{before}{by}{pseudonym(name, names.key)}"
    return evolve(evidence, detail=detail)


def _hide(text: str, names: _Names, left: list[str], *, is_ours: bool = False) -> str:
    """Replace the names in a text, and collect what may be a name and was left."""
    parts: list[str] = []
    done = 0
    for start in (found.start() for found in _START.finditer(text)):
        if start < done:
            continue
        stop = _stop_of(text, start, names)
        if stop is None:
            continue
        author = names.whole[text[start : stop[0]].casefold()]
        if is_ours or _is_certain(text, start, stop[1], author):
            parts += (text[done:start], pseudonym(author, names.key))
            done = stop[1]
    rest = "".join((*parts, text[done:]))
    left += _left(rest, names)
    return rest


def _stop_of(text: str, start: int, names: _Names) -> tuple[int, int] | None:
    """Find the longest name that stands at a place, and give its end, and that of the word in which it ends."""
    for length in names.lengths.get(text[start].casefold(), ()):
        stop = start + length
        author = names.whole.get(text[start:stop].casefold())
        if author is None:
            continue
        word = _WORDS.match(text, stop) if text[stop - 1 : stop].isalnum() or text[stop - 1 : stop] == "_" else None
        if word is None:
            return stop, stop + text.startswith("…", stop) * author.endswith("…")
        if author.endswith("…"):
            return stop, word.end()
    return None


def _is_certain(text: str, start: int, stop: int, author: str) -> bool:
    before, after = text[start - 1 : start], text[stop : stop + 1]
    if before == "@" or (before and _QUOTES.get(before) == after):
        return True
    return _NO_WORD.search(author) is not None and text.startswith(author.removesuffix("…"), start)


def _left(text: str, names: _Names) -> Iterable[str]:
    """Yield what may be a name."""
    for found in _WORDS.finditer(text):
        word = found[0]
        is_called = text[found.start() - 1 : found.start()] == "@" and not _PSEUDONYM.match(text, found.start())
        is_part = word[0].isupper() and word.casefold() in names.parts
        if is_called or is_part or word.casefold() in names.whole:
            yield word


def _say(doubtful: list[int], *, is_head: bool) -> Iterable[Problem]:
    if not doubtful and not is_head:
        return
    numbers = ", ".join(map(str, islice(doubtful, _NAMED))) + (" and more" if len(doubtful) > _NAMED else "")
    places = [f"the comments {numbers}"] if doubtful else []
    where = " and ".join((["the head of the page"] if is_head else []) + places)
    yield Problem(ProblemCode.POSSIBLE_NAME, f"words that may be names of members were left in {where}")
