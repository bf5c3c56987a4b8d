"""Corpora: how fast their pages are read, against decoding every record, and in how much memory.

A corpus is made of invented words, with one record in a hundred from the recorded pages; beside it stand the site's
records alone. Each figure is of a process of its own, so that its memory is no other's; times are the processor's.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from benchmarks.races.rounds import Table, figure
from talkparse.sources import read

TESTS = Path(__file__).resolve().parent.parent.parent
ROUNDS = 3
SHARES = {1_000_000_000: "no record the site's", 100: "one record in 100", 1: "all records"}
"""One record in so many is the site's."""
ALL = 0.1
"""How much smaller the corpora are of which all records are the site's."""
NEEDED = {"jsonl": None, "parquet": "pyarrow", "warc.gz": "warcio"}
"""What each container is made and read with."""


class Row(NamedTuple):
    """A record, before it is put into a container."""

    text: str
    html: bytes
    url: str


def rows(size: float, share: int) -> Iterator[Row]:
    """Yield records until their texts have so many bytes, always the same; one in ``share`` is the site's."""
    chance = random.Random(7)
    syllables = [a + b for a in "bcdfghjklmnprstvw" for b in ("a", "e", "i", "o", "u", "ar", "en", "ing")]
    words = ["".join(chance.choices(syllables, k=chance.randint(1, 3))) for _ in range(20_000)]
    words += ["the", "of", "London", "comments", "members", "Closed", "open", "days", "ago"] * 500
    folders = sorted(path.parent for path in (TESTS / "dumps").glob("*/page.html"))
    assert folders, "no recorded pages were found"
    pages = [
        (next(folder.glob("trafilatura-*.txt")).read_text("utf-8"), (folder / "page.html").read_bytes())
        for folder in folders
    ]
    done = number = 0
    while done < size:
        number += 1
        if number % share:
            lines = [" ".join(chance.choices(words, k=chance.randint(4, 60))) for _ in range(chance.randint(3, 40))]
            html = f"<!doctype html><html><body>{''.join(f'<p>{line}</p>' for line in lines)}</body></html>".encode()
            row = Row("\n".join(lines), html, f"https://site-{number}.example/page")
        else:
            row = Row(*chance.choice(pages), f"https://www.london.gov.uk/talk-london/discussions/{number}")
        done += len(row.text)
        yield row


def cells(row: Row, number: int) -> dict[str, str]:
    """Give the columns of a record, as corpora have them."""
    return {
        "text": row.text,
        "id": f"<urn:uuid:{number}>",
        "url": row.url,
        "date": "2025-07-20T11:30:00Z",
        "language": "en",
    }


def write_jsonl(path: Path, some: Iterator[Row]) -> None:
    """Write JSON Lines."""
    with path.open("w", encoding="utf-8") as file:
        for number, row in enumerate(some):
            file.write(json.dumps(cells(row, number), ensure_ascii=False) + "\n")


def write_parquet(path: Path, some: Iterator[Row]) -> None:
    """Write Parquet, a thousand rows to a group."""
    arrow: Any = import_module("pyarrow")
    schema = arrow.schema([(name, arrow.string()) for name in ("text", "id", "url", "date", "language")])
    with import_module("pyarrow.parquet").ParquetWriter(path, schema) as writer:
        group: list[dict[str, str]] = []
        for number, row in enumerate(some):
            group.append(cells(row, number))
            if len(group) == 1000:
                writer.write_table(arrow.Table.from_pylist(group, schema))
                group = []
        writer.write_table(arrow.Table.from_pylist(group, schema))


def write_warc(path: Path, some: Iterator[Row]) -> None:
    """Write the responses of web servers, each compressed by itself."""
    headers_of: Any = import_module("warcio.statusandheaders").StatusAndHeaders
    with path.open("wb") as file:
        writer: Any = import_module("warcio.warcwriter").WARCWriter(file, gzip=True)
        for row in some:
            headers = headers_of("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            writer.write_record(
                writer.create_warc_record(row.url, "response", payload=io.BytesIO(row.html), http_headers=headers)
            )


WRITERS = {"jsonl": write_jsonl, "parquet": write_parquet, "warc.gz": write_warc}


def decode_jsonl(path: str) -> int:
    """Decode each line, which is the least that a reader of JSON Lines can do."""
    with open(path, "rb") as file:  # noqa: PTH123
        return sum("text" in json.loads(line) for line in file)


