"""The formats, and how they get into files."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import markdown_it
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model_strategies import HOSTILE, consultations, texts
from talkparse.model import Age, Comment, Consultation, DateInterval, DateRange, Discussion, Idea, Reply, TimelineEvent
from talkparse.serialise import from_dict, to_dict
from talkparse.writers import FORMATS, write
from talkparse.writers.json_text import encode
from talkparse.writers.markdown_text import escape
from talkparse.writers.targets import Target
from talkparse.writers.thread import placed_posts
from written_pages import IDEA, PAGE, written


def deep(levels: int) -> Consultation:
    reply = Reply(text="last")
    for number in range(levels):
        reply = Reply(text=str(number), replies=(reply,))
    return Consultation(comments=(Comment(replies=(reply,)),))


# Every format


@pytest.mark.parametrize("name", FORMATS)
@given(pages=st.lists(consultations(), max_size=2))
def test_any_consultation_can_be_written(name: str, pages: list[Consultation]) -> None:
    """Text is UTF-8, for a path is written to."""
    with TemporaryDirectory() as folder:
        write(pages, Path(folder, "out"), format=name)


@pytest.mark.parametrize("name", FORMATS)
def test_replies_may_be_nested_to_any_depth(name: str, tmp_path: Path) -> None:
    write([deep(3_000)], tmp_path / "out", format=name)
    if FORMATS[name].target is Target.TEXT:
        assert "2998" in (tmp_path / "out").read_text("utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_pages_give_the_same_bytes(name: str, tmp_path: Path) -> None:
    """Law 12: no clock, for one, may tell when a file was made."""
    found = []
    for path in (tmp_path / "first", tmp_path / "second"):
        write([PAGE, IDEA], path, format=name)
        files = [path] if path.is_file() else sorted(path.rglob("*"))
        found.append([file.read_bytes() for file in files if file.is_file()])
    assert found[0] == found[1]


def test_the_places_of_posts_agree_with_their_order() -> None:
    placed = list(placed_posts(PAGE))
    assert [place.post for place in placed] == list(PAGE.posts())
    assert [(place.index, place.parent, place.depth, place.thread) for place in placed] == [
        (0, None, 0, 0), (1, 0, 1, 0), (2, 1, 2, 0), (3, None, 0, 1),
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


def test_what_is_nested_deeper_than_the_standard_library_goes_is_written_alike() -> None:
    data: Any = to_dict(PAGE)
    deep = data
    for _ in range(100_000):
        deep = [deep, 1]
    assert encode(deep) == "[" * 100_000 + encode(data) + ", 1]" * 100_000


def test_json_is_an_array_laid_out_as_the_standard_library_does() -> None:
    expected = json.dumps([to_dict(PAGE), to_dict(IDEA)], ensure_ascii=False, indent=2) + "\n"
    assert written(PAGE, IDEA, format="json") == expected
    assert written(format="json") == "[]\n"


def test_json_keeps_letters_and_escapes_what_a_terminal_or_utf_8_cannot_take() -> None:
    page = Consultation(title="ünï … \ud83d \x1b \x9b \u2028")
    assert '"title": "ünï … \\ud83d \\u001b \\u009b \\u2028"' in written(page, format="jsonl")


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
- Captured: on 2025-07-01

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

*Community Member · written on 2025-07-01 · up 3, care 0 · pinned · the dump ends here*

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
    reader = markdown_it.MarkdownIt(preset, {"linkify": False})
    for before, kinds in [("", ["paragraph"]), ("# ", ["heading"]), ("- ", ["bullet_list", "list_item", "paragraph"])]:
        escaped = escape(line)
        if not escaped:
            continue
        tokens = reader.parse(f"{before}{escaped}\n\nnext")
        opened = [token.type.removesuffix("_open") for token in tokens if token.nesting == 1]
        assert opened == [*kinds, "paragraph"]
        inline = next(token for token in tokens if token.type == "inline")
        children = inline.children or []
        assert {child.type for child in children} == {"text"}
        shown = re.sub("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", line)  # they turn the direction
        shown = re.sub("[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]", "\ufffd", " ".join(shown.split()))
        assert children[0].content == " ".join(shown.split())


@given(consultations())
def test_markdown_has_the_headings_of_its_own_and_no_others(page: Consultation) -> None:
    tokens = markdown_it.MarkdownIt("commonmark").parse(written(page, format="md"))
    kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    assert kinds <= {"heading", "paragraph", "inline", "bullet_list", "list_item", "blockquote"}
    assert [token.tag for token in tokens if token.type == "heading_open"].count("h1") == 1
    headings = [token.tag for token in tokens if token.type == "heading_open"]
    assert headings.count("h3") == len(page.comments)
    children = {child.type for token in tokens for child in token.children or ()}
    assert children <= {"text", "em_open", "em_close", "strong_open", "strong_close"}


@pytest.mark.parametrize(
    ("start", "stop", "said"),
    [
        ("2024-12-20T00:00:00Z", "2024-12-21T00:00:00Z", "written on 2024-12-20"),
        ("2025-06-30T23:00:00Z", "2025-07-01T23:00:00Z", "written on 2025-07-01"),
        ("2025-06-30T22:59:59Z", "2025-06-30T23:00:01Z", "written between 2025-06-30 and 2025-07-01"),
    ],
)
def test_markdown_says_once_when_a_post_was_written(start: str, stop: str, said: str) -> None:
    posted = DateInterval(start=datetime.fromisoformat(start), stop=datetime.fromisoformat(stop))
    age = Age(amount=2, unit="day", text="2 days ago")
    page = Consultation(comments=(Comment(text="Hello.", posted=posted, age=age),))
    assert f"*{said}*" in written(page, format="md")
    assert "*2 days ago*" in written(Consultation(comments=(Comment(text="Hello.", age=age),)), format="md")


def test_markdown_says_once_when_a_discussion_ran() -> None:
    period = DateRange(first=date(2025, 3, 3), last=date(2025, 5, 30))
    text = written(Consultation(period=period, discussion=Discussion(title="Benches", period=period)), format="md")
    assert text.count("2025-03-03") == 1


def test_what_markdown_cannot_show_is_replaced_and_said(caplog: pytest.LogCaptureFixture) -> None:
    page = Consultation(title="a\x1bb", comments=(Comment(text="half \ud83d and nul\0"),))
    assert "# a\ufffdb\n" in written(page, PAGE, format="md")
    assert [record.getMessage() for record in caplog.records] == [
        "md: characters that this format cannot hold became U+FFFD (3)"
    ]
