"""The laws: one property for each, named after it. ``docs/architecture.md`` lists them."""

from __future__ import annotations

import json
import re
from random import Random

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from steps import count_steps
from talkparse import Consultation, UnrecognisedPage, from_dict, json_schema, parse_text, to_dict
from talkparse.testing import RENDERERS, carried, dumps, noisy, printed

LAYOUTS = sorted(RENDERERS)
MARKDOWN = {"html2text", "markdownify", "T4-markdown"}
SLOW = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def parsed(text: str) -> Consultation | None:
    try:
        return parse_text(text)
    except UnrecognisedPage:
        return None


def folded(text: str) -> str:
    return " ".join(text.split())


def without_mark(line: str) -> str:
    """Take off the mark before a list item, which each layout writes in its own way."""
    return re.sub(r"^[-*+o•◦▪] ", "", line)


WORD = re.compile(r"\w+")


def without_escapes(text: str) -> str:
    """Take off the backslashes that writers of Markdown put before marks, an underscore inside a word among them."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)


def lines_of(page: Consultation, kind: str, post: int) -> list[str]:
    assert page.source is not None
    tokens = [token for token in page.tokens if token.kind == kind and token.post == post]
    return [folded(page.source[token.start : token.stop]) for token in tokens]


texts = st.one_of(
    st.text(max_size=400),
    st.sampled_from(LAYOUTS).flatmap(lambda layout: dumps(layout, hostile=True)).map(lambda drawn: drawn[1]),
)


def check_tiling(text: str) -> None:
    page = parsed(text)
    if page is None:
        return
    place = 0
    for token in page.tokens:
        assert token.start == place < token.stop
        place = token.stop
    assert place == len(text)
    assert page.source == text


@SLOW
@given(texts)
def test_1_tiling(text: str) -> None:
    """The tokens of a text dump are ordered, touch and cover it."""
    check_tiling(text)


@SLOW
@given(texts)
def test_2_span_truth(text: str) -> None:
    """The body tokens of a post, white space folded, are the lines of its text; and so for its preview.

    Where no more than the preview is known, or not yet, the preview less the site's dots is the text.
    """
    page = parsed(text)
    if page is None or page.layout in MARKDOWN:  # Markdown's escapes and links are read, not printed
        return
    for index, post in enumerate(page.posts()):
        body = "\n".join(lines_of(page, "body", index))
        known = (post.preview or "").removesuffix("...").rstrip()
        if not (post.cut in {"preview-only", "end-of-dump"} and known == post.text and known.startswith(body)):
            assert [*map(without_mark, body.split("\n"))] == [*map(without_mark, post.text.split("\n"))]
        preview = [without_mark(line) for line in (post.preview or "").split("\n") if post.preview]
        assert [*map(without_mark, lines_of(page, "preview", index))] == preview


@pytest.mark.parametrize("layout", LAYOUTS)
def test_3_round_trip(layout: str) -> None:
    """Parsing the rendered dump gives back all that the layout can carry, whatever noise it has."""

    @SLOW
    @given(dumps(layout), st.randoms(use_true_random=False), st.booleans())
    def round_trip(drawn: tuple[Consultation, str], random: Random, noise: bool) -> None:  # noqa: FBT001 -- drawn
        consultation, dump = drawn
        page = parse_text(noisy(dump, layout, random) if noise else dump, threads="none")
        # A page without comments may not show which extractor printed it.
        assert evolve(printed(page), layout=None) == evolve(carried(consultation, layout), layout=None)

    round_trip()


@SLOW
@given(texts)
def test_4_nothing_lost(text: str) -> None:
    """Every line of the page is in exactly one token, and what is nobody's has a problem at its place."""
    page = parsed(text)
    if page is None:
        return
    for token in page.tokens:
        owned = token.kind in {"body", "preview"}
        assert (token.post is not None) >= owned
        if token.kind == "unknown":
            assert any(
                problem.start is not None and problem.stop is not None and problem.start <= token.start < problem.stop
                for problem in page.problems
            )


