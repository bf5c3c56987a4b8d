"""How fast a corpus is read, and in how much memory: ``python tests/benchmarks/corpora.py [MEGABYTES]``.

A corpus is made of invented words, with one record in a hundred from the recorded dumps of the invented pages, as JSON
Lines and as Parquet; beside it stand the records of other sites alone, and the site's alone. Each figure is of a
process of its own, so that its memory is no other's; times are the best of three, taken in turns. The first is the
processor's, which tells most where others use the machine; the clock's, in brackets, counts their work too.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from talkparse.sources import read

DUMPS = Path(__file__).resolve().parent.parent / "dumps"
ROUNDS = 3
SHARE = 100
"""One record in so many is the site's."""


def rows(size: int) -> Iterator[dict[str, Any]]:
    """Yield records until their texts have so many bytes, always the same."""
    chance = random.Random(7)
    syllables = [a + b for a in "bcdfghjklmnprstvw" for b in ("a", "e", "i", "o", "u", "ar", "en", "ing")]
    words = ["".join(chance.choices(syllables, k=chance.randint(1, 3))) for _ in range(20_000)]
    words += ["the", "of", "London", "comments", "members", "Closed", "open", "days", "ago"] * 500
    pages = [path.read_text("utf-8") for path in sorted(DUMPS.glob("*/trafilatura-*.txt"))]
    assert pages, "no recorded dumps were found"
    done = number = 0
    while done < size:
        number += 1
        if number % SHARE:
            lines = (" ".join(chance.choices(words, k=chance.randint(4, 60))) for _ in range(chance.randint(3, 40)))
            text, url = "\n".join(lines), f"https://site-{number}.example/page"
        else:
            text, url = chance.choice(pages), f"https://www.london.gov.uk/talk-london/discussions/{number}"
        done += len(text)
        yield {"text": text, "id": f"<urn:uuid:{number}>", "url": url, "date": "2025-07-20T11:30:00Z", "language": "en"}


def make(folder: Path, size: int) -> dict[str, Path]:
    """Write the corpus in both forms, and each of its two kinds of record alone."""
    names = ("jsonl", "jsonl-others", "jsonl-ours", "parquet")
    paths = {name: folder / f"{name}.{name.partition('-')[0]}" for name in names}
    for name, wanted in (("jsonl", {True, False}), ("jsonl-others", {False}), ("jsonl-ours", {True})):
        with paths[name].open("w", encoding="utf-8") as file:
            for number, row in enumerate(rows(size), 1):
                if (number % SHARE == 0) in wanted:
                    file.write(json.dumps(row, ensure_ascii=False) + "\n")
    schema = pa.schema([(name, pa.string()) for name in ("text", "id", "url", "date", "language")])
    with pq.ParquetWriter(paths["parquet"], schema) as writer:
        group: list[dict[str, Any]] = []
        for row in rows(size):
            group.append(row)
            if len(group) == 1000:
                writer.write_table(pa.Table.from_pylist(group, schema))
                group = []
        writer.write_table(pa.Table.from_pylist(group, schema))
    return paths


def decode(path: str) -> int:
    """Decode each line, which is the least that a reader of JSON Lines can do."""
    count = 0
    with open(path, "rb") as file:  # noqa: PTH123
        for line in file:
            count += "text" in json.loads(line)
    return count


def columns(path: str) -> int:
    """Give each row of the three columns to Python, likewise."""
    batches = pq.ParquetFile(path).iter_batches(256, columns=["text", "url", "date"], use_threads=False)
    return sum(len(batch.to_pylist()) for batch in batches)


def pages(path: str) -> int:
    """Read the pages of a file."""
    return sum(1 for _ in read(path))


TASKS: dict[str, Callable[[str], int]] = {"decode": decode, "columns": columns, "pages": pages}


class Figures(NamedTuple):
    """What a process took."""

    processor: float
    """Seconds."""
    clock: float
    megabytes: int
    result: int


def alone(task: str, path: Path) -> Figures:
    """Run a task in a process of its own."""
    command = [sys.executable, __file__, "--task", task, str(path)]
    processor, clock, kilobytes, result = subprocess.run(
        command, check=True, capture_output=True, text=True
    ).stdout.split()
    return Figures(float(processor), float(clock), int(kilobytes) // 1024, int(result))


def run(task: str, path: str) -> None:
    """Be such a process."""
    start, clock = time.process_time(), time.perf_counter()
    result = TASKS[task](path)
    # What ``resource`` says is at least what the process that started this one had.
    status = Path("/proc/self/status").read_text("ascii")
    peak = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
    print(time.process_time() - start, time.perf_counter() - clock, peak, result)


def command_line(path: Path, *arguments: str) -> tuple[float, str]:
    """Run the command line; give its seconds and a digest of its output."""
    output = path.with_suffix(".out.jsonl")
    command = [sys.executable, "-m", "talkparse", str(path), "-o", str(output), "--quiet", *arguments]
    start = time.perf_counter()
    subprocess.run(command, check=True)
    return time.perf_counter() - start, hashlib.sha256(output.read_bytes()).hexdigest()


def best(runs: Sequence[Figures]) -> Figures:
    """Give the least that each figure was."""
    return Figures(*(min(values) for values in zip(*runs, strict=True)))


def main(size: int) -> None:
    """Print the figures."""
    least = {"jsonl": "decode", "jsonl-others": "decode", "jsonl-ours": "decode", "parquet": "columns"}
    with tempfile.TemporaryDirectory() as name:
        paths = make(Path(name), size)
        for kind, path in paths.items():
            both = [(alone(least[kind], path), alone("pages", path)) for _ in range(ROUNDS)]
            base, pages = best([one for one, _ in both]), best([two for _, two in both])
            print(f"{kind}: {path.stat().st_size / 1e6:.0f} MB, {base.result} records, {pages.result} pages")
            print(
                f"  {least[kind]} {base.processor:.2f} s ({base.clock:.2f}), {base.megabytes} MB; "
                f"pages {pages.processor:.2f} s ({pages.clock:.2f}), {pages.megabytes} MB: "
                f"{pages.processor / base.processor:.2f} times as long ({pages.clock / base.clock:.2f}), "
                f"{base.result / pages.processor:,.0f} records a second"
            )
            if kind in {"jsonl", "parquet"}:
                compare_jobs(path)


def compare_jobs(path: Path) -> None:
    """Print what the command line takes with one process and with two."""
    runs = [(command_line(path, "--jobs", "1"), command_line(path, "--jobs", "2")) for _ in range(ROUNDS)]
    one, two = (min(seconds for seconds, _ in some) for some in zip(*runs, strict=True))
    digests = {digest for pair in runs for _, digest in pair}
    print(f"  one job {one:.2f} s, two {two:.2f} s: {one / two:.2f} times as fast on {os.cpu_count()} processors")
    print(f"  output {'identical' if len(digests) == 1 else 'NOT identical'}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--task"]:
        run(*sys.argv[2:])
    else:
        main(int(float((sys.argv[1:] or ["100"])[0]) * 1e6))
