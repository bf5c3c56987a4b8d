"""Folders and files for other tools: ConvoKit, Consult, ThemeFinder, Talk to the City.

Where ConvoKit or pandas is installed, it reads them here too.
"""

from __future__ import annotations

import csv
import json
import logging
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from model_strategies import consultations
from talkparse import parse_text
from talkparse.cli import main
from talkparse.enums import AuthorStatus, Certainty, EvidenceKind
from talkparse.model import Comment, Consultation, DateInterval, DateRange, Discussion, Evidence, Idea, Reply, Votes
from talkparse.writers import write
from talkparse.writers.rows import rows

if TYPE_CHECKING:
    from collections.abc import Iterable

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "cycle-lanes.txt"


def example() -> Consultation:
    return parse_text(EXAMPLE.read_text("utf-8"))


def lines(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


def table(pages: Iterable[Consultation], name: str, **options: Any) -> list[dict[str, str]]:
    stream = StringIO(newline="")
    write(pages, stream, format=name, **options)
    stream.seek(0)
    return list(csv.DictReader(stream))


POSTED = DateInterval(start=datetime(2025, 3, 4, tzinfo=UTC), stop=datetime(2025, 3, 6, tzinfo=UTC))
PAGE = Consultation(
    title="Benches",
    intro=("Where should they stand?",),
    questions=("Where should they stand?",),
    discussion=Discussion(title="Sitting down", period=DateRange(first=date(2025, 3, 3))),
    comments=(
        Comment(
            author="Fern",
            author_status=AuthorStatus.NAMED,
            role="Community Member",
            text="Sit.\nRun.",
            posted=POSTED,
            votes=Votes(up=3),
            replies=(
                Reply(
                    author_status=AuthorStatus.DELETED,
                    text="Why?",
                    certainty=Certainty.LIKELY,
                    evidence=(Evidence(kind=EvidenceKind.ASSENT, detail="asks back"),),
                ),
            ),
        ),
        Comment(author="Fern", author_status=AuthorStatus.NAMED, text=""),
        Comment(author_status=AuthorStatus.DELETED, text="-"),
    ),
)


def warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING]


# --- ConvoKit ---------------------------------------------------------------------------------------------------------


class Corpus:
    """The files of a corpus, read back."""

    def __init__(self, pages: Iterable[Consultation], **options: Any) -> None:
        with TemporaryDirectory() as folder:
            write(pages, folder, format="convokit", **options)
            self.names = sorted(path.name for path in Path(folder).iterdir())
            self.text = Path(folder, "utterances.jsonl").read_text("utf-8")
            self.utterances = lines(Path(folder, "utterances.jsonl"))
            self.speakers, self.conversations, self.corpus, self.index = (
                json.loads(Path(folder, f"{name}.json").read_text("utf-8"))
                for name in ("speakers", "conversations", "corpus", "index")
            )


@given(consultations())
def test_a_corpus_keeps_the_rules_of_convokit(page: Consultation) -> None:
    pages = [page, PAGE]
    corpus = Corpus(pages)
    assert corpus.names == ["conversations.json", "corpus.json", "index.json", "speakers.json", "utterances.jsonl"]
    assert "\n\n" not in corpus.text
    ids = [one["id"] for one in corpus.utterances]
    assert len(set(ids)) == len(ids) == len(pages) + sum(1 for page in pages for _ in page.posts())
    roots = {one["id"] for one in corpus.utterances if one["reply-to"] is None}
    assert roots == {one["conversation_id"] for one in corpus.utterances} == corpus.conversations.keys()
    conversation = {one["id"]: one["conversation_id"] for one in corpus.utterances}
    for one in corpus.utterances:
        assert list(one) == [
            "id", "conversation_id", "text", "speaker", "meta", "reply-to", "timestamp", "vectors",
        ]  # fmt: skip
        assert one["speaker"] in corpus.speakers
        assert one["reply-to"] is None or conversation[one["reply-to"]] == one["conversation_id"]
        assert isinstance(one["text"], str)
        assert datetime.strptime(one["timestamp"], "%Y-%m-%dT%H:%M:%S%z").tzinfo
        assert len(one["timestamp"]) == 20  # so that texts sort as instants do
    metas = {
        "utterances-index": [one["meta"] for one in corpus.utterances],
        "speakers-index": [one["meta"] for one in corpus.speakers.values()],
        "conversations-index": [one["meta"] for one in corpus.conversations.values()],
        "overall-index": [corpus.corpus],
    }
    for name, found in metas.items():
        for meta in found:
            for key, value in meta.items():
                assert value is None or corpus.index[name][key] == [str(type(value))]
        assert not {"is_ai", "ai_meta", "has_ai"} & corpus.index[name].keys()
    assert corpus.index["version"] == 1


