"""Which pages show the same discussion.

By rank: the number in the address, or the address itself where it has none; the numbers of comments; title, run and an
equal post. What ranks higher is never overruled: pages whose addresses have different numbers stay apart, whatever they
share. A discussion under two consultations has one number, so it is one.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from operator import itemgetter
from typing import Any, NamedTuple

from talkparse.merging.address import number_of, read_address
from talkparse.merging.folding import fold, is_distinct
from talkparse.merging.pages import Instants, newest_of
from talkparse.merging.sets import DisjointSets
from talkparse.model import Consultation
from talkparse.vocabulary import Vocabulary


class Facts(NamedTuple):
    """What tells which discussion a page shows: little enough to be kept of every page of a corpus."""

    whole: int
    """Equal for equal pages."""
    node: str | None
    """The number in its address."""
    path: str | None
    """Its address, where that has no number."""
    comments: Sequence[int]
    """The numbers of the comments that it shows, and of the one that it was asked for by."""
    subtitle: str | None
    """The title of the discussion under that of the consultation, which only some layouts print."""
    posts: Sequence[int]
    """For each post that tells it, a digest of title, run and the post's words; equal on pages of one discussion."""
    when: Instants
    """Of its newest capture."""
    title: str
    """That of the consultation."""


def read_facts(page: Consultation, words: Vocabulary) -> Facts:
    """Read what tells which discussion a page shows."""
    addresses = [read_address(url, words) for url in dict.fromkeys([page.url, *(item.url for item in page.captures)])]
    numbers = [*(post.id for post in page.posts()), *(address.comment for address in addresses)]
    subtitle = page.discussion.title if page.discussion else None
    title = page.idea.title if page.idea and page.idea.title else page.title
    return Facts(
        whole=hash(page),
        node=next((address.node for address in addresses if address.node), None),
        path=next((address.path for address in addresses if address.path), None),
        comments=array("Q", sorted({number for text in numbers if (number := number_of(text)) is not None})),
        subtitle=fold(subtitle) if subtitle else None,
        posts=array("Q", sorted({_digest(said) for said in _said(page, title)} if title else ())),
        when=newest_of(page),
        title=page.title or "",
    )


def group_pages(facts: Sequence[Facts]) -> list[list[list[int]]]:
    """Give the pages of each discussion by their indexes: the newest discussion first, then by title.

    Discussions of one instant and one title come together, in no order.
    """
    groups = _Groups(facts)
    for keys_of in (_by_address, _by_comment, _by_post):
        together: dict[Any, list[int]] = defaultdict(list)
        for index, fact in enumerate(facts):
            for key in keys_of(fact):
                together[key].append(index)
        for key in sorted(together):
            groups.unite(together[key], by_title=keys_of is _by_post)
    found: dict[int, list[int]] = defaultdict(list)
    for index in range(len(facts)):
        found[groups.sets.find(index)].append(index)
    ranked: dict[tuple[Instants, str], list[list[int]]] = defaultdict(list)
    for group in found.values():
        ranked[_rank([facts[index] for index in group])].append(group)
    by_title = sorted(ranked, key=itemgetter(1))
    return [ranked[key] for key in sorted(by_title, key=itemgetter(0), reverse=True)]


def _rank(group: Sequence[Facts]) -> tuple[Instants, str]:
    """Give the newest capture of a discussion, and its title, which is that of the newest capture that has one."""
    titled = [(fact.when, fact.title) for fact in group if fact.title]
    return max(fact.when for fact in group), max(titled)[1] if titled else ""


class _Groups:
    """Sets of pages, of which none holds two numbers of discussions."""

    def __init__(self, facts: Sequence[Facts]) -> None:
        self.sets = DisjointSets(len(facts))
        self._nodes = {index: fact.node for index, fact in enumerate(facts) if fact.node}
        self._subtitles = {index: fact.subtitle for index, fact in enumerate(facts) if fact.subtitle}

    def unite(self, indexes: Iterable[int], *, by_title: bool) -> None:
        """Unite the sets of some pages, as far as their numbers allow, and where ``by_title`` the discussions' titles.

        Of several, which share what they should not, each stays apart, and what says less joins the first or none.
        """
        names = sorted({self.sets.find(index) for index in indexes})
        for some in self._by_subtitle(names) if by_title else (names,):
            smallest = min((int(self._nodes[name]) for name in some if name in self._nodes), default=None)
            fitting = [name for name in some if name not in self._nodes or int(self._nodes[name]) == smallest]
            for name in fitting[1:]:
                self._join(fitting[0], name)

    def _by_subtitle(self, names: Sequence[int]) -> Iterable[Sequence[int]]:
        found: dict[str | None, list[int]] = defaultdict(list)
        for name in names:
            found[self._subtitles.get(name)].append(name)
        untitled = found.pop(None, [])
        if len(found) == 1:
            return [[*found.popitem()[1], *untitled]]
        return [*found.values(), untitled] if untitled else [*found.values()]

    def _join(self, one: int, other: int) -> None:
        one, other = self.sets.find(one), self.sets.find(other)
        for labels in (self._nodes, self._subtitles):
            known = [label for name in (one, other) if (label := labels.get(name))]
            if known:
                labels[min(one, other)] = min(known)
        self.sets.unite(one, other)


def _by_address(fact: Facts) -> Iterator[str]:
    yield f"whole {fact.whole}"
    if fact.node:
        yield f"number {fact.node}"
    elif fact.path:
        yield f"path {fact.path}"


def _by_comment(fact: Facts) -> Sequence[int]:
    return fact.comments


def _by_post(fact: Facts) -> Sequence[int]:
    return fact.posts


def _said(page: Consultation, title: str) -> Iterator[tuple[object, ...]]:
    """Yield what each post says under the page's title and run, if that is no chance.

    A short text counts with its author's name, or on pages that also share the introduction or the discussion's title.
    """
    discussion = page.discussion
    period = (discussion and discussion.period) or page.period
    heading = (fold(title), period and (str(period.first), str(period.last)))
    subtitle, opening = fold((discussion and discussion.title) or ""), fold("".join(page.intro))
    for post in page.posts():
        text = fold(post.text)
        if is_distinct(text):
            yield (*heading, text)
        elif text:
            yield from ((*heading, text, kind, more) for kind, more in _with(post.author, subtitle, opening) if more)


def _with(author: str | None, subtitle: str, opening: str) -> Iterator[tuple[str, str | None]]:
    yield "by", author
    yield "under", subtitle
    yield "below", opening


def _digest(said: tuple[object, ...]) -> int:
    return int.from_bytes(blake2b(repr(said).encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
