"""What a flat text cannot tell apart: the lines that the round trip must avoid, by name, and why.

A dump does not say which of its words are a member's and which are the site's. Where preview and full text stand side
by side they contradict an imitation; where a line stands once, nothing does.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from talkparse.testing.renderers import RENDERERS
from talkparse.testing.truncation import truncate
from talkparse.vocabulary import talk_london

if TYPE_CHECKING:
    from collections.abc import Iterator

_ALL: Final = frozenset(RENDERERS)
_TRAFILATURA: Final = frozenset({"T1", "T2", "T3", "T3w", "T4"})
_R0: Final = frozenset({"R0", "R0-novotes", "R0-w"})
_BARE: Final = frozenset({"R0-d", "P"})
_NAMED: Final = _ALL - _R0 - _BARE
_MARKDOWN: Final = frozenset({"html2text", "markdownify"})


@frozen(kw_only=True)
class Confusion:
    """Lines of a comment that a reader may rightly take for something else."""

    reason: str
    layouts: frozenset[str]
    matches: Callable[[str], bool]
    first_line_only: bool = False
    """Only where the frame of a comment could still go on."""


@cache
def chrome() -> tuple[str, ...]:
    """Give every text and template of the site's vocabulary."""
    return tuple(sorted({*_leaves(talk_london().as_dict())}))


def is_chrome(line: str) -> bool:
    """Say whether a line is one that the site itself prints, or begins like a dressed one."""
    return _expression().fullmatch(line) is not None


def confusions_of(line: str, layout: str | None, *, first: bool) -> tuple[str, ...]:
    """Name the confusions that a line of a comment makes in a layout, or in any if None is given."""
    return tuple(
        name
        for name, confusion in CONFUSIONS.items()
        if (layout is None or layout in confusion.layouts)
        and (first or not confusion.first_line_only)
        and confusion.matches(line)
    )


def is_clear(text: str, layout: str | None) -> bool:
    """Say whether no line of a text makes a confusion."""
    return not any(confusions_of(line, layout, first=not index) for index, line in enumerate(text.split("\n")))


def survives(text: str, layout: str | None) -> bool:
    """Say whether a layout's filter takes no line out of a text or its preview."""
    return layout not in CONFUSIONS["single-word"].layouts or not any(
        CONFUSIONS["single-word"].matches(line) for line in (text + "\n" + truncate(text)).split("\n")
    )


def _leaves(value: str | int | tuple[str, ...] | dict[str, Any]) -> Iterator[str]:
    if isinstance(value, int):
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        yield from value
    else:
        # The keys of most tables are our own names; sections are kept by the words that the site prints.
        printed = all(key[:1].isupper() for key in value)
        for key, item in value.items():
            yield from _leaves(key if printed else item)


@cache
def _expression() -> re.Pattern[str]:
    return re.compile("|".join(re.sub(r"\\\{\w+\\\}", ".*", re.escape(template)) for template in chrome()))


def _age_inside(line: str) -> bool:
    words = talk_london().comment
    units = "|".join(re.escape(name) for names in words.units.values() for name in names)
    return re.search(rf"(?:\d+|an?)\s(?:{units})\s{words.ago}", line) is not None


def _toggle(line: str) -> bool:
    toggles = (talk_london().comment.show_full, talk_london().comment.show_less)
    return line.startswith(toggles) or line.endswith(toggles)


def _frame(line: str) -> bool:
    words = talk_london().comment
    return (
        line.startswith((words.pin, words.avatar))
        or line in words.roles
        or _is(talk_london().header.comment_count, line)
    )


def _in_reply_to(line: str) -> bool:
    return line.startswith(talk_london().comment.in_reply_to.partition(" {")[0])


def _votes(line: str) -> bool:
    words = talk_london().comment
    votes = (words.up, words.care, words.down)
    labels = {vote.removesuffix(" {count}") for vote in votes}
    return line == words.report or line in labels or any(_is(vote, line) for vote in votes)


def _pager(line: str) -> bool:
    words = talk_london().pager
    labels = {item.removesuffix(" {count}") for item in words.items}
    return line in words.headings or line in labels or any(_is(item, line) for item in words.items)