def test_a_corpus_holds_the_page_and_below_it_the_thread() -> None:
    corpus = Corpus([PAGE])
    assert [(one["id"], one["reply-to"], one["speaker"], one["text"]) for one in corpus.utterances] == [
        ("page-0", None, "Talk London", "Benches\nWhere should they stand?"),
        ("page-0-post-0", "page-0", "Fern", "Sit.\nRun."),
        ("page-0-post-1", "page-0-post-0", "deleted-page-0-post-1", "Why?"),
        ("page-0-post-2", "page-0", "Fern", ""),
        ("page-0-post-3", "page-0", "deleted-page-0-post-3", "-"),
    ]
    [_, first, *_] = corpus.utterances
    assert first["meta"]["posted_start"] == "2025-03-04T00:00:00Z"
    assert first["meta"]["posted_stop"] == "2025-03-06T00:00:00Z"
    assert first["meta"]["up"] == 3
    assert corpus.speakers["deleted-page-0-post-1"]["meta"] == {
        "author": None,
        "author_status": "deleted",
        "role": None,
    }
    assert corpus.conversations["page-0"]["meta"]["consultation"] == "Benches"


@pytest.mark.parametrize(
    ("instant", "first"),
    [("start", "2025-03-04T00:00:00Z"), ("middle", "2025-03-04T23:59:59Z"), ("stop", "2025-03-05T23:59:59Z")],
)
def test_a_timestamp_is_the_instant_that_was_asked_for(instant: str, first: str) -> None:
    corpus = Corpus([PAGE], instant=instant)
    run = "2025-03-03T00:00:00Z"  # of what has no date
    assert [one["timestamp"] for one in corpus.utterances] == [run, first, run, run, run]
    assert corpus.corpus == {"made_by": "talkparse", "instant": instant}


@pytest.mark.parametrize(
    ("page", "timestamp"),
    [
        (Consultation(), "0001-01-01T00:00:00Z"),
        (Consultation(captured=POSTED), "2025-03-04T00:00:00Z"),
        (Consultation(captured=POSTED, comments=(Comment(posted=POSTED),)), "2025-03-04T00:00:00Z"),
        (Consultation(period=DateRange(first=date(2025, 7, 1))), "2025-06-30T23:00:00Z"),
    ],
)
def test_a_page_has_the_best_instant_that_is_known(page: Consultation, timestamp: str) -> None:
    assert Corpus([page]).utterances[0]["timestamp"] == timestamp


def test_no_member_speaks_for_the_site_or_for_a_deleted_account() -> None:
    names = ("Talk London", "deleted-page-0-post-2")
    posts = [Comment(author=name, author_status=AuthorStatus.NAMED) for name in names]
    corpus = Corpus([Consultation(comments=(*posts, Comment(author_status=AuthorStatus.DELETED)))])
    assert [one["speaker"] for one in corpus.utterances] == ["Talk London*", *names, "deleted-page-0-post-2*"]


def test_an_unknown_instant_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="expected one of start, middle, stop, not 'end'"):
        write([PAGE], tmp_path / "corpus", format="convokit", instant="end")  # type: ignore[arg-type]
    assert not list(tmp_path.iterdir())


def test_the_command_line_writes_a_corpus(tmp_path: Path) -> None:
    target = str(tmp_path / "corpus")
    assert main([str(EXAMPLE), "--to", "convokit", "-o", target, "--instant", "stop"]) == 0
    assert json.loads(Path(target, "corpus.json").read_text("utf-8"))["instant"] == "stop"


def test_convokit_loads_it(tmp_path: Path) -> None:
    convokit = pytest.importorskip("convokit", reason="ConvoKit is not installed")
    write([example(), PAGE], tmp_path / "ours", format="convokit")
    corpus = convokit.Corpus(filename=str(tmp_path / "ours"))
    for conversation in corpus.iter_conversations():
        assert conversation.check_integrity(verbose=False)
        assert len(list(conversation.traverse("bfs"))) == len(list(conversation.iter_utterances()))
        assert len(conversation.get_chronological_utterance_list()) == len(list(conversation.iter_utterances()))
    frame = corpus.get_utterances_dataframe()
    assert "meta.posted_start" in frame.columns
    corpus.dump("theirs", base_path=str(tmp_path))
    for name in ("utterances.jsonl",):
        assert lines(tmp_path / "theirs" / name) == lines(tmp_path / "ours" / name)
    for name in ("speakers.json", "conversations.json", "corpus.json"):
        theirs, ours = (json.loads((tmp_path / one / name).read_text("utf-8")) for one in ("theirs", "ours"))
        assert theirs == ours


