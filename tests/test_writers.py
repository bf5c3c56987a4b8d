"""The formats, and how they get into files."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import stat
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model_strategies import HOSTILE, consultations, texts
from talkparse.model import (
    Age,
    AuthorStatus,
    Certainty,
    Comment,
    Consultation,
    Cut,
    DateInterval,
    DateRange,
    Discussion,
    Evidence,
    EvidenceKind,
    Idea,
    Kind,
    Reply,
    TimelineEvent,
    Votes,
)
from talkparse.serialise import from_dict, to_dict
from talkparse.writers import FORMATS, write
from talkparse.writers.csv_table import COLUMNS, FORMULA
from talkparse.writers.json_text import encode
from talkparse.writers.markdown_text import escape
from talkparse.writers.thread import placed_posts

if TYPE_CHECKING:
    from collections.abc import Iterator

NOON = datetime(2025, 7, 1, 12, tzinfo=UTC)
PAGE = Consultation(
    title="Quiet streets",
    status="Closed",
    responses=1234,
    period=DateRange(first=date(2025, 3, 3), last=date(2025, 5, 30)),
    section="Discussions",
    discussion=Discussion(title="Benches", status="Closed", period=DateRange(last=date(2025, 5, 30))),
    intro=("Tell us.", "Where would you sit?"),
    questions=("Where would you sit?",),
    timeline=(TimelineEvent(title="A walk", state="Happened"), TimelineEvent(title="A talk")),
    comment_count=3,
    comments=(
        Comment(
            id="71",
            author="Fern",
            author_status=AuthorStatus.NAMED,
            role="Community Member",
            age=Age(amount=2, unit="day", text="2 days ago"),
            posted=DateInterval(start=NOON.replace(hour=1), stop=NOON),
            text="By the pond.\nIn the shade.",
            cut=Cut.END_OF_DUMP,
            votes=Votes(up=3, care=0),
            pinned=True,
            avatar="Koala",
            replies=(
                Reply(
                    author_status=AuthorStatus.DELETED,
                    text="Too many ducks.",
                    evidence=(Evidence(kind=EvidenceKind.ECHO, detail="pond"),),
                    certainty=Certainty.LIKELY,
                    parent_id="71",
                    replies=(Reply(author="Moss", author_status=AuthorStatus.NAMED, text="Never."),),
                ),
            ),
        ),
        Comment(text="At home."),
    ),
    captured=DateInterval(start=NOON, stop=NOON.replace(second=1)),
    url="https://example.org/talk-london/discussions/7",
    origin="shard.jsonl:7",
)
IDEA = Consultation(
    kind=Kind.IDEA, idea=Idea(title="Swap shelves", text="One a street.", suggested_by="Reed_9", votes=Votes(up=1))
)


def written(*pages: Consultation, format: str) -> str:  # noqa: A002 -- as in the function under test
    stream = io.StringIO()
    write(pages, stream, format=format)
    return stream.getvalue()


def deep(levels: int) -> Consultation:
    reply = Reply(text="last")
    for number in range(levels):
        reply = Reply(text=str(number), replies=(reply,))
    return Consultation(comments=(Comment(replies=(reply,)),))


# Targets


@pytest.mark.parametrize("name", FORMATS)
def test_text_files_binary_files_and_paths_get_the_same(name: str, tmp_path: Path) -> None:
    expected = written(PAGE, IDEA, format=name)
    binary = io.BytesIO()
    write([PAGE, IDEA], binary, format=name)
    path = tmp_path / "out"
    write([PAGE, IDEA], path, format=name)
    assert binary.getvalue().decode("utf-8") == expected
    assert path.read_bytes() == binary.getvalue()


@pytest.mark.parametrize(("name", "ending"), [(name, ending) for name in FORMATS for ending in FORMATS[name].endings])
def test_the_ending_of_a_path_decides(name: str, ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"out{ending.upper()}"
    write([PAGE], str(path))
    assert path.read_bytes().decode("utf-8") == written(PAGE, format=name)


def test_the_ending_of_an_open_file_decides_too(tmp_path: Path) -> None:
    with (tmp_path / "out.jsonl").open("wb") as file:
        write([PAGE], file)
    assert (tmp_path / "out.jsonl").read_text("utf-8") == written(PAGE, format="jsonl")


@pytest.mark.parametrize(
    ("target", "name", "message"),
    [
        ("out.csv", "odt", "no format is named 'odt'; known are json, jsonl, csv, md"),
        ("out.odt", None, "no format has the ending '.odt'; name one of json, jsonl, csv, md, or end in .json, .jsonl"),
        ("out", None, "nothing says which format to write; name one of json, jsonl, csv, md, or end in .json"),
        (io.StringIO(), None, "nothing says which format to write"),
    ],
)
def test_an_unknown_format_is_an_error_that_names_the_known(target: Any, name: str | None, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}"):
        write([PAGE], target, format=name)


def test_a_target_that_takes_nothing_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="expected a path or a file to write to, found int"):
        write([PAGE], 7, format="json")  # type: ignore[arg-type]


def broken() -> Iterator[Consultation]:
    yield PAGE
    raise RuntimeError("half way")


@pytest.mark.parametrize("old", [None, "what was there"])
def test_a_path_gets_everything_or_nothing(old: str | None, tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    if old is not None:
        path.write_text(old)
    with pytest.raises(RuntimeError, match="half way"):
        write(broken(), path)
    assert [file.read_text() for file in tmp_path.iterdir()] == ([] if old is None else [old])


@pytest.mark.skipif(os.name != "posix", reason="modes of files are a matter of POSIX")
def test_a_new_file_has_the_mode_that_open_gives_and_an_old_one_keeps_its_own(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    path = tmp_path / "out.json"
    write([PAGE], path)
    assert path.stat().st_mode == (tmp_path / "plain").stat().st_mode
    path.chmod(0o600)
    write([PAGE], path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.skipif(os.name != "posix", reason="links need no rights on POSIX")
def test_a_link_stays_a_link_and_a_device_a_device(tmp_path: Path) -> None:
    (tmp_path / "link.json").symlink_to(tmp_path / "out.json")
    write([PAGE], tmp_path / "link.json")
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "out.json").read_text("utf-8") == written(PAGE, format="json")
    write([PAGE], "/dev/null", format="json")
    assert not Path("/dev/null").is_file()


def test_an_error_of_the_file_names_the_path_that_was_given(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "out.json"
    with pytest.raises(FileNotFoundError) as caught:
        write([PAGE], path)
    assert caught.value.filename == str(path)
    with pytest.raises(IsADirectoryError):
        write([PAGE], tmp_path, format="json")


@pytest.mark.parametrize("name", FORMATS)
@given(pages=st.lists(consultations(), max_size=2))
def test_any_consultation_can_be_written_as_utf_8(name: str, pages: list[Consultation]) -> None:
    written(*pages, format=name).encode("utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_replies_may_be_nested_to_any_depth(name: str) -> None:
    assert "2998" in written(deep(3_000), format=name)


def test_the_places_of_posts_agree_with_their_order() -> None:
    placed = list(placed_posts(PAGE))
    assert [place.post for place in placed] == list(PAGE.posts())
    assert [(place.index, place.parent, place.depth) for place in placed] == [
        (0, None, 0), (1, 0, 1), (2, 1, 2), (3, None, 0),
    ]  # fmt: skip


# JSON and JSON Lines


def is_half_pair(text: str) -> bool:
    return re.search("[\ud800-\udbff][\udc00-\udfff]", text) is not None


@given(st.lists(consultations(), max_size=2))
def test_json_is_read_back_to_equal_pages(pages: list[Consultation]) -> None:
    data = [to_dict(page) for page in pages]
    if is_half_pair(str(data)) or is_half_pair(repr(pages)):
        return  # JSON cannot tell such a pair from the character it spells
    assert json.loads(written(*pages, format="json")) == data
    lines = written(*pages, format="jsonl").splitlines()
    assert [from_dict(json.loads(line)) for line in lines] == pages


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | texts(),
        lambda part: st.lists(part) | st.dictionaries(texts(), part),
    )
)
def test_the_encoder_agrees_with_the_standard_library(data: Any) -> None:
    assert json.loads(encode(data)) == json.loads(json.dumps(data))
    assert json.loads(encode(data, indent=0)) == json.loads(json.dumps(data))


def test_json_is_an_array_laid_out_as_the_standard_library_does() -> None:
    expected = json.dumps([to_dict(PAGE), to_dict(IDEA)], ensure_ascii=False, indent=2) + "\n"
    assert written(PAGE, IDEA, format="json") == expected
    assert written(format="json") == "[]\n"


def test_json_keeps_letters_and_escapes_what_a_terminal_or_utf_8_cannot_take() -> None:
    page = Consultation(title="ünï … \ud83d \x1b \x9b \u2028")
    assert '"title": "ünï … \\ud83d \\u001b \\u009b \\u2028"' in written(page, format="jsonl")


# CSV


def table(*pages: Consultation) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(*pages, format="csv"), newline="")))


def test_csv_has_a_row_per_post() -> None:
    rows = table(PAGE, IDEA, PAGE)
    assert [(row["page"], row["post"], row["parent"]) for row in rows[:4]] == [
        ("0", "0", ""), ("0", "1", "0"), ("0", "2", "1"), ("0", "3", ""),
    ]  # fmt: skip
    assert [row["page"] for row in rows[4:]] == ["2"] * 4
    assert rows[0] == {
        "page": "0",
        "consultation": "Quiet streets",
        "discussion": "Benches",
        "url": "https://example.org/talk-london/discussions/7",
        "post": "0",
        "id": "71",
        "parent": "",
        "parent_id": "",
        "author": "Fern",
        "author_status": "named",
        "role": "Community Member",
        "age": "2 days ago",
        "posted_start": "2025-07-01T01:00:00Z",
        "posted_stop": "2025-07-01T12:00:00Z",
        "up": "3",
        "care": "0",
        "down": "",
        "pinned": "true",
        "avatar": "Koala",
        "cut": "end-of-dump",
        "certainty": "",
        "evidence": "",
        "text": "By the pond.\nIn the shade.",
        "posted_edtf": "2025-07-01",
        "origin": "shard.jsonl:7",
    }
    assert (rows[1]["certainty"], rows[1]["evidence"], rows[1]["parent_id"]) == ("likely", "echo: pond", "71")


def test_csv_lines_end_as_rfc_4180_says() -> None:
    text = written(PAGE, format="csv")
    assert text.startswith(",".join(COLUMNS) + "\r\n")
    assert '"By the pond.\nIn the shade.",2025-07-01,shard.jsonl:7\r\n' in text


def undone(cell: str) -> str:
    """Drop the apostrophe of a defused cell."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell[1:]) else cell


