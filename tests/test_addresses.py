"""Addresses of the site: by host and path, whoever has wrapped them."""

from __future__ import annotations

import tracemalloc
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkparse import UnrecognisedPage, parse_html, parse_text
from talkparse.readers.address import is_ours, unwrap
from talkparse.vocabulary import talk_london

WORDS = talk_london()
PAGE = "https://www.london.gov.uk/talk-london/topics/air/buses/discussions/7?page=1#comment-9"
OURS = [
    PAGE,
    "http://london.gov.uk/talk-london",
    "HTTPS://WWW.London.GOV.UK/talk-london/",
    "https://webcachetest.london.gov.uk/talk-london/health/tea",
    "https://talklondon.london.gov.uk/blogs/x",
    "http://talklondon.london.gov.uk",
    "https://www.london.gov.uk:443/talk-london/x",
    "https://www.london.gov.uk./talk-london/x",
    "https://www.london.gov.uk//talk-london//x",
    "https://www.london.gov.uk/talk%2Dlondon/x",
    "https://www.london.gov.uk/talk-london?x=1",
    "//www.london.gov.uk/talk-london/x",
    f"  {PAGE}\n",
    f"https://web.archive.org/web/20210304050607/{PAGE}",
    f"https://web.archive.org/web/20210304050607id_/{PAGE.replace('//', '/')}",
    "http://web.archive.org/web/2021/www.london.gov.uk/talk-london/x",
    f"https://web.archive.org/web/*/{PAGE}",
    f"https://webarchive.nationalarchives.gov.uk/ukgwa/20210304050607/{PAGE}",
    f"https://archive.ph/newest/{PAGE}",
    f"https://archive.ph/o/AbC12/{PAGE}",
    f"https://webcache.googleusercontent.com/search?q=cache:Ab-C_12345xy:{quote(PAGE, safe='')}+tea&hl=en",
    "https://webcache.googleusercontent.com/search?q=cache:www.london.gov.uk/talk-london/x",
    f"https://eur01.safelinks.protection.outlook.com/?url={quote(PAGE, safe='')}&data=05%7C01",
    f"https://www.google.com/url?sa=t&url={quote(PAGE, safe='')}&usg=1",
    f"https://urldefense.com/v3/__{PAGE.partition('#')[0]}__;!!abc!def$",
    "https://urldefense.proofpoint.com/v2/url?u=https-3A__www.london.gov.uk_talk-2Dlondon_x&d=DwMF",
    f"https://eur01.safelinks.protection.outlook.com/?url={quote(f'https://web.archive.org/web/2021/{PAGE}', safe='')}",
]
OTHERS = [
    "https://www.london.gov.uk/",
    "https://www.london.gov.uk./node/7",
    "https://www.london.gov.uk/press/talk-london",
    "https://www.london.gov.uk/talk-londoners/x",
    "https://www.london.gov.uk/talk-london/../press",
    "https://www.london.gov.uk/press?x=/talk-london/",
    "https://www.london.gov.uk/#/talk-london/",
    "https://www.london.gov.uk.example.org/talk-london/x",
    "https://notlondon.gov.uk/talk-london/x",
    "https://example.org/talk-london/x",
    f"https://example.org/{PAGE}",
    f"https://example.org/?url={quote(PAGE, safe='')}",
    "https://www.london.gov.uk@example.org/talk-london/x",
    "https://web.archive.org/web/2021/https://example.org/talk-london/",
    "https://web.archive.org/about",
    "https://eur01.safelinks.protection.outlook.com/?data=1",
    "https://urldefense.com/v2/x",
    "https://urldefense.proofpoint.com/v2/url?d=1",
    "https://l.facebook.com/l.php?" + "a=1&" * 200,
    "//example.org",
]
NONE = [
    "",
    "x",
    "page.html",
    "/talk-london/x",
    "file:///talk-london/x.html",
    "mailto:a@london.gov.uk",
    "http://",
    "http://[",
    "ftp://london.gov.uk/talk-london",
]


@pytest.mark.parametrize("address", OURS)
def test_the_sites(address: str) -> None:
    assert is_ours(address, WORDS) is True
    assert parse_text("Tea\n\nProse.", url=address).url == address
    assert parse_html(f'<meta property="og:url" content="{address}"><h1>Tea</h1>').url is None
    for element in ('<link rel="canonical" href="{}">', '<base href="{}">'):
        assert parse_html(element.format(address) + "<h1>Tea</h1>").title == "Tea"


@pytest.mark.parametrize("address", OTHERS)
def test_of_other_sites(address: str) -> None:
    assert is_ours(address, WORDS) is False
    with pytest.raises(UnrecognisedPage):
        parse_text("Tea\n\nProse.", url=address)
    with pytest.raises(UnrecognisedPage):
        parse_html(f'<link rel="canonical" href="{address}"><h1>Tea</h1>')
    with pytest.raises(UnrecognisedPage):  # the page's own contradicts the caller's
        parse_html(f'<link rel="canonical" href="{address}"><h1>Tea</h1>', url=PAGE)
    with pytest.raises(UnrecognisedPage):
        parse_html(f'<link rel="canonical" href="{PAGE}"><h1>Tea</h1>', url=address)


@pytest.mark.parametrize("address", NONE)
def test_of_no_host(address: str) -> None:
    assert is_ours(address, WORDS) is None
    assert is_ours(None, WORDS) is None
    assert parse_html(f'<link rel="canonical" href="{PAGE}"><h1>Tea</h1>', url=address).title == "Tea"


def test_the_base_of_links_may_be_the_sites_host() -> None:
    own = f'<link rel="canonical" href="{PAGE}"><h1>Tea</h1>'
    assert parse_html(f'<base href="https://www.london.gov.uk/">{own}').title == "Tea"
    with pytest.raises(UnrecognisedPage):
        parse_html(f'<base href="https://example.org/">{own}')
    assert parse_html(f"<!-- saved from url=({len(PAGE):04}){PAGE} -->\n<html><h1>Tea</h1>").title == "Tea"


def test_a_wrapped_address_tells_the_kind_of_page() -> None:
    url = "https://web.archive.org/web/2021/https://www.london.gov.uk/talk-london/topics/air/tea/updates/9"
    assert parse_text("Tea\n\nProse.", url=url).kind == "update"


@pytest.mark.parametrize("count", [0, 1, 5, 50_000])
def test_a_host_may_have_any_number_of_labels(count: int) -> None:
    for host in ("web.archive.org", "webarchive.nationalarchives.gov.uk"):
        wrapped = f"https://{'a.' * count}{host}/web/20210304050607/{PAGE}"
        tracemalloc.start()
        assert is_ours(wrapped, WORDS)
        assert tracemalloc.get_traced_memory()[1] < 100_000 + 40 * len(wrapped)
        tracemalloc.stop()


def test_what_wraps_is_undone_three_times() -> None:
    wrapped = PAGE
    for _ in range(5):
        wrapped = f"https://web.archive.org/web/2021/{wrapped}"
    assert unwrap(wrapped).count("web.archive.org") == 2


@given(
    st.text()
    | st.text().map(lambda text: f"https://{text}")
    | st.text().map(lambda text: f"https://web.archive.org/web/{text}")
)
def test_11_any_address_is_judged(address: str) -> None:
    assert is_ours(address, WORDS) in {True, False, None}
