"""Flattening: the lines that stretches of a page's tags are, and what the markup says of each.

What it takes from the structure is little: where a line ends, what stands in a comment's text, what browsers hide.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from talkparse.readers.html.attributes import attribute, linked_number
from talkparse.readers.html.flat import Button, Flat, Note
from talkparse.readers.html.line import OpenLine
from talkparse.readers.html.nesting import Nested
from talkparse.readers.html.roles import Meaning, Role
from talkparse.readers.html.stretches import Stretch, is_skipped
from talkparse.vocabulary import Vocabulary

LABEL: Final = 80  # hidden text up to this length is a label; longer, it may be the full text of a comment
_NEAR: Final = 12  # tags that may stand around the words of a button in its element, for an icon
_DOTS: Final = ("...", "…")
_EMPHASIS: Final = frozenset(("b", "strong", "i", "em"))
# Elements that members' own texts are made of: alone in one of these, the words of a button are a member's.
_MEMBERS: Final = frozenset(
    "p li b i em strong u s del ins small sub sup code pre q blockquote cite dt dd td th mark abbr".split()  # noqa: SIM905
)


class Own(NamedTuple):
    """What flattening has to know of the comment in which stretches stand."""

    places: frozenset[int] | set[int]
    """The elements that are the comment itself."""
    name: int | None
    """The element of its author's name, where nothing but its place tells."""


class _Open(NamedTuple):
    """An element that means something for the lines in it."""

    end: int
    role: Role
    first: int
    """The line with which it begins."""
    number: str


def words_in(page: Nested, place: int) -> list[str]:
    """Give the lines of all text in an element, but for code."""
    line = OpenLine({})
    for piece in page.pieces[place : page.ends[place]]:
        if piece.breaks:
            line.end()
        if piece.text and piece.role is not Role.CODE:
            line.texts.append(piece.text)
    line.end()
    return line.flat.lines


def flatten(
    page: Nested, stretches: Sequence[Stretch], words: Vocabulary, own: Own | None = None, *, below: bool = False
) -> Flat:
    """Flatten the stretches of a comment, ``own``, or of what stands outside of any, above or ``below`` the first."""
    state = _Flattening(page, words, own, below=below)
    for start, stop in stretches:
        state.run(start, stop)
    state.line.end()
    state.close(len(page.pieces))
    return state.line.flat


