"""Elements: what each element of a page means for the lines of its text.

A page has thousands of elements and few spellings of them, so ``flatten`` asks once for each and keeps the answer.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Final, NamedTuple

from talkparse.readers.html.attributes import (
    COMMENT_OF_2019,
    Attributes,
    Words,
    anchored_number,
    described_number,
    instant_mark,
    is_action,
    is_body,
    is_chrome,
    is_comment,
    is_hidden,
    is_person,
    is_section,
    linked_number,
    toggle_mark,
)
from talkparse.vocabulary import Vocabulary


class Role(IntEnum):
    """What the walk has to do about an element that means more than its marks."""

    HIDDEN = 0
    """Leave it out, unless it is long."""
    AUTHOR = 1
    """Mark its text as a name."""
    IMAGE = 2
    LIST = 3
    """Number the items in it, or give them dashes."""
    ITEM = 4
    BODY = 5
    """The text of a comment stands in it."""
    COMMENT = 6
    """It is the element of a comment."""
    CLASSED = 7
    """It is, if the anchor of a comment stands before it."""
    CONTENT = 8
    """It is a comment's text, or was a whole comment on the site of 2019."""
    ANCHOR = 9
    """It stands before a comment, or at its beginning, and carries its number."""
    INDENTED = 10
    """Replies stand in it, which are one level deeper."""
    SECTION = 11
    """Comments stand in it, and nothing of them after it; replies do, if it stands in a comment or another section."""
    SKIP = 12
    """Nothing in it is text of the page."""
    LINKS = 13
    """The same, in a comment."""
    BELOW = 14
    """The same, below the comments."""
    MAIN = 15
    """What stands before it is no text of the page."""
    CANONICAL = 16
    STAMP = 17
    """It carries the instant of a comment's last change."""
    PRE = 18
    """Its line breaks count."""


class Meaning(NamedTuple):
    """What an element means."""

    before: str = ""
    """What to put before its text: ends of lines, and marks."""
    after: str = ""
    role: Role | None = None
    """None for most: then nothing more is to be done."""
    value: str = ""
    """The number of a comment, the text of an image, and what else the role needs; without one, a mark for the head."""


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Elements that browsers lay out as boxes; in the first a comment may stand, in the others a line of its text.
CONTAINERS: Final = _names(
    "address article aside blockquote center details dialog div dl fieldset figure footer form header hgroup main menu "
    "nav ol section table ul"
)
LINES: Final = _names(
    "body caption dd dt figcaption h1 h2 h3 h4 h5 h6 head hr html legend li optgroup option p pre summary tbody td "
    "tfoot th thead tr"
)
_NO_TEXT: Final = _names("script style noscript textarea title iframe noembed noframes xmp")
_BOXED: Final = _names("template svg math select object video audio canvas datalist")
_LINE: Final = Meaning("\n", "\n")
_INLINE: Final = Meaning()
_PLAIN: Final = {
    **dict.fromkeys(CONTAINERS | LINES, _LINE),
    **dict.fromkeys(_NO_TEXT, Meaning(role=Role.SKIP)),
    **dict.fromkeys(_BOXED | {"nav"}, Meaning("\n", "\n", Role.SKIP)),
    **dict.fromkeys(("footer", "form", "aside"), Meaning("\n", "\n", Role.BELOW)),
    **{f"h{level}": Meaning("\n", "\n", value=f"\0level {level}\0") for level in range(1, 7)},
    "br": Meaning("\n"),
    "ul": Meaning("\n", "\n", Role.LIST, "0"),
    "ol": Meaning("\n", "\n", Role.LIST, "1"),
    "li": Meaning("\n", "\n", Role.ITEM),
    "main": Meaning("\n", "\n", Role.MAIN),
    "pre": Meaning("\n", "\n", Role.PRE),
}
_LINKS: Final = frozenset(("links", "comment__links"))
_COMMENTS: Final = frozenset(("article", "div", "section"))


def read_element(name: str, attributes: Attributes, vocabulary: Vocabulary) -> Meaning:
    """Read an element by its name and its attributes."""
    plain = _PLAIN.get(name, _INLINE)
    if not attributes or name in _NO_TEXT or name in _BOXED:
        return plain
    words = frozenset(attributes.get("class", "").split())
    if name in _BY_NAME:
        return _BY_NAME[name](attributes, vocabulary) or plain
    return (
        _read_comment(name, attributes, words)
        or _read_instant(name, attributes, words, plain)
        or (_read_container if name in CONTAINERS else _read_part)(name, attributes, words)
        or plain
    )


