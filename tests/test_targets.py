"""Where the formats go: streams, files and folders, whole or not at all."""

from __future__ import annotations

import io
import os
import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from talkparse import writers
from talkparse.model import Comment, Consultation
from talkparse.writers import FORMATS, Format, write
from talkparse.writers.targets import Target, write_to

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PAGE = Consultation(title="Quiet streets", comments=(Comment(text="By the pond.\nIn the shade."),))
IDEA = Consultation(title="Swap shelves")


def written(*pages: Consultation, format: str) -> str:  # noqa: A002 -- as in the function under test
    stream = io.StringIO()
    write(pages, stream, format=format)
    return stream.getvalue()


TEXT_FORMATS = [name for name, row in FORMATS.items() if row.target is Target.TEXT]


@pytest.mark.parametrize("name", TEXT_FORMATS)
def test_text_files_binary_files_and_paths_get_the_same(name: str, tmp_path: Path) -> None:
    expected = written(PAGE, IDEA, format=name)
    binary = io.BytesIO()
    write([PAGE, IDEA], binary, format=name)
    path = tmp_path / "out"
    write([PAGE, IDEA], path, format=name)
    assert binary.getvalue().decode("utf-8") == expected
    assert path.read_bytes() == binary.getvalue()


@pytest.mark.parametrize(
    ("name", "ending"), [(name, ending) for name in TEXT_FORMATS for ending in FORMATS[name].endings]
)
def test_the_ending_of_a_path_decides(name: str, ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"out{ending.upper()}"
    write([PAGE], str(path))
    assert path.read_bytes().decode("utf-8") == written(PAGE, format=name)


def test_the_ending_of_an_open_file_decides_too(tmp_path: Path) -> None:
    with (tmp_path / "out.jsonl").open("wb") as file:
        write([PAGE], file)
    assert (tmp_path / "out.jsonl").read_text("utf-8") == written(PAGE, format="jsonl")


@pytest.mark.parametrize(
    ("target", "name", "message"),
    [
        ("out.csv", "odt", "no format is named 'odt'; known are json, jsonl, csv, "),
        ("out.odt", None, "no format has the ending '.odt'; name one of json, jsonl, csv, "),
        ("out", None, "nothing says which format to write; name one of json, jsonl, csv, "),
        (io.StringIO(), None, "nothing says which format to write"),
    ],
)
def test_an_unknown_format_is_an_error_that_names_the_known(target: Any, name: str | None, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}"):
        write([PAGE], target, format=name)


def test_an_option_that_a_format_does_not_know_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="the format json takes no option 'colour'"):
        write([PAGE], io.StringIO(), format="json", colour="red")  # type: ignore[call-arg]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"format": 7}, "format: expected a str, not int"),
        ({"format": "csv", "defuse": None}, "defuse: expected a bool, not NoneType"),
        ({"format": "jsonl", "flat": "yes"}, "flat: expected a bool, not str"),
    ],
)
def test_an_option_of_another_type_is_a_type_error(options: Any, message: str, tmp_path: Path) -> None:
    with pytest.raises(TypeError, match=message):
        write([PAGE], tmp_path / "out", **options)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("pages", "message"),
    [
        ([PAGE, None], "expected a Consultation, found NoneType"),
        (iter([None]), "expected a Consultation, found NoneType"),
        (PAGE, "expected an iterable of consultations, found Consultation"),
        ("page.txt", "expected an iterable of consultations, found str"),
        (None, "'NoneType' object is not iterable"),
    ],
)
def test_what_are_no_consultations_are_a_type_error_and_nothing_is_written(
    pages: Any, message: str, tmp_path: Path
) -> None:
    with pytest.raises(TypeError, match=message):
        write(pages, tmp_path / "out.json")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_extra_is_an_error_that_names_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(writers.FORMATS, "new", Format("new", (".new",), extra="xlsx"))
    monkeypatch.setitem(writers.EXTRAS, "xlsx", "no_such_module")
    with pytest.raises(ImportError, match=r'this needs no_such_module: pip install "talkparse\[xlsx\]"'):
        write([PAGE], tmp_path / "out.new")


def test_a_target_that_takes_nothing_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="expected a path or a file to write to, found int"):
        write([PAGE], 7, format="json")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="expected a path or a file to write to, found NoneType"):
        write([PAGE], None)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="an empty name"):
        write([PAGE], "", format="json")


def broken() -> Iterator[Consultation]:
    yield PAGE
    raise RuntimeError("half way")


