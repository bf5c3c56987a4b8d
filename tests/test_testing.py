"""The inverse of the parser is checked without the parser: against literal dumps, the real one, and its own laws."""

from __future__ import annotations

import re
import subprocess
import sys
from random import Random

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from benches import LAYOUTS, PAGE
from talkparse import testing
from talkparse.model import Age, Comment, Consultation
from talkparse.testing import (
    CARRIES,
    CONFUSIONS,
    RENDERERS,
    LaidPost,
    Noise,
    ages,
    carried,
    confusions_of,
    consultations,
    dumps,
    is_boundary,
    is_cut,
    lay_out,
    lines,
    long_names,
    names,
    noisy,
    pages,
    posts,
    printed,
    render,
    texts,
    titles,
    truncate,
)
from talkparse.vocabulary import talk_london

# --- the preview rule ------------------------------------------------------------------------------------------------


def test_a_text_of_240_bytes_is_left_whole() -> None:
    assert truncate("x" * 240) == "x" * 240


def test_between_240_characters_and_240_bytes_nothing_is_cut() -> None:
    text = "£" * 200
    assert len(text.encode()) == 400
    assert truncate(text) == text
    assert not is_cut(text)


def test_a_text_of_240_characters_of_more_bytes_get_dots_although_nothing_is_missing() -> None:
    text = "£" + "x" * 239
    assert truncate(text) == text + "..."


def test_the_cut_falls_before_the_last_boundary_within_the_limit() -> None:
    assert truncate("ab " * 100) == ("ab " * 80).rstrip() + "..."
    assert truncate("x" * 239 + " " + "y" * 9) == "x" * 239 + "..."
    assert truncate("x" * 240 + " y") == "x" * 240 + "..."
    assert truncate("x" * 230 + "-" + "y" * 30) == "x" * 230 + "..."


def test_a_word_longer_than_the_limit_is_cut_hard() -> None:
    assert truncate("x" * 300) == "x" * 240 + "..."


def test_a_break_counts_one_and_a_hard_cut_can_come_right_after_it() -> None:
    assert truncate("x" * 235 + "\n" + "y" * 30) == "x" * 235 + "\nyyyy..."
    assert truncate("x" * 239 + "\n" + "y" * 30) == "x" * 239 + "\n..."  # the break is a node, and the dots follow it


def test_trailing_punctuation_is_stripped_repeatedly() -> None:
    assert truncate("x" * 230 + "?!…, " + "y" * 30) == "x" * 230 + "..."
    assert truncate("x" * 230 + ". . " + "y" * 30) == "x" * 230 + "...."


@pytest.mark.parametrize("character", " \n-'’\"“()/&_@…—€£")
def test_boundaries(character: str) -> None:
    assert is_boundary(character)


@pytest.mark.parametrize("character", "aZ09éßµªº¼א東\N{DECIDUOUS TREE}\u0301")
def test_no_boundaries(character: str) -> None:
    assert not is_boundary(character)


@given(texts(hostile=True))
def test_a_preview_is_the_text_or_a_prefix_with_dots(text: str) -> None:
    preview = truncate(text)
    if is_cut(text):
        kept = preview.removesuffix("...")
        assert preview.endswith("...")
        assert text.startswith(kept)
        assert len(kept) <= 240
    else:
        assert preview == text


# --- the real dump ---------------------------------------------------------------------------------------------------


def comments_of(dump: str) -> list[tuple[str, str, list[str]]]:
    """Split a T3 dump into (name, role and age, lines), toggles still in place, a leading one given back."""
    log_in, less = talk_london().call_to_action.log_in, talk_london().comment.show_less
    header = re.compile(rf"(?:{'|'.join(talk_london().comment.roles)}) \d+ \w+ ago")
    found: list[tuple[str, str, list[str]]] = []
    for line in dump.partition(log_in)[2].split("\n"):
        match = header.match(line)
        if match is None:
            if not found:
                name = line
                found.append((name, "", []))
            else:
                found[-1][2].append(line)
            continue
        name = found[-1][2].pop() if found[-1][1] else found.pop()[0]
        if name.startswith(less):
            found[-1][2].append(less)
            name = name.removeprefix(less)
        found.append((name, match[0], [line[match.end() :]]))
    return found


