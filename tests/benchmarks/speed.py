"""How fast talkparse is, as multiples of what is least and of what others take, measured in the same run.

    python tests/benchmarks/speed.py            all races
    python tests/benchmarks/speed.py text       pages as text, against a scan that understands nothing

Times are the processor's. Libraries that are not installed are left out, which is said below each table.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.races import text
from benchmarks.races.rounds import ROUNDS

RACES = {"text": text.run}


def main() -> None:
    """Run the races that are asked for, and print their tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("races", nargs="*", metavar="RACE", help=f"of {', '.join(RACES)}; all where none is named")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="of which the median is taken (%(default)s)")
    arguments = parser.parse_args()
    for name in arguments.races or RACES:
        print(RACES[name](arguments.rounds), end="\n\n", flush=True)


if __name__ == "__main__":
    main()
