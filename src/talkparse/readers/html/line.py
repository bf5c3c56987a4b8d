"""The line of a page that is being read: its texts, and what the markup says of parts of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from talkparse.readers.dump.lines import fold
from talkparse.readers.html.flat import Button, Flat, Note, Noted


class _Part(NamedTuple):
    """A part of the line that is being read, by its pieces of text."""

    note: Note
    value: str
    first: int
    last: int


class Opening(NamedTuple):
    """A part of the line that has not ended."""

    note: Note
    value: str
    first: int


class OpenLine:
    """The line that is being read, and the lines before it."""

    def __init__(self, toggles: Mapping[str, bool]) -> None:
        """Begin with the first; ``toggles`` tells of the words of each button whether it opens the full text."""
        self.toggles = toggles
        self.flat = Flat()
        self.texts: list[str] = []
        self.parts: list[_Part] = []
        """What is said of some of them."""
        self.buttons: list[tuple[int, str]] = []
        """The texts that are buttons, unless text follows them on the line, and their words."""
        self.naming: list[Opening] = []
        """The parts that have not ended."""
        self.block = 0
        """The last tag that began a line."""
        self.level = 0
        """The level of the heading that the line is, 0 for others."""
        self.waiting = ""
        """The mark of an item whose text has not begun."""
        self.is_noted = False
        """Whether anything is said of the line: a part, a button, the mark of an item."""

    def end(self) -> None:
        """End the line that is being read, if there is any text in it."""
        texts = self.texts
        if not texts:
            return
        text = "".join(texts) if len(texts) > 1 else texts[0]
        # What can be printed holds no white space but spaces.
        text = text.strip() if text.isprintable() and "  " not in text else fold(text)
        if text and self.is_noted:
            text = self.settle_parts(text)
        if text:
            flat = self.flat
            if self.level:
                flat.levels[len(flat.lines)] = self.level
            flat.lines.append(text)
            flat.places.append(self.block)
        texts.clear()

    def settle_parts(self, text: str) -> str:
        """Note what is said of the parts of a line; give it with the mark of its item, less the buttons at its end."""
        texts, flat, number = self.texts, self.flat, len(self.flat.lines)
        self.parts += [_Part(note, value, first, len(texts)) for note, value, first in self.naming]
        self.naming.clear()  # a name ends with its line
        buttons: list[str] = []
        while self.buttons and not "".join(texts[self.buttons[-1][0] + 1 :]).strip():
            first, label = self.buttons.pop()
            del texts[first:]
            buttons.append(label)
        if buttons:
            text = fold("".join(texts))
        mark = self.waiting if text else ""
        if self.parts:
            starts, stops = _offsets(texts, {place for part in self.parts for place in part[2:]}, len(mark))
            flat.notes += [
                Noted(number, note, value, starts[first], stops[last])
                for note, value, first, last in self.parts
                if first < len(texts)
            ]
            self.parts.clear()
        self.buttons.clear()
        if mark:
            text, self.waiting = mark + text, ""
            if mark[0] != "-":
                flat.numbered.add(number)
        self.is_noted = bool(self.waiting)
        flat.buttons += [
            Button(number + bool(text), self.toggles[label], label, bool(text)) for label in reversed(buttons)
        ]
        return text

    def add_lines(self, text: str) -> None:
        """Add a text whose line breaks count."""
        first, *others = text.split("\n")
        self.texts.append(first)
        for line in others:
            self.end()
            self.texts.append(line)

    def begin_item(self, mark: str) -> None:
        """Begin an item, whose mark stands before the first words in it."""
        self.is_noted = True
        self.waiting = mark

    def begin_part(self, note: Note, value: str = "") -> None:
        """Begin a part of the line."""
        self.is_noted = True
        self.naming.append(Opening(note, value, len(self.texts)))

    def end_part(self) -> bool:
        """End the innermost part; tell whether it has words, or ended with its line."""
        if not self.naming:
            return True
        note, value, first = self.naming.pop()
        has_words = any(self.texts[index].strip() for index in range(first, len(self.texts)))
        if has_words:
            self.is_noted = True
            self.parts.append(_Part(note, value, first, len(self.texts)))
        return has_words

    def add_image(self, text: str) -> None:
        """Add the text of an image, which is a part."""
        self.is_noted = True
        self.parts.append(_Part(Note.IMAGE, "", len(self.texts), len(self.texts) + 1))
        self.texts.append(text)

    def add_button(self, text: str, label: str, *, ends: bool) -> None:
        """Add the words of a button; one if it ``ends`` its line, or nothing but buttons follows on it."""
        self.is_noted = True
        self.buttons.append((len(self.texts), label))
        self.texts.append(text)
        if ends:
            self.end()

    def add_lone_button(self, label: str) -> None:
        """Add a button that is all of its line."""
        self.flat.buttons.append(Button(len(self.flat.lines), self.toggles[label], label))

    def add_avatar(self, text: str) -> None:
        """Add an image whose text is a line."""
        self.flat.notes.append(Noted(len(self.flat.lines), Note.AVATAR, stop=len(text)))
        self.texts.append(text)
        self.end()

    def note(self, note: Note, value: str) -> None:
        """Note what belongs to no words."""
        self.flat.notes.append(Noted(len(self.flat.lines), note, value))


def _offsets(texts: Sequence[str], places: set[int], offset: int) -> tuple[dict[int, int], dict[int, int]]:
    """Give where in the folded line the words behind each place begin, and where those before it end."""
    starts: dict[int, int] = {}
    stops: dict[int, int] = {}
    waiting: list[int] = []
    first, is_begun, is_apart = 0, False, False
    for place in (*sorted(places), len(texts)):
        raw = "".join(texts[first:place])
        if words := fold(raw):
            offset += is_begun and (is_apart or raw[0].isspace())
            is_begun = True
            starts |= dict.fromkeys(waiting, offset)
            offset += len(words)
            is_apart = raw[-1].isspace()
            waiting.clear()
        else:
            is_apart = is_apart or bool(raw)
        stops[place] = offset
        waiting.append(place)
        first = place
    starts |= dict.fromkeys(waiting, offset)
    return starts, stops
