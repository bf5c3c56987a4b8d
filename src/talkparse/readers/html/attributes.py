"""Attributes by which the elements of a page say more than their names do.

What is read here are Drupal's own names, which themes seldom change; the classes of Talk London's theme are not known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from html import unescape
from typing import Final

Attributes = Mapping[str, str]
Words = AbstractSet[str]
"""The classes of an element."""

_ATTRIBUTE: Final = re.compile(r'([^\s=]+)="([^"]*)"')
_COMMENT_ID: Final = re.compile(r"comment-([0-9]{1,20})")
_COMMENT_LINK: Final = re.compile(r"(?:/comment/[0-9]+|^)#comment-([0-9]{1,20})$|/comment/([0-9]{1,20})$")
_ACTION: Final = re.compile(
    r"/comment/(?:reply\b|[0-9]+/(?:edit|delete|approve|reply)\b)|[?&]destination=[^?&]*comment"
)
_HIDDEN: Final = frozenset(("hidden", "visually-hidden", "element-invisible", "element-hidden", "sr-only"))
_NOT_SHOWN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
COMMENT_OF_2019: Final = "comment__content"
_BODY_OF_2019: Final = frozenset(("field__item", "even"))
_BODIES: Final = frozenset(
    (
        *("content", COMMENT_OF_2019, "field--name-comment-body", "field-name-comment-body"),
        *("smart-trim-readmore-summary", "smart-trim-readmore-output"),
    )
)
_BODY_PROPERTIES: Final = frozenset(("schema:text", "content:encoded"))
_DATES: Final = frozenset(("schema:datecreated", "dc:date", "dc:created"))
_CHANGED: Final = re.compile(r"chang|updat|modif|edit", re.IGNORECASE)
# The two links of the module smart_trim_readmore, by whatever words, and whether they open the full text.
_TOGGLES: Final = {"more-link": True, "less-link": False}
_SECTIONS: Final = frozenset(("comments", "comment-wrapper"))
STAMP: Final = "data-comment-timestamp"


def read_attributes(spelled: str) -> dict[str, str]:
    """Read the attributes of a tag as lxml prints them."""
    return {name: unescape(value) if "&" in value else value for name, value in _ATTRIBUTE.findall(spelled)}


def attribute(tag: bytes, name: str) -> str:
    """Give the value of one attribute of a tag as lxml prints it in UTF-8; "" if it has none."""
    value = tag.decode().partition(f' {name}="')[2].partition('"')[0]
    return unescape(value) if "&" in value else value


def anchored_number(identity: str) -> str:
    """Give the number of the comment whose anchor, or whose element, has an ``id``; "" for other elements."""
    found = _COMMENT_ID.fullmatch(identity)
    return found[1] if found else ""


def is_described(attributes: Attributes) -> bool:
    """Tell whether an element describes a comment in RDFa, whose number stands in ``about``."""
    return not {"schema:comment", "sioc:post"}.isdisjoint(attributes.get("typeof", "").lower().split())


def linked_number(address: str) -> str:
    """Give the number of the comment to which an address leads; "" for other addresses."""
    found = _COMMENT_LINK.search(address)
    return found[found.lastindex or 0] if found else ""


def is_action(address: str) -> bool:
    """Tell whether an address does something about a comment: a reply, a change, a log-in for either."""
    return _ACTION.search(address) is not None


def is_comment(name: str, attributes: Attributes, words: Words) -> bool:
    """Tell whether an element is a comment's, though it carries no number."""
    is_named = "js-comment" in words or (name == "article" and "comment" in words)
    return is_named or "data-comment-user-id" in attributes


def is_body(attributes: Attributes, words: Words) -> bool:
    """Tell whether the text of a comment stands in an element."""
    is_named = not _BODIES.isdisjoint(words) or is_body_of_2019(words)
    return is_named or attributes.get("property", "").lower() in _BODY_PROPERTIES


def is_body_of_2019(words: Words) -> bool:
    """Tell whether the text of a comment stood in an element with these classes, on the site of 2019."""
    return words >= _BODY_OF_2019


def is_section(attributes: Attributes, words: Words) -> bool:
    """Tell whether all comments of a page stand in an element, or the replies to one."""
    return not _SECTIONS.isdisjoint(words) or attributes.get("id") == "comments"


def is_hidden(attributes: Attributes, words: Words) -> bool:
    """Tell whether browsers do not show an element."""
    return (
        "hidden" in attributes
        or not _HIDDEN.isdisjoint(words)
        or attributes.get("aria-hidden", "").lower() == "true"
        or _NOT_SHOWN.search(attributes.get("style", "")) is not None
    )


def is_chrome(name: str, attributes: Attributes, words: Words) -> bool:
    """Tell whether an element holds no text of the page: its menus, its pager, the form for a new comment."""
    is_form = name == "form" and any("comment" in word for word in words)
    role = attributes.get("role", "").lower()
    return name == "nav" or role in {"navigation", "banner", "contentinfo"} or "pager" in words or is_form


def is_person(attributes: Attributes, words: Words) -> bool:
    """Tell whether an element holds the name of a member."""
    return attributes.get("typeof", "").lower().endswith("person") or "username" in words


def opens(words: Words) -> bool | None:
    """Tell whether a button that its class tells opens the full text, or closes it; None for other elements."""
    return next((is_full for word, is_full in _TOGGLES.items() if word in words), None)


def instant_attribute(name: str, attributes: Attributes) -> str:
    """Give the attribute that holds an instant of creation; "" for other elements."""
    if not _DATES.isdisjoint(attributes.get("property", "").lower().split()):
        return "content"
    return "datetime" if name == "time" and not _CHANGED.search(attributes.get("class", "")) else ""