class _Flattening:
    """The state of one call."""

    def __init__(self, page: Nested, words: Vocabulary, own: Own | None, *, below: bool) -> None:
        self.page = page
        self.own = own
        self.below = below
        self.line = OpenLine(words.comment.toggles)
        self.opened: list[_Open] = []
        self.edge = -1
        """Where the innermost of them ends."""
        self.items: list[int] = []
        """The number of the next item of each list around; 0 for dashes."""
        self.pre = 0
        """In how many elements whose line breaks count."""
        self.hiding = 0
        """In how many elements that browsers do not show."""
        self.body = -1
        """Where the text of the comment ends that is being read."""

    def run(self, start: int, stop: int) -> None:  # noqa: C901, PLR0912 -- calls would take half the time
        """Read a stretch."""
        line, texts = self.line, self.line.texts
        skipped, name = 0, self.own.name if self.own else None
        for place, (_, breaks, role, text, label, meaning) in enumerate(self.page.pieces[start:stop], start):
            if place < skipped:
                continue
            if breaks:
                if texts:
                    line.end()
                line.block, line.level = place, meaning.level
            if place == name:
                self.open_part(place, Note.PERSON)
            elif role is not None and self.take(place, meaning, role):
                skipped = self.page.ends[place]
                if skipped > place:
                    continue
            if place >= self.edge >= 0:
                self.close(place)
            if not text:
                continue
            if text == " ":
                if texts:  # at the beginning of a line white space is nothing
                    texts.append(text)
            elif self.pre and "\n" in text:
                line.add_lines(text)
            elif label and self.own and self.is_button(place, meaning):
                if not texts and self.is_line(place):
                    line.add_lone_button(label)
                else:
                    line.add_button(text, label, ends=self.is_behind_dots())
            else:
                texts.append(text)

    def is_button(self, place: int, meaning: Meaning) -> bool:
        """Tell whether the words of a button are one: all that an element holds, or what follows a paragraph.

        In the text of a paragraph a member wrote them, and in what members' own texts are made of.
        """
        pieces, ends = self.page.pieces, self.page.ends
        holder = next(
            (at for at in range(place, max(place - _NEAR, -1), -1) if pieces[at].step > 0 and ends[at] > place), 0
        )
        if not self.is_alone(holder):
            return pieces[place].step < 0 and meaning.parts
        parent = self.page.parents[holder]
        if pieces[holder].meaning.name in _EMPHASIS and self.is_alone(parent):
            holder = parent
        return pieces[holder].meaning.name not in _MEMBERS

    def is_line(self, place: int) -> bool:
        """Tell whether the line ends behind the words of a button, so that they are all of it."""
        after = self.page.pieces[place + 1 : place + 3]
        return len(after) > 1 and after[0].step < 0 and not after[0].text.strip() and after[1].breaks

    def is_alone(self, holder: int) -> bool:
        """Tell whether an element holds one text and nothing else."""
        end = self.page.ends[holder]
        return end - holder <= _NEAR and sum(bool(piece.text.strip()) for piece in self.page.pieces[holder:end]) == 1

    def take(self, place: int, meaning: Meaning, role: Role) -> bool:
        """Take an element that means something; tell whether its text is left out."""
        own = self.own
        if own and place in own.places:
            return False
        if Role.SKIP <= role <= Role.CODE or (role is Role.STAMP and meaning.hides):
            return self.skip(place, role)
        if role is Role.HIDDEN and own is None and not self.below:
            return True
        if role is Role.AVATAR:
            self.line.add_avatar(meaning.value)
        elif not self.take_line(place, meaning, role) and own and self.take_inside(place, meaning, role):
            return True
        if meaning.hides and not (role is Role.HIDDEN and self.hiding):
            self.hide(place)
        return False

    def skip(self, place: int, role: Role) -> bool:
        """Tell whether an element is left out, and keep its words; outside of comments those of chrome are nobody's."""
        is_inside = self.own is not None
        if role is not Role.STAMP and not is_skipped(self.page, place, inside=is_inside, below=self.below):
            return False
        is_empty = self.page.ends[place] <= place + 1 and not self.page.pieces[place].text
        if not is_empty and (is_inside or (self.below and (role is Role.SKIP or role is Role.STAMP))):
            self.line.flat.dropped += words_in(self.page, place)
        return True

    def take_line(self, place: int, meaning: Meaning, role: Role) -> bool:
        """Take an element that tells how lines begin and end, if it is one."""
        if role is Role.LIST:
            self.items.append(int(meaning.value))
        elif role is Role.ITEM:
            self.line.begin_item(f"{self.items[-1]}. " if self.items and self.items[-1] else "- ")
            if self.items and self.items[-1]:
                self.items[-1] += 1
        elif role is Role.PRE:
            self.pre += 1
        else:
            return False
        self.open(place, role)
        return True

    def take_inside(self, place: int, meaning: Meaning, role: Role) -> bool:
        """Take an element of a comment; tell whether its text is left out."""
        if role is Role.HIDDEN or role is Role.ACTION:
            if not self.hiding and not self.is_long(place):
                self.line.flat.dropped += words_in(self.page, place)
                return True
            if role is Role.ACTION:
                self.hide(place)
        elif role is Role.IMAGE:
            self.line.add_image(meaning.value)
        elif role is Role.PERSON:
            self.open_part(place, Note.PERSON)
        elif role is Role.OWN or role is Role.LINK:
            number = linked_number(attribute(self.page.spelled[place], meaning.key))
            self.open_part(place, Note.OWN if role is Role.OWN else Note.LINK, number)
        elif role is Role.MORE or role is Role.LESS:
            self.take_named_button(place, opens=role is Role.MORE)
            return True
        elif place > self.body:
            self.take_first(place, meaning, role)
        return False

    def take_first(self, place: int, meaning: Meaning, role: Role) -> None:
        """Take an element that means something outside of the text only."""
        if role is Role.BODY or role is Role.CONTENT:
            self.body = self.page.ends[place]
            self.open(place, Role.BODY, first=len(self.line.flat.lines))
        elif role is Role.CREATED:
            self.line.note(Note.CREATED, attribute(self.page.spelled[place], meaning.key))

    def take_named_button(self, place: int, *, opens: bool) -> None:
        """Take a button that its class tells, if it has words, whichever they are."""
        flat = self.line.flat
        if any(piece.text.strip() for piece in self.page.pieces[place : self.page.ends[place]]):
            self.line.end()
            flat.buttons.append(Button(len(flat.lines), opens, ""))

    def is_long(self, place: int) -> bool:
        """Tell whether a hidden part of a line is more than a label: too long for one, or behind dots."""
        if self.is_behind_dots():
            return True
        length = 0
        for piece in self.page.pieces[place : self.page.ends[place]]:
            length += len(piece.text.strip())
            if length > LABEL:
                return True
        return False

    def is_behind_dots(self) -> bool:
        """Tell whether the line that is being read ends in dots, so that a text may go on behind them."""
        texts = self.line.texts
        return any(text.rstrip().endswith(_DOTS) for text in texts[-1:]) or (
            texts[-1:] == [" "] and any(text.rstrip().endswith(_DOTS) for text in texts[-2:-1])
        )

    def hide(self, place: int) -> None:
        """Note an element that browsers do not show; its lines are its own."""
        self.line.end()
        self.hiding += 1
        self.open(place, Role.HIDES, first=len(self.line.flat.lines))

    def open_part(self, place: int, note: Note, number: str = "") -> None:
        """Note an element that is a part of its line."""
        self.line.begin_part(note, number)
        self.open(place, Role.OWN if note is Note.OWN else Role.PERSON, number=number)

    def open(self, place: int, role: Role, first: int = 0, number: str = "") -> None:
        """Note an element whose end matters."""
        self.edge = self.page.ends[place]
        self.opened.append(_Open(self.edge, role, first, number))

    def close(self, place: int) -> None:
        """Close what has ended."""
        line = self.line
        while self.opened and self.opened[-1].end <= place:
            _, role, first, number = self.opened.pop()
            if role is Role.PERSON or role is Role.OWN:
                # A link without words is a note of no part, if it stands outside of the text.
                if not line.end_part() and role is Role.OWN and place > self.body:
                    line.note(Note.OWN, number)
            elif role is Role.BODY:
                line.flat.bodies.append((first, len(line.flat.lines)))
            elif role is Role.HIDES:
                line.end()
                self.hiding -= 1
                if not self.hiding:
                    line.flat.hidden.append((first, len(line.flat.lines)))
            elif role is Role.LIST:
                self.items.pop()
            elif role is Role.PRE:
                self.pre -= 1
            else:
                line.waiting = ""
        self.edge = self.opened[-1].end if self.opened else -1