@given(consultations())
def test_csv_is_read_back_and_no_cell_is_a_formula(page: Consultation) -> None:
    rows = table(page)
    posts = list(page.posts())
    assert len(rows) == len(posts)
    for row, post in zip(rows, posts, strict=True):
        assert undone(row["text"]) == re.sub("[\0\ud800-\udfff]", "\ufffd", post.text)
        for cell in row.values():
            assert cell.lstrip(" \t\r\n\"'")[:1] not in {*"=+-@"} or cell.startswith("'")
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@A1", "\t=1", "\r1", "\n=1", "  =1", "'=1", '"=1', "\u201c=1", "\uff1d1", "\ufeff=1", "\0=1"],
)
def test_formulas_are_defused(text: str) -> None:
    [row] = table(Consultation(comments=(Comment(text=text),)))
    assert row["text"] == "'" + text.replace("\0", "\ufffd")


@pytest.mark.parametrize("text", ["1 = 1", "a-b", "'quoted'", "mail@example.org", "", "..."])
def test_other_texts_are_left_alone(text: str) -> None:
    [row] = table(Consultation(comments=(Comment(text=text),)))
    assert row["text"] == text


# Markdown

EXPECTED = """\
# Quiet streets

- Kind: discussion
- Section: Discussions
- Status: Closed
- Dates: 2025-03-03 to 2025-05-30
- Responses: 1,234
- Comments on the site: 3
- Address: <https://example.org/talk-london/discussions/7>
- Captured: from 2025-07-01T12:00:00Z to before 2025-07-01T12:00:01Z

## Benches

*Closed · until 2025-05-30*

> Tell us.
>
> Where would you sit?

## Questions

- Where would you sit?

## Timeline

- A walk · Happened
- A talk

## Comments

### Fern

*Community Member · 2 days ago · written on 2025-07-01 · up 3, care 0 · pinned · the dump ends here*

By the pond.

In the shade.

> **A deleted account**
>
> *likely a reply*
>
> Too many ducks.

> > **Moss**
> >
> > *a reply*
> >
> > Never.

### A member

At home.
"""


