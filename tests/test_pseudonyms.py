"""Pseudonyms: the names of members are gone, and what could not be told is said."""

from __future__ import annotations

import hmac
import re
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from model_strategies import consultations, texts
from talkparse import from_dict, parse_text, to_dict
from talkparse.cli import main
from talkparse.enums import AuthorStatus, EvidenceKind
from talkparse.model import Comment, Consultation, Discussion, Evidence, Idea, Reply, TimelineEvent
from talkparse.problems import Problem, ProblemCode
from talkparse.writers.json_text import encode
from talkparse.writers.pseudonyms import pseudonym, pseudonymise
from talkparse.writers.thread import placed_posts

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "cycle-lanes.txt"
KEY = b"sixteen bytes or more"


def named(author: str, text: str = "") -> Comment:
    return Comment(author=author, author_status=AuthorStatus.NAMED, text=text)


def hide(text: str, *authors: str) -> str:
    """Hide the authors in a text that somebody else wrote, and put the number of the author for the pseudonym."""
    page = Consultation(comments=(Comment(text=text), *map(named, authors)))
    hidden = next(pseudonymise(page, KEY).posts()).text
    for number, author in enumerate(authors):
        hidden = hidden.replace(pseudonym(author, KEY), f"<{number}>")
    return hidden


@given(consultations(), st.binary(min_size=16, max_size=40))
def test_nothing_changes_but_names(page: Consultation, key: bytes) -> None:
    hidden = pseudonymise(page, key)
    for before, after in zip(placed_posts(page), placed_posts(hidden), strict=True):
        assert (after.index, after.parent, after.depth) == (before.index, before.parent, before.depth)
        assert after.post.author == (before.post.author and pseudonym(before.post.author, key))
        texts: dict[str, Any] = {"author": "", "text": "", "preview": "", "replies": ()}
        if isinstance(before.post, Reply):
            texts["evidence"] = ()
        assert evolve(after.post, **texts) == evolve(before.post, **texts)
    assert (hidden.source, hidden.tokens) == (None, ())
    assert (hidden.kind, hidden.url, hidden.captured) == (page.kind, page.url, page.captured)
    assert from_dict(to_dict(hidden)) == hidden


@given(texts())
def test_a_page_without_authors_stays_as_it_is(text: str) -> None:
    nobody = Consultation(title=text, intro=(text,), comments=(Comment(text=text),))
    said = [problem.code for problem in pseudonymise(nobody, KEY).problems]
    assert evolve(pseudonymise(nobody, KEY), problems=()) == nobody
    assert set(said) <= {ProblemCode.POSSIBLE_NAME}  # an "@" may stand before a name that is not on the page


@pytest.mark.parametrize(
    "form", ["@{}", '"{}"', "\u201c{}\u201d", "\u2018{}\u2019", "Thanks @{}, well said", "@{}'s bus"]
)
@given(
    name=st.from_regex(r"\A[A-Za-z][A-Za-z0-9_]{2,12}\Z").filter(
        lambda name: name.casefold() not in "well said bus thanks"
    )
)
def test_no_mention_and_no_quoted_name_is_left(form: str, name: str) -> None:
    assert hide(form.format(name), name) == form.format("<0>")
    assert hide(form.format(name.swapcase()), name) == form.format("<0>")


def test_a_pseudonym_is_the_keyed_hash_of_the_name() -> None:
    digest = hmac.new(KEY, "Fern Lané".encode(), "sha256").hexdigest()
    assert pseudonym("Fern Lané", KEY) == f"author-{digest[:16]}"
    assert pseudonym("Fern Lané", KEY + b"x") != pseudonym("Fern Lané", KEY)
    assert re.fullmatch("author-[0-9a-f]{16}", pseudonym("half \ud83d", KEY))


@pytest.mark.parametrize(
    ("text", "authors", "expected"),
    [
        # No plain word: wherever it stands.
        ("I agree with TandemTess.", ["TandemTess"], "I agree with <0>."),
        ("old_bell_ringer's lane", ["old_bell_ringer"], "<0>'s lane"),
        ("Mudlark62 and Mudlark621", ["Mudlark62"], "<0> and Mudlark621"),
        ("Kerbside Kath is right", ["Kerbside Kath"], "<0> is right"),
        ("kerbside kath is right", ["Kerbside Kath"], "kerbside kath is right"),
        # A plain word: only where it is certain.
        ("Fern is right, @Fern, about the fern", ["Fern"], "Fern is right, @<0>, about the fern"),
        ("“Fern” said so, 'fern' she said", ["Fern"], "“<0>” said so, '<0>' she said"),
        ('"Fern said", and Fern"', ["Fern"], '"Fern said", and Fern"'),
        ("mail me at lane@Fern.org", ["Fern"], "mail me at lane@<0>.org"),
        # The longest name.
        ("@Fern Lane, @Fern", ["Fern", "Fern Lane"], "@<1>, @<0>"),
        # A name that the site cut.
        ("As RiversideResidents says", ["RiversideResid…"], "As <0> says"),
        ("RiversideResid… says", ["RiversideResid…"], "<0> says"),
        ("MyRiversideResid", ["RiversideResid…"], "MyRiversideResid"),
        # What begins with a sign.
        ("@*star* yes", ["*star*"], "@<0> yes"),
        ("", ["Fern"], ""),
        ("@Fern", ["F" * 101], "@Fern"),
    ],
)
def test_names_in_texts(text: str, authors: list[str], expected: str) -> None:
    assert hide(text, *authors) == expected


