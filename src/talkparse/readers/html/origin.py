"""Origin: what a saved page says of whose it is, apart from its words: its own addresses and the site's theme.

Links in its text say nothing: anybody links to anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from talkparse.readers.address import is_host, is_ours
from talkparse.readers.html.attributes import Attributes, read_attributes
from talkparse.readers.html.nesting import Nested
from talkparse.readers.html.roles import ADDRESSED
from talkparse.vocabulary import Vocabulary


@frozen
class Origin:
    """Whose a page is by what it says of itself."""

    addresses: tuple[bool | None, ...] = ()
    """Of each address that it gives itself, whether it is the site's; None for one that names no host."""
    canonical: str | None = None
    """The first address that it names as its own, whatever that is."""
    is_themed: bool = False
    """Whether its stylesheets and scripts are those of the site's theme."""


# The first lines of a page that a browser saved.
_SAVED_FROM: Final = re.compile(r"<!-- *saved from url=\([0-9]{1,6}\)(\S{1,2000}) *-->")
_HEAD: Final = 4096
# Attributes by which Drupal's comments are known; other systems number theirs likewise, so numbers tell nothing.
_DRUPAL: Final = re.compile(
    rb"<[a-z][^<>]*(?:\sdata-comment-(?:user-id|timestamp)=|[\s\"']js-comment[\s\"']|[\s\"']comment__content[\s\"']|"
    rb"[\s\"']comment-wrapper[\s\"']|\stypeof=\"(?:schema:Comment|sioc:Post)|/comment/reply/|/comment/[0-9]+#comment-)",
    re.IGNORECASE,
)


def read_origin(page: Nested, html: bytes, words: Vocabulary) -> Origin:
    """Read the origin of a page from its tags, and from the comment above it, which is none of its pieces."""
    saved = _SAVED_FROM.search(html[: 4 * _HEAD].decode(errors="replace"), 0, _HEAD)
    addresses = [is_ours(saved[1], words)] if saved else []
    canonicals: list[str] = []
    is_themed = False
    for place in page.places_of(ADDRESSED):
        name, attributes = (
            page.pieces[place].meaning.name,
            read_attributes(page.spelled[place].partition(b">")[0].decode()),
        )
        if name == "link" and "canonical" in _rels(attributes):
            canonicals.append(attributes.get("href", "").strip())
        addresses += _whose(name, attributes, words)
        is_themed = is_themed or any(sign in file for file in _files(name, attributes) for sign in words.site.theme)
    addresses += [is_ours(address, words) for address in canonicals]
    return Origin(tuple(addresses), next(filter(None, canonicals), None), is_themed)


def is_drupal(html: bytes) -> bool:
    """Tell whether a tag of a page has an attribute of Drupal's comments."""
    return _DRUPAL.search(html) is not None


def _whose(name: str, attributes: Attributes, words: Vocabulary) -> Iterator[bool | None]:
    """Tell of an address that an element gives the page whether it is the site's."""
    href = attributes.get("href", "")
    if name == "base" and href:
        whose = is_ours(href, words)
        # It says where links begin, and on a host of the site that may be above the site's path.
        yield whose or (None if is_host(href, words) else whose)
    elif name == "meta" and attributes.get("property", "").lower() == "og:url":
        yield is_ours(attributes.get("content"), words)


def _files(name: str, attributes: Attributes) -> Iterator[str]:
    """Give the address of the stylesheet or the script that an element loads."""
    if name == "script":
        yield attributes.get("src", "")
    elif name == "link" and ("stylesheet" in _rels(attributes) or not _rels(attributes)):
        yield attributes.get("href", "")


def _rels(attributes: Attributes) -> list[str]:
    return attributes.get("rel", "").lower().split()