def test_markdown_is_a_thread_to_read() -> None:
    assert written(PAGE, format="md") == EXPECTED


def test_markdown_of_an_idea() -> None:
    header = "\n# A page without a title\n\n- Kind: idea\n\n## Swap shelves\n\n*suggested by Reed\\_9 · up 1*\n\n"
    assert written(PAGE, IDEA, format="md") == f"{EXPECTED}{header}One a street.\n"


def test_markdown_of_a_page_of_which_little_is_known() -> None:
    page = Consultation(
        period=DateRange(first=date(2025, 3, 3)),
        discussion=Discussion(period=DateRange()),
        idea=Idea(),
        url="javascript:alert(1)",
        timeline=(TimelineEvent(title=""),),
    )
    assert written(page, format="md") == (
        "# A page without a title\n\n- Kind: discussion\n- Dates: from 2025-03-03\n- Address: javascript:alert(1)\n\n"
        "## Discussion\n\n## Idea\n\n## Timeline\n"
    )


@pytest.mark.parametrize(
    "line", [*HOSTILE, "www.example.org", "https://example.org", "    code", "mailto:a", "\\", "12) x", "1"]
)
@pytest.mark.parametrize("preset", ["commonmark", "gfm-like"])
def test_markdown_shows_a_strangers_line_and_does_nothing_else(line: str, preset: str) -> None:
    markdown_it = pytest.importorskip("markdown_it")
    reader = markdown_it.MarkdownIt(preset, {"linkify": False})
    for before, kinds in [("", ["paragraph"]), ("# ", ["heading"]), ("- ", ["bullet_list", "list_item", "paragraph"])]:
        escaped = escape(line)
        if not escaped:
            continue
        tokens = reader.parse(f"{before}{escaped}\n\nnext")
        opened = [token.type.removesuffix("_open") for token in tokens if token.nesting == 1]
        assert opened == [*kinds, "paragraph"]
        inline = next(token for token in tokens if token.type == "inline")
        assert {child.type for child in inline.children} == {"text"}
        shown = re.sub("[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]", "\ufffd", " ".join(line.split()))
        assert inline.children[0].content == " ".join(shown.split())


