"""Threads by structure and by words that name a parent, and how replies are nested."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from talkparse import Age, AuthorStatus, Comment, Reply, from_dict, parse_text, to_dict
from talkparse.model import Consultation
from talkparse.problems import Problem, ProblemCode
from talkparse.testing import render
from talkparse.tokens import Markup, ReplyTo
from thread_pages import attach


def posts(count: int) -> list[Comment]:
    return [Comment(author=f"M{index}", text=f"text {index}", id=str(100 + index)) for index in range(count)]


def shape(top: Sequence[Comment | Reply]) -> str:
    """Write threads as ``0(1(2)3)4``; a reply that stands by itself has a star."""
    text = ""
    waiting: list[str | Comment | Reply] = [*reversed(top)]
    for post in top:
        assert isinstance(post, Comment | Reply)
    lone = {id(post) for post in top if isinstance(post, Reply)}
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            text += item
            continue
        text += ("*" if id(item) in lone else "") + (item.author or "")[1:]
        if item.replies:
            waiting += [")", *reversed(item.replies), "("]
        elif waiting and not isinstance(waiting[-1], str):
            text += " "
    return text.replace(" (", "(")


@pytest.mark.parametrize(
    ("depths", "expected"),
    [
        ([0, 0, 0], "0 1 2"),
        ([0, 1, 2, 1, 0], "0(1(2)3)4"),
        ([1, 1, 2, 0, 1], "*0 *1(2)3(4)"),  # a page that begins inside a thread
        ([0, 2, 1, 0], "0(1 2)3"),  # a parent that nobody may see
        ([2, 1, 0], "*0 *1 2"),
    ],
)
def test_depths(depths: list[int], expected: str) -> None:
    top, problems = attach(posts(len(depths)), [Markup(depth=depth) for depth in depths], "certain")
    assert (shape(top), problems) == (expected, [])


def test_structure_is_certain_and_names_the_parent() -> None:
    [head], _ = attach(posts(2), [Markup(depth=0), Markup(depth=1)], "likely")
    [reply] = head.replies
    assert (reply.certainty, reply.parent_id) == ("certain", "100")
    assert [(item.kind, item.detail) for item in reply.evidence] == [("structure", "nested one level deep")]


@pytest.mark.parametrize(
    ("parents", "depths", "expected"),
    [
        ((None, "100", "101", "100"), (0, 0, 0, 0), "0(1(2)3)"),
        ((None, "100", "100", None), (0, 1, 2, 0), "0(1 2)3"),  # the number comes before the depth
        ((None, "999", None, "102"), (0, 0, 0, 0), "0 *1 2(3)"),  # the parent is on another page
        ((None, None, "100", None), (0, 0, 0, 0), "0 1 *2 3"),  # its thread is closed, and the page's order stays
        (("101", None, None, None), (0, 0, 0, 0), "*0 1 2 3"),
        ((None, "101", None, None), (0, 0, 0, 0), "0 *1 2 3"),  # no post answers itself
    ],
)
def test_numbers_of_parents(parents: tuple[str | None, ...], depths: tuple[int, ...], expected: str) -> None:
    markups = [
        Markup(id=str(100 + at), parent_id=of, depth=deep)
        for at, (of, deep) in enumerate(zip(parents, depths, strict=True))
    ]
    top, _ = attach(posts(4), markups, "certain")
    assert shape(top) == expected
    replies = [post for head in top for post in walk(head) if isinstance(post, Reply)]
    assert [reply.parent_id for reply in replies] == [of for of in parents if of]


def test_below_a_reply_whose_parent_is_elsewhere_a_reply_without_one_stands_by_itself() -> None:
    """Whoever it answers, it is not that reply's thread that begins there."""
    ages = [Age(amount=amount, unit="month", text=f"{amount} months ago") for amount in (6, 5, 7)]
    given_posts = [evolve(post, age=age) for post, age in zip(posts(3), ages, strict=True)]
    top, _ = attach(given_posts, [Markup(reply_to=ReplyTo("Something…", "Somebody")), Markup(), Markup()], "certain")
    assert shape(top) == "*0 *1 2"


