"""All signs of the posts of a page: what their authors show, and what their words do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from talkparse.model import Comment
from talkparse.threads.address import find_call, find_second_person, read_names
from talkparse.threads.assent import find_assent
from talkparse.threads.echo import find_copies, find_question, find_quote, find_shared, weigh_words
from talkparse.threads.exchange import find_exchange, read_writers
from talkparse.threads.finding import Sign
from talkparse.threads.said import fold, listen


def find_signs(posts: Sequence[Comment], official: str, intro: Sequence[str]) -> list[list[Sign]]:
    """Find for each post the signs that it is a reply.

    ``official`` is the role of officials, ``intro`` what the page says above the comments. The words of a copy are not
    its author's, so they are no signs.
    """
    writers = read_writers(posts, official)
    signs = find_exchange(writers)
    said = [listen(post.text) for post in posts]
    rarity, copies, names, page = weigh_words(said), find_copies(said), read_names(writers), fold("\n".join(intro))

    def in_words(index: int) -> Iterator[Sign | None]:
        one, above = said[index], said[index - 1]
        yield find_call(index, one, names)
        yield find_second_person(one)
        yield find_assent(one, above)
        yield find_quote(index, said, page)
        yield find_question(one, above)
        yield find_shared(one, above, rarity)

    for index in range(1, len(posts)):
        if index not in copies:
            signs[index] += filter(None, in_words(index))
    return signs
