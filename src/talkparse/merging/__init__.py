"""Many pages, one discussion.

``identity`` says which pages belong together, ``alignment`` which posts of theirs are one, ``arrangement`` in which
order they stand, ``join`` what is known of each. All is a function of the set of pages alone, and a merged page keeps
the pages it came from: so it shows neither in which order nor in how many steps they were merged.
"""

from __future__ import annotations

from collections.abc import Iterable

from talkparse.checked import checked
from talkparse.model import Consultation
from talkparse.parse import Tier, check_call
from talkparse.vocabulary import Vocabulary


def merge(
    pages: Iterable[Consultation], *, threads: Tier = "likely", vocabulary: Vocabulary | None = None
) -> list[Consultation]:
    """Unite the pages and captures of each discussion, newest first.

    Pages belong together by the number in their addresses, else by the numbers of their comments, else by title, run
    and an equal post. Of each post is kept what any page knows: dates intersect, of votes and counts the newest capture
    wins, and ``captures`` says who showed it. ``threads`` says which replies are attached: those that a page made
    certain stay so, likely ones are decided again on the whole thread. What the captures say against each other becomes
    a problem. Merging in steps and merging at once give the same.

    Raises ``TypeError`` for what are no consultations, ``ValueError`` for unknown ``threads``.
    """
    from talkparse.merging.identity import group_pages, read_facts  # noqa: PLC0415 -- most programs merge nothing
    from talkparse.merging.pages import pages_of  # noqa: PLC0415
    from talkparse.merging.unite import unite_groups  # noqa: PLC0415

    call = check_call(None, None, threads, vocabulary, stale_cache=False)
    leaves = [leaf for page in checked(pages) for leaf in pages_of(page)]
    groups = group_pages([read_facts(leaf, call.words) for leaf in leaves])
    return [*unite_groups(groups, lambda group: [leaves[index] for index in group], call.threads, call.words)]
