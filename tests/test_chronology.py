"""What the order of ages proves: all of it, and nothing else, under the assumptions that ``docs/threads.md`` states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise, product
from random import Random

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from talkparse import Age, Comment, DateInterval, Reply, parse_text
from talkparse.testing import render
from talkparse.tokens import Markup
from thread_pages import age_of, attach, invent

NOON = datetime(2025, 7, 15, 12, tzinfo=UTC)
MEMBER, OFFICIAL = "Community Member", "Official Representative"


def month(amount: int) -> Age:
    return Age(amount=amount, unit="month", text=f"{amount} months ago")


def page(ages: Sequence[int], *, first: str = "member") -> list[Comment]:
    """Posts of so many months each; the first by a member, by an official where pins are not printed, or pinned."""
    posts = [Comment(author=f"M{index}", role=MEMBER, age=month(amount)) for index, amount in enumerate(ages)]
    if posts and first != "member":
        posts[0] = evolve(posts[0], role=OFFICIAL, pinned=first == "pinned")
    return posts


def certain(posts: Sequence[Comment], markups: Sequence[Markup] = ()) -> set[int]:
    top, problems = attach(posts, markups, "certain")
    assert problems == []
    flat = [post for head in top for post in (head, *head.replies)]
    assert [post.author for post in flat] == [post.author for post in posts]  # the order of the page is kept
    return {index for index, post in enumerate(flat) if isinstance(post, Reply)}


# --- The oracle: all structures that could have printed the page, tried one by one. ---

Structure = tuple[bool, ...]
"""For each post whether it answers the consultation itself."""


def structures(ages: Sequence[int], order: str, *, pinned: bool) -> Iterator[Structure]:
    """All ways in which a page in an order can be divided into threads, the first one outside the order if pinned."""
    for rest in product((True, False), repeat=max(len(ages) - 1, 0)):
        tops = (True, *rest)[: len(ages)]
        heads = [index for index, top in enumerate(tops) if top]
        ordered = heads[1:] if pinned else heads
        sign = 1 if order == "newest" else -1
        if any(sign * ages[one] > sign * ages[two] for one, two in pairwise(ordered)):
            continue
        head = 0
        for index, top in enumerate(tops):
            head = index if top else head
            if ages[index] > ages[head]:
                break  # a reply older than the comment it answers
        else:
            yield tops


def provable(ages: Sequence[int], *, pinned: bool) -> set[int]:
    """The posts that are replies in every structure of every order that the page allows."""
    by_order = {order: [*structures(ages, order, pinned=pinned)] for order in ("newest", "oldest")}
    start = 0
    if pinned:  # the first post that is outside the pinned thread, whatever the structure
        outside = [all(any(tops[1 : index + 1]) for tops in by_order["newest"]) for index in range(len(ages))]
        start = outside.index(True) if True in outside else len(ages)
    fewest = {order: min((tops[start:].count(False) for tops in some), default=99) for order, some in by_order.items()}
    allowed = ["newest"]
    if len(ages) - start > 2 and fewest["oldest"] < fewest["newest"]:
        allowed.append("oldest")
    possible = [tops for order in allowed for tops in by_order[order]]
    return {index for index in range(len(ages)) if not any(tops[index] for tops in possible)}


@settings(max_examples=400)
@given(st.lists(st.integers(1, 4), max_size=7), st.sampled_from(("member", "official", "pinned")))
def test_all_that_is_provable_and_nothing_else(ages: list[int], first: str) -> None:
    assert certain(page(ages, first=first)) == provable(ages, pinned=first != "member")


@pytest.mark.parametrize(
    ("ages", "first", "expected"),
    [
        ([6, 5, 6], "member", {1}),
        ([6, 6, 5, 6, 5, 7], "member", {2, 4}),
        ([6, 5], "member", {1}),  # two posts show no order but the site's own
        ([6, 5, 4, 3], "member", set()),  # as likely a page that runs oldest first
        ([6, 5, 4, 6], "member", {1, 2}),
        ([4, 5, 4], "member", {2}),  # the first is newer than another, so the page cannot run oldest first
        ([6, 2, 3, 4], "pinned", set()),  # newer comments may follow the pinned thread
        ([6, 2, 7, 3, 7], "pinned", {3}),
        ([6, 2, 7, 3, 7], "official", {3}),
        ([6, 2, 7, 3, 7], "member", {1, 3}),
        ([], "member", set()),
        ([6, 6, 6], "member", set()),
    ],
)
def test_examples(ages: list[int], first: str, expected: set[int]) -> None:
    assert certain(page(ages, first=first)) == expected


def test_several_officials_at_the_head_may_all_be_pinned() -> None:
    posts = page([3, 7, 1, 8, 2, 8])
    posts[:2] = [evolve(post, role=OFFICIAL) for post in posts[:2]]
    assert certain(posts) == {4}


def test_below_a_pinned_thread_another_official_may_be_pinned() -> None:
    """Only an older post by a member shows that the pinned ones are over."""
    posts = page([3, 2, 7, 4, 5, 8, 6])
    for index in (0, 2):
        posts[index] = evolve(posts[index], role=OFFICIAL)
    assert certain(posts) == {6}
    printed = [evolve(posts[0], pinned=True), *posts[1:]]
    assert certain(printed) == {3, 4, 6}
    instants = [evolve(post, age=None) for post in posts]
    spans = dated((5, 6), (6, 7), (1, 2), (4, 5), (3, 4), (0, 1), (2, 3))
    instants = [evolve(post, posted=span.posted) for post, span in zip(instants, spans, strict=True)]
    assert certain(instants) == {6}


def test_an_official_without_an_age_may_be_as_old_as_any() -> None:
    posts = page([3, 2, 7, 5, 8, 6])
    for index in (0, 2):
        posts[index] = evolve(posts[index], role=OFFICIAL)
    assert certain(posts) == {5}
    posts[2] = evolve(posts[2], age=None)
    assert certain(posts) == set()


def test_where_ages_are_missing_only_what_both_orders_prove_is_certain() -> None:
    """Without the age of the first post nothing tells whether it is newer than another."""
    posts = page([9, 1, 5, 4, 3, 2])
    assert certain([evolve(posts[0], age=None), *posts[1:]]) == set()


def test_where_frames_are_printed_a_pin_would_be_too() -> None:
    posts = page([6, 2, 7, 3, 7], first="official")
    assert certain([evolve(post, avatar="Koala") for post in posts]) == {1, 3}


def test_nothing_is_proved_where_only_officials_write() -> None:
    assert certain([evolve(post, role=OFFICIAL) for post in page([6, 5, 7, 3, 7])]) == set()


def test_the_evidence_says_ages_order_and_head() -> None:
    cases = (
        (page([6, 5, 7]), "5 months ago, below 6 months ago; newest first; nothing pinned"),
        (
            page([4, 2, 5, 3, 5], first="pinned"),
            "3 months ago, below 5 months ago; newest first; the thread at the head",
        ),
        (page([6, 3, 5, 4]), "3 months ago, above 5 months ago; oldest first; nothing pinned"),
        (dated((5, 6), (6, 7), (0, 1)), "2025-07-15 18:00, below 2025-07-15 17:00; newest first; nothing pinned"),
    )
    for posts, detail in cases:
        [reply] = [reply for head in attach(posts, (), "certain")[0] for reply in head.replies]
        [evidence] = reply.evidence
        assert (reply.certainty, evidence.kind) == ("certain", "chronology")
        assert evidence.detail.startswith(detail)


# --- Ages as the site prints them, and instants. ---

INSTANTS = st.integers(0, 5 * 365 * 86400).map(lambda seconds: NOON - timedelta(seconds=seconds))


@settings(max_examples=500)
@given(INSTANTS, INSTANTS, st.sampled_from("ab"), st.integers(0, 400))
def test_a_smaller_age_is_a_later_instant(one: datetime, two: datetime, formula: str, days: int) -> None:
    """By either of Drupal's formulas, whatever the lengths of months; and different ages always say which is newer."""
    rendered = NOON + timedelta(days=days)
    newer, older = max(one, two), min(one, two)
    ages = [age_of(instant, rendered, formula) for instant in (older, newer)]
    found = certain([Comment(author="A", role=MEMBER, age=ages[0]), Comment(author="B", role=MEMBER, age=ages[1])])
    assert found == ({1} if ages[0] != ages[1] else set())
    assert (
        certain([Comment(author="B", role=MEMBER, age=ages[1]), Comment(author="A", role=MEMBER, age=ages[0])]) == set()
    )


