"""Lines that look like the header of a comment to a reader, though not as the site prints one.

White space, punctuation or words stand where the grammar expects none, or the age is spelled as no site spells it. A
member may have typed them, or an extractor may have changed them: nothing can tell, so they stay text, with a problem.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from talkparse.readers.dump.lines import Dump, Line


def find_header_like(dump: Dump, lines: Sequence[Line]) -> Iterator[int]:
    """Yield the offsets of the lines that begin with a role and an age, or hold a role above a line of an age."""
    patterns = dump.words.patterns
    roles = {role.casefold() for role in dump.words.comment.roles}
    firsts = tuple({role.split()[0] for role in roles})
    longest = max(map(len, firsts))  # a letter may be folded to two, and never to none
    for line, after in pairwise([*lines, None]):
        if line is None or not line.label[:longest].casefold().startswith(firsts):
            continue
        split = line.label.casefold() in roles and after is not None and patterns.age_like.fullmatch(after.label)
        if split or patterns.header_like.match(line.label):
            yield line.start
