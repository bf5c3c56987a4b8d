"""Files, folders and streams become pages."""

from __future__ import annotations

import codecs
import io
import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from corpus_files import page
from pages import MEMBER, t3
from talkparse.problems import RecordError, UnrecognisedPage
from talkparse.sources import read

if TYPE_CHECKING:
    from talkparse.model import Consultation


def titles(source: Any, **options: Any) -> list[str | None]:
    return [consultation.title for consultation in read(source, **options)]


@pytest.mark.parametrize(
    "data",
    [
        page().encode("utf-8"),
        codecs.BOM_UTF8 + page().encode("utf-8"),
        codecs.BOM_UTF16_LE + page().encode("utf-16-le"),
        codecs.BOM_UTF16_BE + page().encode("utf-16-be"),
    ],
)
def test_a_file_is_utf_8_or_says_what_it_is(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(data)
    expected = page()
    for source in (path, str(path), io.BytesIO(data)):
        [consultation] = read(source)
        assert consultation.source == expected
        assert [post.text for post in consultation.posts()] == ["By the pond."]


def test_line_ends_are_kept_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(page().replace("\n", "\r\n").encode())
    [consultation] = read(path)
    assert consultation.source == page().replace("\n", "\r\n")


def test_a_file_of_any_name_is_read_when_it_is_named(tmp_path: Path) -> None:
    path = tmp_path / "dump"
    path.write_text(page(), "utf-8")
    assert titles(path) == ["Quiet streets"]


def test_options_reach_the_parser(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(page(), "utf-8")
    [consultation] = read(path, as_of=date(2025, 7, 1))
    assert consultation.captured is not None
    with pytest.raises(ValueError, match="threads"):
        list(read(path, threads="perhaps"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"one\ntw\xe4\n\0", "{}:2: not text: byte 0xe4 does not belong in UTF-8"),
        (b"one\n\x00\n", "{}:2: not text: it holds a NUL"),
        (
            codecs.BOM_UTF16_LE + "a\n\n".encode("utf-16-le") + b"\x00\xd8",
            "{}:3: not text: byte 0x00 does not belong in UTF-16-LE",
        ),
        (codecs.BOM_UTF32_LE + "a".encode("utf-32-le"), "{}:1: not text: it holds a NUL"),
    ],
)
def test_what_is_no_text_is_an_error_with_its_line(data: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(data)
    with pytest.raises(RecordError) as caught:
        list(read(path))
    assert str(caught.value) == message.format(path)


@pytest.mark.parametrize("data", [b"", b"\n\n", b"A page about something else.\n"])
def test_a_file_that_is_no_page_is_an_error(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(data)
    with pytest.raises(UnrecognisedPage):
        list(read(path))


def test_nothing_is_opened_before_it_is_asked_for(tmp_path: Path) -> None:
    pages = read(tmp_path / "nowhere.txt")
    with pytest.raises(FileNotFoundError):
        next(pages)


@pytest.mark.parametrize("source", [7, None, ["page.txt"]])
def test_what_is_no_source_is_a_type_error(source: Any) -> None:
    with pytest.raises(TypeError, match="expected a path or a binary file"):
        read(source)


def test_an_empty_name_and_what_is_no_function_are_wrong_calls() -> None:
    with pytest.raises(ValueError, match="an empty name"):
        read("")
    with pytest.raises(TypeError, match="on_error: expected a function, not int"):
        read("page.txt", on_error=5)  # type: ignore[arg-type]


def test_a_text_file_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="expected a binary file, but <stream> gives str"):
        list(read(io.StringIO("x")))  # type: ignore[arg-type]


def test_a_stream_is_called_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(page(), "utf-8")
    with path.open("rb") as file:
        assert [page.origin for page in read(file)] == [str(path)]
        assert not file.closed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two pages among others, one broken, and a deeper folder."""
    (tmp_path / "deeper").mkdir()
    (tmp_path / "b.txt").write_text(page("B"), "utf-8")
    (tmp_path / "a.TXT").write_text(page("A"), "utf-8")
    (tmp_path / "deeper" / "0.txt").write_text(page("C"), "utf-8")
    (tmp_path / "notes.md").write_text(page("D"), "utf-8")
    (tmp_path / "other.txt").write_text("A page about something else.\n", "utf-8")
    (tmp_path / "aa.txt").write_bytes(b"\xff\0")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    return tmp_path


def test_a_folder_is_read_in_order_and_what_is_broken_is_reported(folder: Path) -> None:
    errors: list[RecordError] = []
    assert titles(folder, on_error=errors.append) == ["A", "B", "C"]
    assert [(error.source, error.position, error.reason) for error in errors] == [
        (str(folder / "aa.txt"), 1, "not text: byte 0xff does not belong in UTF-8"),
        (str(folder / "gone.txt"), None, "No such file or directory"),
    ]


def test_places_are_paths(folder: Path) -> None:
    places = [page.origin for page in read(folder, on_error=lambda _: None)]
    assert places == [str(folder / name) for name in ("a.TXT", "b.txt", str(Path("deeper", "0.txt")))]


def test_what_is_broken_is_logged_unless_one_asks(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert titles(folder) == ["A", "B", "C"]
    assert [(record.name, record.levelname) for record in caplog.records] == [("talkparse", "WARNING")] * 2
    assert caplog.messages[0] == f"{folder / 'aa.txt'}:1: not text: byte 0xff does not belong in UTF-8"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_a_folder_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert titles(tmp_path) == []


def test_a_folder_that_cannot_be_listed_is_reported(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = os.scandir

    def refuse(path: Any) -> Any:
        if Path(path).name == "deeper":
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    errors: list[RecordError] = []
    assert titles(folder, on_error=errors.append) == ["A", "B"]
    assert str(errors[-1]) == f"{folder / 'deeper'}: Permission denied"


def test_an_error_that_on_error_raises_stops_the_reading(folder: Path) -> None:
    def stop(error: RecordError) -> None:
        raise error

    found: list[Consultation] = []
    with pytest.raises(RecordError):
        found.extend(read(folder, on_error=stop))


def test_text_that_a_word_processor_saved_is_read_as_browsers_would(tmp_path: Path) -> None:
    """Word's "plain text" is windows-1252: a dump with typographic quotes, dashes and accents."""
    dump = t3("Zoë", f"{MEMBER}“Don’t” – a café’s sign.")
    (tmp_path / "page.txt").write_bytes(dump.encode("cp1252"))
    [page] = read(tmp_path / "page.txt")
    assert [(post.author, post.text) for post in page.posts()] == [("Zoë", "“Don’t” – a café’s sign.")]
    assert [str(problem.code) for problem in page.problems] == ["guessed-encoding"]
    [said] = read(tmp_path / "page.txt", encoding="cp1252")
    assert (list(said.posts()), said.problems) == (list(page.posts()), ())
