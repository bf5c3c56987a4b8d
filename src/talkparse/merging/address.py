"""What the address of a page says of its discussion: its number, a comment's, its path, and which page of the pager."""

from __future__ import annotations

from itertools import pairwise
from posixpath import normpath
from typing import Final, NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

from talkparse.readers.address import is_ours, split_address, unwrap
from talkparse.vocabulary import Vocabulary

_NODE: Final = "node"  # Drupal's own step in front of a number, whatever a site calls its pages
_LONGEST: Final = 12  # digits of a number; nothing was ever numbered higher
_MOST_PARAMETERS: Final = 100


class Address(NamedTuple):
    """The parts of an address that say which page it is; all None for one of another site, or none."""

    node: str | None = None
    """The number of the discussion, the idea or another page."""
    comment: str | None = None
    """The number of a comment that the page was asked for by: it says which discussion, not which page of it."""
    path: str | None = None
    """Of a page without a number: where it stands on the site, whatever its host."""
    place: int | None = None
    """Which page of the pager it says that it is, counted from 0."""


def read_address(url: str | None, words: Vocabulary) -> Address:
    """Read an address, also one that an archive or a mail filter has wrapped."""
    found = split_address(unwrap(url)) if url and is_ours(url, words) else None
    if found is None:
        return Address()
    _, path, query = found
    steps = normpath(f"/{unquote(path).partition('&')[0].lstrip('/')}").strip("/").split("/")
    node, comment = None, None
    for step, number in pairwise(steps):
        if _is_number(number):
            if step in words.site.comment_steps:
                comment = number
            elif node or step in words.addresses or step == _NODE:  # an idea's number stands behind its list's
                node = number
    fragment = urlsplit(unwrap(url or "")).fragment
    if fragment.startswith("comment-") and _is_number(fragment.removeprefix("comment-")):
        comment = comment or fragment.removeprefix("comment-")
    is_root = any(f"{'/'.join(steps)}" == root.partition("/")[2] for root in words.site.addresses)
    return Address(
        node=node and (node.lstrip("0") or "0"),
        comment=comment and (comment.lstrip("0") or "0"),
        path=None if node or comment or is_root or steps == [""] else "/".join(steps).casefold(),
        place=_place(query) if comment is None else None,
    )


def number_of(text: str | None) -> int | None:
    """Read a number that the site can have given; None for anything else."""
    return int(text) if text is not None and _is_number(text) else None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= _LONGEST


def _place(query: str) -> int:
    """Give the page of the pager; of a page with several pagers, the one that is not at its beginning."""
    try:
        given = parse_qs(query, max_num_fields=_MOST_PARAMETERS).get("page", ["0"])[0]
    except ValueError:  # more parameters than any address of the site has
        return 0
    places = [int(part) for part in given.split(",") if _is_number(part)]
    return next((place for place in places if place), 0)
