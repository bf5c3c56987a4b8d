"""What stands above the comments of a page: its facts, its introduction, its questions, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from talkparse.enums import CapturedBy
from talkparse.writers.report.shown import address, inline, shown
from talkparse.writers.report.words import counted, instants, joined, period, votes
from talkparse.writers.titles import title_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talkparse.model import Consultation
    from talkparse.problems import Problem
    from talkparse.writers.report.sheet import Sheet

_CAPTURED: Final = {
    CapturedBy.GIVEN: "as whoever read it said",
    CapturedBy.RECORD: "as its archive says",
    CapturedBy.INFERRED: "as its own dates show",
}


def head(sheet: Sheet) -> Iterator[str]:
    """Yield the parts above the comments."""
    page = sheet.page
    yield f'<h2 id="{sheet.name}title">{inline(title_of(page))}</h2>\n'
    yield from _facts(sheet)
    yield from _discussion(page)
    if page.intro:
        lines = "".join(f"<p>{shown(line)}</p>" for line in page.intro)
        yield f"<details open><summary>Introduction</summary><blockquote>{lines}</blockquote></details>\n"
    if page.questions:
        yield f"<h3>Questions</h3><ul>{''.join(f'<li>{inline(line)}</li>' for line in page.questions)}</ul>\n"
    if page.timeline:
        events = (joined((inline(event.title), inline(event.state or ""))) for event in page.timeline)
        yield f"<h3>Timeline</h3><ul>{''.join(f'<li>{event}</li>' for event in events)}</ul>\n"


def _facts(sheet: Sheet) -> Iterator[str]:
    page = sheet.page
    captured = ""
    if page.captured:
        by = f", {_CAPTURED[page.captured_by]}" if page.captured_by else ""
        captured = f"{instants(page.captured)}{by}"
    on_site = "" if page.comment_count is None else f"; the page says {page.comment_count:,}"
    facts = {
        "Kind": page.kind.value,
        "Section": inline(page.section or ""),
        "Status": inline(page.status or ""),
        "Dates": period(page.period),
        "Responses": "" if page.responses is None else f"{page.responses:,}",
        "Comments": f"{len(sheet.posts):,} read{on_site}",
        "Address": address(page.url or ""),
        "Captured": captured,
        "Layout": inline(page.layout or ""),
    }
    rows = "".join(f"<div><dt>{name}</dt><dd>{fact}</dd></div>" for name, fact in facts.items() if fact)
    yield f'<dl class="facts">{rows}</dl>\n'


def _discussion(page: Consultation) -> Iterator[str]:
    discussion, idea = page.discussion, page.idea
    if discussion is not None:
        facts = (inline(discussion.status or ""), period(discussion.period), votes(discussion.votes))
        yield f"<h3>{_titled('Discussion', discussion.title)}</h3>\n<p>{joined(facts)}</p>\n"
    if idea is not None:
        by = f"suggested by {inline(idea.suggested_by)}" if idea.suggested_by else ""
        yield f"<h3>{_titled('Idea', idea.title)}</h3>\n<p>{joined((by, votes(idea.votes)))}</p>\n"
        if idea.text:
            yield f'<p class="text">{shown(idea.text)}</p>\n'


def _titled(what: str, title: str | None) -> str:
    return f"{what}: {inline(title)}" if title else what


def problems(sheet: Sheet) -> Iterator[str]:
    """Yield what is wrong with a page, each with a link to its place in the dump."""
    found = sheet.page.problems
    if not found:
        return
    yield '<section class="problems">'
    yield f"<h3>{counted(len(found), 'problem', 'problems')}</h3><ul>"
    for problem in found:
        yield f"<li><strong>{shown(problem.code)}</strong> {inline(problem.message)}{_place(sheet, problem)}</li>"
    yield "</ul></section>\n"


def _place(sheet: Sheet, problem: Problem) -> str:
    if problem.line is None:
        return ""
    stretch = sheet.stretch_at(problem.start)
    line = f"line {problem.line:,}"
    return f" ({line})" if stretch is None else f' (<a href="#{sheet.name}t{stretch}">{line}</a>)'
