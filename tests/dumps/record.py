"""Flatten the invented pages with whatever extractors the running interpreter has, and write what they print.

    python tests/dumps/record.py            every extractor that is installed
    python tests/dumps/record.py --list     only say which those are

Each release of an extractor leaves its own marks, so the dumps come from many: make one virtual environment per
release (``pip install trafilatura==1.10.0 lxml_html_clean``, ``resiliparse==0.14.5``, …), then run this file with each
environment's interpreter. Releases of trafilatura before 1.10 want ``lxml<5.2`` and an older Python. Nothing else is
needed, so the file keeps to what Python 3.10 reads. ``recorded.py`` keeps each text once; the name of an
extractor holds its release. ``build_pages.py`` must have been run before.

The layouts that are filters over resiliparse's output (``R0-w``, ``R0-d`` and ``P`` in the documentation) are derived
from the dump of release 0.14 by the functions at the end.
"""

# ruff: noqa: T201 -- a script that says what it does
from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Extractor = Callable[[str], str]
    Keep = Callable[[str, Mapping[str, str]], None]

HERE = Path(__file__).parent
IMAGE_MARK = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)")
UNKNOWN_IN_P = {
    "borrowed-names", "half-saved", "listed-thread", "odd-markup", "oldest-first", "other-boxes", "quoted-buttons",
}  # fmt: skip
"""Pages of which that filter leaves nothing that shows whose they are: that takes two long previews in prose."""
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


def installed(name: str) -> str | None:
    """Return the release of a distribution, or None."""
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def extractors() -> Iterator[tuple[str, Extractor]]:
    """Yield the name of each extractor that is installed here, with the extractor."""
    yield from trafilaturas()
    yield from resiliparses()
    yield from converters()
    yield from parsers()
    yield from browsers()


def trafilaturas() -> Iterator[tuple[str, Extractor]]:
    """Yield trafilatura: by default, with images, with their marks removed again, and from 2.2 on without comments.

    Its Markdown is recorded from 2.3 on. Without comments, earlier releases take another road altogether, which keeps
    neither names nor headings; that is no layout.
    """
    release = installed("trafilatura")
    if not release:
        return
    trafilatura: Any = import_module("trafilatura")

    def images(html: str) -> str:
        text: str | None = trafilatura.extract(html, include_images=True)
        return text or ""

    numbers = tuple(map(int, release.split(".")[:2]))
    yield f"trafilatura-{release}", lambda html: trafilatura.extract(html) or ""
    if (1, 10) <= numbers < (2, 2):  # the releases that the real dumps come from: a blank line where an image stood
        yield f"trafilatura-{release}-images", images
        yield f"trafilatura-{release}-images-removed", lambda html: IMAGE_MARK.sub("", images(html))
    if numbers >= (2, 2):
        yield (
            f"trafilatura-{release}-nocomments",
            lambda html: trafilatura.extract(html, include_comments=False) or "",
        )
    if numbers >= (2, 3):
        yield (
            f"trafilatura-{release}-markdown",
            lambda html: trafilatura.extract(html, output_format="markdown") or "",
        )


def resiliparses() -> Iterator[tuple[str, Extractor]]:
    """Yield resiliparse, with and without the choice of the main content."""
    release = installed("resiliparse")
    if not release:
        return
    extract_plain_text: Any = import_module("resiliparse.extract.html2text").extract_plain_text

    yield f"resiliparse-{release}", lambda html: extract_plain_text(html, main_content=True)
    yield f"resiliparse-{release}-all", lambda html: extract_plain_text(html, main_content=False)


def converters() -> Iterator[tuple[str, Extractor]]:
    """Yield the converters of whole pages."""
    if release := installed("inscriptis"):
        yield f"inscriptis-{release}", import_module("inscriptis").get_text
    if release := installed("html2text"):
        html2text: Any = import_module("html2text")
        yield f"html2text-{release}", html2text.html2text
        yield f"html2text-{release}-nowrap", lambda html: html2text.HTML2Text(bodywidth=0).handle(html)
    if release := installed("markdownify"):
        yield f"markdownify-{release}", import_module("markdownify").markdownify
    if release := installed("html_text"):
        yield f"html_text-{release}", import_module("html_text").extract_text
    if installed("jusText"):
        justext: Any = import_module("justext")

        def paragraphs(html: str) -> str:
            return "\n".join(item.text for item in justext.justext(html, justext.get_stoplist("English")))

        yield "justext-all", paragraphs