@pytest.mark.parametrize("old", [None, "what was there"])
def test_a_path_gets_everything_or_nothing(old: str | None, tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    if old is not None:
        path.write_text(old)
    with pytest.raises(RuntimeError, match="half way"):
        write(broken(), path)
    assert [file.read_text() for file in tmp_path.iterdir()] == ([] if old is None else [old])


@pytest.mark.skipif(os.name != "posix", reason="modes of files are a matter of POSIX")
def test_a_new_file_has_the_mode_that_open_gives_and_an_old_one_keeps_its_own(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    path = tmp_path / "out.json"
    write([PAGE], path)
    assert path.stat().st_mode == (tmp_path / "plain").stat().st_mode
    path.chmod(0o600)
    write([PAGE], path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.skipif(os.name != "posix", reason="links need no rights on POSIX")
def test_a_link_stays_a_link_and_a_device_a_device(tmp_path: Path) -> None:
    (tmp_path / "link.json").symlink_to(tmp_path / "out.json")
    write([PAGE], tmp_path / "link.json")
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "out.json").read_text("utf-8") == written(PAGE, format="json")
    write([PAGE], "/dev/null", format="json")
    assert not Path("/dev/null").is_file()


def test_an_error_of_the_file_names_the_path_that_was_given(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "out.json"
    with pytest.raises(FileNotFoundError) as caught:
        write([PAGE], path)
    assert caught.value.filename == str(path)
    with pytest.raises(IsADirectoryError):
        write([PAGE], tmp_path, format="json")


# --- kinds of targets -------------------------------------------------------------------------------------------------


def fill_stream(stream: Any) -> None:
    stream.write(b"some ")
    stream.write(b"bytes")


def fill_file(path: Path) -> None:
    assert path.is_file()
    with path.open("ab") as file:
        file.write(b"some bytes")


def fill_folder(path: Path) -> None:
    (path / "inner").mkdir()
    (path / "inner" / "file").write_bytes(b"some bytes")


def failing(fill: Callable[[Any], None]) -> Callable[[Any], None]:
    def fail(target: Any) -> None:
        fill(target)
        raise RuntimeError("half way")

    return fail


BYTES = [(Target.BINARY, fill_stream), (Target.FILE, fill_file)]


@pytest.mark.parametrize(("kind", "fill"), BYTES)
def test_bytes_go_to_paths_and_binary_files(kind: Target, fill: Callable[[Any], None], tmp_path: Path) -> None:
    write_to(tmp_path / "out", kind, fill)
    assert (tmp_path / "out").read_bytes() == b"some bytes"
    stream = io.BytesIO()
    write_to(stream, kind, fill)
    assert stream.getvalue() == b"some bytes"


@pytest.mark.parametrize(("kind", "fill"), BYTES)
def test_a_text_file_for_a_binary_format_is_a_type_error(kind: Target, fill: Callable[[Any], None]) -> None:
    stream = io.StringIO()
    with pytest.raises(TypeError, match="a binary format needs a path or a binary file, found the text file StringIO"):
        write_to(stream, kind, fill)
    assert stream.getvalue() == ""


@pytest.mark.parametrize("stream", [io.StringIO(), io.BytesIO()])
def test_a_folder_needs_a_path(stream: Any) -> None:
    with pytest.raises(TypeError, match="a format that is a folder needs a path"):
        write_to(stream, Target.FOLDER, fill_folder)


@pytest.mark.parametrize(("kind", "fill"), [*BYTES, (Target.FOLDER, fill_folder)])
def test_no_half_of_a_new_target_is_left(kind: Target, fill: Callable[[Any], None], tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="half way"):
        write_to(tmp_path / "out", kind, failing(fill))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("is_there", [False, True])
def test_a_folder_appears_whole_in_the_place_of_none_or_an_empty_one(is_there: bool, tmp_path: Path) -> None:  # noqa: FBT001
    path = tmp_path / "out"
    if is_there:
        path.mkdir()
    write_to(path, Target.FOLDER, fill_folder)
    assert (path / "inner" / "file").read_bytes() == b"some bytes"
    assert [found.name for found in tmp_path.iterdir()] == ["out"]


def test_a_folder_that_holds_anything_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "mine").touch()
    with pytest.raises(FileExistsError, match="there already, and not empty"):
        write_to(tmp_path, Target.FOLDER, fill_folder)
    with pytest.raises(NotADirectoryError, match="this format is a folder, and here is a file"):
        write_to(tmp_path / "mine", Target.FOLDER, fill_folder)
    assert [found.name for found in tmp_path.iterdir()] == ["mine"]


def test_a_file_that_holds_something_is_given_to_the_format_that_adds_to_it(tmp_path: Path) -> None:
    path = tmp_path / "out"
    for _ in range(2):
        write_to(path, Target.FILE, fill_file)
    assert path.read_bytes() == b"some bytessome bytes"


def test_an_error_inside_a_folder_names_the_path_that_was_given(tmp_path: Path) -> None:
    def fill(folder: Path) -> None:
        (folder / "none" / "file").touch()

    with pytest.raises(FileNotFoundError) as caught:
        write_to(tmp_path / "out", Target.FOLDER, fill)
    assert caught.value.filename == str(tmp_path / "out")