def split_toggled(body: list[str]) -> tuple[list[str], list[str], int]:
    """Undo the toggles of a comment by the law of docs/dumps.md: preview, full text, lines after the second toggle."""
    full, less = talk_london().comment.show_full, talk_london().comment.show_less
    stripped = [line.removeprefix(full).removeprefix(less) for line in body]
    after = next(len(body) - index for index, line in enumerate(body) if line.startswith(less))
    after -= not stripped[-1]
    stripped = [line for line in stripped if line]
    splits = [k for k in range(1, len(stripped)) if truncate("\n".join(stripped[k:])) == "\n".join(stripped[:k])]
    assert len(splits) == 1
    return stripped[: splits[0]], stripped[splits[0] :], after


def test_the_rule_gives_the_previews_of_the_real_dump(real_dump: str) -> None:
    toggled = [
        body for _, _, body in comments_of(real_dump) if any(talk_london().comment.show_full in line for line in body)
    ]
    assert len(toggled) == 20
    for body in toggled:
        preview, full, _ = split_toggled(body)
        assert truncate("\n".join(full)) == "\n".join(preview)


def test_t3_gives_back_the_comments_of_the_real_dump(real_dump: str) -> None:
    laid = []
    for name, header, body in comments_of(real_dump):
        role = next(role for role in talk_london().comment.roles if header.startswith(role))
        age = Age(amount=1, unit="month", text=header.removeprefix(role + " "))
        post = Comment(author=name, role=role, age=age, text="\n".join(body))
        paragraphs: tuple[tuple[str, ...], ...] = tuple((line,) for line in body)
        if any(talk_london().comment.show_full in line for line in body):
            preview, full, after = split_toggled(body)
            # The line before the toggle and all after it are one paragraph; the preview's may end in the same one.
            last = len(full) - after - 1
            post = evolve(post, text="\n".join(full), preview="\n".join(preview))
            paragraphs = (*((line,) for line in full[:last]), tuple(full[last:]))
            at = next(index for index, line in enumerate(body) if line.startswith(talk_london().comment.show_full))
            if len(preview) <= last and at < len(preview):
                joined = tuple(full[at - 1 : last])
                paragraphs = (*((line,) for line in full[: at - 1]), joined, tuple(full[last:]))
        laid.append(LaidPost(post=post, paragraphs=paragraphs))
    page = evolve(lay_out(Consultation(title="x")), posts=tuple(laid))
    log_in = talk_london().call_to_action.log_in
    assert render(page, "T3").partition(log_in)[2] == real_dump.partition(log_in)[2]


# --- laws ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_what_a_layout_carries_it_carries_again(layout: str, data: st.DataObject) -> None:
    hostile = data.draw(st.booleans())
    consultation, dump = data.draw(dumps(layout, hostile=hostile))
    kept = carried(consultation, layout)
    assert carried(kept, layout) == kept
    assert printed(kept) == kept
    assert not hostile or dump
    for post in kept.comments:
        for line in post.text.split("\n") if CARRIES[layout].single_words and "\\" not in dump else ():
            assert line in dump


@settings(max_examples=50)
@given(pages(), st.sampled_from(LAYOUTS), st.randoms(use_true_random=False))
def test_noise_adds_only_blanks(page: testing.Page, layout: str, random: Random) -> None:
    dump = render(page, layout)
    without = re.compile(r"[\s\u200b\ufeff]+")
    assert without.sub("", noisy(dump, layout, random)) == without.sub("", dump)
    assert noisy(dump, layout, random, kinds=()) == dump


