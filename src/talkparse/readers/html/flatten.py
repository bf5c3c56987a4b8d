"""Flattening: the lines that stretches of a page's tags are, and what the markup says of each.

What it takes from the structure is little: where a line ends, what stands in a comment's text, what browsers hide.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import unescape
from typing import Final, NamedTuple

from talkparse.readers.dump.lines import fold
from talkparse.readers.html.attributes import attribute, linked_number
from talkparse.readers.html.containers import Stretch, is_skipped
from talkparse.readers.html.elements import Meaning, Role
from talkparse.readers.html.flat import Button, Flat, Note, Noted
from talkparse.readers.html.tree import Tree
from talkparse.vocabulary import Vocabulary

LABEL: Final = 80  # hidden text up to this length is a label; longer, it may be the full text of a comment
_BUTTONS: Final = frozenset(("a", "span", "button", "div"))


class Own(NamedTuple):
    """What flattening has to know of the comment in which stretches stand."""

    places: frozenset[int] | set[int]
    """The elements that are the comment itself."""
    name: int | None
    """The element of its author's name, where nothing but its place tells."""


class _Part(NamedTuple):
    """A part of the line that is being read, by its pieces of text."""

    note: Note
    value: str
    first: int
    last: int


class _Open(NamedTuple):
    """An element that means something for the lines in it."""

    end: int
    role: Role
    first: int
    """The piece of its line, or the line, with which it begins."""
    value: str = ""


def flatten(
    tree: Tree,
    meanings: Sequence[Meaning],
    stretches: Sequence[Stretch],
    words: Vocabulary,
    own: Own | None = None,
    *,
    below: bool = False,
) -> Flat:
    """Flatten stretches: those of a comment, ``own``, or of what stands outside of any, above or ``below`` the first."""
    state = _Flattening(tree, meanings, words, own, below=below)
    for start, stop in stretches:
        state.run(start, stop)
    state.end_line()
    state.close(len(tree.tags))
    return state.flat