@given(st.integers(0, 10**9), st.sampled_from(("newest", "oldest")), st.booleans(), st.sampled_from(("T3", "R1", "T1")))
def test_8_certain_means_certain(seed: int, order: str, pinned: bool, layout: str) -> None:  # noqa: FBT001 -- drawn
    """No comment that answers the consultation itself is ever certain to be a reply."""
    random = Random(seed)
    gold = invent(random, held_out=random.random() < 0.5, order=order, pinned=pinned, threads=random.choice((3, 5, 9)))
    posts = list(parse_text(render(gold.page, layout), threads="certain").posts())
    assert [post.text for post in posts] == [post.text for post in gold.page.posts()]
    assert all(gold.heads[index] is not None for index, post in enumerate(posts) if isinstance(post, Reply))


def interval(first: int, last: int) -> DateInterval:
    return DateInterval(start=NOON + timedelta(hours=first), stop=NOON + timedelta(hours=last))


def dated(*spans: tuple[int, int]) -> list[Comment]:
    return [Comment(author=f"M{at}", role=MEMBER, posted=interval(*span)) for at, span in enumerate(spans)]


def test_instants_prove_where_they_do_not_overlap() -> None:
    assert certain(dated((5, 6), (6, 7), (0, 1))) == {1}
    assert certain(dated((5, 7), (6, 8), (0, 1))) == set()
    assert certain([evolve(post, age=month(6)) for post in dated((5, 6), (6, 7), (0, 1))]) == {1}


def test_instants_come_before_ages_that_contradict_them() -> None:
    posts = [evolve(post, age=month(age)) for post, age in zip(dated((5, 6), (3, 4), (0, 1)), (6, 5, 7), strict=True)]
    assert certain(posts) == set()


def test_a_pinned_thread_is_left_out_by_instants_too() -> None:
    posts = dated((5, 6), (8, 9), (1, 2), (4, 5), (0, 1))
    assert certain([evolve(posts[0], pinned=True), *posts[1:]]) == {3}


def test_the_instant_of_a_change_proves_nothing() -> None:
    """Whoever edits an old comment does not make a reply of it."""
    posts = dated((5, 6), (6, 7), (0, 1))
    assert certain(posts, [Markup(changed=NOON)] * 3) == set()
    assert certain(posts, [Markup(changed=NOON, created=NOON)] * 3) == {1}


@pytest.mark.parametrize("age", [Age(amount=13, unit="month", text="13 months ago"), None])
def test_ages_that_the_site_does_not_print_prove_nothing(age: Age | None) -> None:
    posts = page([6, 5, 7])
    assert certain([posts[0], evolve(posts[1], age=age), posts[2]]) == set()
    assert certain([evolve(posts[0], age=age), *posts[1:]]) == set()
    pinned = [evolve(posts[0], age=age, pinned=True), *page([2, 7, 3])]
    assert certain([evolve(post, author=f"M{index}") for index, post in enumerate(pinned)]) == set()
