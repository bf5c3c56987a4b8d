"""Which container a file is, told by its beginning; its name decides only where the beginning may be several things."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import PurePath
from typing import BinaryIO, Final, NamedTuple

from talkparse.sources import html, mhtml
from talkparse.sources.columns import Columns
from talkparse.sources.record import Found, Reading
from talkparse.sources.streams import ENDINGS as PACKED

Records = Iterator[Found]


class Container(NamedTuple):
    """A row of the table."""

    module: str
    """The file in this package whose ``records`` reads the container; imported when it is used."""
    endings: tuple[str, ...]
    """The endings of paths by which a folder's files are known, in lower case."""
    holds_many: bool
    """Whether its pages are records among others: then one that is broken or none of ours is no error of the file."""

    def records(self, stream: BinaryIO, name: str, reading: Reading) -> Records:
        """Yield what is in a file."""
        found: Records = import_module(f"talkparse.sources.{self.module}").records(stream, name, reading)
        return found


TEXT: Final = Container("text", (".txt",), holds_many=False)
HTML: Final = Container("html", (".html", ".htm"), holds_many=False)
MHTML: Final = Container("mhtml", (".mhtml", ".mht"), holds_many=False)
JSON_LINES: Final = Container("json_lines", (".jsonl", ".ndjson"), holds_many=True)
JSON: Final = Container("json_array", (".json",), holds_many=True)
PARQUET: Final = Container("parquet", (".parquet",), holds_many=True)
SQLITE: Final = Container("own_database", (".sqlite", ".db"), holds_many=True)
WARC: Final = Container("warc", (".warc", ".wet"), holds_many=True)

CONTAINERS: Final = (TEXT, HTML, MHTML, JSON_LINES, JSON, PARQUET, SQLITE, WARC)
"""To add a container, write its file, give it a row here, and say in ``tell`` how it begins."""

_DATABASE: Final = b"SQLite format 3\0"
# What is none of these, by its first bytes, and what to do with it instead.
_OFFICE: Final = "save it as text or HTML"
_FOREIGN: Final = (
    (b"%PDF-", "a PDF document", "extract its text with a tool for that"),
    (b"PK\x03\x04", "a zip archive, or a Word, Excel or OpenDocument file", f"unpack it, or {_OFFICE}"),
    (b"PK\x05\x06", "an empty zip archive", "unpack what it should hold"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or Outlook file", _OFFICE),
    (b"{\\rtf", "an RTF document", _OFFICE),
    (b"bplist00", "a web archive of Safari", "save the page as page source"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it"),
    (b"ARROW1", "an Arrow file", "convert it to Parquet or JSON Lines"),
    (b"ORC", "an ORC file", "convert it to Parquet or JSON Lines"),
    (b"Obj\x01", "an Avro file", "convert it to Parquet or JSON Lines"),
    (_DATABASE, "an SQLite database", "export its table as JSON Lines"),
    (b"\x89PNG\r\n", "a picture", "save the page instead"),
    (b"\xff\xd8\xff", "a picture", "save the page instead"),
    (b"GIF8", "a picture", "save the page instead"),
    (b"filedesc://", "an ARC file", "convert it to WARC"),
    (b"\x04\x22\x4d\x18", "a file compressed with LZ4", "unpack it"),
)
_APPLICATION_AT: Final = slice(68, 72)  # in the head of a database, as its file format says
_OURS: Final = b"talk"  # what ``writers.sqlite`` writes there
_TAR: Final = slice(257, 262)
_OBJECT: Final = re.compile(rb"\s*\{\s*[\"}]")
_ARRAY: Final = re.compile(rb"\s*\[\s*(?:\{|\]\s*\Z)")
_BROAD_ARRAY: Final = re.compile(rb"\s*\[")
_BOM: Final = b"\xef\xbb\xbf"
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff")


def tell(head: bytes, name: str) -> Container | str:
    """Tell a container by the beginning of a file and its name, or say why it is none."""
    for is_one, container in (
        (is_database(head), SQLITE),
        (head.startswith(b"PAR1"), PARQUET),
        (head.startswith(b"WARC/"), WARC),
    ):
        if is_one:
            return container
    for magic, kind, advice in _FOREIGN:
        if head.startswith(magic):
            return f"{kind}: {advice}"
    if head[_TAR] == b"ustar":
        return "a tar archive: unpack it"
    ending = ending_of(name)
    start = head.removeprefix(_BOM)
    if head.startswith(_WIDE):
        start = head.replace(b"\0", b"")[2:]
    found = _tell_text(start, ending)
    if found in (JSON_LINES, JSON) and head.startswith(_WIDE):
        return "JSON in UTF-16: save it in UTF-8"
    return found


def is_database(head: bytes) -> bool:
    """Tell by its first 72 bytes whether a file is a database that talkparse wrote."""
    return head.startswith(_DATABASE) and head[_APPLICATION_AT] == _OURS


def ending_of(name: str) -> str:
    """Give the ending of a name in lower case, without those of compressed files."""
    path = PurePath(name)
    while path.suffix.lower() in PACKED:
        path = path.with_suffix("")
    return path.suffix.lower()


def _tell_text(start: bytes, ending: str) -> Container | str:
    """Tell what begins with text."""
    if _OBJECT.match(start):
        return JSON_LINES if _is_line(start) else JSON
    if _ARRAY.match(start) or (ending in JSON.endings and _BROAD_ARRAY.match(start)):
        return JSON
    if html.begins_as_markup(start):
        return HTML
    if mhtml.begins_as_mail(start):
        return MHTML
    if separator := _table_separator(start):
        return f"a table separated by {separator}: convert it to JSON Lines or Parquet"
    return HTML if ending in HTML.endings else TEXT


def _is_line(start: bytes) -> bool:
    """Tell whether the first line is an object, or at least not the beginning of one that goes on in the next."""
    line, end, rest = start.lstrip().partition(b"\n")
    if not end:
        return True  # one long line
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return rest.lstrip().startswith(b"{")  # a broken line among others
    return True


def _table_separator(start: bytes) -> str | None:
    """Name the separator of a table whose first line names columns that corpora have: two texts in one page else."""
    line = start.partition(b"\n")[0].decode("latin-1").strip()
    known = {name.lower() for names in Columns() for name in names}
    for separator, name in ((",", "commas"), ("\t", "tabs"), (";", "semicolons")):
        cells = {cell.strip("\"' ").lower() for cell in line.split(separator)}
        if len(cells & known) > 1 and not any(" " in cell for cell in cells):
            return name
    return None
