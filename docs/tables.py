"""Print the tables of layouts from the one that the readers use, into the pages that show them.

``python docs/tables.py`` writes what stands between the markers of each page anew; a test holds both equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final

from talkparse.enums import Layout
from talkparse.readers.dump.layouts import CARRIED, LAYOUTS, Row, Toggles

ROOT: Final = Path(__file__).resolve().parent.parent
BUTTONS: Final = "buttons"
STAND: Final = {
    Toggles.LINES: "y", Toggles.DISPLACED: "displaced", Toggles.ENDING: "displaced", Toggles.NONE: "–",
}  # fmt: skip
KEPT: Final = frozenset(("y", "(y)", "folded", "displaced", "?"))
"""What is said of things that are not lost."""


def rows() -> list[Row]:
    """Give the layouts in the order of their names, which is that of the enum."""
    order = [*Layout]
    return sorted(LAYOUTS, key=lambda row: order.index(row.layout))


def layouts() -> Iterator[str]:
    """Print what each layout is made by, and how to recognise it."""
    yield from _table(
        ("name", "made by", "recognised by"),
        ((f"`{row.layout}`", _made_by(row), row.known_by) for row in rows()),
    )


def carried() -> Iterator[str]:
    """Print what each layout carries; a column for those that carry the same."""
    groups = _groups()
    yield from _table(
        ("", *(_names(group) for group in groups)),
        ((thing, *(_carries(group[0])[thing] for group in groups)) for thing in (*CARRIED, BUTTONS)),
    )


def lost() -> Iterator[str]:
    """Print what each layout loses; a line for those that lose the same."""
    cells = []
    for group in _groups():
        carries = _carries(group[0])
        gone = [thing if much == "–" else f"{thing}: {much}" for thing, much in carries.items() if much not in KEPT]
        most = "all but the texts of comments" if len(gone) >= len(CARRIED) else "; ".join(gone) or "nothing"
        programs = dict.fromkeys(", ".join(filter(None, (row.printed_by, _filtered(row)))) for row in group)
        cells.append((_names(group), "; ".join(programs), most))
    yield from _table(("layout", "made by", "loses"), cells)


def _made_by(row: Row) -> str:
    return ", ".join(filter(None, (" ".join(filter(None, (row.printed_by, row.releases))), _filtered(row))))


def _filtered(row: Row) -> str:
    return row.filtered.value if row.filtered else ""


def _carries(row: Row) -> dict[str, str]:
    return {thing: row.carried(thing) for thing in CARRIED} | {BUTTONS: STAND[row.toggles]}


def _groups() -> list[list[Row]]:
    """Put layouts together that carry the same, and stand next to each other."""
    return [[*group] for _, group in groupby(rows(), key=_carries)]


def _names(group: Iterable[Row]) -> str:
    return ", ".join(row.layout for row in group)


def _table(head: Sequence[str], lines: Iterable[Sequence[str]]) -> Iterator[str]:
    for cells in (head, ["---"] * len(head), *lines):
        yield f"| {' | '.join(cells)} |"


TABLES: Final = {
    "docs/layouts.md": (("lost", lost), ("layouts", layouts), ("carried", carried)),
}
"""The pages, and the tables between the markers of each."""


def fill(page: str, text: str) -> str:
    """Give the text of a page with its tables printed anew."""
    for name, table in TABLES[page]:
        before, begins, rest = text.partition(f"<!-- {name} -->\n")
        _, ends, after = rest.partition(f"\n<!-- /{name} -->")
        if not (begins and ends):
            raise ValueError(f"{page}: expected a table between <!-- {name} --> and <!-- /{name} -->")
        text = "".join((before, begins, "\n".join(table()), ends, after))
    return text


if __name__ == "__main__":
    for page in TABLES:
        path = ROOT / page
        path.write_text(fill(page, path.read_text("utf-8")), "utf-8")