def walk(head: Comment | Reply) -> list[Comment | Reply]:
    return [*Consultation(comments=(head,)).posts()]


@given(st.lists(st.tuples(st.none() | st.integers(0, 60), st.none() | st.integers(99, 112)), max_size=12))
def test_nesting_keeps_the_order_of_the_page(drawn: list[tuple[int | None, int | None]]) -> None:
    """Whatever markup says: each post comes out once, in its place, and without threads as it came in."""
    markups = [Markup(depth=depth, parent_id=None if of is None else str(of)) for depth, of in drawn]
    given_posts = posts(len(drawn))
    for threads in ("likely", "certain"):
        page = Consultation(comments=attach(given_posts, markups, threads)[0])
        assert [post.id for post in page.posts()] == [post.id for post in given_posts]
        assert from_dict(to_dict(page)) == page
    assert attach(given_posts, markups, "none") == (tuple(given_posts), [])


def test_nesting_is_capped() -> None:
    """Replies to the 50th level stand there, siblings too, and a problem says how many they are."""
    depths = [*range(60), 55, 3]
    top, problems = attach(posts(62), [Markup(depth=depth) for depth in depths], "certain")
    assert problems == [Problem(ProblemCode.NESTED_TOO_DEEP, problems[0].message)]
    assert problems[0].message.startswith("10 replies")
    page = Consultation(comments=top)
    assert [post.id for post in page.posts()] == [str(100 + index) for index in range(62)]
    post: Comment | Reply = top[0]
    levels = 0
    while post.replies:
        post, levels = post.replies[-1 if levels == 49 else 0], levels + 1
    assert levels == 50
    for recurse in (hash, repr):
        assert recurse(page)
    assert page == from_dict(to_dict(page))


# --- Indentation that inscriptis keeps. ---


def tree() -> Consultation:
    age = Age(amount=3, unit="day", text="3 days ago")

    def post(kind: type, name: str, *replies: Reply) -> Comment | Reply:
        status = AuthorStatus.NAMED
        made = kind(author=name, author_status=status, role="Community Member", age=age, text=f"{name} says so.")
        return evolve(made, replies=replies)  # type: ignore[no-any-return]

    inner = post(Reply, "Cleo", post(Reply, "Dot"))  # type: ignore[arg-type]
    first = post(Comment, "Abe", post(Reply, "Bea"), inner, post(Reply, "Eli"))  # type: ignore[arg-type]
    return Consultation(
        title="A plan", status="Open", responses=3, comment_count=6, comments=(first, post(Comment, "Fay"))
    )


@pytest.mark.parametrize("questions", [(), ("Who says so?",)])
def test_inscriptis_keeps_depth(questions: tuple[str, ...]) -> None:
    dump = render(evolve(tree(), intro=questions, questions=questions), "inscriptis")
    names = [shape_of_names(parse_text(dump, threads=threads).comments) for threads in ("certain", "likely", "none")]
    assert names == ["Abe[Bea Cleo[Dot] Eli] Fay"] * 2 + ["Abe Bea Cleo Dot Eli Fay"]


def shape_of_names(top: Sequence[Comment | Reply]) -> str:
    parts = (f"{post.author}[{shape_of_names(post.replies)}]" if post.replies else str(post.author) for post in top)
    return " ".join(parts)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("      Dot\n", "       Dot\n"),  # name and role in two columns
        ("    Community Member", "     Community Member"),
        ("    Bea\n\n    Community", "     Bea\n\n     Community"),  # no multiple of a step
    ],
)
def test_other_indentation_says_nothing(old: str, new: str) -> None:
    dump = render(tree(), "inscriptis")
    assert old in dump
    assert shape_of_names(parse_text(dump.replace(old, new, 1), threads="certain").comments).count("[") == 0


def test_layouts_without_indentation_say_nothing() -> None:
    for layout in ("T3", "R1", "html2text"):
        assert not any(isinstance(post, Reply) for post in parse_text(render(tree(), layout)).posts())