def test_every_field_is_searched() -> None:
    fern, tess = "Fern", "TandemTess"
    page = Consultation(
        title="To @Fern",
        discussion=Discussion(title="TandemTess asks"),
        idea=Idea(title="By “Fern”", text="@Fern", suggested_by=fern),
        intro=("@Fern begins",),
        questions=("@Fern?",),
        timeline=(TimelineEvent(title="@Fern came"),),
        comments=(
            evolve(
                named(tess, "I say"),
                preview="@Fern and so on...",
                replies=(
                    Reply(
                        author=fern,
                        author_status=AuthorStatus.NAMED,
                        text="TandemTess, no",
                        evidence=(
                            Evidence(kind=EvidenceKind.ADDRESS, detail="calls TandemTess"),
                            Evidence(kind=EvidenceKind.ECHO, detail="shares fern with its thread and no other post"),
                            Evidence(kind=EvidenceKind.IN_REPLY_TO, detail="In reply to I say by TandemTess"),
                            Evidence(kind=EvidenceKind.IN_REPLY_TO, detail="In reply to Elsewhere by Old Oak"),
                            Evidence(kind=EvidenceKind.IN_REPLY_TO, detail="in reply to comment 12"),
                        ),
                    ),
                ),
            ),
        ),
        problems=(Problem(ProblemCode.OUTSIDE_RUN, "the post of TandemTess is too late"),),
        source="Fern",
    )
    hidden = pseudonymise(page, KEY)
    assert not re.search("fern|tandemtess|old oak", encode(to_dict(hidden)), re.IGNORECASE)
    assert [problem.code for problem in hidden.problems] == [ProblemCode.OUTSIDE_RUN]
    details = [reason.detail for post in hidden.posts() if isinstance(post, Reply) for reason in post.evidence]
    assert details[-2:] == [f"In reply to Elsewhere by {pseudonym('Old Oak', KEY)}", "in reply to comment 12"]


def test_deleted_accounts_stay_unknown() -> None:
    page = Consultation(comments=(Comment(author_status=AuthorStatus.DELETED), Comment()))
    assert pseudonymise(page, KEY) == page


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("I met Fern there.", True),
        ("The ferns grow.", False),
        ("Thanks, Maple.", True),
        ("The maple is ill.", False),
        ("@somebody else", True),
        ("@Fern", False),
        ("I write to lane@example.org", True),
    ],
)
def test_what_may_be_a_name_and_was_left_is_said(text: str, is_said: bool) -> None:  # noqa: FBT001
    page = Consultation(comments=(named("Fern"), named("MapleRoadMum"), Comment(text=text)))
    said = "words that may be names of members were left in the comments 3"
    assert [problem.message for problem in pseudonymise(page, KEY).problems] == ([said] if is_said else [])


def test_many_places_are_said_in_one_line() -> None:
    page = Consultation(title="Fern’s lane", comments=tuple(named("Fern", "Ask Fern.") for _ in range(12)))
    [problem] = pseudonymise(page, KEY).problems
    assert problem.message == (
        "words that may be names of members were left in the head of the page and the comments"
        " 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and more"
    )


@pytest.mark.parametrize(("key", "error"), [("x" * 16, TypeError), (b"", ValueError), (b"x" * 15, ValueError)])
def test_a_key_is_sixteen_bytes_or_more(key: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        pseudonymise(Consultation(), key)


def test_many_names_that_begin_alike_are_all_found() -> None:
    page = Consultation(comments=tuple(named(f"a{number}", "a1 a2 " * 20) for number in range(400)))
    hidden = pseudonymise(page, KEY)
    assert "a1 " not in next(hidden.posts()).text


@pytest.mark.parametrize("ending", ["json", "jsonl", "csv", "md", "html"])
def test_no_format_holds_a_name_or_the_key(ending: str, tmp_path: Path) -> None:
    key, out = tmp_path / "key", tmp_path / f"out.{ending}"
    key.write_bytes(KEY)
    assert main([str(EXAMPLE), "--pseudonymise", str(key), "-o", str(out)]) == 0
    written = out.read_text("utf-8")
    for post in parse_text(EXAMPLE.read_text("utf-8")).posts():
        if post.author:
            assert post.author.removesuffix("…") not in written
            assert pseudonym(post.author, KEY) in written
    assert KEY.decode() not in written


@pytest.mark.parametrize(("content", "message"), [(None, "No such file or directory"), (b"short", "at least 16 bytes")])
def test_a_key_that_cannot_be_used_is_told_in_a_line(
    content: bytes | None, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key, out = tmp_path / "key", tmp_path / "out.json"
    if content is not None:
        key.write_bytes(content)
    assert main([str(EXAMPLE), "--pseudonymise", str(key), "-o", str(out)]) == 1
    assert not out.exists()
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith(f"{key}: ")
    assert message in line


def test_what_prints_the_dump_takes_no_pseudonyms(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(EXAMPLE), "--explain", "--pseudonymise", "key"]) == 2
    assert "--explain prints the names of the dump" in capsys.readouterr().err