# --- Consult ----------------------------------------------------------------------------------------------------------


@given(consultations())
def test_consult_gets_a_respondent_for_each_text(page: Consultation) -> None:
    pages = [page, PAGE]
    with TemporaryDirectory() as folder:
        write(pages, folder, format="consult")
        inputs = Path(folder, "inputs")
        for path in inputs.rglob("*.jsonl"):
            assert not path.read_text("utf-8").endswith("\n")
        respondents = lines(inputs / "respondents.jsonl")
        responses = []
        parts = sorted(inputs.glob("question_part_*"))
        for number, part in enumerate(parts, 1):
            assert part.name == f"question_part_{number}"
            question = json.loads((part / "question.json").read_text("utf-8"))
            assert list(question) == ["question_text", "question_number", "has_free_text", "multi_choice_options"]
            assert question["question_number"] == number
            assert lines(part / "responses.jsonl")
            responses += lines(part / "responses.jsonl")
    ids = [one["themefinder_id"] for one in respondents]
    assert ids == [one["themefinder_id"] for one in responses] == sorted(set(ids))
    assert all(one > 0 for one in ids)
    for one in respondents:
        assert list(one) == ["themefinder_id", "demographic_data"]
        assert all(isinstance(value, str) for values in one["demographic_data"].values() for value in values)
    found = list(rows(pages))
    assert len(ids) == sum(1 for row in found if row["text"].strip())
    for one in responses:
        assert list(one) == ["themefinder_id", "text"]
        text = found[one["themefinder_id"] - 1]["text"]
        assert len(one["text"]) == len(text)


