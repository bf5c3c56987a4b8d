"""The examples for other tools do what the documentation says."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from corpus_files import OTHER, page

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
URL = "https://www.london.gov.uk/talk-london/discussions/7"
ROWS = [
    {"text": OTHER, "url": "https://example.org/bread", "id": "1"},
    {"text": page("A"), "url": URL, "id": "2"},
    {"text": None, "url": None, "id": "3"},
]


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, EXAMPLES / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_posts_of_spark_are_rows() -> None:
    [found] = load("spark_pages").posts([pa.RecordBatch.from_pylist(ROWS)])
    [post] = found.to_pylist()
    assert (post["url"], post["post"], post["author"], post["text"]) == (URL, 0, "Fern", "By the pond.")


def test_spark_runs_the_example(tmp_path: Path) -> None:
    pytest.importorskip("pyspark", reason="PySpark is no part of the suite; it needs Java too")
    pq.write_table(pa.Table.from_pylist(ROWS), tmp_path / "in.parquet")
    load("spark_pages").main(str(tmp_path / "in.parquet"), str(tmp_path / "out.parquet"))
    assert pq.read_table(tmp_path / "out.parquet").column("author").to_pylist() == ["Fern"]


def test_datatrove_runs_the_example(tmp_path: Path) -> None:
    pytest.importorskip("datatrove", reason="datatrove is no part of the suite")
    (tmp_path / "in").mkdir()
    pq.write_table(pa.Table.from_pylist(ROWS[:2]), tmp_path / "in" / "a.parquet")
    load("datatrove_pages").main(str(tmp_path / "in"), str(tmp_path / "out"))
    [found] = map(_json, (tmp_path / "out").glob("*.jsonl"))
    assert (found["id"], found["metadata"]["page"]["title"]) == ("2", "A")


def _json(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return loaded
