"""The encoding of a page as browsers find it: a mark at its start, what its head declares, else UTF-8, else Windows."""

from __future__ import annotations

import codecs
import re
from typing import Final

_MARKS: Final = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_LOOKED_AT: Final = 4096  # browsers look at 1,024 bytes; saved pages carry longer heads
_COMMENT: Final = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
# Both spellings: <meta charset=…> and the content of <meta http-equiv="Content-Type" content="text/html; charset=…">.
_META: Final = re.compile(rb"<meta[\s/][^>]*?charset\s*=\s*[\"']?\s*([a-z0-9_:.-]+)", re.IGNORECASE)
_XML: Final = re.compile(rb"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([a-z0-9_:.-]+)", re.IGNORECASE)

# What pages call Latin-1 or ASCII is the Windows code page; a head that could be read as bytes is not UTF-16; and
# browsers read nothing in UTF-7.
_MEANT: Final = {
    "iso8859-1": "windows-1252",
    "ascii": "windows-1252",
    "cp1252": "windows-1252",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
    "utf-32": "utf-8",
    "utf-7": "windows-1252",
}
# The bytes to which the code page gives no character stand for the control characters of the same numbers.
_UNASSIGNED: Final = {0x81, 0x8D, 0x8F, 0x90, 0x9D}
_WINDOWS: Final = "".join(
    chr(byte) if byte in _UNASSIGNED else bytes((byte,)).decode("windows-1252") for byte in range(256)
)


def decode_page(data: bytes) -> str:
    """Decode a page. Never fails: a byte that does not belong in the encoding becomes U+FFFD."""
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    encoding = _declared(data[:_LOOKED_AT])
    if encoding == "windows-1252":
        return _decode_windows(data)
    try:
        return data.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        return data.decode(encoding, "replace") if encoding else _decode_windows(data)


def _declared(head: bytes) -> str | None:
    """Give the encoding that the head of a page declares, by Python's name; None for one that is not known."""
    match = _XML.match(head) or _META.search(_COMMENT.sub(b"", head))
    if not match:
        return None
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
        "".encode(name)  # a codec that is no encoding of text raises here
    except LookupError:
        return None
    return _MEANT.get(name, name)


def _decode_windows(data: bytes) -> str:
    return data.decode("latin-1").translate(dict(enumerate(_WINDOWS))) if data else ""
