"""Whole processes: importing the package, and its command line, against a process that imports attrs.

Times are the processor's, of processes taken in turns, with compiled modules that an earlier one wrote.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.races import html, text
from benchmarks.races.rounds import ROUNDS, Table, figure

ENVIRONMENT: Final = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def spent(arguments: list[str]) -> float:
    """Run an interpreter to its end, and give the processor's seconds that it took."""
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, env=ENVIRONMENT)
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def run(rounds: int = ROUNDS) -> Table:
    """Race the processes."""
    with TemporaryDirectory() as folder:
        page, saved = Path(folder, "page.txt"), Path(folder, "page.html")
        page.write_text(text.dump(0), "utf-8")
        saved.write_bytes(html.page(26))
        commands: dict[str, list[str]] = {
            "`import attrs, re`": ["-c", "import attrs, re"],
            "nothing": ["-c", "pass"],
            "`import talkparse`": ["-c", "import talkparse"],
            "`python -m talkparse --version`": ["-m", "talkparse", "--version"],
            "`python -m talkparse page.txt`": ["-m", "talkparse", str(page), "--quiet"],
            "`python -m talkparse page.html`": ["-m", "talkparse", str(saved), "--quiet"],
        }
        processes: dict[str, Callable[[], float]] = {name: partial(spent, line) for name, line in commands.items()}
        for process in processes.values():
            process()  # which writes the compiled modules
        times = [{name: process() for name, process in processes.items()} for _ in range(rounds)]
    medians = {name: median(some[name] for some in times) for name in processes}
    floor = next(iter(medians.values()))
    rows = [(name, figure(some / floor)) for name, some in medians.items()]
    return Table(("a process", "`import attrs, re`"), rows, ["Each page has 26 posts."])
