"""The dump itself, every stretch of it with what it was taken for, and the post that it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from talkparse.writers.report.shown import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talkparse.writers.report.sheet import Sheet

_PART: Final = 40
"""The fewest stretches in a part of the dump: browsers draw the parts that are seen, and put the others off."""


def first_stretches(sheet: Sheet) -> dict[int, int]:
    """Give for each post that has any the index of its first stretch."""
    first: dict[int, int] = {}
    for index, stretch in enumerate(sheet.stretches):
        if stretch.post is not None:
            first.setdefault(stretch.post, index)
    return first


def dump(sheet: Sheet, first: dict[int, int]) -> Iterator[str]:
    """Yield the section of the dump, if the page was read from one."""
    name, source = sheet.name, sheet.page.source
    if source is None:
        return
    yield f'<section class="dump"><h3 id="{name}dump">The dump</h3>\n'
    yield '<p><label><input type="checkbox" checked> Say what each stretch was taken for</label></p>\n'
    yield f'<div class="page" role="region" aria-labelledby="{name}title {name}dump" tabindex="0"><div>'
    wanted = {*first.values(), *(sheet.stretch_at(problem.start) for problem in sheet.page.problems)}
    last: int | None = None
    held = 0
    for index, stretch in enumerate(sheet.stretches):
        own = f' id="{name}t{index}"' if index in wanted else ""
        link = post = ""
        if stretch.post is not None:
            post = f' data-post="{name}c{stretch.post}"'
            if stretch.post != last:
                number = f"{stretch.post + 1:,}"
                link = f'<a href="#{name}c{stretch.post}" aria-label="Comment {number}">{number}</a>'
        last = stretch.post
        text = shown(source[stretch.start : stretch.stop])
        yield f'<span{own} data-kind="{stretch.kind.value}"{post}>{link}{text}</span>'
        held += 1
        if held >= _PART and text.endswith("\n"):
            yield "</div><div>"
            held = 0
    yield "</div></div></section>\n"
