"""Measure the formats: the time of the processor that 100,000 posts take in each, and the memory at its peak.

    python tests/benchmarks/writers.py                 2,000 pages of 50 posts, each format in a process of its own
    python tests/benchmarks/writers.py csv sqlite      these formats alone

The pages are made as they are asked for; what that takes by itself stands in the first line and is subtracted. The last
column compares with JSON Lines. Formats that lack what they are made with are left out.
"""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from talkparse.enums import AuthorStatus, Certainty, EvidenceKind
from talkparse.model import Age, Comment, Consultation, DateInterval, Discussion, Evidence, Reply, Votes
from talkparse.writers import FORMATS, FormatOptions, write

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGES, POSTS, WORDS_OF_A_POST = 2_000, 50, 60
WORDS = (
    "bench", "pond", "path", "bus", "lamp", "shade", "stop", "kerb", "tree", "noise", "street", "quiet", "light", "cat",
)  # fmt: skip
START = datetime(2024, 1, 1, tzinfo=UTC)


def pages() -> Iterator[Consultation]:
    """Make pages, all different, on which every second comment has a reply."""
    random = Random(7)
    for number in range(PAGES):
        comments = []
        for _ in range(POSTS // 3 + 1):
            reply = Reply(
                **post(random),
                evidence=(Evidence(kind=EvidenceKind.ECHO, detail=random.choice(WORDS)),),
                certainty=Certainty.LIKELY,
            )
            comments += [Comment(**post(random), replies=(reply,)), Comment(**post(random))]
        yield Consultation(
            title=f"Quiet streets {number}",
            discussion=Discussion(title="Benches"),
            comments=tuple(comments),
            url=f"https://example.org/discussions/{number}",
        )


def post(random: Random) -> dict[str, Any]:
    """Draw the fields of a post."""
    start = START + timedelta(hours=random.randrange(9_000))
    months = random.randrange(1, 12)
    return {
        "author": f"{random.choice(WORDS)}_{random.randrange(10_000)}",
        "author_status": AuthorStatus.NAMED,
        "role": "Community Member",
        "age": Age(amount=months, unit="month", text=f"{months} months ago"),
        "posted": DateInterval(start=start, stop=start + timedelta(days=30)),
        "text": " ".join(random.choices(WORDS, k=WORDS_OF_A_POST)),
        "votes": Votes(up=random.randrange(20), care=random.randrange(20), down=random.randrange(20)),
    }


def measure(name: str, flat: str) -> None:
    """Write in this process; print its seconds, its peak of memory and the size of the file, both in megabytes."""
    import resource  # noqa: PLC0415 -- not on every system

    with TemporaryDirectory() as folder:
        path = Path(folder, "pages")
        if name == "nothing":
            for _ in pages():
                pass
        else:
            options: FormatOptions = {"flat": True} if flat else {}
            write(pages(), path, format=name, **options)
        files = [path, *path.rglob("*")]
        size = sum(file.stat().st_size for file in files if file.is_file())
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, size / 1e6)


def main() -> None:
    """Measure the formats that are asked for, or all, one after another."""
    asked = sys.argv[1:] or list(FORMATS)
    runs = [("nothing", ""), ("jsonl", ""), *((name, "") for name in asked if name != "jsonl")]
    runs += [(name, "flat") for name in asked if "flat" in FORMATS[name].options]
    made = lines = 0.0
    print("format         seconds   less pages   peak MB   file MB   to jsonl")
    for name, flat in runs:
        # A process starts with the peak of the one that starts it, so this one imports nothing large.
        command = [sys.executable, __file__, "--measure", name, flat]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        if done.returncode:
            print(f"{name:14} {done.stderr.splitlines()[-1]}")
            continue
        seconds, peak, size = map(float, done.stdout.split())
        made = seconds if name == "nothing" else made
        lines = seconds - made if (name, flat) == ("jsonl", "") else lines
        ratio = f"{(seconds - made) / lines:8.2f}" if lines else ""
        print(f"{f'{name} {flat}':14} {seconds:7.1f} {seconds - made:12.1f} {peak:9.0f} {size:9.1f}   {ratio}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(*sys.argv[2:])
    else:
        main()
