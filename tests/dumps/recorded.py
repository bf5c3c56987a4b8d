"""The recorded dumps: which extractor printed which file of a page.

Many releases print a page alike, so each text is kept once, and ``recorded.tsv`` says which extractors printed it: a
line for each with the page, the extractor and the file in the page's folder.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

HERE = Path(__file__).parent
TABLE = HERE / "recorded.tsv"


def recorded() -> dict[tuple[str, str], Path]:
    """Give the file that each extractor printed of each page, by page and extractor."""
    rows = (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines())
    return {(page, extractor): HERE / page / file for page, extractor, file in rows}


def dump_of(page: str, extractor: str) -> str:
    """Give what an extractor printed of a page, line ends as they are."""
    return recorded()[page, extractor].read_bytes().decode()


def keep(page: str, dumps: Mapping[str, str]) -> None:
    """Keep what extractors printed of a page, beside what others printed before."""
    table = recorded() if TABLE.exists() else {}
    for extractor, text in dumps.items():
        equal = (file for file in sorted((HERE / page).glob("*.txt")) if file.read_bytes() == text.encode())
        file = next(equal, None)
        if file is None:
            file = HERE / page / f"{extractor}.txt"
            others = [key for key, path in table.items() if path == file and key != (page, extractor)]
            if others:  # they printed what stands there now
                file = HERE / page / f"{extractor}-new.txt"
            file.write_text(text, encoding="utf-8", newline="")
        table[page, extractor] = file
    for file in set((HERE / page).glob("*.txt")) - set(table.values()):
        file.unlink()
    rows = sorted((page, extractor, file.name) for (page, extractor), file in table.items())
    TABLE.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