def _read_image(attributes: Attributes, vocabulary: Vocabulary) -> Meaning | None:
    """Read the text of an image: that of an avatar, or of the by-line, is a line; in a comment any other is text."""
    text = " ".join(attributes.get("alt", "").split())
    if text.startswith((vocabulary.comment.avatar, vocabulary.header.by_line_image)):
        return Meaning(f"\n\0image\0{text}\n")
    return Meaning(role=Role.IMAGE, value=text) if text else None


def _read_address(attributes: Attributes, _: Vocabulary) -> Meaning | None:
    is_canonical = "canonical" in attributes.get("rel", "").lower().split()
    return Meaning(role=Role.CANONICAL, value=attributes.get("href", "").strip()) if is_canonical else None


_BY_NAME: Final = {"img": _read_image, "link": _read_address}


def _read_comment(name: str, attributes: Attributes, words: Words) -> Meaning | None:
    """Read an element that is a comment, or the anchor before one."""
    if name in {"a", "span"}:
        number = anchored_number(attributes)
        return Meaning(role=Role.ANCHOR, value=number) if number else None
    if name not in _COMMENTS:
        return None
    number = anchored_number(attributes) or described_number(attributes)
    if number or is_comment(attributes, words):
        return Meaning("\n", "\n", Role.COMMENT, number)
    # Any maker of themes may write this class on anything: without an anchor before it, it says nothing.
    return Meaning("\n", "\n", Role.CLASSED) if "comment" in words else None


def _read_instant(name: str, attributes: Attributes, words: Words, plain: Meaning) -> Meaning | None:
    """Read an element that carries an instant: that of the creation, or of the last change."""
    if stamp := "".join(attributes.get("data-comment-timestamp", "").split()):
        return Meaning(plain.before, plain.after, Role.STAMP, stamp + " hidden" * is_hidden(attributes, words))
    mark = instant_mark(name, attributes)
    return plain._replace(before=plain.before + mark) if mark else None


def _read_container(name: str, attributes: Attributes, words: Words) -> Meaning | None:
    if is_chrome(name, attributes, words):
        return Meaning("\n", "\n", Role.SKIP)
    if toggle := toggle_mark(words):
        return Meaning("\n" + toggle, "\n")
    hides = is_hidden(attributes, words)
    before, after = "\n" + "\0hide\0" * hides, "\0/hide\0" * hides + "\n"
    roles = {
        Role.INDENTED: "indented" in words,
        Role.LINKS: not _LINKS.isdisjoint(words),
        Role.MAIN: name == "main" or attributes.get("role", "").lower() == "main",
        Role.SECTION: is_section(attributes, words),
        Role.CONTENT: COMMENT_OF_2019 in words,
        Role.BODY: is_body(attributes, words),
        Role.LIST: name == "ol" and attributes.get("start", "").isdecimal(),
    }
    role = next((role for role, is_it in roles.items() if is_it), None)
    if role is None:
        return Meaning(before, after) if hides else None
    if role is Role.LIST:
        return Meaning(before, after, role, attributes["start"][:9])
    if role in {Role.BODY, Role.CONTENT}:
        return Meaning(f"\n\0body\0{before}", f"{after}\0/body\0\n", role)
    return Meaning(before, after, role)


def _read_part(name: str, attributes: Attributes, words: Words) -> Meaning | None:
    """Read an element of a line, or a line of its own."""
    if toggle := toggle_mark(words):
        return Meaning("\n" + toggle, "\n")
    if name == "a" and (link := _read_link(attributes, words)):
        return link
    if is_person(attributes, words):
        return Meaning(role=Role.AUTHOR)
    if name == "p" and "comment__author" in words:
        return Meaning("\n\0by\0", "\n")
    if not is_hidden(attributes, words):
        return None
    return Meaning("\n\0hide\0", "\0/hide\0\n") if name in LINES else Meaning(role=Role.HIDDEN, value=name)


def _read_link(attributes: Attributes, words: Words) -> Meaning | None:
    """Read a link that acts on a comment, leads to one, or to its author."""
    address = attributes.get("href", "")
    if is_action(address):
        return Meaning(role=Role.HIDDEN, value="a")
    if attributes.get("title") == "View user profile.":
        return Meaning(role=Role.AUTHOR)
    if number := linked_number(address):
        return Meaning(f"\0{'own' if 'permalink' in words else 'link'} {number}\0")
    return None
