"""Elements: what each tag of a page means for the lines of its text, and for where its comments stand.

A page has thousands of tags and few spellings of them and of what stands behind them, so each spelling is read once.
Digits do not count for what a tag means, so those of comments that differ in nothing else are one spelling.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import unescape
from typing import Final

from talkparse.readers.dump.lines import fold
from talkparse.readers.html.attributes import (
    COMMENT_OF_2019,
    STAMP,
    Attributes,
    Words,
    anchored_number,
    instant_attribute,
    is_action,
    is_body,
    is_body_of_2019,
    is_chrome,
    is_comment,
    is_described,
    is_hidden,
    is_person,
    is_section,
    linked_number,
    opens,
    read_attributes,
)
from talkparse.readers.html.roles import ADDRESSED, Meaning, Piece, Role
from talkparse.vocabulary import Vocabulary


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
_CODE: Final = _names("script style")
_NO_TEXT: Final = _names("noscript textarea title iframe noembed noframes xmp")
_BOXED: Final = _names("template svg math select object video audio canvas datalist")
_PLAIN: Final = {
    **{name: Meaning(name, breaks=True) for name in (*CONTAINERS, *LINES)},
    "br": Meaning("br", breaks=True),
    **{name: Meaning(name, role=Role.CODE) for name in _CODE},
    **{name: Meaning(name, role=Role.SKIP) for name in _NO_TEXT},
    **{name: Meaning(name, breaks=True, role=Role.SKIP) for name in _BOXED},
    "nav": Meaning("nav", breaks=True, role=Role.CHROME),
    **{name: Meaning(name, breaks=True, role=Role.BELOW) for name in ("footer", "form", "aside")},
    **{f"h{level}": Meaning(f"h{level}", breaks=True, level=level) for level in range(1, 7)},
    "ul": Meaning("ul", breaks=True, role=Role.LIST, value="0"),
    "ol": Meaning("ol", breaks=True, role=Role.LIST, value="1"),
    "li": Meaning("li", breaks=True, role=Role.ITEM),
    "main": Meaning("main", breaks=True, role=Role.MAIN),
    "pre": Meaning("pre", breaks=True, role=Role.PRE),
}
# The tags without attributes as lxml prints them: beginnings, elements with nothing in them, and ends.
_TAGS: Final = {
    **_PLAIN,
    **{f"{name}/": meaning for name, meaning in _PLAIN.items()},
    **{f"/{name}": Meaning(name, breaks=True, parts=name not in LINES - {"p"}) for name in CONTAINERS | LINES | _BOXED},
    **{f"/{name}": Meaning(name) for name in _names("a abbr b button em i img mark span strong time")},
}
_LINKS: Final = frozenset(("links", "comment__links"))
_COMMENTS: Final = frozenset(("article", "div", "section"))
_ZEROS: Final = bytes.maketrans(b"123456789", b"0" * 9)
_EXACT: Final = frozenset((b"img", b"ol"))  # what these elements say of themselves has digits that count
LABEL: Final = 80  # hidden text up to this length is a label; longer, it may be the full text of a comment
MOST_CODES: Final = 65_536  # there are some million characters, and somebody may give a page as many pictures
ENDING: Final = ("...", "…")  # a text may go on behind these


def read_pieces(pieces: Iterable[bytes], vocabulary: Vocabulary) -> dict[bytes, Piece]:
    """Read the pieces of a page, each spelling once."""
    toggles = vocabulary.comment.toggles
    known_tags: dict[tuple[bytes, bytes], tuple[Meaning, int, dict[bytes, Piece]]] = {}
    tags: dict[bytes, tuple[Meaning, int, dict[bytes, Piece]]] = {}
    codes: dict[tuple[int | tuple[Role | None, str], int, str | int], str] = {}
    read: dict[bytes, Piece] = {}
    for piece in set(pieces):
        tag, _, text = piece.partition(b">")
        known = tags.get(tag)
        if known is None:
            name, _, spelled = tag.partition(b" ")
            digitless = name, spelled if name in _EXACT else spelled.translate(_ZEROS)
            known = known_tags.get(digitless)
            if known is None:
                known = known_tags[digitless] = *_read_tag(tag.decode(), vocabulary), {}
            tags[tag] = known
        meaning, step, made = known
        found = made.get(text)
        if found is None:
            words = text.decode()
            words = unescape(words) if "&" in words else words
            line = fold(words)
            label = line if line in toggles and line == words.strip() else ""
            same = id(meaning) if len(codes) < MOST_CODES else _coarsely(meaning)
            look = same, step, label or _look(words, line)
            code = codes.get(look) or codes.setdefault(look, chr(len(codes)))
            found = made[text] = Piece(words if line or not words else " ", line, label, code, step, meaning)
        read[piece] = found
    return read


def _coarsely(meaning: Meaning) -> tuple[Role | None, str]:
    """Give what is asked of codes but where a page has so many that stretches of the same ones need not be alike."""
    return meaning.role, meaning.name if meaning.name in ADDRESSED else ""


def _read_tag(tag: str, vocabulary: Vocabulary) -> tuple[Meaning, int]:
    """Read a tag: give what it means, and how many more elements are open behind it."""
    step = -1 if tag[0] == "/" else int(tag[-1] != "/")
    name, _, spelled = tag.partition(" ")
    return _TAGS.get(tag) or _read_element(name.strip("/"), read_attributes(spelled), vocabulary), step


def _look(text: str, line: str) -> int:
    """Give all that the outline of lines depends on of a text that is no button."""
    if not line:
        return 1 if text else 0
    return 2 + line.endswith(ENDING) + 2 * (len(line) > LABEL or len(text.strip()) > LABEL)


def _read_element(name: str, attributes: Attributes, vocabulary: Vocabulary) -> Meaning:
    """Read an element by its name and its attributes."""
    plain = _PLAIN.get(name) or Meaning(name)
    if name in _CODE or name in _NO_TEXT or name in _BOXED:
        return plain
    words = frozenset(attributes.get("class", "").split())
    if name == "img":
        return _read_image(attributes, vocabulary) or plain
    return (
        _read_comment(plain, attributes, words)
        or _read_instant(plain, attributes, words)
        or (_read_container if name in CONTAINERS else _read_part)(plain, attributes, words)
        or plain
    )


def _read_image(attributes: Attributes, vocabulary: Vocabulary) -> Meaning | None:
    """Read the text of an image: that of an avatar, or of the by-line, is a line; in a comment any other is text."""
    text = " ".join(attributes.get("alt", "").split())
    if text.startswith((vocabulary.comment.avatar, vocabulary.header.by_line_image)):
        return Meaning("img", breaks=True, role=Role.AVATAR, value=text)
    return Meaning("img", role=Role.IMAGE, value=text) if text else None


def _read_comment(plain: Meaning, attributes: Attributes, words: Words) -> Meaning | None:
    """Read an element that is a comment, or the anchor before one."""
    name = plain.name
    key = "id" if attributes.get("id") else "name"
    number = anchored_number(attributes.get(key, ""))
    if name in {"a", "span"}:
        return Meaning(name, role=Role.ANCHOR, key=key) if number else None
    if name not in _COMMENTS:
        return None
    role = Role.COMMENT
    if not number:
        key = "about" if is_described(attributes) and linked_number(attributes.get("about", "")) else ""
        if not (key or is_comment(name, attributes, words)):
            # Any maker of themes may write this class on boxes: without an anchor before one, it says nothing.
            role = Role.CLASSED
            if "comment" not in words:
                return None
    nests = role is Role.CLASSED or key == "about" or is_comment(name, attributes, words)
    return Meaning(name, breaks=True, role=role, key=key, nests=nests)


def _read_instant(plain: Meaning, attributes: Attributes, words: Words) -> Meaning | None:
    """Read an element that carries an instant: that of the creation, or of the last change."""
    if attributes.get(STAMP, "").strip():
        return plain._replace(role=Role.STAMP, key=STAMP, hides=is_hidden(attributes, words))
    key = instant_attribute(plain.name, attributes)
    return plain._replace(role=Role.CREATED, key=key) if key else None


def _read_container(plain: Meaning, attributes: Attributes, words: Words) -> Meaning | None:
    name = plain.name
    if is_chrome(name, attributes, words):
        return plain._replace(role=Role.CHROME)
    if (is_full := opens(words)) is not None:
        return plain._replace(role=Role.MORE if is_full else Role.LESS)
    hides = is_hidden(attributes, words)
    roles = {
        Role.INDENTED: "indented" in words,
        Role.LINKS: not _LINKS.isdisjoint(words),
        Role.MAIN: name == "main" or attributes.get("role", "").lower() == "main",
        Role.SECTION: is_section(attributes, words),
        Role.CONTENT: COMMENT_OF_2019 in words,
        Role.BODY: is_body(attributes, words),
        Role.LIST: name == "ol" and attributes.get("start", "").isdecimal(),
        Role.HIDES: hides,
    }
    role = next((role for role, is_it in roles.items() if is_it), None)
    if role is None:
        return None
    value = attributes["start"][:9] if role is Role.LIST else "2019" * is_body_of_2019(words)
    return Meaning(name, breaks=True, role=role, value=value, hides=hides)


def _read_part(plain: Meaning, attributes: Attributes, words: Words) -> Meaning | None:
    """Read an element of a line, or a line of its own."""
    name = plain.name
    if (is_full := opens(words)) is not None:
        return plain._replace(breaks=True, role=Role.MORE if is_full else Role.LESS)
    if name == "a" and (link := _read_link(attributes, words)):
        return link
    if is_person(attributes, words) or (name == "p" and "comment__author" in words):
        return plain._replace(role=Role.PERSON)
    if not is_hidden(attributes, words):
        return None
    return plain._replace(role=Role.HIDES if plain.breaks else Role.HIDDEN, hides=True)


def _read_link(attributes: Attributes, words: Words) -> Meaning | None:
    """Read a link that acts on a comment, leads to one, or to its author."""
    address = attributes.get("href", "")
    if is_action(address):
        return Meaning("a", role=Role.ACTION)
    if attributes.get("title") == "View user profile.":
        return Meaning("a", role=Role.PERSON)
    if linked_number(address):
        return Meaning("a", role=Role.OWN if "permalink" in words else Role.LINK, key="href")
    return None
