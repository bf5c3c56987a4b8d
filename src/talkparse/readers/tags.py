"""Tags: what each tag of a page means for the lines of its text, decided once for each spelling.

A page has thousands of tags and few spellings of them, so ``flatten`` asks once for each and keeps the answer. What is
read here are Drupal's own names, which themes seldom change; the classes of Talk London's theme are not known.
"""

from __future__ import annotations

import re
from enum import IntEnum
from html import unescape
from typing import Final, NamedTuple

from talkparse.vocabulary import site


class Kind(IntEnum):
    """What a tag does to the text around it."""

    INLINE = 0
    """Nothing."""
    BREAK = 1
    """It ends the line."""
    CLOSE = 2
    """It ends the line and closes a container."""
    OPEN = 3
    """It ends the line and opens a container."""
    LINE = 4
    """It puts its marks before the text that follows, on a line of its own or not."""
    SPECIAL = 5
    """It says more; the walk looks at its role each time."""
    RAW = 6
    """Its content is no markup, and no text of the page."""
    COMMENT = 7
    """It is a comment of the markup."""
    TEXT = 8
    """It is no tag at all."""


class Role(IntEnum):
    """What the walk has to do about a special tag."""

    MARK = 0
    """Put its marks before the text that follows."""
    LINE = 1
    """The same, at the beginning of a line."""
    HIDDEN = 2
    """Leave out the text that follows it, up to the next tag."""
    AUTHOR = 3
    """Mark the text that follows as a name."""
    IMAGE = 4
    LIST = 5
    """Number the items in it, or give them dashes."""
    ITEM = 6
    PART = 7
    """Put marks at its beginning and its end."""
    COMMENT = 8
    """It is the element of a comment."""
    CLASSED = 9
    """It is, if the anchor of a comment stands before it."""
    ANCHOR = 10
    """It stands before a comment, or at its beginning, and carries its number."""
    INDENTED = 11
    """Replies stand in it, which are one level deeper."""
    GROUP = 12
    """Comments stand in it, one level deeper if it stands in another."""
    SKIP = 13
    """Nothing in it is text of the page."""
    LINKS = 14
    """The same, in a comment."""
    MAIN = 15
    """What stands before it is no text of the page."""
    CANONICAL = 16
    BODY = 17
    """The text of a comment stands in it."""


class Tag(NamedTuple):
    """A tag, read."""

    kind: Kind
    name: str
    role: Role = Role.MARK
    value: str = ""
    """The number of a comment, the text of an image, the marks to put into the text."""


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Elements that browsers lay out as boxes, and whose closing tags are not optional; and those whose content is no text
# of the page, so that their ends matter as much.
CONTAINERS: Final = _names(
    "address article aside blockquote center details dialog div dl fieldset figure footer form header hgroup main menu "
    "nav ol section table ul template svg math select object video audio canvas datalist"
)
BREAKS: Final = _names(
    "body br caption dd dt figcaption h1 h2 h3 h4 h5 h6 head hr html legend li optgroup option p pre summary tbody td "
    "tfoot th thead tr"
)
_RAW: Final = _names("script style noscript textarea title iframe noembed noframes xmp")
_SKIPPED: Final = _names("template svg math select object video audio canvas datalist")

_NAME: Final = re.compile(r"/?[a-z][^\s/]*", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"([^\s/=][^\s/=]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"?|'([^']*+)'?|([^\s\"'][^\s]*+)))?+")
# Everything up to a value whose quotation mark is not closed.
_CLOSED: Final = re.compile(r"[^=]*+(?:=\s*+(?:\"[^\"]*+\"|'[^']*+'|(?![\"'])\S*+)[^=]*+)*+")

_COMMENT_ID: Final = re.compile(r"comment-([0-9]{1,20})")
_COMMENT_LINK: Final = re.compile(r"(?:/comment/[0-9]+|^)#comment-([0-9]{1,20})$|/comment/([0-9]{1,20})$")
_ACTION: Final = re.compile(
    r"/comment/(?:reply\b|[0-9]+/(?:edit|delete|approve|reply)\b)|[?&]destination=[^?&]*comment"
)
_HIDDEN: Final = frozenset(("hidden", "visually-hidden", "element-invisible", "element-hidden", "sr-only"))
_NOT_SHOWN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BODIES: Final = frozenset(
    (
        *("content", "comment__content", "field--name-comment-body", "field-name-comment-body"),
        *("smart-trim-readmore-summary", "smart-trim-readmore-output"),
    )
)
_BODY_OF_2019: Final = frozenset(("field__item", "even"))
_LINKS: Final = frozenset(("links", "comment__links"))
_BODY_PROPERTIES: Final = frozenset(("schema:text", "content:encoded"))
_DATES: Final = frozenset(("schema:datecreated", "dc:date", "dc:created"))
_CHANGED: Final = re.compile(r"chang|updat|modif|edit", re.IGNORECASE)


