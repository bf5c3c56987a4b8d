"""Columns are found by the names that corpora give them, or by those that a caller gives."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from corpus_files import page
from talkparse.sources import read
from talkparse.sources.columns import Columns

URL = "https://www.london.gov.uk/talk-london/discussions/7"
DATE = "2025-07-20T11:30:00Z"

# A record of each of these corpora, with its own names.
RECORDS: dict[str, dict[str, Any]] = {
    "FineWeb": {"text": ..., "id": "a", "dump": "CC-MAIN-2025-30", "url": URL, "date": DATE, "language": "en"},
    "C4": {"text": ..., "timestamp": DATE, "url": URL},
    "RefinedWeb": {"content": ..., "url": URL, "timestamp": "2025-07-20 11:30:00Z", "dump": "d", "segment": "s"},
    "RedPajama 2": {"url": URL, "date_download": DATE, "raw_content": ..., "title": "T", "source_domain": "d"},
    "OSCAR": {
        "content": ...,
        "warc_headers": {"warc-target-uri": URL, "warc-date": DATE, "content-type": "text/plain"},
        "metadata": {"identification": {"label": "en"}},
    },
    "Dolma": {"id": "a", "text": ..., "source": "cc", "created": DATE, "metadata": {"url": URL, "WARC-Date": DATE}},
    "DCLM": {"text": ..., "url": URL, "warcinfo": "w", "metadata": {"WARC-Target-URI": "x", "WARC-Date": DATE}},
    "HPLT": {"text": ..., "u": URL, "ts": DATE, "id": 7},
    "in capitals": {"TEXT": ..., "URL": URL, "Metadata": {"WARC-DATE": DATE}},
}


@pytest.mark.parametrize("name", RECORDS)
def test_the_columns_of_known_corpora_are_found(name: str) -> None:
    record = {key: page("A") if value is ... else value for key, value in RECORDS[name].items()}
    [found] = read(io.BytesIO(json.dumps(record).encode()))
    assert (found.title, found.url) == ("A", URL)
    assert found.captured is not None
    assert found.captured.start.isoformat() == "2025-07-20T11:30:00+00:00"


def test_given_names_are_the_only_ones() -> None:
    record = {"text": "not this", "url": "nor this", "page": {"words": page("A"), "link": URL}}
    columns = {"text": "page.words", "url": "page.link"}
    [found] = read(io.BytesIO(json.dumps(record).encode()), columns=columns)
    assert (found.title, found.url) == ("A", URL)
    errors: list[Exception] = []
    assert list(read(io.BytesIO(json.dumps(record).encode()), columns={"text": "words"}, on_error=errors.append)) == []
    assert "none is called words; columns can name it" in str(errors[0])


def test_the_first_column_that_holds_something_is_the_one() -> None:
    record = {"text": None, "content": page("A"), "url": None, "source_url": URL}
    [found] = read(io.BytesIO(json.dumps(record).encode()))
    assert (found.title, found.url) == ("A", URL)


@pytest.mark.parametrize(
    ("columns", "kind", "message"),
    [
        (["text"], TypeError, "columns: expected a mapping, not list"),
        ({"txt": "a"}, ValueError, "columns: expected one of text, url, date, not 'txt'"),
        ({"text": 7}, TypeError, "columns: expected a str for text, not int"),
        ({"text": ""}, ValueError, "columns: text needs a name"),
    ],
)
def test_wrong_columns_are_a_wrong_call(columns: Any, kind: type[Exception], message: str) -> None:
    with pytest.raises(kind, match=message):
        read("nowhere", columns=columns)


def test_no_name_stands_for_two_things() -> None:
    names = [name.lower() for names in Columns() for name in names]
    assert len(set(names)) == len(names)