@SLOW
@given(texts)
def test_5_nothing_invented(text: str) -> None:
    """Every word of every field occurs in the input, as a word.

    Extractors glue lines of the page together at the site's words, and every layout's reader cuts them there. So the
    first and the last word of a line may be part of a longer one in the input; no other may.
    """
    page = parsed(text)
    if page is None:
        return
    plain = without_escapes(text) if page.layout in MARKDOWN else text
    words = set(WORD.findall(text)) | set(WORD.findall(plain))
    posts = [
        value
        for post in page.posts()
        for value in (post.author, post.role, post.text, post.preview, post.avatar, post.age and post.age.text)
    ]
    header = [page.title, page.status, page.section, *page.intro, *page.questions, *(e.title for e in page.timeline)]
    for value in [*posts, *header, page.idea and page.idea.text, page.discussion and page.discussion.title]:
        for line in (value or "").split("\n"):
            first, *inner = WORD.findall(line) or [""]
            last = inner.pop() if inner else ""
            assert words.issuperset(inner)
            assert first in plain
            assert last in plain


IMITATING = ["T1", "T2", "T3", "T4", "R0", "R1", "inscriptis", "html_text", "get_text"]


@SLOW
@given(st.sampled_from(IMITATING).flatmap(lambda layout: st.tuples(st.just(layout), dumps(layout))))
def test_6_no_harm(drawn: tuple[str, tuple[Consultation, str]]) -> None:
    """Text that imitates the site makes no post and loses no word where the preview contradicts it.

    The drawn comments hold such text wherever the preview can tell.
    """
    layout, (consultation, dump) = drawn
    page = parse_text(dump)
    assert [post.text for post in page.posts()] == [post.text for post in carried(consultation, layout).posts()]


@SLOW
@given(texts)
def test_10_serialisation(text: str) -> None:
    """What is written as JSON comes back equal, and the schema allows it."""
    page = parsed(text)
    if page is None:
        return
    data = json.loads(json.dumps(to_dict(page)))
    Draft202012Validator(json_schema()).validate(data)
    assert from_dict(data) == page


@SLOW
@given(st.one_of(texts, st.text(st.characters(), max_size=200)), st.one_of(st.none(), st.text(max_size=60)))
def test_11_totality(text: str, url: str | None) -> None:
    """Any text gives a result or ``UnrecognisedPage``."""
    try:
        page = parse_text(text, url=url)
    except UnrecognisedPage:
        return
    assert page.url == url


FLOODS = [
    "Show full comment\n",
    "Show less of comment\n",
    "Show full commentab...\n",
    "Nm\nCommunity Member 6 months agox\n",
    "Nm\nCommunity Member 6 months agoabc...\nShow full commentzzz\nShow less of comment",
    "...\n",
    "Avatar for - Tiger\n",
    "Up vote 1\nCare 2\nReport\n",
    "[a](",
    "-\n",
    "Happened",
    "abc def ghi\n",
    "![a](b)\n",
    "x",
]


@pytest.mark.parametrize("flood", FLOODS)
def test_11_linear(flood: str) -> None:
    """Twice the input takes about twice the steps; steps are counted, for time is not steady."""
    head = "T\nClosed\n5 Londoners have responded\nComments (9)\n"
    few, many = (steps(head + flood * (size // len(flood))) for size in (2_000, 8_000))
    assert many < 6 * few  # four times the input; quadratic work would take sixteen times as many


def steps(text: str) -> int:
    """Count the lines that run while a page is parsed."""
    return count_steps(lambda: parsed(text))


@SLOW
@given(texts)
def test_12_determinism(text: str) -> None:
    """The same input gives the same output, tokens and problems' places included."""
    first, second = parsed(text), parsed(text)
    assert first == second
    if first is not None and second is not None:
        assert first.tokens == second.tokens
        assert [(p.start, p.line) for p in first.problems] == [(p.start, p.line) for p in second.problems]
