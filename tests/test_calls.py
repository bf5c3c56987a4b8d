"""Wrong calls raise before anything is read; what is read never does."""

from __future__ import annotations

from typing import Any

import pytest

from talkparse import parse_html, parse_text, read


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"url": 5}, TypeError, "url: expected a str(?: or None)?, not int"),
        ({"threads": None}, TypeError, "threads: expected a str, not NoneType"),
        ({"threads": "some"}, ValueError, "threads: expected one of likely, certain, none, not 'some'"),
        ({"stale_cache": "no"}, TypeError, "stale_cache: expected a bool, not str"),
        ({"vocabulary": {}}, TypeError, "vocabulary: expected what load_vocabulary gives, not dict"),
        ({"as_of": "today"}, TypeError, "as_of: expected a datetime, a date or a DateInterval, not str"),
    ],
)
def test_wrong_options(options: dict[str, Any], error: type[Exception], message: str) -> None:
    for call in (parse_text, parse_html):
        with pytest.raises(error, match=message):
            call("no page at all", **options)
    with pytest.raises(error, match=message):
        read("nowhere.txt", **options)


def test_a_page_is_a_text() -> None:
    with pytest.raises(TypeError, match="text: expected a str, not bytes"):
        parse_text(b"page")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="html: expected a str or bytes, not int"):
        parse_html(5)  # type: ignore[arg-type]
