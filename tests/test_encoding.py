"""Encodings as browsers find them."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkparse.readers.html.encoding import decode_page, mend_text

META = '<meta charset="{}">'
EQUIV = "<META http-equiv='Content-Type' content='text/html; charset={}'>"
TEXT = "“Café” – £5…"
TABLE = {
    "a mark wins over what is declared": (codecs.BOM_UTF8 + (META.format("windows-1251") + TEXT).encode(), TEXT),
    "UTF-16, little end first": (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), TEXT),
    "UTF-16, big end first": (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), TEXT),
    "declared": ((META.format("windows-1251") + "Привет").encode("windows-1251"), "Привет"),
    "declared by http-equiv": ((EQUIV.format("ISO-8859-2") + "Łódź").encode("iso-8859-2"), "Łódź"),
    "declared without quotes": ("<meta charset=koi8-r>Привет".encode("koi8-r"), "Привет"),
    "declared by XML": (b'<?xml version="1.0" encoding="iso-8859-15"?>' + "5 €".encode("iso-8859-15"), "5 €"),
    "Latin-1 is the Windows code page": ((META.format("iso-8859-1") + TEXT).encode("windows-1252"), TEXT),
    "so is ASCII": ((EQUIV.format("us-ascii") + TEXT).encode("windows-1252"), TEXT),
    "and what has no character in it": (META.format("latin1").encode() + b"a\x81b", "a\x81b"),
    "declared UTF-16, but readable": ((META.format("utf-16") + TEXT).encode(), TEXT),
    "declared in a comment only": (b"<!-- " + META.format("koi8-r").encode() + b" -->" + TEXT.encode(), TEXT),
    "unknown to Python": ((META.format("klingon") + TEXT).encode(), TEXT),
    "no encoding of text": ((META.format("base64") + TEXT).encode(), TEXT),
    "nothing declared, UTF-8": (TEXT.encode(), TEXT),
    "nothing declared, no UTF-8": (TEXT.encode("windows-1252"), TEXT),
    "declared UTF-8, damaged": (META.format("utf-8").encode() + b"caf\xe9!", "caf\ufffd!"),
    "empty": (b"", ""),
}


@pytest.mark.parametrize(("data", "text"), TABLE.values(), ids=TABLE)
def test_an_encoding_is_found_as_browsers_find_it(data: bytes, text: str) -> None:
    assert decode_page(data).endswith(text)


def test_halves_of_characters_are_put_together_or_replaced() -> None:
    assert mend_text("a\ud83d\ude00b\ud800c\udfff") == "a\U0001f600b\ufffdc\ufffd"
    assert mend_text("é") == "é"


@given(
    st.binary(max_size=300),
    st.sampled_from(
        [b"", b"<meta charset=utf-16>", b"<meta charset=latin1>", b"<meta charset=idna>", b"<meta charset=utf-7>"]
    ),
)
def test_any_bytes_are_text(data: bytes, head: bytes) -> None:
    assert isinstance(decode_page(head + data), str)
