"""Merging more pages than memory holds: they wait in a temporary file, and only what tells their discussion is kept."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Sequence
from tempfile import TemporaryFile

from talkparse.merging.identity import group_pages, read_facts
from talkparse.merging.pages import pages_of
from talkparse.merging.unite import unite_groups
from talkparse.model import Consultation
from talkparse.vocabulary import Vocabulary


def merge_spooled(pages: Iterable[Consultation], threads: str, words: Vocabulary) -> Iterator[Consultation]:
    """Yield what ``merge`` gives, one discussion after another.

    Memory holds the largest discussion, and of each other page its numbers: about 16 bytes for a post and a few hundred
    for a page; while they are compared, some hundred bytes for a post.
    """
    with TemporaryFile() as file:
        starts: list[int] = []
        facts = []
        for page in pages:
            for leaf in pages_of(page):
                facts.append(read_facts(leaf, words))
                starts.append(file.tell())
                pickle.dump(leaf, file, pickle.HIGHEST_PROTOCOL)
        groups = group_pages(facts)
        del facts

        def load(group: Sequence[int]) -> Iterator[Consultation]:
            for index in sorted(group):
                file.seek(starts[index])
                yield pickle.load(file)  # noqa: S301 -- nobody else can write to a file without a name

        yield from unite_groups(groups, load, threads, words)
