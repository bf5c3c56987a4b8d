"""``--merge`` on the command line, and the merged discussion in the report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from attrs import evolve

from talkparse import merge, parse_text, to_dict, write
from talkparse.cli import main

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
DUMPS = [str(EXAMPLES / name) for name in ("cycle-lanes.txt", "cycle-lanes-resiliparse.txt")]


def test_two_dumps_of_a_page_become_one(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    out = tmp_path / "merged.jsonl"
    assert main([*DUMPS, "--merge", "-o", str(out), "--quiet"]) == 0
    [line] = out.read_text("utf-8").splitlines()
    merged = json.loads(line)
    pages = [evolve(parse_text(Path(name).read_text("utf-8")), origin=name) for name in DUMPS]
    assert merged == to_dict(merge(pages)[0])
    assert [capture["layout"] for capture in merged["captures"]] == ["T3", "R0"]
    assert merged["comments"][0]["author"] == "Imani_StreetsTeam"
    assert merged["comments"][0]["votes"] is not None
    assert capsys.readouterr() == ("", "")


def test_strict_says_what_captures_say_against_each_other(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """And what is wrong with a page once, where it is read."""
    one = Path(DUMPS[0]).read_text("utf-8")
    for name, text in ("one.txt", one), ("other.txt", one.replace("forty junctions", "fifty junctions")):
        title = "Cycle lanes and quieter side streets"
        (tmp_path / name).write_text(text.replace(title, f"{title}!") if name == "other.txt" else text, "utf-8")
    address = "https://www.london.gov.uk/talk-london/topics/streets/lanes/discussions/7"
    records = [{"text": (tmp_path / name).read_text("utf-8"), "url": address} for name in ("one.txt", "other.txt")]
    shard = tmp_path / "shard.jsonl"
    shard.write_text("".join(f"{json.dumps(record)}\n" for record in records), "utf-8")
    assert main([str(shard), "--merge", "--strict", "--quiet", "-o", str(tmp_path / "out.json")]) == 1
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith(f"{shard}:1, {shard}:2: other-title: captures give several titles of the consultation: ")


def test_pages_are_explained_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([DUMPS[0], "--merge", "--explain"]) == 2
    assert "takes no --merge" in capsys.readouterr().err


def test_the_report_shows_which_captures_saw_a_post(tmp_path: Path) -> None:
    week = "2025-07-01T12:00:00+01:00", "2025-07-08T12:00:00+01:00"
    out = tmp_path / "report.html"
    folder = tmp_path / "captures"
    folder.mkdir()
    text = Path(DUMPS[0]).read_text("utf-8")
    records = [{"text": text, "date": date} for date in week]
    (folder / "shard.jsonl").write_text("".join(f"{json.dumps(record)}\n" for record in records), "utf-8")
    assert main([str(folder), "--merge", "-o", str(out), "--quiet"]) == 0
    html = out.read_text("utf-8")
    assert "Merged from 2 captures" in html
    assert "<summary>Shown by 2 of 2 captures, which narrow its dates</summary>" in html
    assert '<a href="#p0k1">capture 2</a>: written between ' in html


def test_the_report_of_a_merged_page_without_its_pages(tmp_path: Path) -> None:
    """As after reading it from a file: the captures are there, what each says is not."""
    pages = [parse_text(Path(name).read_text("utf-8")) for name in DUMPS]
    [merged] = merge(pages)
    for page in (evolve(merged, merged_from=()), evolve(merged, comments=merged.comments[:1])):
        out = tmp_path / "report.html"
        write([page], out)
        html = out.read_text("utf-8")
        assert "<summary>Shown by 2 of 2 captures</summary>" in html
        assert "capture 1</a>: written" not in html
