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
_AT_ONCE: Final = 32_768
_COMMENT: Final = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
# Both spellings: <meta charset=…> and the content of <meta http-equiv="Content-Type" content="text/html; charset=…">.
_META: Final = re.compile(rb"<meta[\s/][^>]*?charset\s*=\s*[\"']?\s*([a-z0-9_:.-]+)", re.IGNORECASE)
_XML: Final = re.compile(rb"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([a-z0-9_:.-]+)", re.IGNORECASE)

_WINDOWS: Final = "cp1252"
# What pages call Latin-1 or ASCII is the Windows code page; a head that can be read byte by byte is not in UTF-16; and
# no browser reads UTF-7.
_MEANT: Final = {
    "iso8859-1": _WINDOWS,
    "ascii": _WINDOWS,
    "utf-7": _WINDOWS,
    **dict.fromkeys(("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"), "utf-8"),
}
# What else browsers read, by Python's names. Python knows codecs beside these that are no encodings of pages.
_KNOWN: Final = re.compile(
    "utf-8|iso8859-[0-9]+|cp(?:125[0-8]|866|874)|koi8-[ru]|mac-(?:roman|cyrillic)|gb2312|gbk|gb18030|big5|"
    "euc_(?:jp|kr)|iso2022_jp|shift_jis"
)
# Five bytes have no character in the code page; as in browsers they stand for the control characters of their numbers.
_CODE_PAGE: Final = {
    byte: bytes((byte,)).decode(_WINDOWS) for byte in range(0x80, 0xA0) if byte not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}


def decode_page(data: bytes, transport: str | None = None) -> str:
    """Decode a page. Never fails: bytes that do not belong in the encoding become U+FFFD.

    ``transport`` is what came with the page says of its encoding, such as a header of HTTP: if that is a known one it
    wins over what the page declares, and only a mark wins over it.
    """
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    declared = _meant(transport) or _declared(data[:_LOOKED_AT])
    if declared == _WINDOWS:
        return decode_windows(data)
    try:
        return data.decode(declared or "utf-8")
    except UnicodeDecodeError:
        return data.decode(declared, "replace") if declared else decode_windows(data)


def in_utf_8(page: str | bytes) -> bytes:
    """Give a page in UTF-8; most come so. Bytes are decoded as ``decode_page`` does, halves of characters mended."""
    try:
        if isinstance(page, str):
            return page.encode()
        if not page.startswith(tuple(_MARKS)) and _declared(page[:_LOOKED_AT]) in {None, "utf-8"}:
            decoder = codecs.getincrementaldecoder("utf-8")()
            for start in range(0, len(page), _AT_ONCE):  # a little at a time, for all of the text needs new memory
                decoder.decode(page[start : start + _AT_ONCE])
            decoder.decode(b"", final=True)
            return page
    except UnicodeError:
        pass
    return (mend_text(page) if isinstance(page, str) else decode_page(page)).encode()


def mend_text(text: str) -> str:
    """Take U+FFFD for halves of characters, which no file can hold; whole ones are put together."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _declared(head: bytes) -> str | None:
    """Give the encoding that the head of a page declares, by Python's name; None for one that is not known."""
    match = _XML.match(head) or _META.search(_COMMENT.sub(b"", head))
    return _meant(match[1].decode("ascii")) if match else None


def _meant(name: str | None) -> str | None:
    """Give the encoding that a name means on the web, by Python's name; None for one that is not known."""
    try:
        name = codecs.lookup(name or "").name
    except (LookupError, ValueError):
        return None
    return _MEANT.get(name, name if _KNOWN.fullmatch(name) else None)


def decode_windows(data: bytes) -> str:
    """Decode windows-1252 as browsers do, which know a character for each byte."""
    return data.decode("latin-1").translate(_CODE_PAGE)