def test_consult_is_told_the_question_and_says_what_it_would_ignore(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    idea = Consultation(title="Parks", idea=Idea(title="More ducks"), comments=(Comment(text="Quack."),))
    write([Consultation(), PAGE, idea], tmp_path / "consult", format="consult")
    inputs = tmp_path / "consult" / "inputs"
    questions = [json.loads((inputs / f"question_part_{n}" / "question.json").read_text("utf-8")) for n in (1, 2)]
    assert [one["question_text"] for one in questions] == ["Sitting down\nWhere should they stand?", "More ducks"]
    assert lines(inputs / "respondents.jsonl")[:2] == [
        {"themefinder_id": 1, "demographic_data": {"role": ["Community Member"]}},
        {"themefinder_id": 2, "demographic_data": {}},
    ]
    assert warnings(caplog) == [
        "consult: pages without a text were left out (1)",
        "consult: posts without a text were left out (1)",
        "consult: texts are what Consult takes for no answer (1)",
    ]


# --- ThemeFinder ------------------------------------------------------------------------------------------------------


@given(consultations())
def test_themefinder_gets_two_columns_and_no_name(page: Consultation) -> None:
    pages = [page, PAGE]
    found = table(pages, "themefinder", defuse=False)
    expected = [row["text"] for row in rows(pages)]
    assert [int(row["response_id"]) for row in found] == [n for n, text in enumerate(expected, 1) if text.strip()]
    for row in found:
        assert list(row) == ["response_id", "response"]
        assert len(row["response"]) == len(expected[int(row["response_id"]) - 1])


def test_cells_that_spreadsheets_run_are_defused_unless_not_wanted() -> None:
    page = Consultation(comments=(Comment(text="=1+1", author="@me", author_status=AuthorStatus.NAMED),))
    assert table([page], "themefinder") == [{"response_id": "1", "response": "'=1+1"}]
    assert table([page], "themefinder", defuse=False) == [{"response_id": "1", "response": "=1+1"}]
    assert table([page], "t3c") == [{"id": "1", "interview": "'@me", "comment": "'=1+1", "timestamp": ""}]
    assert table([page], "t3c", defuse=False)[0]["comment"] == "=1+1"


def test_pandas_reads_what_themefinder_takes(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    write([example(), PAGE], tmp_path / "responses.csv", format="themefinder", defuse=False)
    frame = pandas.read_csv(tmp_path / "responses.csv", dtype={"response": str}, keep_default_na=False)
    assert list(frame.columns) == ["response_id", "response"]
    assert frame["response_id"].dtype.kind == "i"
    assert frame["response_id"].is_unique
    assert frame["response_id"].min() > 0
    assert list(frame["response"]) == [row["text"] for row in rows([example(), PAGE]) if row["text"]]


# --- Talk to the City -------------------------------------------------------------------------------------------------


@given(consultations())
def test_talk_to_the_city_gets_bare_headers_and_no_empty_comment(page: Consultation) -> None:
    pages = [page, PAGE]
    stream = BytesIO()
    write(pages, stream, format="t3c", defuse=False)
    assert stream.getvalue().startswith(b"id,interview,comment,timestamp\r\n")
    found = list(csv.DictReader(StringIO(stream.getvalue().decode(), newline="")))
    assert all(row["comment"].strip() for row in found)
    expected = [(number, row) for number, row in enumerate(rows(pages), 1) if row["text"].strip()]
    for row, (number, post) in zip(found, expected, strict=True):
        assert int(row["id"]) == number
        assert len(row["interview"]) == len(post["author"] or "")
        assert row["timestamp"] == (post["posted_edtf"] or "")


def many(count: int) -> Consultation:
    return Consultation(comments=tuple(Comment(text=f"{number} {'é' * 1000}") for number in range(count)))


def test_a_path_is_split_where_its_server_would_refuse_it(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "posts.csv"
    write([many(200)], path, format="t3c")
    parts = [path, tmp_path / "posts-2.csv", tmp_path / "posts-3.csv"]
    assert sorted(tmp_path.iterdir()) == sorted(parts)
    assert all(len(part.read_bytes()) <= 150_000 for part in parts)
    texts = []
    for part in parts:
        with part.open(encoding="utf-8", newline="") as file:
            texts += [row["comment"] for row in csv.DictReader(file)]
    assert texts == [post.text for post in many(200).posts()]
    for first, second in pairwise(parts):  # no part is smaller than it must be
        assert len(first.read_bytes()) + len(second.read_bytes().split(b"\r\n")[1]) > 149_000
    assert warnings(caplog) == []


def test_a_stream_cannot_be_split_which_is_said(caplog: pytest.LogCaptureFixture) -> None:
    assert len(table([many(200)], "t3c")) == 200
    assert warnings(caplog) == ["t3c: the file is larger than its server takes, and only a path can be split (1)"]


def test_parts_appear_together_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "posts.csv").write_text("old", "utf-8")
    (tmp_path / "posts.csv").chmod(0o600)

    def broken() -> Iterable[Consultation]:
        yield many(200)
        raise ConnectionError

    with pytest.raises(ConnectionError):
        write(broken(), tmp_path / "posts.csv", format="t3c")
    assert [path.read_text("utf-8") for path in tmp_path.iterdir()] == ["old"]
    for count, parts in ((1, 1), (200, 3)):
        write([many(count)], tmp_path / "posts.csv", format="t3c")
        assert len(list(tmp_path.iterdir())) == parts
        assert (tmp_path / "posts.csv").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("text", "is_refused"),
    [
        ("=1+1", True),
        ("=1\n+1", False),
        (" +sum(1)", True),
        ("-sum(1)", True),
        ("@sum(1)", True),
        ("- a bench", False),
        ("@Fern yes", False),
        ("+1", False),
        ("Here is the data: none.", True),
        ("Data without a colon", False),
        ("JavaScript: why", True),
        ("vbscript:x", True),
        ("I like PowerShell", True),
        ("a <script> b", True),
        ("cmd | more", True),
        ("DDE(1)", True),
    ],
)
def test_what_its_server_would_refuse_is_said(
    text: str,
    is_refused: bool,  # noqa: FBT001
    caplog: pytest.LogCaptureFixture,
) -> None:
    table([Consultation(comments=(Comment(text=text),))], "t3c", defuse=False)
    said = "t3c: its server refuses the whole file for texts that look like attacks to it: number 1 (1)"
    assert warnings(caplog) == ([said] if is_refused else [])


def test_of_many_refused_texts_some_are_named(caplog: pytest.LogCaptureFixture) -> None:
    page = Consultation(comments=(*[Comment(text="data:")] * 6, Comment(text="\U0001f986" * 5001), Comment(text=" ")))
    table([page], "t3c")
    refused = "its server refuses the whole file for texts that look like attacks to it: number 1, 2, 3, 4, 5 and more"
    assert warnings(caplog) == [
        "t3c: posts without a text were left out (1)",
        "t3c: texts are longer than its server takes (1)",
        f"t3c: {refused} (6)",
    ]
