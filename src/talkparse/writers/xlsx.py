"""XLSX: a workbook for somebody who opens it with a double click: the posts, the pages, their problems.

Headers stay in sight and filter. Dates are days in London; replies are indented under what they answer. No cell is a
formula or a link. What Excel cannot hold is replaced, carried on in further rows or on further sheets, and said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from attrs import define, field
from xlsxwriter import Workbook

from talkparse.model import DateRange, Idea
from talkparse.writers.edtf import days
from talkparse.writers.rows import page_row, post_row
from talkparse.writers.thread import placed_posts
from talkparse.writers.unwritable import CONTROLS_AND_CR, replace, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from talkparse.model import Consultation

_ROWS: Final = 1_048_576  # Excel's, the header among them
_CELL: Final = 32_767  # characters that Excel takes in a cell, in units of UTF-16
_WHOLE: Final = 10**15  # Excel keeps 15 digits of a number
_FIRST_YEAR: Final = 1900  # Excel has no days before it
_FIRST_OF_TWO, _SECOND_OF_TWO = 0xD8, 0xDC  # the upper bytes of the units of UTF-16 that stand in pairs
_DEEPEST: Final = 15  # levels of indentation that Excel knows
_NO_CLOCK: Final = datetime(2000, 1, 1)  # noqa: DTZ001 -- as xlsxwriter wants it; the same pages give the same file
_CARRIED_ON: Final = "texts too long for a cell were carried on in further rows"
_NEXT_SHEET: Final = "sheets were full, and go on in another"

Column = tuple[str, str, int]
"""Its heading, what it holds, and its width in characters."""
_POSTS: Final[tuple[Column, ...]] = (
    ("Page", "page", 6),
    ("Post", "post", 6),
    ("Answers post", "parent", 9),
    ("Author", "author", 20),
    ("Role", "role", 18),
    ("Written from", "posted_first", 12),
    ("Written until", "posted_last", 12),
    ("Text", "text", 90),
    ("Up", "up", 6),
    ("Care", "care", 6),
    ("Down", "down", 6),
    ("Reply for", "certainty", 9),
    ("Evidence", "evidence_detail", 30),
    ("Cut", "cut", 12),
    ("Pinned", "pinned", 8),
    ("Name is", "author_status", 12),
    ("Age as printed", "age", 16),
    ("Site's number", "id", 12),
    ("Thread", "thread", 8),
    ("Picture", "avatar", 12),
    ("Preview removed", "preview", 40),
)
_PAGES: Final[tuple[Column, ...]] = (
    ("Page", "page", 6),
    ("Consultation", "consultation", 40),
    ("Discussion", "discussion", 40),
    ("Idea", "idea", 40),
    ("Suggested by", "suggested_by", 20),
    ("Kind", "kind", 12),
    ("Section", "section", 16),
    ("Status", "status", 12),
    ("Consultation from", "period_first", 12),
    ("Consultation until", "period_last", 12),
    ("Runs from", "run_first", 12),
    ("Runs until", "run_last", 12),
    ("Londoners responded", "responses", 12),
    ("Comments claimed", "comment_count", 12),
    ("Posts read", "posts", 8),
    ("Captured from", "captured_first", 12),
    ("Captured until", "captured_last", 12),
    ("Capture known from", "captured_by", 12),
    ("Problems", "problem_count", 10),
    ("Address", "url", 50),
    ("Read from", "origin", 40),
    ("Introduction", "intro", 90),
    ("Text of the idea", "idea_text", 90),
    ("Timeline", "timeline", 60),
)
_PROBLEMS: Final[tuple[Column, ...]] = (
    ("Page", "page", 6),
    ("Problem", "code", 20),
    ("What is wrong", "message", 90),
    ("Line", "line", 8),
    ("Page read from", "origin", 40),
)
_REPEATED: Final = frozenset({"page", "post"})  # in the rows in which a text is carried on


def write(consultations: Iterable[Consultation], stream: BinaryIO) -> None:
    """Write a workbook; a row is held at a time."""
    said: Counter[str] = Counter()
    with Workbook(stream, {"constant_memory": True}) as book:
        book.set_properties({"created": _NO_CLOCK})
        _fill(book, consultations, said)
    say("xlsx", said)


def _fill(book: Any, consultations: Iterable[Consultation], said: Counter[str]) -> None:  # noqa: ANN401 -- a Workbook
    posts, pages, problems = (
        _Sheet(book, name, columns, said)
        for name, columns in (("Posts", _POSTS), ("Pages", _PAGES), ("Problems", _PROBLEMS))
    )
    for number, consultation in enumerate(consultations):
        count = 0
        for placed in placed_posts(consultation):
            posts.add({"page": number, **post_row(placed)}, placed.depth)
            count += 1
        pages.add(_page(number, consultation) | {"posts": count})
        for problem in consultation.problems:
            problems.add(
                {"page": number, "code": problem.code.value, "message": problem.message, "line": problem.line}
                | {"origin": consultation.origin}
            )
    for sheet in (posts, pages, problems):
        sheet.finish()


def _page(number: int, consultation: Consultation) -> dict[str, Any]:
    idea = consultation.idea or Idea()
    period = consultation.period or DateRange()
    captured = days(consultation.captured) if consultation.captured else (None, None)
    return {
        **page_row(number, consultation),
        "status": consultation.status,
        "section": consultation.section,
        "period_first": period.first,
        "period_last": period.last,
        "responses": consultation.responses,
        "comment_count": consultation.comment_count,
        "captured_first": captured[0],
        "captured_last": captured[1],
        "captured_by": consultation.captured_by and consultation.captured_by.value,
        "problem_count": len(consultation.problems),
        "intro": "\n".join(consultation.intro) or None,
        "suggested_by": idea.suggested_by,
        "idea_text": idea.text,
        "timeline": "\n".join(" · ".join(filter(None, (event.title, event.state))) for event in consultation.timeline)
        or None,
    }


@define
class _Sheet:
    """A table that goes on in another sheet when one is full."""

    book: Any
    name: str
    columns: Sequence[Column]
    said: Counter[str]
    formats: dict[str | int, Any] = field(factory=dict)
    sheet: Any = None
    row: int = 0
    number: int = 0

    def __attrs_post_init__(self) -> None:
        look = {"valign": "top", "text_wrap": True}
        self.formats["date"] = self.book.add_format({"valign": "top", "num_format": "yyyy-mm-dd"})
        self.formats["header"] = self.book.add_format({**look, "bold": True})
        for depth in range(_DEEPEST + 1):
            self.formats[depth] = self.book.add_format({**look, "indent": depth})
        self.begin()

    def begin(self) -> None:
        self.number += 1
        self.sheet = self.book.add_worksheet(self.name if self.number == 1 else f"{self.name} {self.number}")
        self.sheet.freeze_panes(1, 0)
        for column, (_, _, width) in enumerate(self.columns):
            self.sheet.set_column(column, column, width)
        for column, (heading, _, _) in enumerate(self.columns):
            self.sheet.write_string(0, column, heading, self.formats["header"])
        self.row = 1

    def add(self, values: dict[str, Any], depth: int = 0) -> None:
        """Write a row, or as many as its longest text needs."""
        known = ((column, name, values[name]) for column, (_, name, _) in enumerate(self.columns))
        cells = [(column, name, self.cell(value)) for column, name, value in known if value is not None]
        for number in range(max(len(parts) for _, _, parts in cells)):
            if self.row == _ROWS:
                self.finish()
                self.begin()
                self.said[_NEXT_SHEET] += 1
            for column, name, parts in cells:
                if number < len(parts) or name in _REPEATED:
                    self.write(column, parts[number % len(parts)], depth if name == "text" else 0)
            self.row += 1

    def cell(self, value: Any) -> Sequence[Any]:  # noqa: ANN401 -- any value of a row
        """Give a value as Excel can hold it, in as many cells as it needs."""
        match value:
            case bool():
                return ("yes",) if value else ()
            case int() if abs(value) >= _WHOLE:
                return (str(value),)
            case date() if value.year < _FIRST_YEAR:
                return (value.isoformat(),)
            case str():
                parts = _divide(replace(value, CONTROLS_AND_CR, self.said))
                if len(parts) > 1:
                    self.said[_CARRIED_ON] += 1
                return parts
        return (value,)

    def write(self, column: int, value: Any, depth: int) -> None:  # noqa: ANN401 -- as above
        match value:
            case str():  # ``write`` itself would make formulas and links of some texts
                self.sheet.write_string(self.row, column, value, self.formats[min(depth, _DEEPEST)])
            case date():
                self.sheet.write_datetime(self.row, column, value, self.formats["date"])
            case _:
                self.sheet.write_number(self.row, column, value, self.formats[0])

    def finish(self) -> None:
        """Let the header filter what was written."""
        self.sheet.autofilter(0, 0, max(self.row - 1, 1), len(self.columns) - 1)


def _divide(text: str) -> list[str]:
    """Divide a text into what single cells take, but never between the two units of a character."""
    if 2 * len(text) <= _CELL:
        return [text]
    units = text.encode("utf-16-le")
    parts = []
    start = 0
    while start < len(units):
        stop = start + 2 * _CELL
        if stop < len(units) and _FIRST_OF_TWO <= units[stop - 1] < _SECOND_OF_TWO:
            stop -= 2
        parts.append(units[start:stop].decode("utf-16-le"))
        start = stop
    return parts
