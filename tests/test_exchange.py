"""What the authors of neighbouring posts show: by its definition, whatever the posts say."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from talkparse import Comment
from talkparse.threads.exchange import find_exchange, read_writers
from talkparse.threads.finding import Sign

MEMBER, OFFICIAL = "Community Member", "Official Representative"


def posts(*authors: str) -> list[Comment]:
    """Posts by their authors: a capital is an official, "-" a deleted account."""
    return [
        Comment(author=None if author == "-" else author, role=OFFICIAL if author.isupper() else MEMBER, text="")
        for author in authors
    ]


def signs(*authors: str) -> list[list[Sign]]:
    return find_exchange(read_writers(posts(*authors), OFFICIAL))


def shown(authors: str) -> list[list[str]]:
    return [[sign.weight for sign in some] for some in signs(*authors)]


@pytest.mark.parametrize(
    ("authors", "expected"),
    [
        ("", []),
        ("a", [[]]),
        ("ab", [[], []]),
        ("aa", [[], ["writes_on"]]),
        ("aba", [[], ["between"], ["returns"]]),
        ("abab", [[], ["between", "turns"], ["returns", "between"], ["returns", "both_return"]]),
        ("xaba", [[], [], ["between"], ["returns"]]),
        ("abca", [[], ["between_more"], ["between_more"], ["returns_soon"]]),
        ("abcda", [[], ["between_more"], ["between_more"], ["between_more"], ["returns_soon"]]),
        ("abcdea", [[], [], [], [], [], ["returns_late"]]),
        ("abcdefghia", [[], [], [], [], [], [], [], [], [], ["returns_late"]]),
        ("abcdefghija", [[], [], [], [], [], [], [], [], [], [], []]),
        ("cacbc", [[], ["between"], ["returns"], ["between"], ["returns"]]),
        ("babca", [[], ["between", "turns"], ["returns", "between_more"], ["between_more"], ["returns_soon"]]),
        ("aab", [[], ["writes_on"], []]),
        ("-a-a", [[], [], ["between"], ["returns"]]),  # nobody knows whether it was the same
        ("a-a", [[], ["between"], ["returns"]]),
        ("A", [[]]),
        ("aA", [[], ["official"]]),
        ("AA", [[], []]),
        ("-A", [[], ["official"]]),
        ("aAa", [[], ["official"], ["returns"]]),
        ("AaA", [[], [], ["official"]]),  # an official who returns is no member who does
        ("aAbA", [[], ["official"], [], ["official"]]),
        ("aAbAa", [[], ["official"], ["between_more"], ["official"], ["returns_soon", "both_return"]]),
    ],
)
def test_exchanges(authors: str, expected: list[list[str]]) -> None:
    assert shown(authors) == expected


def test_what_the_evidence_says() -> None:
    details = [[(sign.kind, sign.detail) for sign in some] for some in signs("Ines", "Zed", "Ines", "Zed", "Zed")]
    assert details == [
        [],
        [("between", "between two posts of Ines"), ("between", "Ines and Zed write in turn")],
        [("returns", "Ines wrote 2 posts above"), ("between", "between two posts of Zed")],
        [
            ("returns", "Zed wrote 2 posts above"),
            ("returns", "Ines, who wrote the post above, had written before as well"),
        ],
        [("returns", "Zed wrote the post above")],
    ]


def test_whoever_answers_after_two_posts_answers_the_post_above() -> None:
    """A member does; below an official, or after more posts, the head of the thread is as likely."""
    above = [[sign.weight for sign in some if sign.above] for some in signs(*"ababxcCcyzuy")]
    assert above == [[], ["between", "turns"], ["returns", "between"], ["returns"], *([[]] * 8)]


AUTHORS = st.lists(st.sampled_from("abcd-AB"), max_size=25)


@given(AUTHORS)
def test_signs_by_their_definition(authors: list[str]) -> None:
    """Every post against every other."""
    found = [{sign.weight for sign in some} for some in signs(*authors)]
    for index, author in enumerate(authors):
        assert found[index] == by_definition(authors, index, author)


def by_definition(authors: Sequence[str], index: int, author: str) -> set[str]:
    if author.isupper():
        return {"official"} if index and not authors[index - 1].isupper() else set()
    found = set()
    last = max((at for at in range(index) if authors[at] == author != "-"), default=None)
    if last is not None and index - last <= 9:
        names = {1: "writes_on", 2: "returns", 3: "returns_soon", 4: "returns_soon"}
        found.add(names.get(index - last, "returns_late"))
        if index - last > 1 and authors[index - 1] != "-" and authors[index - 1] in authors[: index - 1]:
            found.add("both_return")
    pairs = [
        (one, two)
        for one in range(index)
        for two in range(index + 1, len(authors))
        if authors[one] == authors[two] != "-" and authors[one] not in authors[one + 1 : two]
        if authors[one].islower() and two - one <= 4
    ]
    if (index - 1, index + 1) in pairs:
        found.add("between")
        if authors[index - 1] not in authors[: index - 1] and author != "-" and author in authors[index + 1 :]:
            found.add("turns")
    elif pairs:
        found.add("between_more")
    return found


@given(AUTHORS)
def test_other_names_show_the_same(authors: list[str]) -> None:
    given_posts = posts(*authors)
    renamed = [evolve(one, author=one.author and f"{one.author} Brown") for one in given_posts]
    before, after = (find_exchange(read_writers(some, OFFICIAL)) for some in (given_posts, renamed))
    assert [[sign.weight for sign in some] for some in before] == [[sign.weight for sign in some] for some in after]