def decode_parquet(path: str) -> int:
    """Give each row of the three columns to Python, likewise."""
    file: Any = import_module("pyarrow.parquet").ParquetFile(path)
    batches = file.iter_batches(256, columns=["text", "url", "date"], use_threads=False)
    return sum(len(batch.to_pylist()) for batch in batches)


def decode_warc(path: str) -> int:
    """Read each response by warcio, likewise."""
    with open(path, "rb") as file:  # noqa: PTH123
        records: Any = import_module("warcio.archiveiterator").ArchiveIterator(file)
        return sum(len(record.content_stream().read()) > 0 for record in records)


def pages(path: str) -> int:
    """Read the pages of a file."""
    return sum(1 for _ in read(path))


TASKS: dict[str, Callable[[str], int]] = {
    "jsonl": decode_jsonl, "parquet": decode_parquet, "warc.gz": decode_warc, "pages": pages,
}  # fmt: skip


class Figures(NamedTuple):
    """What a process took."""

    seconds: float
    megabytes: float
    """The most memory that it had."""
    result: int


def alone(task: str, path: Path) -> Figures:
    """Run a task in a process of its own."""
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]); from benchmarks.races import corpora; corpora.work(*sys.argv[2:])"
    )
    command = [sys.executable, "-c", script, str(TESTS), task, str(path)]
    seconds, kilobytes, result = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return Figures(float(seconds), int(kilobytes) / 1024, int(result))


def work(task: str, path: str) -> None:
    """Be such a process."""
    start = time.process_time()
    result = TASKS[task](path)
    # What ``resource`` says is at least what the process that started this one had.
    status = Path("/proc/self/status").read_text("ascii")
    peak = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
    print(time.process_time() - start, peak, result)


def command_line(path: Path, jobs: int) -> tuple[float, str]:
    """Run the command line with some processes; give the seconds of the clock, and a digest of the output."""
    output = path.with_suffix(".out.jsonl")
    command = [sys.executable, "-m", "talkparse", str(path), "-o", str(output), "--quiet", "--jobs", str(jobs)]
    start = time.perf_counter()
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    spent = time.perf_counter() - start
    if "no page of Talk London in it" not in done.stderr:  # and then nothing is written
        done.check_returncode()
        return spent, hashlib.sha256(output.read_bytes()).hexdigest()
    return spent, "nothing"


def middle(runs: Sequence[Figures]) -> Figures:
    """Give the median of each figure."""
    return Figures(*(median(values) for values in zip(*runs, strict=True)))


def run(rounds: int = ROUNDS, megabytes: float = 100) -> Table:
    """Measure each container, with a hundredth of its records the site's and with all."""
    table: list[tuple[str, ...]] = []
    kinds = {kind: writer for kind, writer in WRITERS.items() if NEEDED[kind] is None or find_spec(NEEDED[kind] or "")}
    with tempfile.TemporaryDirectory() as folder:
        for kind, writer in kinds.items():
            for share, name in SHARES.items():
                path = Path(folder, f"corpus.{kind}")
                size = megabytes * (1 if share > 1 else ALL)
                writer(path, rows(size * 1e6, share))
                table.append((f"{kind}, {name}", *measure(kind, path, size, rounds)))
    columns = (
        "corpus",
        "times decoding",
        "MB of text a second",
        "records a second",
        "MB of memory",
        "speed of two processes",
    )
    missing = [kind for kind in WRITERS if kind not in kinds]
    notes = [
        f"Of {megabytes:g} MB of text, and of {megabytes * ALL:g} where all is the site's; {os.cpu_count()} processors."
    ]
    notes += [f"Not measured, for what they are made with is not installed: {', '.join(missing)}."] if missing else []
    return Table(columns, table, notes)


def measure(kind: str, path: Path, size: float, rounds: int) -> tuple[str, ...]:
    """Measure a corpus."""
    both = [(alone(kind, path), alone("pages", path)) for _ in range(rounds)]
    least, own = middle([one for one, _ in both]), middle([two for _, two in both])
    jobs = [(command_line(path, 1), command_line(path, 2)) for _ in range(rounds)]
    assert len({digest for pair in jobs for _, digest in pair}) == 1, "the output differs"
    one, two = (median(seconds for seconds, _ in some) for some in zip(*jobs, strict=True))
    return (
        figure(own.seconds / least.seconds),
        f"{size / own.seconds:.1f}",
        f"{least.result / own.seconds:,.0f}",
        f"{own.megabytes:.0f}",
        f"{one / two:.2f}",
    )
