"""The report: whatever strangers wrote is seen in it, and does nothing."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from html import unescape
from io import StringIO
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model_strategies import consultations, texts
from talkparse import parse_text
from talkparse.dates.clock import LONDON
from talkparse.enums import AuthorStatus, Certainty, Cut, EvidenceKind
from talkparse.model import Age, Comment, Consultation, DateInterval, DateRange, Discussion, Evidence, Reply, Votes
from talkparse.problems import Problem, ProblemCode
from talkparse.writers import write
from talkparse.writers.report.shown import address, shown
from talkparse.writers.report.weeks import MOST, axis_of, count

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "cycle-lanes.txt"

# All that a report is made of. What is not here has no business in it.
ELEMENTS = {
    "a", "article", "bdi", "blockquote", "body", "button", "dd", "details", "div", "dl", "dt", "figcaption", "figure",
    "form", "g", "h1", "h2", "h3", "h4", "head", "header", "html", "input", "label", "li", "line", "main", "meta",
    "nav", "ol", "output", "p", "rect", "script", "section", "small", "span", "strong", "style", "summary", "svg",
    "table", "tbody", "td", "text", "th", "thead", "title", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "aria-label", "aria-labelledby", "charset", "checked", "class", "content", "data-kind", "data-post", "height",
    "hidden", "href", "http-equiv", "id", "lang", "name", "open", "rel", "role", "scope", "stroke-width", "overflow",
    "tabindex", "type", "width", "x", "x1", "x2", "y", "y1", "y2",
}  # fmt: skip


def report(*pages: Consultation) -> str:
    stream = StringIO()
    write(pages, stream, format="html")
    return stream.getvalue()


def tree(html: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(html.encode(), parser=lxml.html.HTMLParser(encoding="utf-8", huge_tree=True))


def one_line(text: str) -> str:
    return " ".join(text.split())


@given(consultations())
def test_whatever_strangers_wrote_makes_no_element_and_no_attribute(page: Consultation) -> None:
    pages = [page, PAGE]
    root = tree(report(*pages))
    assert {str(element.tag) for element in root.iter()} <= ELEMENTS
    assert {name for element in root.iter() for name in element.attrib} <= ATTRIBUTES
    assert [len(root.findall(f".//{name}")) for name in ("script", "style", "main", "form")] == [1, 1, 1, 1]
    assert len(root.cssselect("article.post")) == sum(1 for page in pages for _ in page.posts())


@given(consultations())
def test_every_link_leads_to_one_element_of_the_report_or_to_the_web(page: Consultation) -> None:
    pages = [page, PAGE]
    root = tree(report(*pages))
    ids: Counter[str] = Counter(root.xpath("//@id"))
    assert set(ids.values()) <= {1}
    for link in root.xpath("//@href"):
        assert link[1:] in ids if link.startswith("#") else re.match("https?://", link, re.IGNORECASE)
    for name in root.xpath("//@aria-labelledby"):
        assert set(name.split()) <= ids.keys()


@given(consultations())
def test_the_text_of_every_post_is_seen_under_its_author(page: Consultation) -> None:
    found = tree(report(page)).cssselect("article.post")
    for post, element in zip(page.posts(), found, strict=True):
        seen = one_line(element.text_content())
        assert one_line(unescape(shown(post.text))) in seen
        assert one_line(unescape(shown(post.author or ""))) in seen


def test_every_character_of_a_dump_is_seen_once_and_in_order() -> None:
    page = parse_text(EXAMPLE.read_text("utf-8") * 3)  # long enough for several parts
    [pane] = tree(report(page)).cssselect(".dump .page")
    assert len(pane.findall("div")) > 1
    for link in pane.xpath(".//a"):  # the numbers of the posts are ours
        link.text = ""
    assert pane.text_content() == page.source


@given(texts())
def test_what_html_cannot_hold_is_shown_by_its_picture(text: str) -> None:
    escaped = shown(text)
    assert not re.search("[<>\"'\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", escaped)
    assert len(unescape(escaped)) == len(text)
    assert shown("\0\x1b[1m\r\x7f\x9b\ud83d\tend\n") == "␀␛[1m␍␡\ufffd\ufffd\tend\n"


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", " https://x.org", "https://x.org/a b", "data:text/html,x", "https://x.org/\n", "//x.org"],
)
def test_only_an_address_of_the_web_becomes_a_link(url: str) -> None:
    assert "<a" not in address(url)
    assert address('https://x.org/?a="&b') == (
        '<a href="https://x.org/?a=&quot;&amp;b" rel="noreferrer noopener"><bdi>https://x.org/?a=&quot;&amp;b</bdi></a>'
    )


def test_the_policy_lets_in_the_one_script_and_the_one_style_sheet() -> None:
    root = tree(report(Consultation()))
    policy = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    digests = {
        name: "sha256-" + b64encode(sha256((root.findtext(f".//{name}") or "").encode()).digest()).decode()
        for name in ("style", "script")
    }
    assert policy == (
        f"default-src 'none'; style-src '{digests['style']}'; script-src '{digests['script']}'; base-uri 'none'; "
        "form-action 'none'; require-trusted-types-for 'script'"
    )


PAGE = Consultation(
    title="Benches",
    url="https://www.london.gov.uk/talk-london/benches",
    comment_count=9,
    discussion=Discussion(period=DateRange(first=date(2025, 3, 3), last=date(2025, 3, 30))),
    captured=DateInterval(start=datetime(2025, 7, 1, tzinfo=UTC), stop=datetime(2025, 7, 1, 0, 0, 1, tzinfo=UTC)),
    comments=(
        Comment(
            author="Fern",
            author_status=AuthorStatus.NAMED,
            role="Community Member",
            age=Age(amount=4, unit="month", text="4 months ago"),
            posted=DateInterval(start=datetime(2025, 3, 4, tzinfo=UTC), stop=datetime(2025, 3, 20, tzinfo=UTC)),
            text="Sit.\nRun.",
            votes=Votes(up=1200, care=2),
            pinned=True,
            cut=Cut.SITE_LIMIT,
            id="77",
            replies=(
                Reply(
                    author_status=AuthorStatus.DELETED,
                    text="Why?",
                    certainty=Certainty.LIKELY,
                    evidence=(Evidence(kind=EvidenceKind.ASSENT, detail="asks back"),),
                    posted=DateInterval(start=datetime(2025, 3, 5, tzinfo=UTC), stop=datetime(2025, 3, 6, tzinfo=UTC)),
                ),
            ),
        ),
        Reply(text="Elsewhere.", parent_id="12"),
    ),
    problems=(Problem(ProblemCode.OUTSIDE_RUN, "too late", line=7),),
)


def test_a_report_says_what_is_known() -> None:
    root = tree(report(PAGE))
    said = [
        one_line(element.text_content()) for element in root.cssselect("dl.facts > div, article.post, .problems li")
    ]
    assert said == [
        "Kinddiscussion",
        "Comments3 read; the page says 9",
        "Addresshttps://www.london.gov.uk/talk-london/benches",
        "Capturedon 1 July 2025 at 00:00:00 UTC",
        "outside-run too late (line 7)",
        (
            "1 FernCommunity Member · 4 months ago · written between 4 March 2025 and 19 March 2025 · up 1,200, care 2"
            " · pinned · no. 77 on the siteSit. Run.Cut off by the site at 2,000 characters."
        ),
        "2 A deleted accountwritten on 5 March 2025Likely reply to 1 FernEvidenceassent: asks backWhy?",
        "3 A memberReply to a comment that is not on this page (no. 12 on the site)Elsewhere.",
    ]


def test_the_picture_shows_posts_against_the_run_and_says_which_have_no_date() -> None:
    root = tree(report(PAGE))
    assert [one_line(element.text_content()) for element in root.cssselect(".legend li")] == [
        "Community Member",
        "No role",
        "The discussion’s run, 3 March 2025 to 30 March 2025",
    ]
    assert [line.get("data-post") for line in root.cssselect("svg line[data-post]")] == ["p0c0", "p0c1"]
    assert "1 post has no date" in root.cssselect("figcaption")[0].text_content()
    rows = [[cell.text_content() for cell in row] for row in root.cssselect("tbody tr")]
    assert rows[0] == ["3 Mar 2025", "1", "1.4", "2"]
    assert [row[3] for row in rows] == ["2", "1", "1", "0"]


def test_a_page_without_dates_has_no_picture_and_one_from_html_no_dump() -> None:
    assert not tree(report(Consultation(comments=(Comment(text="Sit."),)))).cssselect("svg, .dump .page")


@pytest.mark.parametrize("last", [None, date(2025, 3, 1), date.max])
def test_an_odd_run_is_no_hindrance(last: date | None) -> None:
    run = Discussion(period=DateRange(first=date(2025, 3, 3), last=last))
    page = Consultation(discussion=run, comments=PAGE.comments)
    assert len(tree(report(page)).cssselect("rect.run")) == (last == date.max)


@pytest.mark.parametrize(("posts", "steps"), [(1, ["1"]), (9, ["2", "4", "6", "8"]), (120, ["50", "100"])])
def test_the_height_of_the_bars_is_told_in_round_numbers(posts: int, steps: list[str]) -> None:
    moment = DateInterval(start=datetime(2025, 3, 5, tzinfo=UTC), stop=datetime(2025, 3, 5, 0, 0, 1, tzinfo=UTC))
    root = tree(report(Consultation(comments=(Comment(posted=moment),) * posts)))
    assert [text.text for text in root.cssselect("svg svg text") if text.get("x") is None] == steps


def test_rare_roles_share_a_colour() -> None:
    moment = DateInterval(start=datetime(2025, 3, 5, tzinfo=UTC), stop=datetime(2025, 3, 5, 0, 0, 1, tzinfo=UTC))
    posts = tuple(Comment(role=f"role {number}", posted=moment) for number in range(8))
    legend = [element.text_content() for element in tree(report(Consultation(comments=posts))).cssselect(".legend li")]
    assert legend == ["role 0", "role 1", "role 2", "role 3", "role 4", "3 other roles"]


def test_several_pages_are_listed_first() -> None:
    root = tree(report(PAGE, Consultation(), PAGE))
    items = [one_line(item.text_content()) for item in root.cssselect("nav li")]
    assert items == [
        "Benches discussion · 3 comments · 3 March 2025 to 30 March 2025 · 1 problem",
        "A page without a title discussion · 0 comments",
        "Benches discussion · 3 comments · 3 March 2025 to 30 March 2025 · 1 problem",
    ]
    assert root.findtext(".//title") == "3 pages of Talk London"


def test_a_problem_leads_to_its_place_in_the_dump() -> None:
    page = parse_text(EXAMPLE.read_text("utf-8") + "Stranger\nSenior Wizard 2 months agoSpells.\n")
    [problem] = [problem for problem in page.problems if problem.code is ProblemCode.UNKNOWN_ROLE]
    root = tree(report(page))
    [link] = root.xpath(f"//section[@class='problems']//a[text()='line {problem.line}']/@href")
    assert "Senior Wizard" in root.get_element_by_id(link[1:]).text_content()


@given(consultations())
def test_a_notebook_shows_the_same_in_a_frame(page: Consultation) -> None:
    html = page._repr_html_()  # type: ignore[attr-defined]
    frame = lxml.html.fragment_fromstring(html)
    assert (frame.tag, frame.get("sandbox")) == ("iframe", "allow-scripts allow-popups allow-popups-to-escape-sandbox")
    assert frame.get("srcdoc") == report(page)


# --- posts in each week -----------------------------------------------------------------------------------------------

INSTANTS = st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=st.just(UTC)).map(  # noqa: DTZ001
    lambda instant: instant.replace(microsecond=0)
)


def interval(start: datetime, seconds: int) -> DateInterval:
    return DateInterval(start=start, stop=min(start + timedelta(seconds=seconds), datetime(9999, 12, 31, tzinfo=UTC)))


INTERVALS = st.builds(interval, INSTANTS, st.integers(1, 10**8))
NEAR = st.builds(
    interval,
    st.datetimes(datetime(2024, 12, 1), datetime(2025, 12, 31), timezones=st.just(UTC)).map(  # noqa: DTZ001
        lambda instant: instant.replace(microsecond=0)
    ),
    st.integers(1, 10**7),
)


@given(st.lists(INTERVALS, min_size=1, max_size=8) | st.lists(NEAR, min_size=1, max_size=8))
def test_every_post_is_counted_once_and_between_the_least_and_the_most(posted: list[DateInterval]) -> None:
    axis = axis_of(DateInterval(start=min(one.start for one in posted), stop=max(one.stop for one in posted)))
    columns = count(axis, [(one, number % 3) for number, one in enumerate(posted)])
    assert len(columns) == len(axis.labels) == len(axis.edges) - 1 <= MOST
    assert list(axis.edges) == sorted(axis.edges)
    assert sum(sum(column.shares.values()) for column in columns) == pytest.approx(len(posted))
    for column, start, stop in zip(columns, axis.edges, axis.edges[1:], strict=False):
        assert column.least == sum(start <= one.start and one.stop <= stop for one in posted)
        assert column.most == sum(one.start < stop and start < one.stop for one in posted)
        assert column.least - 1e-9 <= sum(column.shares.values()) <= column.most + 1e-9


@given(NEAR)
def test_weeks_begin_on_mondays_at_midnight_in_london(one: DateInterval) -> None:
    axis = axis_of(one)
    assert axis.unit == "week"
    for edge in axis.edges:
        assert edge.astimezone(LONDON).strftime("%A %H:%M:%S") == "Monday 00:00:00"
    assert axis.edges[0] <= one.start < axis.edges[1]
    assert axis.edges[-2] < one.stop <= axis.edges[-1]


@pytest.mark.parametrize(
    ("first", "last", "unit", "columns"),
    [
        ((2025, 3, 3), (2025, 3, 9), "week", 1),
        ((2020, 1, 1), (2023, 1, 1), "week", 157),
        ((2020, 1, 1), (2024, 1, 1), "month", 49),
        ((2000, 1, 1), (2024, 1, 1), "year", 25),
        ((9999, 12, 20), (9999, 12, 31), "week", 2),
        ((1, 1, 1), (9999, 12, 31), "63 years", 159),
    ],
)
def test_long_times_are_counted_in_longer_units(
    first: tuple[int, int, int], last: tuple[int, int, int], unit: str, columns: int
) -> None:
    axis = axis_of(DateInterval(start=datetime(*first, 12, tzinfo=UTC), stop=datetime(*last, 12, tzinfo=UTC)))
    assert (axis.unit, len(axis.labels)) == (unit, columns)


@given(INTERVALS, INSTANTS)
def test_a_place_on_the_axis_is_inside_it(one: DateInterval, instant: datetime) -> None:
    assert 0 <= axis_of(one).place(instant) <= 1
