"""The gate for records: those of other sites are known before their dates are read and their addresses taken apart.

It stops nothing that the parser would take, and need not stop all that it refuses: the parser has a gate of its own.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from talkparse.readers.gate import may_be_page
from talkparse.sources.record import Media, Record
from talkparse.vocabulary import Vocabulary

# An address whose host can be seen without taking it apart, and in which nothing is encoded.
_PLAIN: Final = re.compile(r"https?://[a-z0-9.-]*[a-z0-9](?::[0-9]+)?(?:[/?#][^%]*)?", re.IGNORECASE)


def may_be_ours(record: Record, words: Vocabulary) -> bool:
    """Tell whether a record may hold a page of the site.

    Nearly every record of a corpus is a text with the address of another site, where strong signs alone count. The
    site's address is in an address that was put around it, so one that does not hold it is another's.
    """
    if record.media is not Media.TEXT or not isinstance(record.data, str) or not record.url:
        return True
    if not _PLAIN.fullmatch(record.url):
        return True
    address = record.url.lower()
    if any(map(address.__contains__, _hosts(words))):
        return True
    return may_be_page(record.data, words, is_elsewhere=True)


@cache
def _hosts(words: Vocabulary) -> tuple[str, ...]:
    return tuple({own.partition("/")[0]: None for own in words.site.addresses})
