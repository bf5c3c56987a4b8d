"""The posts of a page, each with what is known about it; replies are indented, and name what they answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from talkparse.model import Reply
from talkparse.writers.report.captures import shown_by
from talkparse.writers.report.shown import inline, shown
from talkparse.writers.report.words import CUTS, author, counted, instants, joined, votes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talkparse.writers.report.sheet import Sheet
    from talkparse.writers.thread import Placed

_DEEPEST: Final = 6
"""Deeper replies are indented as these are: a line needs room for its words."""


def thread(sheet: Sheet, first: dict[int, int]) -> Iterator[str]:
    """Yield the section of the posts. ``first`` gives the first stretch of the dump that belongs to a post."""
    yield '<section class="thread">'
    yield f"<h3>{counted(len(sheet.posts), 'comment', 'comments')}, replies included</h3>\n"
    for placed in sheet.posts:
        yield from _post(sheet, placed, first.get(placed.index))
    yield "</section>\n"


def _post(sheet: Sheet, placed: Placed, stretch: int | None) -> Iterator[str]:
    name, post = sheet.name, placed.post
    own = f"{name}c{placed.index}"
    yield f'<article class="post d{min(placed.depth, _DEEPEST)} r{sheet.roles[post.role]}" id="{own}">'
    yield f'<h4><a href="#{own}">{placed.index + 1:,}</a> {inline(author(post))}</h4>'
    facts = (
        f'<span class="role">{inline(post.role)}</span>' if post.role else "",
        inline(post.age.text) if post.age else "",
        f"written {instants(post.posted)}" if post.posted else "",
        votes(post.votes),
        "pinned" if post.pinned else "",
        f"no. {inline(post.id)} on the site" if post.id else "",
        f"picture: {inline(post.avatar)}" if post.avatar else "",
        "name abbreviated by the site" if post.author_status == "abbreviated" else "",
    )
    if line := joined(facts):
        yield f'<p class="line">{line}</p>'
    if isinstance(post, Reply):
        yield _answers(sheet, placed, post)
    if post.text:
        yield f'<p class="text">{shown(post.text)}</p>'
    yield from shown_by(sheet, placed)
    if post.cut:
        yield f'<p class="cut">{CUTS[post.cut]}</p>'
    if post.preview:
        yield f'<details><summary>Removed preview</summary><p class="text">{shown(post.preview)}</p></details>'
    if stretch is not None:
        number = f'<span class="hidden"> ({placed.index + 1:,})</span>'
        yield f'<p class="line"><a href="#{name}t{stretch}">In the dump{number}</a></p>'
    yield "</article>\n"


def _answers(sheet: Sheet, placed: Placed, post: Reply) -> str:
    """Say what a reply answers, how sure that is, and why."""
    sure = f"{post.certainty.value.capitalize()} reply" if post.certainty else "Reply"
    if placed.parent is None:
        number = f" (no. {inline(post.parent_id)} on the site)" if post.parent_id else ""
        line = f"{sure} to a comment that is not on this page{number}"
    else:
        answered = sheet.posts[placed.parent]
        target = f"{answered.index + 1:,} {inline(author(answered.post))}"
        line = f'{sure} to <a href="#{sheet.name}c{answered.index}">{target}</a>'
    if not post.evidence:
        return f'<p class="line">{line}</p>'
    reasons = "".join(f"<li>{shown(reason.kind)}: {inline(reason.detail)}</li>" for reason in post.evidence)
    return f'<p class="line">{line}</p><details><summary>Evidence</summary><ul>{reasons}</ul></details>'
