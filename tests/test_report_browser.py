"""The report in Chromium: it does what it says, and nothing that a comment says.

Skipped where there is no Chromium (Debian: ``apt-get install chromium``). The check of accessibility also needs
axe-core, a script that ``npm install axe-core`` brings; TALKPARSE_AXE names its ``axe.min.js``.
"""

from __future__ import annotations

import os
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import chromium
from talkparse import parse_text
from talkparse.enums import AuthorStatus, Certainty, EvidenceKind
from talkparse.model import Consultation, DateInterval, DateRange, Discussion, Evidence, Idea, Reply, TimelineEvent
from talkparse.problems import Problem, ProblemCode
from talkparse.tokens import Token, TokenKind
from talkparse.writers import write

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "cycle-lanes.txt"

pytestmark = pytest.mark.skipif(chromium.FOUND is None, reason="Chromium is not installed")


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[chromium.Tab]:
    """A tab of one browser for all tests."""
    with chromium.browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


def report(folder: Path, *pages: Consultation) -> Path:
    path = folder / "report.html"
    write(pages, path)
    return path


def example() -> Consultation:
    return parse_text(EXAMPLE.read_text("utf-8") + "Stranger\nSenior Wizard 2 months agoSpells.\n")


ATTACKS = (
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", "</style><style>*{display:none}</style>",
    "<img src=x onerror=alert(1)>", '"><img src=https://evil.example/x>', "' onfocus='alert(1)' autofocus='",
    "</p></article></main><h1>Done</h1>", "</title><script>alert(1)</script>", "<!--", "]]>", "<svg onload=alert(1)>",
    "javascript:alert(1)", "{{7*7}}", "${alert(1)}", "<iframe srcdoc='<script>alert(1)</script>'>", "\u202egnp.exe",
    "<base href=https://evil.example>", "<meta http-equiv=refresh content='0;url=https://evil.example'>", "&lt;b&gt;",
    "<a href=https://evil.example>", "W" * 600, "#p0c1", "\0\x1b[2J\ud83d", "<form action=https://evil.example>",
)  # fmt: skip


def hostile() -> Consultation:
    """A page every text of which is an attack."""
    everything = "\n".join(ATTACKS)
    moment = datetime(2025, 3, 5, tzinfo=UTC)
    replies: tuple[Reply, ...] = ()
    for attack in ATTACKS:
        replies = (
            Reply(
                author=attack,
                author_status=AuthorStatus.NAMED,
                role=attack,
                text=everything,
                preview=attack,
                avatar=attack,
                id=attack,
                parent_id=attack,
                certainty=Certainty.LIKELY,
                evidence=(Evidence(kind=EvidenceKind.ADDRESS, detail=attack),),
                posted=DateInterval(start=moment, stop=moment + timedelta(days=3)),
                replies=replies,
            ),
        )
    return Consultation(
        title=everything,
        status=everything,
        section=everything,
        url="https://www.london.gov.uk/" + everything.replace("\n", "").replace(" ", ""),
        layout=everything,
        intro=ATTACKS,
        questions=ATTACKS,
        timeline=(TimelineEvent(title=everything, state=everything),),
        idea=Idea(title=everything, text=everything, suggested_by=everything),
        discussion=Discussion(title=everything, period=DateRange(first=date(2025, 3, 1), last=date(2025, 3, 31))),
        comments=replies,
        problems=(Problem(ProblemCode.UNCLAIMED_TEXT, everything, start=5, stop=9, line=1),),
        source=everything,
        tokens=(Token(TokenKind.BODY, 0, 40, 0), Token(TokenKind.UNKNOWN, 40, len(everything))),
    )


def test_a_hostile_page_does_nothing_and_is_seen_whole(tab: chromium.Tab, tmp_path: Path) -> None:
    tab.open(report(tmp_path, hostile(), hostile()))
    assert tab.complaints() == []
    assert tab.run(
        "[...document.querySelectorAll('script, style, img, iframe, base, form')].map((e) => e.tagName)"
    ) == [
        "STYLE",
        "FORM",
        "SCRIPT",
    ]
    assert tab.run("document.querySelectorAll('h1').length") == 1
    shown = tab.run("document.querySelector('#p0c0 .text').textContent")
    assert shown == "\n".join(ATTACKS).replace("\0", "␀").replace("\x1b", "␛").replace("\ud83d", "\ufffd")
    tab.run(
        "document.querySelectorAll('summary, article, a[href^=\"#\"], button').forEach((element) => element.click())"
    )
    assert tab.complaints() == []
    assert tab.run("location.protocol") == "file:"


