"""The addresses of records are those of their pages, whatever a filter or an archive put around them."""

from __future__ import annotations

import pytest

from talkparse.sources.addresses import unwrap

URL = "https://www.london.gov.uk/talk-london/discussions/7"
INNER = "https%3A%2F%2Fwww.london.gov.uk%2Ftalk-london%2Fdiscussions%2F7"
SAFE = f"https://eur02.safelinks.protection.outlook.com/?url={INNER}&data=05%7C01&reserved=0"


@pytest.mark.parametrize(
    "url",
    [
        URL,
        SAFE,
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__www.london.gov.uk_talk-2Dlondon_discussions_7&d=D",
        f"https://urldefense.com/v3/__{URL}__;!!abc",
        f"https://linkprotect.cudasvc.com/url?a={INNER}&c=E",
        f"https://www.google.com/url?q={INNER}",
        f"https://web.archive.org/web/20250720113000id_/{URL}",
        f"http://web.archive.org/web/20250720113000/{SAFE}",
    ],
)
def test_the_address_inside_is_the_pages(url: str) -> None:
    assert unwrap(url) == URL


@pytest.mark.parametrize(
    "url",
    [
        "",
        "words",
        "http://[",
        "https://web.archive.org/about",
        "https://www.google.com/url?q=words",
        "https://urldefense.proofpoint.com/v2/url",
        f"https://example.org/?url={INNER}",
        "https://www.google.com/search?" + "q=a&" * 2000,
    ],
)
def test_what_wraps_nothing_stays(url: str) -> None:
    assert unwrap(url) == url
