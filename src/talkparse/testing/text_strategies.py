"""Hypothesis strategies for the parts of a page: names, ages, lines and texts."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from talkparse.model import Age
from talkparse.testing.carried import CARRIES, SITE_LIMIT
from talkparse.testing.confusions import chrome, is_chrome, is_clear, survives
from talkparse.testing.truncation import LIMIT
from talkparse.vocabulary import talk_london

_LONGEST_NAME: Final = 20
_KEPT_OF_LONG_NAME: Final = 14
_LONGEST_TITLE: Final = 55
_WORDS: Final = (
    "the", "a", "of", "and", "to", "we", "bench", "benches", "river", "library", "kerb", "lamp", "orchard", "bus",
    "market", "stairs", "canal", "playground", "roof", "lights", "evenings", "children", "neighbours", "cyclists",
    "it's", "don\u2019t", "\u00a320", "3", "2031", "50%", "(sometimes)", "half-empty", "caf\u00e9", "na\u00efve",
    "and/or", "\u201cquiet\u201d", "etc.", "please!", "why?", "first,", "second;", "so:", "yes\u2026", "well...",
    "\N{DECIDUOUS TREE}", "\u05e9\u05dc\u05d5\u05dd", "e\u0301te\u0301", "\u6771\u4eac", "&", "****", "a_b",
)  # fmt: skip
_HOSTILE_LINES: Final = (
    "-", "- item", "1. item", "* item", "\u2022 item", "...", "and so on...", "and so on\u2026.", "\u2026", "word",
    "# heading", "====", "**bold**", "[link](target)", "\\", "> quote", "<p>", "&nbsp;", "Member 3 days ago",
    "\u200b", "\ufeff", "\u202eright to left", "\N{WOMAN}\u200d\N{PERSONAL COMPUTER}", "A\u0300\u0301\u0302\u0303",
    "1 month ago", "Community Member 6 months ago", "Community Member 6 months agoI agree", "Up vote", "0", "Care 12",
    "JoCommunity Member 1 year ago", "Avatar for - Tiger", "Anonymous - account deleted", "Comments (3)", "Care",
    "Show full commentI agree", "Show less of commentJo", "I agreeShow full comment", "Log into your accountJo",
    "HappenedSomething", "1622 Londoners have responded | 31/02/2024 - 12/02/2025", "Updated: 99 June 0000",
    "The discussion ran from 18 December 2024 - 45 February 99999", "99999999 years ago", "Stage: Closed",
)  # fmt: skip


def names() -> st.SearchStrategy[str]:
    """Draw user names as the site prints them: 3 to 20 characters, none that is one of the site's own words."""
    ends = st.text(st.characters(codec="ascii", categories=("L", "Nd")), min_size=1, max_size=6)
    inner = st.text(st.sampled_from("abcXYZ019_- "), max_size=_LONGEST_NAME - 12)
    return (
        st.builds(lambda first, middle, last: f"{first}{middle}{last}", ends, inner, ends)
        .map(lambda name: " ".join(name.split()))
        .filter(lambda name: len(name) > 2 and not is_chrome(name))  # noqa: PLR2004 -- the site's shortest name
    )


def long_names() -> st.SearchStrategy[str]:
    """Draw the abbreviations that the site prints for names of more than 20 characters."""
    characters = st.sampled_from("abcdefXYZ0123")
    return st.text(characters, min_size=_KEPT_OF_LONG_NAME, max_size=_KEPT_OF_LONG_NAME).map(lambda kept: f"{kept}…")


def roles() -> st.SearchStrategy[str]:
    """Draw roles that the site is known to print."""
    return st.sampled_from(talk_london().comment.roles)


def ages() -> st.SearchStrategy[Age]:
    """Draw ages as the site prints them, by either of Drupal's formulas."""
    limits = {"second": 59, "minute": 59, "hour": 23, "day": 6, "week": 4, "month": 12, "year": 20}
    return st.sampled_from(sorted(limits)).flatmap(
        lambda unit: st.builds(_age, st.integers(1, limits[unit]), st.just(unit), st.booleans())
    )