def _is(template: str, line: str) -> bool:
    return re.fullmatch(re.escape(template).replace(r"\{count\}", r"\d+"), line) is not None


CONFUSIONS: Final[dict[str, Confusion]] = {
    "age": Confusion(
        reason="A line that holds an age reads like the header of a comment; an unknown role is believed before one.",
        layouts=_NAMED,
        matches=_age_inside,
    ),
    "toggle": Confusion(
        reason="A toggle is known by its words at one end of a line.",
        layouts=_ALL,
        matches=_toggle,
    ),
    "frame": Confusion(
        reason="Pin and avatar begin a comment, a lone role stands in its header, the count before them all.",
        layouts=_ALL - _TRAFILATURA,
        matches=_frame,
    ),
    "in-reply-to": Confusion(
        reason="The words that name a reply's parent stand directly before its text.",
        layouts=_ALL,
        matches=_in_reply_to,
        first_line_only=True,
    ),
    "votes": Confusion(
        reason="Votes and the link to report stand directly before a text.",
        layouts=_ALL - _TRAFILATURA - _BARE,
        matches=_votes,
        first_line_only=True,
    ),
    "pager": Confusion(
        reason="The pager follows the last comment without any divider.",
        layouts=_ALL - _TRAFILATURA - _BARE,
        matches=_pager,
    ),
    "below": Confusion(
        reason="The footer, and the prompt to log in, follow the last comment without any divider.",
        layouts=_ALL - _TRAFILATURA - _BARE,
        matches=lambda line: (
            line in {*talk_london().footer.items, *talk_london().comment.below}
            or line.startswith(talk_london().footer.owner)
        ),
    ),
    "prompt": Confusion(
        reason="So does the prompt to log in where no frames are kept.",
        layouts=_TRAFILATURA,
        matches=lambda line: line in talk_london().comment.below,
    ),
    "residue": Confusion(
        reason='A line of a mark alone, or "Add", is what is left of lists and widgets.',
        layouts=_ALL,
        matches={"-", "*", "+", "\u2022", "\u00b7", *talk_london().navigation.items}.__contains__,
    ),
    "bullet": Confusion(
        reason="Where posts stand in lists, a typed mark prints like that of a list within the text: as a hyphen.",
        layouts=_R0 | {"R1"},
        matches=lambda line: line.startswith("\u2022"),
    ),
    "inner-bullet": Confusion(
        reason="The same, of the marks of inner lists that are not escaped.",
        layouts=frozenset({"markdownify"}),
        matches=lambda line: line.startswith("+ "),
    ),
    "markdown": Confusion(
        reason="html2text and markdownify escape a few marks only: the others read like Markdown of their own.",
        layouts=_MARKDOWN,
        matches=lambda line: re.search(r"[\\`\[\]#>|~]|^[=-]+$", line) is not None,
    ),
    "emphasis": Confusion(
        reason="html2text escapes neither asterisks nor underscores, and emphasises with both.",
        layouts=frozenset({"html2text"}),
        matches=lambda line: "*" in line or "_" in line,
    ),
    "dots": Confusion(
        reason="Where no toggle stands, or nothing after it, dots are all that shows a preview.",
        layouts=_BARE | {"innerText"},
        matches=lambda line: line.endswith("..."),
    ),
    "single-word": Confusion(
        reason="The filter behind R0-w took them out of previews too.",
        layouts=frozenset({"R0-w"}),
        matches=lambda line: len(line.split()) == 1,
    ),
}
"""By name. Four more concern whole pages, and the strategies keep off them:

* An imitated header after the first line of a last paragraph stands, in T layouts, behind ``Show less of comment``,
  where a real header would stand.
* In R layouts without a section, one line before the by-line is the discussion's title or the picture's text.
* In T2 a line holding only a mark follows its item, in other dumps it goes before: a question in prose directly after
  a list is an item by the second reading.
* T2 without a list, T3w without a blank line or timeline, and R0-w without a status are the layouts they derive from.
"""
