"""Take the picture of the report that the README shows: ``python docs/picture.py``, with Chromium installed.

It is no test that it is new: another release of Chromium draws other pixels. Take it anew when the report changes.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import talkparse

ROOT: Final = Path(__file__).resolve().parent.parent
PICTURE: Final = ROOT / "docs" / "report.png"
# The thread beside the dump, from the second comment on, which is marked in both.
SHOW: Final = """
document.documentElement.style.overflow = "hidden";
const links = [...document.querySelectorAll("section.thread a[href^='#p0t']")];
links[1].click();
new Promise((done) => setTimeout(() => {
  window.scrollTo(0, links[0].getBoundingClientRect().bottom + window.scrollY + 8);
  done();
}, 1000));
"""


def main() -> None:
    """Write the report of the invented page, and take a picture of it."""
    sys.path.append(str(ROOT / "tests"))
    from chromium import browser  # noqa: PLC0415 -- the tests are no package

    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        report = Path(folder) / "report.html"
        talkparse.write(talkparse.read(ROOT / "examples" / "cycle-lanes.txt"), report)
        with browser(Path(folder) / "profile") as tab:
            tab.open(report, width=1280, height=600)
            tab.run(SHOW)
            tab.picture(PICTURE)


if __name__ == "__main__":
    main()