class _Flattening:
    """The state of one call."""

    def __init__(
        self, tree: Tree, meanings: Sequence[Meaning], words: Vocabulary, own: Own | None, *, below: bool
    ) -> None:
        self.tree = tree
        self.meanings = meanings
        self.toggles = words.comment.toggles
        self.own = own
        self.below = below
        self.flat = Flat()
        self.pieces: list[str] = []
        """The texts of the line that is being read."""
        self.parts: list[_Part] = []
        """What is said of some of them."""
        self.buttons: list[tuple[int, str]] = []
        """The pieces that are buttons, unless text follows them on their line, and their words."""
        self.opened: list[_Open] = []
        self.naming: list[_Open] = []
        """Those of them that hold a name or a link, on the line that is being read."""
        self.edge = -1
        """Where the innermost of them ends."""
        self.block = 0
        """The last tag that began a line."""
        self.level = 0
        self.items: list[int] = []
        """The number of the next item of each list around; 0 for dashes."""
        self.waiting = ""
        """The mark of an item whose text has not begun."""
        self.pre = 0
        """In how many elements whose line breaks count."""
        self.body = -1
        """Where the text of the comment ends that is being read."""

    def run(self, start: int, stop: int) -> None:
        """Read a stretch."""
        pieces, toggles, own = self.pieces, self.toggles, self.own
        skipped = 0
        for place, meaning, text in zip(
            range(start, stop), self.meanings[start:stop], self.tree.texts[start:stop], strict=False
        ):
            if place < skipped:
                continue
            role = meaning.role
            if meaning.breaks:
                if pieces:
                    self.end_line()
                self.block = place
                self.level = meaning.level
            if role is not None and self.take(place, meaning, role):
                skipped = self.tree.ends[place]
                if skipped > place:
                    continue
            if place >= self.edge >= 0:
                self.close(place)
            if not text:
                continue
            if text.isspace():
                if pieces:  # at the beginning of a line white space is nothing
                    pieces.append(" ")
                continue
            if "&" in text:
                text = unescape(text)
            if self.pre and "\n" in text:
                self.add_lines(text)
                continue
            if own and text.strip() in toggles and self.is_button(place, meaning):
                self.buttons.append((len(pieces), text.strip()))
            pieces.append(text)

    def is_button(self, place: int, meaning: Meaning) -> bool:
        """Tell whether the words of a button are one: all that an element holds, or what follows a paragraph.

        In the text of a paragraph a member wrote them.
        """
        if self.tree.tags[place][0] == "/":
            return meaning.parts
        return meaning.name in _BUTTONS and self.tree.ends[place] == place + 1

    def add_lines(self, text: str) -> None:
        """Add a text whose line breaks count."""
        first, *others = text.split("\n")
        self.pieces.append(first)
        for line in others:
            self.end_line()
            self.pieces.append(line)

    def end_line(self) -> None:
        """End the line that is being read, if there is any text in it."""
        flat, pieces = self.flat, self.pieces
        text = ("".join(pieces) if len(pieces) > 1 else pieces[0] if pieces else "").strip()
        if not text.isprintable() or "  " in text:  # what can be printed holds no white space but spaces
            text = fold(text)
        if text:
            number = len(flat.lines)
            if self.parts or self.naming or self.waiting or self.buttons:
                text = self.note(text, number)
            if text:
                if self.level:
                    flat.levels[number] = self.level
                flat.lines.append(text)
                flat.places.append(self.block)
        pieces.clear()

    def note(self, text: str, number: int) -> str:
        """Note what is said of the parts of a line; give it with the mark of its item, less the buttons at its end."""
        pieces, flat = self.pieces, self.flat
        self.parts += [_Part(_PARTS[part.role], part.value, part.first, len(pieces)) for part in self.naming]
        self.naming.clear()  # a name ends with its line
        buttons: list[str] = []
        while self.buttons and not "".join(pieces[self.buttons[-1][0] + 1 :]).strip():
            first, label = self.buttons.pop()
            del pieces[first:]
            buttons.append(label)
        if buttons:
            text = fold("".join(pieces))
        mark = self.waiting if text else ""
        for note, value, first, last in self.parts:
            if first < len(pieces):
                before, part = (fold("".join(stretch)) for stretch in (pieces[:first], pieces[first:last]))
                start = len(before)
                start += text[start : start + 1] == " "
                start += len(mark)
                flat.notes.append(Noted(number, note, value, start, start + len(part)))
        self.parts.clear()
        self.buttons.clear()
        if mark:
            text, self.waiting = mark + text, ""
            if mark[0] != "-":
                flat.numbered.add(number)
        flat.buttons += [
            Button(number + bool(text), self.toggles[label], label, bool(text)) for label in reversed(buttons)
        ]
        return text

    def take(self, place: int, meaning: Meaning, role: Role) -> bool:
        """Take an element that means something; tell whether its text is left out."""
        own = self.own
        if own and (place in own.places or place == own.name):
            if place == own.name:
                self.open(place, Role.PERSON)
            return False
        if role is Role.HIDDEN and own is None:
            return True
        if Role.SKIP <= role <= Role.BELOW:
            return is_skipped(self.tree, self.meanings, place, meaning, inside=own is not None, below=self.below)
        if role is Role.STAMP:
            return meaning.hides
        if role is Role.LIST:
            self.items.append(int(meaning.value))
            self.open(place, role)
        elif role is Role.ITEM:
            self.take_item(place)
        elif role is Role.PRE:
            self.pre += 1
            self.open(place, role)
        elif role is Role.AVATAR:
            self.take_avatar(place, meaning.value)
        elif own and self.take_inside(place, meaning, role):
            return True
        if meaning.hides:
            self.end_line()
            self.open(place, Role.HIDES, len(self.flat.lines))
        return False

    def take_inside(self, place: int, meaning: Meaning, role: Role) -> bool:
        """Take an element of a comment; tell whether its text is left out."""
        end = self.tree.ends[place]
        if role in {Role.BODY, Role.CONTENT} and place > self.body:
            self.body = end
            self.open(place, Role.BODY, len(self.flat.lines))
        elif role in {Role.HIDDEN, Role.ACTION}:
            if not any(opened.role is Role.HIDES for opened in self.opened) and not self.is_long(place):
                return True
            if role is Role.ACTION:
                self.end_line()
                self.open(place, Role.HIDES, len(self.flat.lines))
        elif role is Role.IMAGE:
            self.parts.append(_Part(Note.IMAGE, "", len(self.pieces), len(self.pieces) + 1))
            self.pieces.append(meaning.value)
        elif role is Role.PERSON:
            self.open(place, role)
        elif role in {Role.OWN, Role.LINK}:
            self.open(place, role, value=linked_number(attribute(self.tree.tags[place], meaning.key)))
        elif role is Role.CREATED:
            if place > self.body:
                value = attribute(self.tree.tags[place], meaning.key)
                self.flat.notes.append(Noted(len(self.flat.lines), Note.CREATED, value))
        elif role in {Role.MORE, Role.LESS}:
            label = fold(unescape("".join(self.tree.texts[place:end])))
            if label:
                self.end_line()
                self.flat.buttons.append(Button(len(self.flat.lines), role is Role.MORE, ""))
            return True
        return False

    def take_item(self, place: int) -> None:
        """Take an item of a list."""
        self.waiting = "- "
        if self.items and self.items[-1]:
            self.waiting = f"{self.items[-1]}. "
            self.items[-1] += 1
        self.open(place, Role.ITEM)

    def take_avatar(self, place: int, text: str) -> None:
        """Take an image whose text is a line."""
        self.block = place
        self.flat.notes.append(Noted(len(self.flat.lines), Note.AVATAR))
        self.pieces.append(text)
        self.end_line()

    def is_long(self, place: int) -> bool:
        """Tell whether a hidden part of a line is too long for a label."""
        length = 0
        for text in self.tree.texts[place : self.tree.ends[place]]:
            length += len(text.strip())
            if length > LABEL:
                return True
        return False

    def open(self, place: int, role: Role, first: int | None = None, value: str = "") -> None:
        """Note an element whose end matters."""
        self.edge = self.tree.ends[place]
        opened = _Open(self.edge, role, len(self.pieces) if first is None else first, value)
        self.opened.append(opened)
        if role in _PARTS:
            self.naming.append(opened)

    def close(self, place: int) -> None:
        """Close what has ended."""
        flat = self.flat
        while self.opened and self.opened[-1].end <= place:
            closed = self.opened.pop()
            role = closed.role
            if role in _PARTS:
                self.close_part(closed, place)
            elif role is Role.BODY:
                flat.bodies.append((closed.first, len(flat.lines)))
            elif role is Role.HIDES:
                self.end_line()
                flat.hidden.append((closed.first, len(flat.lines)))
            elif role is Role.LIST:
                self.items.pop()
            elif role is Role.PRE:
                self.pre -= 1
            else:
                self.waiting = ""
        self.edge = self.opened[-1].end if self.opened else -1

    def close_part(self, closed: _Open, place: int) -> None:
        """Close a name or a link; a link without words is a note of no part, if it stands outside of the text."""
        if closed not in self.naming:
            return
        self.naming.remove(closed)
        note = _PARTS[closed.role]
        if "".join(self.pieces[closed.first :]).strip():
            self.parts.append(_Part(note, closed.value, closed.first, len(self.pieces)))
        elif note is Note.OWN and place > self.body:
            self.flat.notes.append(Noted(len(self.flat.lines), note, closed.value))


_PARTS: Final = {Role.PERSON: Note.PERSON, Role.OWN: Note.OWN, Role.LINK: Note.LINK}
