"""Extractor invariance: one page read the same through every extractor, and what other tools make of the page.

    python tests/benchmarks/extractors.py            print two tables, in Markdown
    python tests/benchmarks/extractors.py --write    put them into docs/benchmarks.md

The first says how far each recorded dump (``dumps/``) says the same as its page, the second how well each tool finds
the comments. A tool that is not installed is left out.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

import talkparse
from benchmarks.agreement import LOST, Comparison, compare, family, pages, truth_of
from benchmarks.peers import TOOLS, found_by_talkparse, quietly
from benchmarks.scorer import Score, gold_of, score
from dumps.recorded import dump_of, recorded

DOCUMENT = Path(__file__).parents[2] / "docs" / "benchmarks.md"
FIRST = ("trafilatura", "resiliparse")
"""The extractors that web corpora are made with."""


def extractors_recorded() -> list[str]:
    """Return the names of all recorded extractors, releases in order."""
    return sorted({extractor for _, extractor in recorded()}, key=lambda name: (group(name), release(name), name))


def group(name: str) -> int:
    """Put the two that corpora are made with before the others, and the filters over one of them last."""
    tool = name.partition("-")[0]
    return FIRST.index(tool) if tool in FIRST else 3 if tool in ("R0", "P") else 2


def release(name: str) -> tuple[str, tuple[int, ...]]:
    """Return the tool and the numbers of its release."""
    tool, _, rest = name.partition("-")
    return tool, tuple(int(part) for part in rest.split("-")[0].split(".") if part.isdecimal())


def read_dump(folder: Path, extractor: str) -> talkparse.Consultation:
    """Parse a recorded dump."""
    return talkparse.parse_text(dump_of(folder.name, extractor))


def pages_of(extractor: str) -> list[Path]:
    """Return the folders of the pages of which something is left."""
    printed = recorded()
    return [folder for folder in pages() if (folder.name, extractor) in printed]


def agreement(extractor: str) -> Comparison:
    """Compare an extractor's dumps of all pages, forgiving nothing."""
    found = Comparison()
    for folder in pages_of(extractor):
        found += compare(truth_of(folder), read_dump(folder, extractor), extractor, strict=True)
    return found


def layouts(extractor: str) -> str:
    """Name the layouts that talkparse finds in an extractor's dumps, the most frequent first."""
    found = Counter(str(read_dump(folder, extractor).layout) for folder in pages_of(extractor))
    return ", ".join(name for name, _ in found.most_common())


def agreement_of(extractors: Iterable[str]) -> Comparison:
    """Take several extractors together."""
    return sum((agreement(extractor) for extractor in extractors), Comparison())


def lost(extractor: str) -> str:
    """Name what an extractor's dumps do not say."""
    names = {name.removeprefix("post.") for name in LOST[family(extractor)] if not name.endswith("author_status")}
    return ", ".join(sorted(names)) or "nothing"


def tools() -> Iterator[tuple[str, Score]]:
    """Score every tool that is installed, then this library on every recorded dump."""
    folders = pages()
    htmls = [(folder / "page.html").read_text(encoding="utf-8") for folder in folders]
    golds = [gold_of(truth_of(folder)) for folder in folders]
    for name, (module, tool) in TOOLS.items():
        if module is None or find_spec(module):
            found = [quietly(tool, html) for html in htmls]
            yield name, sum((score(*pair) for pair in zip(golds, found, strict=True)), Score())
    for extractor in extractors_recorded():
        scores = (
            score(gold_of(truth_of(folder)), found_by_talkparse(read_dump(folder, extractor)))
            for folder in pages_of(extractor)
        )
        yield f"talkparse, from {extractor}", sum(scores, Score())


def agreement_table() -> Iterator[str]:
    """Yield the lines of the first table."""
    yield "| dump | layout | fields compared | equal | agreement | lost |"
    yield "|---|---|--:|--:|--:|---|"
    for name in extractors_recorded():
        found = agreement(name)
        equal = found.compared - len(found.wrong)
        yield f"| {name} | {layouts(name)} | {found.compared} | {equal} | {percent(found.share)} | {lost(name)} |"
    for title, wanted in (("trafilatura and resiliparse", (0, 1)), ("all others", (2, 3))):
        found = agreement_of(name for name in extractors_recorded() if group(name) in wanted)
        equal = found.compared - len(found.wrong)
        yield f"| **{title}** | | {found.compared} | {equal} | **{percent(found.share)}** | |"


def tools_table() -> Iterator[str]:
    """Yield the lines of the second table."""
    yield "| tool | precision | recall | F1 | authors | distance | repeated | reply precision | reply recall |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|--:|"
    for name, found in tools():
        edges = f"{found.edge_precision:.2f}" if found.found_edges else "–"
        yield (
            f"| {name} | {found.precision:.2f} | {found.recall:.2f} | {found.f1:.2f} | {found.authors:.2f} | "
            f"{found.distance:.3f} | {found.repeated} | {edges} | {found.edge_recall:.2f} |"
        )


def percent(share: float) -> str:
    """Write a share as a percentage, rounded down so that 100 means all."""
    return f"{int(share * 10_000) / 100:.2f} %"


def rewritten(document: str, **tables: Iterable[str]) -> str:
    """Put tables between the comments that hold their places in a document."""
    for name, lines in tables.items():
        begin, end = f"<!-- {name} -->\n", f"\n<!-- end of {name} -->"
        before, _, rest = document.partition(begin)
        document = before + begin + "\n".join(["", *lines, ""]) + end + rest.partition(end)[2]
    return document


def main() -> None:
    """Print both tables, or write them."""
    if "--write" in sys.argv[1:]:
        text = DOCUMENT.read_text(encoding="utf-8")
        text = rewritten(text, agreement=agreement_table(), comments=tools_table())
        DOCUMENT.write_text(text, encoding="utf-8")
        return
    print("\n".join([*agreement_table(), "", *tools_table()]))


if __name__ == "__main__":
    main()