@given(consultations())
def test_markdown_has_the_headings_of_its_own_and_no_others(page: Consultation) -> None:
    markdown_it = pytest.importorskip("markdown_it")
    tokens = markdown_it.MarkdownIt("commonmark").parse(written(page, format="md"))
    kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    assert kinds <= {"heading", "paragraph", "inline", "bullet_list", "list_item", "blockquote"}
    assert [token.tag for token in tokens if token.type == "heading_open"].count("h1") == 1
    headings = [token.tag for token in tokens if token.type == "heading_open"]
    assert headings.count("h3") == len(page.comments)
    children = {child.type for token in tokens for child in token.children or ()}
    assert children <= {"text", "em_open", "em_close", "strong_open", "strong_close"}


# --- the days of a post -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "stop", "said", "in_words"),
    [
        ("2024-12-20T10:11:12Z", "2024-12-20T10:11:13Z", "2024-12-20T10:11:12Z", "written on 2024-12-20"),
        ("2024-12-20T00:00:00Z", "2024-12-21T00:00:00Z", "2024-12-20", "written on 2024-12-20"),
        ("2025-06-30T23:00:00Z", "2025-07-01T23:00:00Z", "2025-07-01", "written on 2025-07-01"),
        (
            "2024-12-18T00:00:00Z",
            "2025-01-16T23:00:00Z",
            "[2024-12-18..2025-01-16]",
            "written between 2024-12-18 and 2025-01-16",
        ),
        (
            "2025-06-30T22:59:59Z",
            "2025-06-30T23:00:01Z",
            "[2025-06-30..2025-07-01]",
            "written between 2025-06-30 and 2025-07-01",
        ),
    ],
)
def test_days_are_london_s_and_both_inclusive(start: str, stop: str, said: str, in_words: str) -> None:
    posted = DateInterval(start=datetime.fromisoformat(start), stop=datetime.fromisoformat(stop))
    page = Consultation(comments=(Comment(text="Hello.", posted=posted),))
    assert table(page)[0]["posted_edtf"] == said
    assert f"*{in_words}*" in written(page, format="md")


def test_days_at_the_ends_of_the_calendar() -> None:
    """London's clock was behind in the year 1, and may be ahead in the last one: then the day is that of UTC."""
    for year in (1, 9999):
        posted = DateInterval(start=datetime(year, 1, 1, tzinfo=UTC), stop=datetime(year, 1, 1, 0, 0, 2, tzinfo=UTC))
        [row] = table(Consultation(comments=(Comment(text="Hello.", posted=posted),)))
        assert row["posted_edtf"] == f"{year:04}-01-01"
