"""Posts as the answers that tools for consultations take: a number and a text each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from talkparse.writers.thread import placed_posts
from talkparse.writers.unwritable import HALVES_AND_NUL, replace

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator

    from talkparse.model import Comment, Consultation, Reply

_EMPTY: Final = "posts without a text were left out"


class Response(NamedTuple):
    """A post that has a text."""

    number: int
    """Counted from 1 over all posts of all pages, also those without a text: the row in which ``rows`` gives it."""
    text: str
    post: Comment | Reply


def responses(
    consultations: Iterable[Consultation], said: Counter[str]
) -> Iterator[tuple[Consultation, list[Response]]]:
    """Yield each page with its responses.

    These tools take no post without a text: it is left out and counted, and so is what UTF-8 or a database cannot hold.
    """
    number = 0
    for consultation in consultations:
        found = []
        for placed in placed_posts(consultation):
            number += 1
            text = replace(placed.post.text, HALVES_AND_NUL, said)
            if text.strip():
                found.append(Response(number, text, placed.post))
            else:
                said[_EMPTY] += 1
        yield consultation, found