def read_tag(tag: str) -> Tag:
    """Read what stands between ``<`` and ``>``."""
    match = _NAME.match(tag)
    if not match:
        if tag.startswith("!--"):
            return Tag(Kind.COMMENT, "")
        return Tag(Kind.INLINE, "") if tag[:1] in {"!", "?", "/"} else Tag(Kind.TEXT, "")
    name = match[0].lower()
    if name[0] == "/":
        return _CLOSING.get(name, _OTHER_CLOSING)
    if name in _RAW:
        return Tag(Kind.RAW, name)
    if name == "svg" and tag.endswith("/"):
        return Tag(Kind.INLINE, name)
    attributes = read_attributes(tag[match.end() :]) if match.end() < len(tag) else {}
    classes = attributes.get("class", "").split()
    return _read_special(name, attributes, classes) or _PLAIN.get(name) or Tag(Kind.INLINE, name)


def find_open_quote(text: str, start: int, stop: int) -> int:
    """Find the quotation mark of a value that text[start:stop], the inside of a tag, leaves open; -1 if none does."""
    if "'" not in text and text.count('"', start, stop) % 2 == 0:
        return -1
    end = _CLOSED.match(text, start, stop).end()  # type: ignore[union-attr] # it matches any text
    return next((place for place in range(end, stop) if text[place] in "\"'"), -1)