def test_the_policy_holds_where_all_else_fails(tab: chromium.Tab, tmp_path: Path) -> None:
    """Were an element of a stranger let in after all, it would not run, load or lead anywhere."""
    path = report(tmp_path, example())
    smuggled = "<script>document.title = 'run'</script><img src='https://evil.example/x.png'><p style='color:red'>x</p>"
    path.write_text(path.read_text("utf-8").replace("</main>", f"{smuggled}</main>"), "utf-8")
    tab.open(path)
    complaints = tab.complaints()
    assert tab.run("document.title") != "run"
    errors = [complaint for complaint in complaints if complaint.startswith("error: ")]
    assert len(errors) == 3
    assert all("Content Security Policy" in error for error in errors)
    failed = [event for method, event in tab.events if method == "Network.loadingFailed"]
    assert [event["blockedReason"] for event in failed] == ["csp"]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_scrolls_sideways(tab: chromium.Tab, tmp_path: Path, width: int, dark: bool) -> None:  # noqa: FBT001
    for page in (example(), hostile()):
        tab.open(report(tmp_path, page, page), width=width, dark=dark)
        tab.run("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert tab.run("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
        assert tab.complaints() == []


def in_view(tab: chromium.Tab, selector: str) -> Any:
    time.sleep(0.1)  # for scrolling, which a page without scripts cannot be asked about
    box = f"document.querySelector({selector!r}).getBoundingClientRect()"
    return tab.run(f"(() => {{ const box = {box}; return box.bottom > 0 && box.top < innerHeight; }})()")


def test_links_lead_from_a_comment_to_the_dump_and_back(tab: chromium.Tab, tmp_path: Path) -> None:
    tab.open(report(tmp_path, example(), example()))
    assert not in_view(tab, "#p1c9")
    tab.run("document.querySelector('#p1c9 p.line:last-child a').click()")
    target = tab.run("location.hash")
    assert target.startswith("#p1t")
    assert in_view(tab, target)
    assert "MapleRoadMum" in tab.run(f"document.querySelector({target!r}).textContent")
    lit = "[...document.querySelectorAll('.lit')].map((one) => one.id || one.dataset.kind)"
    assert tab.run(lit)[:2] == ["p1c9", target[1:]]
    tab.run("document.querySelector('.dump [data-post=p0c2] a').click()")
    assert tab.run("location.hash") == "#p0c2"
    assert in_view(tab, "#p0c2")
    assert tab.run(lit)[0] == "p0c2"
    tab.run("document.querySelector('.problems a').click()")
    assert "Senior Wizard" in tab.run("document.querySelector(':target').textContent")
    assert tab.complaints() == []


def test_a_line_of_the_picture_leads_to_its_comment(tab: chromium.Tab, tmp_path: Path) -> None:
    tab.open(report(tmp_path, example()))
    tab.run("document.querySelector('svg [data-post=p0c7]').dispatchEvent(new MouseEvent('click', {bubbles: true}))")
    assert in_view(tab, "#p0c7")


def test_the_search_leaves_the_comments_that_say_it(tab: chromium.Tab, tmp_path: Path) -> None:
    tab.open(report(tmp_path, example()))
    search = "document.querySelector('input[type=search]')"
    tab.run(f"{search}.value = 'roundabout'; {search}.dispatchEvent(new Event('input'))")
    visible = (
        "[...document.querySelectorAll('article.post')].filter((one) => one.checkVisibility()).map((one) => one.id)"
    )
    assert tab.run(visible) == ["p0c1", "p0c2"]
    assert tab.run("document.querySelector('output').textContent") == "2 of 14"
    tab.run(f"{search}.value = ''; {search}.dispatchEvent(new Event('input'))")
    assert len(tab.run(visible)) == 14


def test_details_open_at_once_and_for_paper(tab: chromium.Tab, tmp_path: Path) -> None:
    tab.open(report(tmp_path, example()))
    closed = "document.querySelectorAll('details:not([open])').length"
    before = tab.run(closed)
    assert before > 5
    tab.run("dispatchEvent(new Event('beforeprint'))")
    assert tab.run(closed) == 0
    tab.run("dispatchEvent(new Event('afterprint'))")
    assert tab.run(closed) == before
    for left in (0, before + 1):  # the introduction is open at first
        tab.run("document.querySelector('form button').click()")
        assert tab.run(closed) == left


def test_paper_has_the_comments_and_then_the_dump(tab: chromium.Tab, tmp_path: Path) -> None:
    tab.open(report(tmp_path, example()), media="print")
    boxes = "['.thread', '.dump'].map((one) => document.querySelector(one).getBoundingClientRect())"
    thread, dump = tab.run(f"{boxes}.map((box) => [box.top, box.bottom])")
    assert thread[1] <= dump[0]
    assert not tab.run("document.querySelector('form').checkVisibility()")
    assert (
        tab.run(
            "(() => { const p = document.querySelector('.dump .page'); return p.scrollHeight - p.clientHeight; })()"
        )
        == 0
    )


def test_everything_that_can_be_reached_by_mouse_can_be_by_keyboard(tab: chromium.Tab, tmp_path: Path) -> None:
    tab.open(report(tmp_path, example()))
    reached = []
    for _ in range(8):
        for kind in ("rawKeyDown", "keyUp"):
            tab.ask("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9)
        reached.append(tab.run("document.activeElement.textContent.slice(0, 20) || document.activeElement.type"))
    assert reached[:3] == ["Skip to the comments", "search", "Open all details"]
    assert tab.run("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    tab.run("document.querySelector('.dump .page').focus()")  # so that arrows scroll it
    assert tab.run("document.activeElement.className") == "page"


def test_without_a_script_all_but_the_search_is_there(tab: chromium.Tab, tmp_path: Path) -> None:
    tab.ask("Emulation.setScriptExecutionDisabled", value=True)
    try:
        tab.open(report(tmp_path, example()))
        assert not tab.run("document.querySelector('form').checkVisibility()")
        tab.open("about:blank")
        tab.open(report(tmp_path, example()).as_uri() + "#p0c9")
        assert in_view(tab, "#p0c9")
        assert tab.run("getComputedStyle(document.querySelector('#p0c9')).outlineStyle") == "solid"
    finally:
        tab.ask("Emulation.setScriptExecutionDisabled", value=False)


def test_links_work_in_the_frame_of_a_notebook(tab: chromium.Tab, tmp_path: Path) -> None:
    path = tmp_path / "notebook.html"
    frame = example()._repr_html_()  # type: ignore[attr-defined]
    path.write_text(f"<!DOCTYPE html><meta charset=utf-8><title>N</title><p>before</p>{frame}", "utf-8")
    tab.open(path)
    inside = tab.context_of_frame()
    assert tab.run("document.querySelector('#p0c9').getBoundingClientRect().top > innerHeight", inside)
    tab.run("document.querySelector('.dump [data-post=p0c9] a').click()", inside)
    assert tab.run("document.querySelector('#p0c9').getBoundingClientRect().top < innerHeight", inside)
    assert tab.run("document.querySelector('#p0c9').matches('.lit')", inside)
    assert tab.run("location.href", inside) == "about:srcdoc"
    tab.run("document.querySelector('#p0c9 p.line:last-child a').click()", inside)
    assert tab.complaints() == []


def test_axe_finds_nothing_serious(tab: chromium.Tab, tmp_path: Path) -> None:
    script = os.environ.get("TALKPARSE_AXE")
    if script is None:
        pytest.skip("TALKPARSE_AXE names no axe.min.js")
    for page, width, dark in ((example(), 1280, False), (example(), 360, True), (hostile(), 1280, True)):
        tab.open(report(tmp_path, page, page), width=width, dark=dark)
        tab.run("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        tab.run(Path(script).read_text("utf-8") + "\n;0")
        found = tab.run("axe.run().then((run) => run.violations.map((one) => [one.impact, one.id, one.nodes[0].html]))")
        assert [violation for violation in found if violation[0] in {"serious", "critical"}] == []


def large() -> Consultation:
    """A page of 500 comments."""
    text = EXAMPLE.read_text("utf-8")
    head, call, comments = text.partition("Log into your account")
    posts = comments * 39
    return parse_text(head + call + posts[: posts.rindex("\nAnonymous - account deleted\n")] + "\n")


def test_a_report_of_500_comments_is_small_and_there_within_a_second(tab: chromium.Tab, tmp_path: Path) -> None:
    page = large()
    assert 495 <= sum(1 for _ in page.posts()) <= 510
    path = report(tmp_path, page)
    assert path.stat().st_size < 1_500_000
    taken = []
    for _ in range(3):  # the fastest, for other work of the machine is not the report's
        begun = time.perf_counter()
        tab.open(path)
        tab.run("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))")
        tab.run("document.querySelectorAll('article.post')[400].click()")
        taken.append(time.perf_counter() - begun)
    assert min(taken) < 1
