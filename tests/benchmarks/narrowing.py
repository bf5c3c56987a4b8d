"""How captures of several weeks narrow a date: the curve in docs/how-to-merge.md.

    python tests/benchmarks/narrowing.py > docs/narrowing.svg

Comments written at instants drawn with a fixed seed are captured once a week, from half a year later on. A page says
"6 months ago" of each, or what Drupal's formatter prints then; the curves give the median width, in days, of the
interval that so many captures leave; between the tenth and the ninetieth percentile lies the band around it.
"""

from __future__ import annotations

import random
import sys
from datetime import UTC, datetime, timedelta
from statistics import quantiles

from talkparse import merge, parse_text
from talkparse.testing import FORMATTERS

COMMENTS, WEEKS = 200, 16
URL = "https://www.london.gov.uk/talk-london/topics/streets/benches/discussions/930"
WIDTH, HEIGHT, EDGE, MOST = 640, 300, 48, 35


def widths() -> list[list[float]]:
    """Give for each number of captures the widths of the intervals, in days."""
    drawn = random.Random(930)
    found: list[list[float]] = [[] for _ in range(WEEKS)]
    for _ in range(COMMENTS):
        created = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(seconds=drawn.randrange(365 * 86400))
        first = created + timedelta(seconds=drawn.randrange(183 * 86400, 213 * 86400))
        pages = []
        for week in range(WEEKS):
            instant = first + week * timedelta(days=7)
            age = FORMATTERS["interval"](created, instant).text
            text = f"Ann\nCommunity Member {age}A bench outside the library would do, and I have said so twice.\n"
            pages.append(parse_text(text, url=URL, as_of=instant))
            [merged] = merge(pages)
            posted = merged.comments[0].posted
            assert posted is not None
            assert posted.start <= created < posted.stop
            found[week].append((posted.stop - posted.start) / timedelta(days=1))
    return found


def place(week: int, width: float) -> str:
    """Give the point of the picture for a number of captures and a width in days."""
    across = EDGE + (WIDTH - 2 * EDGE) * week / (WEEKS - 1)
    return f"{across:.1f},{HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * width / MOST:.1f}"


def main() -> None:
    """Draw the curves as SVG, and print their numbers beside it."""
    found = []
    for some in widths():
        tenths = quantiles(some, n=10)
        found.append((tenths[0], tenths[4], tenths[8]))
    for week, (low, middle, high) in enumerate(found):
        print(f"{week + 1:3} captures: {low:5.1f} {middle:5.1f} {high:5.1f} days", file=sys.stderr)
    band = [place(week, low) for week, (low, _, _) in enumerate(found)]
    band += reversed([place(week, high) for week, (_, _, high) in enumerate(found)])
    line = " ".join(place(week, middle) for week, (_, middle, _) in enumerate(found))
    print(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif">')
    print("<title>Width of a date, in days, by the number of weekly captures</title>")
    print("<style>text { font-size: 12px; }</style>")
    print(f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>')
    for days in range(0, MOST + 1, 7):
        start, stop = place(0, days), place(WEEKS - 1, days)
        print(f'<path d="M{start} L{stop}" stroke="#ddd"/>')
        print(f'<text x="{EDGE - 8}" y="{float(start.split(",")[1]) + 4:.1f}" text-anchor="end">{days}</text>')
    for week in range(WEEKS):
        across = place(week, 0).split(",")[0]
        print(f'<text x="{across}" y="{HEIGHT - EDGE + 18}" text-anchor="middle">{week + 1}</text>')
    print(f'<polygon points="{" ".join(band)}" fill="#9cc3e6" fill-opacity=".5"/>')
    print(f'<polyline points="{line}" fill="none" stroke="#0b5394" stroke-width="2"/>')
    print(f'<text x="{WIDTH / 2}" y="{HEIGHT - 8}" text-anchor="middle">weekly captures, from half a year on</text>')
    print(f'<text x="{EDGE}" y="20">width of the interval in days: median, and eight tenths of all comments</text>')
    print("</svg>")


if __name__ == "__main__":
    main()