def titles() -> st.SearchStrategy[str]:
    """Draw lines of prose of two words and more, short enough for a title, and none that the site prints."""
    words = st.sampled_from([word for word in _WORDS if word[-1].isalnum()])
    return (
        st.lists(words, min_size=2, max_size=7)
        .map(lambda drawn: " ".join(drawn).capitalize())
        .filter(lambda line: len(line) <= _LONGEST_TITLE and not is_chrome(line))
    )


def lines(layout: str | None = None, *, hostile: bool = False) -> st.SearchStrategy[str]:
    """Draw lines of comments, white space normalised: clear ones of a layout (of all if None), or hostile ones."""
    check_layout(layout)
    characters = st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S"))
    words = st.sampled_from(_WORDS) | st.text(characters, min_size=1, max_size=8)
    plain = st.lists(words, min_size=1, max_size=12).map(" ".join)
    typed = st.builds("{} {}".format, st.sampled_from(("-", "1.", "2)", "*", "+", "\u2022", "o")), plain)
    clear = (plain | typed).filter(lambda line: is_clear(line, layout))
    if not hostile:
        return clear
    whole = st.sampled_from(chrome()).map(lambda template: template.replace("{", "").replace("}", "").strip())
    glued = st.builds("{}{}".format, whole, plain)
    control = st.text(max_size=20).map(_normalise)
    return (clear | whole | glued | control | st.sampled_from(_HOSTILE_LINES)).filter(bool)


def texts(layout: str | None = None, *, hostile: bool = False, cut: bool = False) -> st.SearchStrategy[str]:
    """Draw texts of comments, normalised as ``Post.text`` is; with ``cut`` only such as have a cut preview.

    Without ``hostile`` they keep off the confusions of a layout (of all if None is given).
    """
    line = lines(layout, hostile=hostile)
    short = st.lists(line, min_size=1, max_size=5, unique=cut).map("\n".join)
    # Repeating a line is the cheap way to a long one, and gives previews that occur again within their text.
    long_line = st.builds(lambda part, times: " ".join([part] * times), line, st.integers(2, 40)).map(
        lambda part: part if len(part) > LIMIT else " ".join([part] * (LIMIT // len(part) + 1))
    )
    long = st.tuples(st.lists(line, max_size=3, unique=cut), long_line, st.lists(line, max_size=3, unique=cut)).map(
        lambda parts: "\n".join([*parts[0], parts[1], *parts[2]])
    )
    limited = (short | long).map(_fill)
    drawn = long | limited if cut else short | long | limited
    return drawn if hostile else drawn.filter(lambda text: is_clear(text, layout) and survives(text, layout))


def check_layout(layout: str | None, known: Collection[str] = CARRIES.keys()) -> None:
    """Refuse the name of a layout that is not known."""
    if layout is not None and layout not in known:
        raise InvalidArgument(f"layout: expected None or one of {', '.join(known)}, found {layout!r}")


def _age(amount: int, unit: str, short: bool) -> Age:  # noqa: FBT001 -- drawn, never written
    spellings = talk_london().comment.units[unit]
    spelling = spellings[-1] if short and len(spellings) > 2 else spellings[amount != 1]  # noqa: PLR2004 -- "min"
    return Age(amount=amount, unit=unit, text=f"{amount} {spelling} {talk_london().comment.ago}")


def _fill(text: str) -> str:
    """Repeat a text's last line up to the site's limit for comments. It may stop inside a word, as on the site."""
    last = text.rpartition("\n")[2]
    filled = " ".join([text, *[last] * (SITE_LIMIT // len(last))])[: SITE_LIMIT - 1].rstrip()
    return filled + "x" * (SITE_LIMIT - len(filled))


def _normalise(text: str) -> str:
    return " ".join(text.split())
