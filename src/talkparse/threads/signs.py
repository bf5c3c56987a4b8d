"""All signs of the posts of a page: what their authors show, and what their words do."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from talkparse.model import Comment
from talkparse.threads.address import find_call, find_second_person, read_names, speaks_to_all
from talkparse.threads.assent import find_assent
from talkparse.threads.echo import find_copies, find_question, find_quote, find_shared, read_words
from talkparse.threads.exchange import find_exchange, read_writers
from talkparse.threads.finding import FULL, Sign
from talkparse.threads.said import fold, listen

_ECHOES: Final = ("quotes", "asks_back", "shares")


def find_signs(
    posts: Sequence[Comment],
    certain: Collection[int],
    official: str,
    intro: Sequence[str],
    weights: Mapping[str, int],
) -> list[list[Sign]]:
    """Find for each post the signs that it is a reply.

    ``official`` is the role of officials, ``intro`` what the page says above the comments. Words are asked only where
    ages and authors leave a post open, and what it takes up from others, which weighs little, only where that decides.
    """
    writers = read_writers(posts, official)
    signs = find_exchange(writers)
    said = [listen(post.text) for post in posts]
    for index, some in enumerate(signs):
        if writers.officials[index] and speaks_to_all(said[index]):
            some.clear()
    total = [sum([weights[sign.weight] for sign in some]) for some in signs]
    names = read_names(writers)
    missing = weights["full_page"] if len(posts) > FULL else 0
    least = weights["enough"] - missing - sum(weights[name] for name in _ECHOES)
    spoken: dict[int, list[Sign]] = {}
    for index in range(1, len(posts)):
        if index in certain or total[index] >= weights["enough"]:
            continue
        found = [find_call(index, said[index], names), find_second_person(said[index]), find_assent(index, said)]
        spoken[index] = [sign for sign in found if sign]
        total[index] += sum([weights[sign.weight] for sign in spoken[index]])
        if total[index] < least:
            signs[index] += spoken.pop(index)
    if spoken:
        page, above = read_words(said, spoken), fold("\n".join(intro))
        copies = find_copies(page)
        for index, by_then in spoken.items():
            if index not in copies:  # whose words are not their author's
                echoes = (
                    find_quote(index, said, above),
                    find_question(index, said, page),
                    find_shared(index, said, page),
                )
                signs[index] += [*by_then, *filter(None, echoes)]
    return signs
