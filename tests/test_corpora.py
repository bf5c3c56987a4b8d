"""Files as real programs wrote them give the pages that were put into them, and nothing else.

``corpora/record.py`` says what made the files. Each page is compared with what its own saved page, or its own dump,
gives when it is parsed by itself.
"""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from talkparse.enums import CapturedBy
from talkparse.model import Consultation
from talkparse.parse import parse_html, parse_text
from talkparse.problems import ProblemCode, RecordError
from talkparse.sources import read

CORPORA = Path(__file__).parent / "corpora"
DUMPS = Path(__file__).parent / "dumps"

RIVER, MARKET, SHOPS = "river-swimming", "night-market", "corner-shops"
SITE = "https://www.london.gov.uk/talk-london/"
LOCAL = "http://127.0.0.1:8765/"
# The pages of each file: where in it they stand, their addresses, and the saved pages that they are.
ARCHIVES: dict[str, list[tuple[str, str, str]]] = {
    "chromium-cp1252.mhtml": [("", f"{LOCAL}cp1252", RIVER)],
    "chromium-iframes.mhtml": [("", f"{LOCAL}talk-london/environment/night-market", MARKET)],
    "chromium-local.mhtml": [("", f"{LOCAL}talk-london/environment/river-swimming", RIVER)],
    "chromium-site-url.mhtml": [
        ("", f"{SITE.replace('https', 'http')}environment/river-swimming?sort=newest#comment-18690", RIVER)
    ],
    "wget.warc": [(":3", f"{LOCAL}talk-london/environment/river-swimming", RIVER)],
    "wget-no-digests-bug.warc": [(":3", f"{LOCAL}talk-london/environment/river-swimming", RIVER)],
    "wget-gz.warc.gz": [(f":{number}", f"{LOCAL}talk-london/environment/river-swimming", RIVER) for number in (3, 7)],
    "wget-gzipenc.warc": [(":3", f"{LOCAL}gzip", RIVER)],
    "wget-dedup.warc": [],
    "wget-pages.warc.gz": [
        (f":{number}", f"{LOCAL}talk-london/{name}", name) for number, name in ((3, MARKET), (5, SHOPS), (7, RIVER))
    ],
    "warcio-pages.warc.gz": [
        (f":{number}", f"{LOCAL}talk-london/{name}", name) for number, name in ((1, MARKET), (3, SHOPS), (5, RIVER))
    ],
    "warcio-encodings.warc.gz": [
        (f":{2 * number + 1}", f"{LOCAL}{path}", RIVER)
        for number, path in enumerate(("gzip", "deflate", "br", "zstd", "chunked", "cp1252", "nocharset"))
    ]
    + [(":17", f"{LOCAL}talk-london/environment/river-swimming", RIVER)],
    "warcio-types.warc.gz": [
        (f":{number}", f"{SITE}environment/river-swimming{query}", RIVER)
        for number, query in ((2, ""), (3, "?page=0"), (4, "?page=lie"), (6, ""))
    ],
}
ROWS = sorted(path.name for path in CORPORA.iterdir() if path.name.startswith("rows.") and "truncated" not in path.name)
TABLES = sorted(path.name for path in CORPORA.glob("*.parquet") if path.name != "empty.parquet")


def read_all(name: str, **options: Any) -> tuple[list[Consultation], list[str]]:
    errors: list[RecordError] = []
    pages = list(read(CORPORA / name, on_error=errors.append, **options))
    return pages, [f"{error.position}: {error.reason}" for error in errors]


def test_every_recorded_file_is_tested() -> None:
    others = {"empty.parquet", "rows.truncated.jsonl.gz", "wet-like.warc.wet.gz", "record.py"}
    names = {path.name for path in CORPORA.iterdir() if path.is_file()}
    assert names == {*ARCHIVES, *ROWS, *TABLES, *others}
    assert len(ROWS) > 9
    assert len(TABLES) > 7


@pytest.mark.parametrize("name", ARCHIVES)
def test_an_archive_gives_the_pages_that_were_saved(name: str) -> None:
    pages, errors = read_all(name)
    assert errors == []
    assert [(page.origin, page.url) for page in pages] == [
        (f"{CORPORA / name}{place}", url) for place, url, _ in ARCHIVES[name]
    ]
    for page, (_, _, saved) in zip(pages, ARCHIVES[name], strict=True):
        alone = parse_html((DUMPS / saved / "page.html").read_bytes(), url=page.url, as_of=page.captured)
        assert page.captured_by is CapturedBy.RECORD
        assert page.captured is not None
        assert page.captured.stop - page.captured.start == timedelta(seconds=1)
        # Line numbers of problems are no part of equality: a browser writes a page anew.
        assert evolve(page, captured_by=CapturedBy.GIVEN) == alone


def rows() -> list[dict[str, str]]:
    return [json.loads(line) for line in (CORPORA / "rows.jsonl").read_text("utf-8-sig").splitlines()]


@pytest.mark.parametrize("name", [*ROWS, *TABLES])
def test_a_corpus_gives_the_pages_of_its_rows(name: str) -> None:
    pages, errors = read_all(name)
    assert errors == []
    assert [page.origin for page in pages] == [f"{CORPORA / name}:{number}" for number in (1, 2, 3)]
    for page, row in zip(pages, rows(), strict=True):
        assert page.url == row["url"]
        assert page.captured is not None
        assert row["date"][:10] in {str(page.captured.start.date()), str(page.captured.stop.date())}
        alone = parse_text(row["text"], url=row["url"], as_of=page.captured)
        assert evolve(page, captured_by=CapturedBy.GIVEN) == alone


def test_wet_gives_the_text_of_the_page() -> None:
    [page], errors = read_all("wet-like.warc.wet.gz")
    assert errors == []
    assert page.url == f"{SITE}environment/river-swimming"
    saved = parse_html((DUMPS / RIVER / "page.html").read_bytes(), as_of=page.captured)
    assert [post.text for post in page.posts()] == [post.text for post in saved.posts()]


def test_what_is_cut_says_so_after_what_came_before() -> None:
    pages, errors = read_all("rows.truncated.jsonl.gz")
    assert [page.url for page in pages] == [row["url"] for row in rows()[:2]]
    assert errors == ["3: cut off: the compressed data end too early"]


def test_a_table_without_rows_has_no_pages() -> None:
    assert read_all("empty.parquet") == ([], [])


def test_an_explicit_capture_wins_over_the_records() -> None:
    whole, _ = read_all("rows.jsonl")
    given, _ = read_all("rows.jsonl", as_of=whole[0].captured)
    assert [page.captured_by for page in given] == [CapturedBy.GIVEN] * 3
    assert {page.captured for page in given} == {whole[0].captured}


def test_a_folder_of_all_gives_all() -> None:
    errors: list[RecordError] = []
    pages = list(read(CORPORA, on_error=errors.append))
    expected = sum(len(read_all(path.name)[0]) for path in sorted(CORPORA.iterdir()) if path.suffix != ".py")
    assert len(pages) == expected
    assert len(errors) == 1
    assert not any(problem.code is ProblemCode.RECORD_DATE for page in pages for problem in page.problems)
