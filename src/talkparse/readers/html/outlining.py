"""Outlining: which lines stretches of a page's tags are, and what the markup says of each.

What it takes from the structure is little: where a line ends, what stands in a comment's text, what browsers hide. And
of the words it takes only what their codes tell, so stretches of the same codes have the same outline.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from talkparse.readers.html.elements import ENDING, LABEL, MOST_CODES
from talkparse.readers.html.line import OpenLine
from talkparse.readers.html.nesting import Nested
from talkparse.readers.html.notes import Button, Note
from talkparse.readers.html.outline import Outline
from talkparse.readers.html.roles import Meaning, Piece, Role
from talkparse.readers.html.stretches import Container, Stretch, is_skipped
from talkparse.vocabulary import Vocabulary

_NEAR: Final = 12  # tags that may stand around the words of a button in its element, for an icon
_EMPHASIS: Final = frozenset(("b", "strong", "i", "em"))
# Elements that members' own texts are made of: alone in one of these, the words of a button are a member's.
_MEMBERS: Final = frozenset(
    "p li b i em strong u s del ins small sub sup code pre q blockquote cite dt dd td th mark abbr".split()  # noqa: SIM905
)


class _Open(NamedTuple):
    """An element that means something for the lines in it."""

    end: int
    role: Role
    first: int
    """The line with which it begins."""
    place: int
    """Where it begins."""


class Outlining:
    """The state while one outline is found."""

    def __init__(
        self, page: Nested, words: Vocabulary, own: Container | None, base: int = 0, *, below: bool = False
    ) -> None:
        """Begin, with nothing read; the outline counts places from ``base``. The rest is as for ``flatten``."""
        self.page = page
        self.own = own
        self.base = base
        self.below = below
        self.line = OpenLine(words.comment.toggles, is_placed=own is None)
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
        self.stop = 0
        """Where the stretch ends that is being read."""
        self.is_self_contained = len(page.known) < MOST_CODES
        """Whether the outline depends on nothing but the codes of the stretch."""

    def read(self, stretches: Sequence[Stretch]) -> Outline:
        """Read some stretches, and give their outline."""
        for start, stop in stretches:
            self.stop = stop
            self.run(start, stop)
        self.line.end()
        self.close(len(self.page.pieces))
        return self.line.outline

    def run(self, start: int, stop: int) -> None:  # noqa: C901, PLR0912 -- calls would take half the time
        """Read a stretch."""
        line, texts, base = self.line, self.line.texts, self.base
        skipped, name = 0, self.own.name if self.own else None
        for place, (text, _, label, _, _, meaning) in enumerate(self.page.pieces[start:stop], start):
            if place < skipped:
                continue
            role = meaning.role
            if meaning.breaks:
                if texts:
                    line.end()
                line.block, line.level = place - base, meaning.level
            if place == name:
                self.open_part(place, Note.PERSON)
            elif role is not None and self.take(place, meaning, role):
                skipped = self.page.end(place)
                if skipped > place:
                    continue
            if place >= self.edge >= 0:
                self.close(place)
            if not text:
                continue
            if text == " ":
                if texts:  # at the beginning of a line white space is nothing
                    line.add(text, place - base)
            elif self.pre and "\n" in text:
                line.add_lines(text)
            elif label and self.own and self.is_button(place, meaning):
                if not texts and self.is_line(place):
                    line.add_lone_button(label)
                else:
                    line.add_button(text, place - base, label, ends=self.is_behind_dots())
            else:
                line.add(text, place - base)

    def length(self, place: int) -> int:
        """Give the number of pieces of an element, less its end."""
        end = self.page.end(place)
        if place < self.base or end >= self.stop:
            self.is_self_contained = False
        return end - place

    def inner(self, place: int) -> Sequence[Piece]:
        """Give these pieces."""
        return self.page.pieces[place : place + self.length(place)]

    def is_button(self, place: int, meaning: Meaning) -> bool:
        """Tell whether the words of a button are one: all that an element holds, or what follows a paragraph.

        In the text of a paragraph a member wrote them, and in what members' own texts are made of.
        """
        pieces, lengths = self.page.pieces, self.page.lengths
        near = range(place, max(place - _NEAR, -1), -1)
        holder = next((at for at in near if pieces[at].step > 0 and at + lengths[at] > place), 0)
        if not self.is_alone(holder):
            return pieces[place].step < 0 and meaning.parts
        if pieces[holder].meaning.name in _EMPHASIS and self.is_alone(self.page.parents[holder]):
            holder = self.page.parents[holder]
        return pieces[holder].meaning.name not in _MEMBERS

    def is_line(self, place: int) -> bool:
        """Tell whether the line ends behind the words of a button, so that they are all of it."""
        after = self.page.pieces[place + 1 : place + 3]
        if place + len(after) >= self.stop:
            self.is_self_contained = False
        return len(after) > 1 and after[0].step < 0 and not after[0].line and after[1].meaning.breaks

    def is_alone(self, holder: int) -> bool:
        """Tell whether an element holds one text and nothing else."""
        return self.length(holder) <= _NEAR and sum(bool(piece.line) for piece in self.inner(holder)) == 1

    def take(self, place: int, meaning: Meaning, role: Role) -> bool:
        """Take an element that means something; tell whether its text is left out."""
        own = self.own
        if own and place in own.own:
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
        if role is Role.BELOW and self.page.parents[place] < self.base:
            self.is_self_contained = False
        if role is not Role.STAMP and not is_skipped(self.page, place, inside=is_inside, below=self.below):
            return False
        length = self.length(place)
        is_empty = length == 0 or (length == 1 and not self.page.pieces[place].text)
        if not is_empty and (is_inside or (self.below and (role is Role.SKIP or role is Role.STAMP))):
            self.line.outline.dropped.append(place - self.base)
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
            self.is_self_contained = False  # of line breaks the codes do not tell
        else:
            return False
        self.open(place, role)
        return True

    def take_inside(self, place: int, meaning: Meaning, role: Role) -> bool:
        """Take an element of a comment; tell whether its text is left out."""
        if role is Role.HIDDEN or role is Role.ACTION:
            if not self.hiding and not self.is_long(place):
                self.drop(place)
                return True
            if role is Role.ACTION:
                self.hide(place)
        elif role is Role.IMAGE:
            self.line.add_image(meaning.value)
        elif role is Role.PERSON:
            self.open_part(place, Note.PERSON)
        elif role is Role.OWN or role is Role.LINK:
            self.open_part(place, Note.OWN if role is Role.OWN else Note.LINK)
        elif role is Role.MORE or role is Role.LESS:
            self.take_named_button(place, opens=role is Role.MORE)
            return True
        elif place > self.body:
            self.take_first(place, meaning, role)
        return False

    def take_first(self, place: int, meaning: Meaning, role: Role) -> None:
        """Take an element that means something outside of the text only."""
        if role is Role.BODY or role is Role.CONTENT:
            self.body = self.page.end(place)
            self.open(place, Role.BODY, first=len(self.line.outline.lines))
        elif role is Role.CREATED:
            self.line.note(Note.CREATED, place - self.base, meaning.key)

    def take_named_button(self, place: int, *, opens: bool) -> None:
        """Take a button that its class tells, if it has words, whichever they are."""
        outline = self.line.outline
        if any(piece.line for piece in self.inner(place)):
            self.line.end()
            outline.buttons.append(Button(len(outline.lines), opens, ""))

    def drop(self, place: int) -> None:
        """Leave out the words of an element."""
        self.length(place)
        self.line.outline.dropped.append(place - self.base)

    def is_long(self, place: int) -> bool:
        """Tell whether a hidden part of a line is more than a label: too long for one, or behind dots."""
        if self.is_behind_dots():
            return True
        lengths = [len(piece.text.strip()) for piece in self.inner(place) if piece.line]
        if len(lengths) > 1 and max(lengths) <= LABEL:
            self.is_self_contained = False  # of the sum the codes do not tell
        return sum(lengths) > LABEL

    def is_behind_dots(self) -> bool:
        """Tell whether the line that is being read ends in dots, so that a text may go on behind them."""
        texts = self.line.texts
        return any(text.rstrip().endswith(ENDING) for text in texts[-1:]) or (
            texts[-1:] == [" "] and any(text.rstrip().endswith(ENDING) for text in texts[-2:-1])
        )

    def hide(self, place: int) -> None:
        """Note an element that browsers do not show; its lines are its own."""
        self.line.end()
        self.hiding += 1
        self.open(place, Role.HIDES, first=len(self.line.outline.lines))

    def open_part(self, place: int, note: Note) -> None:
        """Note an element that is a part of its line; the numbers of comments stand in links."""
        self.line.begin_part(note, None if note is Note.PERSON else place - self.base)
        self.open(place, Role.OWN if note is Note.OWN else Role.PERSON)

    def open(self, place: int, role: Role, first: int = 0) -> None:
        """Note an element whose end matters."""
        self.edge = self.page.end(place)
        self.opened.append(_Open(self.edge, role, first, place))

    def close(self, place: int) -> None:
        """Close what has ended."""
        line = self.line
        while self.opened and self.opened[-1].end <= place:
            _, role, first, begun = self.opened.pop()
            if role is Role.PERSON or role is Role.OWN:
                # A link without words is a note of no part, if it stands outside of the text.
                if not line.end_part() and role is Role.OWN and place > self.body:
                    line.note(Note.OWN, begun - self.base, "href")
            elif role is Role.BODY:
                line.outline.bodies.append((first, len(line.outline.lines)))
            elif role is Role.HIDES:
                line.end()
                self.hiding -= 1
                if not self.hiding:
                    line.outline.hidden.append((first, len(line.outline.lines)))
            elif role is Role.LIST:
                self.items.pop()
            elif role is Role.PRE:
                self.pre -= 1
            else:
                line.waiting = ""
        self.edge = self.opened[-1].end if self.opened else -1
