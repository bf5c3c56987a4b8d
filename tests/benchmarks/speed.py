"""How fast talkparse is, as multiples of what is least and of what others take, measured in the same run.

    python tests/benchmarks/speed.py                       every race but the growth, some minutes
    python tests/benchmarks/speed.py text html             these alone: see the folder races/
    python tests/benchmarks/speed.py growth --largest 100000000    up to 100 MB, which takes hours
    python tests/benchmarks/speed.py --write               put the tables into docs/benchmarks.md

Candidates take turns in one process, over different inputs, each time with another one first; medians are compared, of
the processor's time. Libraries that are not installed (``pip install talkparse[races]``) are left out, which is said.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import warnings
from datetime import UTC, datetime
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.extractors import DOCUMENT, rewritten

if TYPE_CHECKING:
    from benchmarks.races.rounds import Table

RACES = ("text", "foreign", "html", "ages", "start", "corpora", "growth")
VERSIONS = (
    "talkparse", "attrs", "lxml", "selectolax", "parsel", "beautifulsoup4", "resiliparse", "trafilatura", "dateparser",
    "arrow", "parsedatetime", "python-dateutil", "pyarrow", "warcio",
)  # fmt: skip


def main() -> None:
    """Run the races that are asked for, and print or write their tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("races", nargs="*", metavar="RACE", help=f"of {', '.join(RACES)}; all but the last")
    parser.add_argument("--rounds", type=int, help="of which the median is taken")
    parser.add_argument("--megabytes", type=float, help="of each corpus")
    parser.add_argument("--largest", type=int, help="bytes of the largest page whose growth is measured")
    parser.add_argument("--write", action="store_true", help="write the tables, with date, machine and versions")
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")  # of other libraries, about their own dependencies
    for name in arguments.races or RACES[:-1]:
        further = {"corpora": {"megabytes": arguments.megabytes}, "growth": {"largest": arguments.largest}}.get(
            name, {}
        )
        options = {key: value for key, value in {"rounds": arguments.rounds, **further}.items() if value is not None}
        race: Any = import_module(f"benchmarks.races.{name}")
        table: Table = race.run(**options)
        print(f"{table}\n", flush=True)
        if arguments.write:
            tables = {name: [*str(table).splitlines(), "", conditions()], "versions": [versions()]}
            DOCUMENT.write_text(rewritten(DOCUMENT.read_text("utf-8"), **tables), "utf-8")
    print(conditions(), versions(), sep="\n")


def conditions() -> str:
    """Name the day and the machine."""
    cpu = platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        models = (
            line.partition(":")[2].strip() for line in info.read_text().splitlines() if line.startswith("model name")
        )
        cpu = next(models, cpu)
    day = datetime.now(UTC).strftime("%-d %B %Y")
    return f"{day}, CPython {platform.python_version()}, {os.cpu_count()} cores of {cpu}."


def versions() -> str:
    """Name what is installed of the libraries that take part, with their versions."""
    found = []
    for name in VERSIONS:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    return f"{', '.join(found)}."


if __name__ == "__main__":
    main()
