"""The line of a page that is being read: its texts, and what the markup says of parts of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from talkparse.readers.dump.lines import fold
from talkparse.readers.html.notes import Button, Note, Noted
from talkparse.readers.html.outline import LineOutline, NoteOutline, Outline


class Opening(NamedTuple):
    """A part of the line that has not ended."""

    note: Note
    place: int | None
    """The piece in which the value of the note stands."""
    first: int
    """The first text in it."""


class OpenLine:
    """The line that is being read, and the outlines of the lines before it."""

    def __init__(self, toggles: Mapping[str, bool], *, is_placed: bool) -> None:
        """Begin with the first; ``toggles`` tells of the words of each button whether it opens the full text.

        Where the lines begin is noted if they are to be placed.
        """
        self.toggles = toggles
        self.is_placed = is_placed
        self.outline = Outline()
        self.texts: list[str] = []
        self.sources: list[int | str] = []
        """Where each of them stands, or itself if it recurs with the outline."""
        self.parts: list[tuple[Opening, int]] = []
        """What is said of some of them, and the text before which that ends."""
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
        if not self.texts:
            return
        if self.has_words():
            if self.is_noted:
                self.settle_parts()
            else:
                self.add_line("", ())
        self.texts.clear()
        self.sources.clear()

    def has_words(self, first: int = 0) -> bool:
        """Tell whether there is any text in the line, from the ``first`` of its texts on."""
        # Spelled out, for it is nearly always the first that tells.
        for index in range(first, len(self.texts)):  # noqa: SIM110
            if self.texts[index].strip():
                return True
        return False

    def add_line(self, mark: str, cuts: tuple[int, ...]) -> None:
        """Add the line with what is said of it."""
        outline, sources = self.outline, self.sources
        if self.level:
            outline.levels[len(outline.lines)] = self.level
        if self.is_placed:
            outline.places.append(self.block)
        while self.texts[-1] == " " and not cuts:
            del self.texts[-1], sources[-1]
        if mark or cuts:
            outline.lines.append(LineOutline(tuple(sources), mark, cuts))
            return
        places = tuple([source for source in sources if isinstance(source, int)])
        if 0 < len(places) < len(sources):
            outline.lines.append(LineOutline(tuple(sources), mark, cuts))
        elif places:
            outline.lines.append(places if len(places) > 1 else sources[0])
        else:
            outline.lines.append(fold("".join(self.texts)))

    def settle_parts(self) -> None:
        """Note what is said of the parts of a line; add it with the mark of its item, less the buttons at its end."""
        texts, outline, number = self.texts, self.outline, len(self.outline.lines)
        parts = [*self.parts, *[(opening, len(texts)) for opening in self.naming]]
        self.parts.clear()
        self.naming.clear()  # a name ends with its line
        buttons: list[str] = []
        while self.buttons and not self.has_words(self.buttons[-1][0] + 1):
            first, label = self.buttons.pop()
            del texts[first:], self.sources[first:]
            buttons.append(label)
        self.buttons.clear()
        has_words = not buttons or self.has_words()
        for (note, place, first), last in parts:
            if first < len(texts):
                outline.notes.append(NoteOutline(number, note, place, "href", first if has_words else None, last))
        mark = ""
        if has_words:
            mark, self.waiting = self.waiting, ""
            if mark and mark[0] != "-":
                outline.numbered.add(number)
            self.add_line(mark, tuple(sorted([cut for (_, _, first), last in parts for cut in (first, last)])))
        self.is_noted = bool(self.waiting)
        for label in reversed(buttons):
            outline.buttons.append(Button(number + has_words, self.toggles[label], label, has_words))

    def add(self, text: str, source: int | str) -> None:
        """Add a text."""
        self.texts.append(text)
        self.sources.append(source)

    def add_lines(self, text: str) -> None:
        """Add a text whose line breaks count."""
        first, *others = text.split("\n")
        self.add(first, first)
        for line in others:
            self.end()
            self.add(line, line)

    def begin_item(self, mark: str) -> None:
        """Begin an item, whose mark stands before the first words in it."""
        self.is_noted = True
        self.waiting = mark

    def begin_part(self, note: Note, place: int | None = None) -> None:
        """Begin a part of the line."""
        self.is_noted = True
        self.naming.append(Opening(note, place, len(self.texts)))

    def end_part(self) -> bool:
        """End the innermost part; tell whether it has words, or ended with its line."""
        if not self.naming:
            return True
        opening = self.naming.pop()
        if has_words := self.has_words(opening.first):
            self.is_noted = True
            self.parts.append((opening, len(self.texts)))
        return has_words

    def add_image(self, text: str) -> None:
        """Add the text of an image, which is a part."""
        self.is_noted = True
        self.parts.append((Opening(Note.IMAGE, None, len(self.texts)), len(self.texts) + 1))
        self.add(text, text)

    def add_button(self, text: str, place: int, label: str, *, ends: bool) -> None:
        """Add the words of a button; one if it ``ends`` its line, or nothing but buttons follows on it."""
        self.is_noted = True
        self.buttons.append((len(self.texts), label))
        self.add(text, place)
        if ends:
            self.end()

    def add_lone_button(self, label: str) -> None:
        """Add a button that is all of its line."""
        self.outline.buttons.append(Button(len(self.outline.lines), self.toggles[label], label))

    def add_avatar(self, text: str) -> None:
        """Add an image whose text is a line."""
        self.outline.notes.append(Noted(len(self.outline.lines), Note.AVATAR, stop=len(text)))
        self.add(text, text)
        self.end()

    def note(self, note: Note, place: int, key: str) -> None:
        """Note what belongs to no words."""
        self.outline.notes.append(NoteOutline(len(self.outline.lines), note, place, key))