def parsers() -> Iterator[tuple[str, Extractor]]:
    """Yield what HTML parsers themselves print of a page."""
    if installed("beautifulsoup4"):
        soup: Any = import_module("bs4").BeautifulSoup
        yield "bs4-get_text", lambda html: soup(html, "html.parser").get_text()
        yield "bs4-get_text-lines", lambda html: soup(html, "html.parser").get_text("\n", strip=True)
    if installed("html2text"):  # the interpreter that has all the converters
        lxml_html: Any = import_module("lxml.html")
        yield "lxml-text_content", lambda html: str(lxml_html.document_fromstring(html).text_content())


def browsers() -> Iterator[tuple[str, Extractor]]:
    """Yield the text that a browser copies, from the interpreter that has all the converters."""
    program = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if program and installed("html2text"):
        yield "chromium-innertext", lambda html: inner_text(program, html)


def inner_text(program: str, html: str) -> str:
    """Return ``document.body.innerText`` of a page, as a browser lays it out."""
    script = (
        "<script>const t = document.body.innerText; document.documentElement.innerHTML = '';"
        "document.documentElement.textContent = '[[[' + encodeURIComponent(t) + ']]]';</script>"
    )
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        before, end, after = html.partition("</body>")  # a page that was saved too early has none
        page.write_text(before + script + end + after, encoding="utf-8")
        flags = (
            "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
            f"--disable-component-update --disable-sync --user-data-dir={folder}/profile --dump-dom"
        )
        done = subprocess.run(
            [program, *flags.split(), page.as_uri()], capture_output=True, text=True, check=True, timeout=120
        )
    found = re.search(r"\[\[\[(.*)\]\]\]", done.stdout, re.DOTALL)
    if not found:
        raise RuntimeError("the browser printed no text")
    return unquote(found[1])


# --- the filters over resiliparse's output ---------------------------------------------------------------------------
CHROME = {
    "Want to join our next discussion?",
    "Want to add a comment?",
    "Want to have your say next time?",
    "New here? Join Talk London, City Hall's online community where you can have your say on London's biggest issues.",
    "Join Talk London",
    "Already have an account?",
    "Log into your account",
    "This comment has been pinned",
    "Show full comment",
    "Show less of comment",
    "Report",
    "Discussions",
    "Idea generation",
    "User Image for",
    "Added by Talk London",
    "Open",
    "Closed",
    "Closing soon",
}
CHROME_PATTERN = re.compile(r"Avatar for -.*|(Up vote|Care|Down vote) \d+")


def without_single_words(text: str) -> str:
    """R0-w: every line of one word is gone, the blank lines around it stay."""
    return "\n".join(line for line in text.split("\n") if len(line.split()) != 1)


def without_chrome(text: str, hero: str | None) -> str:
    """R0-d: the lines that a site's pages share are gone."""
    gone = CHROME | {hero}
    lines = [line for line in text.split("\n") if line.strip() not in gone and not CHROME_PATTERN.fullmatch(line)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def paragraphs_only(text: str) -> str:
    """P: the introduction's paragraphs and the comments, no blank lines, no title, no lists, no counts."""
    paragraphs = [part for part in text.split("\n\n") if part.strip()]
    while paragraphs and len(paragraphs[0]) < 60:
        del paragraphs[0]
    kept = [part for part in paragraphs if not re.match(r"Comments \(\d+\)|  [•\d]|The discussion ran", part)]
    return "\n".join(kept)


def record(keep: Keep) -> Iterator[tuple[str, str]]:
    """Keep the dumps of every page, and yield their page and extractor."""
    tools = list(extractors())
    for folder in sorted(path.parent for path in HERE.glob("*/page.html")):
        html = (folder / "page.html").read_text(encoding="utf-8")
        dumps = {name: extract(html) for name, extract in tools}
        plain = next((text for name, text in dumps.items() if re.fullmatch(r"resiliparse-0\.14[.\d]*", name)), None)
        if plain is not None:
            truth = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
            bare = without_chrome(plain, truth["hero"])
            dumps["R0-w"] = without_single_words(plain)
            if any((post["preview"] or "").endswith("...") for post in truth["comments"]):
                dumps["R0-d"] = bare  # without any cut preview nothing tells comments apart
            if folder.name not in UNKNOWN_IN_P:
                dumps["P"] = paragraphs_only(bare)
        keep(folder.name, dumps)
        yield from ((folder.name, name) for name in dumps)


if __name__ == "__main__":
    if "--list" in sys.argv[1:]:
        print("\n".join(name for name, _ in extractors()))
    else:
        from recorded import keep  # type: ignore[import-not-found]  # a script finds it beside itself

        for page, extractor in record(keep):
            print(page, extractor)