def test_noise_of_every_kind_is_made() -> None:
    dump, random = render(PAGE, "R1"), Random(0)
    for kind in Noise:
        assert noisy(dump, "R1", random, kinds={kind}) != dump


@given(st.sampled_from(LAYOUTS).flatmap(lambda layout: st.tuples(st.just(layout), lines(layout))))
def test_lines_are_clear_and_normalised(drawn: tuple[str, str]) -> None:
    layout, line = drawn
    assert not confusions_of(line, layout, first=True)
    assert line == " ".join(line.split())


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("age", "Night Mayor 3 days agoHello"),
        ("toggle", "Show full commentAnd"),
        ("frame", "Avatar for - Tiger"),
        ("in-reply-to", "In reply to Our lamps… by Mossgate"),
        ("votes", "Care 3"),
        ("pager", "Page 2"),
        ("below", "Log in to post comments"),
        ("prompt", "Add new comment"),
        ("residue", "-"),
        ("bullet", "• one"),
        ("inner-bullet", "+ one"),
        ("markdown", "# one"),
        ("emphasis", "a * b"),
        ("dots", "and so on..."),
        ("single-word", "Word"),
    ],
)
def test_confusions_are_recognised(name: str, line: str) -> None:
    assert name in confusions_of(line, None, first=True)


def test_every_confusion_is_tested_and_names_layouts_that_exist() -> None:
    marks = test_confusions_are_recognised.pytestmark  # type: ignore[attr-defined]
    assert {name for name, _ in marks[0].args[1]} == set(CONFUSIONS)
    for confusion in CONFUSIONS.values():
        assert confusion.layouts <= set(RENDERERS)
        assert confusion.reason


def test_every_layout_says_what_it_carries() -> None:
    assert CARRIES.keys() == RENDERERS.keys() | {"html"}


@given(names(), long_names(), titles(), ages())
def test_parts_are_what_the_site_prints(name: str, long_name: str, title: str, age: Age) -> None:
    assert 3 <= len(name) <= 20
    assert len(long_name) == 15
    assert len(title.split()) > 1
    assert age.text.startswith(f"{age.amount} ")
    assert age.unit in talk_london().comment.units


@given(posts(), consultations())
def test_drawn_posts_say_whether_they_are_previewed(post: Comment, consultation: Consultation) -> None:
    for drawn in (post, *consultation.comments):
        assert drawn.preview is not None or not is_cut(drawn.text)
        assert drawn.preview in {None, drawn.text} or drawn.preview.endswith("...")
        assert (drawn.cut == "site-limit") == (len(drawn.text) == 2000)


# --- wrong calls -----------------------------------------------------------------------------------------------------


def test_unknown_layouts_are_refused() -> None:
    with pytest.raises(ValueError, match="layout: expected one of"):
        render(PAGE, "T9")
    with pytest.raises(ValueError, match="layout: expected one of"):
        carried(PAGE.consultation, "T9")
    with pytest.raises(InvalidArgument, match="layout: expected None or one of"):
        texts("T9")


def test_pages_that_do_not_hold_the_text_are_refused() -> None:
    with pytest.raises(ValueError, match="paragraphs: expected the lines of 'a'"):
        LaidPost(post=Comment(text="a"), paragraphs=(("b",),))
    with pytest.raises(ValueError, match="marks: expected 4, found 0"):
        evolve(PAGE, marks=())


def test_renderers_do_without_hypothesis_and_strategies_name_the_extra() -> None:
    script = (
        "import sys; sys.modules['hypothesis'] = None\n"
        "from talkparse.testing import render, carried\n"
        "try:\n    from talkparse.testing import texts\n"
        "except ImportError as error:\n    print(error)"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "pip install talkparse[testing]" in ran.stdout


def test_unknown_names_are_no_attributes() -> None:
    with pytest.raises(AttributeError, match="no attribute 'dump'"):
        testing.dump  # noqa: B018
