"""What a file is, is told by its beginning; what is none of the containers is refused by its name."""

from __future__ import annotations

import codecs
import io
import json
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest

from corpus_files import lines, page, row
from talkparse.problems import RecordError, UnrecognisedPage
from talkparse.sources import detect, read
from talkparse.sources.detect import CONTAINERS, tell

HTML = b"<!DOCTYPE html><html><body><p>5 Londoners have responded</p><div>Comments (0)</div></body></html>"
MAIL = b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n"


@pytest.mark.parametrize(
    ("head", "name", "container"),
    [
        (b"", "x", detect.TEXT),
        (b"Big plan\nClosed\n", "x", detect.TEXT),
        (b"Big plan\nClosed\n", "x.json", detect.TEXT),
        (b"From: here on, cycling is free.\nMore\n", "x", detect.TEXT),
        (b"text, url, and date are words\n", "x", detect.TEXT),
        (b"[A link](/a)\n", "x.txt", detect.TEXT),
        (HTML, "x", detect.HTML),
        (HTML, "x.txt", detect.HTML),
        (codecs.BOM_UTF16_LE + HTML.decode().encode("utf-16-le"), "x", detect.HTML),
        (b"<p>words", "x.html", detect.HTML),
        (b"<p>words", "x.html.gz", detect.HTML),
        (b"<p>words", "x", detect.TEXT),
        (MAIL, "x", detect.MHTML),
        (b"Subject: =?utf-8?Q?a?=\n\tb\nDate: now\nMIME-Version: 1.0\n\n", "x.html", detect.MHTML),
        (b'{"text": "a"}\n{"text": "b"}\n', "x.txt", detect.JSON_LINES),
        (b'\xef\xbb\xbf{"text": "a"}', "x", detect.JSON_LINES),
        (b'{"text": "a', "x", detect.JSON_LINES),
        (b'{"text": \n{"text": "b"}\n', "x", detect.JSON_LINES),
        (b'{\n "text": "a"\n}\n', "x.jsonl", detect.JSON),
        (b'[{"text": "a"}]', "x", detect.JSON),
        (b"[]\n", "x", detect.JSON),
        (b'["a"]', "x.json", detect.JSON),
        (b"PAR1\x15\x04", "x.txt", detect.PARQUET),
        (b"WARC/1.1\r\nWARC-Type: warcinfo\r\n", "x", detect.WARC),
    ],
)
def test_the_beginning_tells_the_container(head: bytes, name: str, container: Any) -> None:
    assert tell(head, name) is container


def a_zip() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    return file.getvalue()


def a_tar() -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("page.txt"))
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7\n", "a PDF document: extract its text with a tool for that"),
        (a_zip(), "a zip archive, or a Word, Excel or OpenDocument file: unpack it, or save it as text or HTML"),
        (a_tar(), "a tar archive: unpack it"),
        (b"{\\rtf1 A}", "an RTF document: save it as text or HTML"),
        (b"SQLite format 3\0", "an SQLite database: export its table as JSON Lines"),
        (b"\x89PNG\r\n\x1a\n", "a picture: save the page instead"),
        (b"text,url,date\nA,B,C\n", "a table separated by commas: convert it to JSON Lines or Parquet"),
        (b'"url"\t"text"\nA\tB\n', "a table separated by tabs: convert it to JSON Lines or Parquet"),
        (b"Date;Content;Id\nA;B;C\n", "a table separated by semicolons: convert it to JSON Lines or Parquet"),
        (codecs.BOM_UTF16_LE + '{"text": "a"}'.encode("utf-16-le"), "JSON in UTF-16: save it in UTF-8"),
    ],
)
def test_what_is_no_container_is_refused_by_its_name(data: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(data)
    with pytest.raises(RecordError) as caught:
        list(read(path))
    assert str(caught.value) == f"{path}: {reason}"
    errors: list[RecordError] = []
    assert list(read(tmp_path, on_error=errors.append)) == []
    assert [str(error) for error in errors] == [str(caught.value)]


def test_endings_are_known_to_one_container_each() -> None:
    endings = [ending for container in CONTAINERS for ending in container.endings]
    assert len(set(endings)) == len(endings)


def test_a_folder_is_read_by_endings(tmp_path: Path) -> None:
    for name in ("a.txt", "b.TXT", "c.md", "d", "e.py"):
        (tmp_path / name).write_text(page(name), "utf-8")
    (tmp_path / "f.ndjson").write_bytes(lines(row("f"), row("g")))
    (tmp_path / "h.json").write_text(json.dumps([row("h")]), "utf-8")
    assert [page.title for page in read(tmp_path)] == ["a.txt", "b.TXT", "f", "g", "h"]


def test_a_pattern_names_files_and_folders(tmp_path: Path) -> None:
    for name in ("a.txt", "b.md", "c.txt", "deep/d.txt", "deep/e.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(page(name), "utf-8")
    assert [page.title for page in read(f"{tmp_path}/*.txt")] == ["a.txt", "c.txt"]
    assert [page.title for page in read(f"{tmp_path}/?.*")] == ["a.txt", "b.md", "c.txt"]
    assert [page.title for page in read(f"{tmp_path}/**/*.txt")] == ["a.txt", "c.txt", "deep/d.txt"]
    assert [page.title for page in read(f"{tmp_path}/d*")] == ["deep/d.txt"]
    with pytest.raises(FileNotFoundError):
        list(read(f"{tmp_path}/*.html"))
    (tmp_path / "[a].txt").write_text(page("odd"), "utf-8")
    assert [page.title for page in read(tmp_path / "[a].txt")] == ["odd"]


def test_the_address_of_a_page_can_be_given(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(page(), "utf-8")
    url = "https://www.london.gov.uk/talk-london/discussions/7"
    assert [page.url for page in read(path, url=url)] == [url]
    with pytest.raises(ValueError, match=r"url: it is the address of one page, and .* are several files"):
        list(read(tmp_path, url=url))
    with pytest.raises(ValueError, match="url: it is the address of one page, and <stream> holds records"):
        list(read(io.BytesIO(lines(row())), url=url))


def test_an_encoding_can_be_given() -> None:
    data = page("Ёлка").encode("koi8-r", "replace")
    assert [page.title for page in read(io.BytesIO(data), encoding="koi8-r")] == ["Ёлка"]
    assert [page.title for page in read(io.BytesIO(data))] != ["Ёлка"]
    html = HTML.replace(b"<body>", b"<body><h1>Caf\xc3\xa9</h1>")
    [found] = read(io.BytesIO(html), encoding="cp1252")
    assert found.title == "CafÃ©"


def test_a_stream_that_cannot_seek_is_read() -> None:
    class Pipe:
        def __init__(self, data: bytes) -> None:
            self.data = io.BytesIO(data)

        def read(self, size: int = -1) -> bytes:
            return self.data.read(min(size, 5))

    assert [page.title for page in read(Pipe(lines(row("A"), row("B"))))] == ["A", "B"]  # type: ignore[arg-type]
    with pytest.raises(UnrecognisedPage):
        list(read(Pipe(b"words\n")))  # type: ignore[arg-type]


def test_a_record_of_a_mail_filter_has_the_address_behind_it() -> None:
    inner = "https%3A%2F%2Fwww.london.gov.uk%2Ftalk-london%2Fdiscussions%2F7"
    wrapped = f"https://eur02.safelinks.protection.outlook.com/?url={inner}&data=05%7C01&reserved=0"
    [found] = read(io.BytesIO(lines(row(url=wrapped))))
    assert found.url == "https://www.london.gov.uk/talk-london/discussions/7"