def read_attributes(text: str) -> dict[str, str]:
    """Read attributes; of two with one name the first counts, as in browsers."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(text):
        value = double or single or bare
        found.setdefault(name.lower(), unescape(value).replace("\0", "") if "&" in value else value)
    return found


_OTHER_CLOSING: Final = Tag(Kind.INLINE, "/")
_CLOSING: Final = {
    **{f"/{name}": Tag(Kind.BREAK, name) for name in BREAKS},
    **{f"/{name}": Tag(Kind.CLOSE, name) for name in CONTAINERS},
}
_PLAIN: Final = {
    **{name: Tag(Kind.BREAK, name) for name in BREAKS},
    **{name: Tag(Kind.OPEN, name) for name in CONTAINERS},
    **{name: Tag(Kind.SPECIAL, name, Role.SKIP) for name in (*_SKIPPED, "nav")},
    **{f"h{level}": Tag(Kind.LINE, f"h{level}", Role.MARK, f"\n\0level {level}\0") for level in range(1, 7)},
    "ul": Tag(Kind.SPECIAL, "ul", Role.LIST),
    "ol": Tag(Kind.SPECIAL, "ol", Role.LIST, "1"),
    "li": Tag(Kind.SPECIAL, "li", Role.ITEM),
    "main": Tag(Kind.SPECIAL, "main", Role.MAIN),
}


def _read_special(name: str, attributes: dict[str, str], classes: list[str]) -> Tag | None:
    """Read a tag that says more than its name does; None if it does not."""
    if not attributes or name in _SKIPPED:
        return None
    if name == "img":
        return _read_image(_escaped(attributes.get("alt", "")))
    if name == "link":
        canonical = "canonical" in attributes.get("rel", "").lower().split()
        return Tag(Kind.SPECIAL, name, Role.CANONICAL, attributes.get("href", "").strip()) if canonical else None
    return (
        _read_comment(name, attributes, classes)
        or _read_instant(name, attributes)
        or (_read_container if name in CONTAINERS else _read_inline)(name, attributes, classes)
    )


def _read_image(text: str) -> Tag:
    """Read the text of an image: that of an avatar, or of the by-line, is a line; in a comment any other is text."""
    text = text.strip()
    if text.startswith((site().comment.avatar, site().header.by_line_image)):
        return Tag(Kind.LINE, "img", Role.MARK, f"\n\0image\0{text}\n")
    return Tag(Kind.SPECIAL, "img", Role.IMAGE, text) if text else Tag(Kind.INLINE, "img")


def _escaped(text: str) -> str:
    """Spell a value as it may stand in the text, whose references are read later."""
    return text.replace("\n", " ").replace("&", "&amp;")


def _read_comment(name: str, attributes: dict[str, str], classes: list[str]) -> Tag | None:
    """Read a tag that begins a comment: its element, or the anchor before it."""
    number = _COMMENT_ID.fullmatch(attributes.get("id") or attributes.get("name", ""))
    if name in {"a", "span"}:
        return Tag(Kind.SPECIAL, name, Role.ANCHOR, number[1]) if number else None
    if name not in {"article", "div", "section"}:
        return None
    types = attributes.get("typeof", "").lower().split()
    about = _COMMENT_LINK.search(attributes.get("about", "")) if {"schema:comment", "sioc:post"} & {*types} else None
    if found := number or about:
        return Tag(Kind.SPECIAL, name, Role.COMMENT, found[found.lastindex or 0])
    if "data-comment-user-id" in attributes or "js-comment" in classes:
        return Tag(Kind.SPECIAL, name, Role.COMMENT)
    # Any maker of themes may write this class on anything: without an anchor before it, it says nothing.
    return Tag(Kind.SPECIAL, name, Role.CLASSED) if "comment" in classes else None


def _read_instant(name: str, attributes: dict[str, str]) -> Tag | None:
    """Read a tag that carries an instant: that of the creation, or of the last change."""
    if stamp := attributes.get("data-comment-timestamp"):
        return Tag(Kind.LINE, name, Role.MARK, f"\0changed {stamp}\0")
    if not _DATES.isdisjoint(attributes.get("property", "").lower().split()):
        return Tag(Kind.SPECIAL, name, Role.MARK, f"\0created {attributes.get('content', '')}\0")
    if name == "time" and not _CHANGED.search(attributes.get("class", "")):
        return Tag(Kind.SPECIAL, name, Role.MARK, f"\0time {attributes.get('datetime', '')}\0")
    return None


def _read_container(name: str, attributes: dict[str, str], classes: list[str]) -> Tag | None:
    words = set(classes)
    role = attributes.get("role", "").lower()
    if _is_skipped(name, role, words):
        return Tag(Kind.SPECIAL, name, Role.SKIP)
    if toggle := _read_toggle(words):
        return Tag(Kind.SPECIAL, name, Role.PART, toggle)
    is_body = (
        bool(_BODIES & words) or words >= _BODY_OF_2019 or attributes.get("property", "").lower() in _BODY_PROPERTIES
    )
    marks = "\0body\0" * is_body + "\0hide\0" * _is_hidden(attributes, words)
    roles = {
        Role.INDENTED: "indented" in words,
        Role.LINKS: not _LINKS.isdisjoint(words),
        Role.MAIN: name == "main" or role == "main",
        Role.GROUP: "comments" in words,
        Role.PART: bool(marks),
        Role.LIST: name == "ol" and attributes.get("start", "").isdecimal(),
    }
    found = next((role for role, is_it in roles.items() if is_it), None)
    if found is None:
        return None
    return Tag(Kind.SPECIAL, name, found, attributes["start"][:9] if found is Role.LIST else marks)


def _is_skipped(name: str, role: str, words: set[str]) -> bool:
    """Tell whether a container holds no text of the page: its menus, its pager, the form for a new comment."""
    is_form = name == "form" and any("comment" in word for word in words)
    return name == "nav" or role in {"navigation", "banner", "contentinfo"} or "pager" in words or is_form


def _read_inline(name: str, attributes: dict[str, str], classes: list[str]) -> Tag | None:
    words = set(classes)
    if toggle := _read_toggle(words):
        return Tag(Kind.SPECIAL, name, Role.LINE, toggle)
    if name == "a" and (link := _read_link(attributes, words)):
        return link
    person = attributes.get("typeof", "").lower().endswith("person")
    if person or "username" in words:
        return Tag(Kind.SPECIAL, name, Role.AUTHOR)
    if name == "p" and "comment__author" in words:
        return Tag(Kind.SPECIAL, name, Role.LINE, "\0by\0")
    if not _is_hidden(attributes, words):
        return None
    return Tag(Kind.SPECIAL, name, Role.LINE, "\0hidden\0") if name in BREAKS else Tag(Kind.SPECIAL, name, Role.HIDDEN)


def _read_link(attributes: dict[str, str], words: set[str]) -> Tag | None:
    """Read a link that acts on a comment, leads to one, or to its author."""
    address = attributes.get("href", "")
    if _ACTION.search(address):
        return Tag(Kind.SPECIAL, "a", Role.HIDDEN)
    if attributes.get("title") == "View user profile.":
        return Tag(Kind.SPECIAL, "a", Role.AUTHOR)
    if found := _COMMENT_LINK.search(address):
        word = "own" if "permalink" in words else "link"
        return Tag(Kind.SPECIAL, "a", Role.MARK, f"\0{word} {found[1] or found[2]}\0")
    return None


# The two links of the module smart_trim_readmore, by whatever words.
_TOGGLES: Final = {"more-link": "\0full\0", "less-link": "\0less\0"}


def _read_toggle(words: set[str]) -> str:
    return next((mark for word, mark in _TOGGLES.items() if word in words), "")


def _is_hidden(attributes: dict[str, str], words: set[str]) -> bool:
    return (
        "hidden" in attributes
        or not _HIDDEN.isdisjoint(words)
        or attributes.get("aria-hidden", "").lower() == "true"
        or _NOT_SHOWN.search(attributes.get("style", "")) is not None
    )
