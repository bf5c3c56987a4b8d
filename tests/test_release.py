"""What a release says of itself: in one place each, and only what was run."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*-*.yml"))


def test_the_version_stands_in_one_place_and_in_the_changelog() -> None:
    version = PROJECT["version"]
    released = re.findall(r"^## \[(\d[\w.]*)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert released[0] == version
    assert f"version: {version}" not in (ROOT / "CITATION.cff").read_text("utf-8")
    for path in (ROOT / "src").rglob("*.py"):
        assert f'"{version}"' not in path.read_text("utf-8"), path


def test_the_citation_says_what_the_project_says() -> None:
    yaml = pytest.importorskip("yaml")
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert citation["title"] == PROJECT["name"]
    assert citation["abstract"] == PROJECT["description"]
    assert citation["license"] == PROJECT["license"]
    assert citation["authors"] == PROJECT["authors"]


def test_the_versions_of_python_that_are_named_are_those_that_are_run() -> None:
    named = re.findall(r"Python :: (3\.\d+)", "\n".join(PROJECT["classifiers"]))
    run = (ROOT / ".ci" / "run").read_text("utf-8")
    [tried] = re.findall(r"^ *for version in (.*);", run, re.MULTILINE)
    assert tried.split()[: len(named)] == named
    assert PROJECT["requires-python"] == f">={named[0]}"


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_an_issue_asks_for_an_explanation_and_for_nobodys_words(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "--explain" in text
    assert "Do not post members' names or words" in text
    assert "No member's name and no member's words stand in this report." in text


def test_there_are_forms() -> None:
    assert len(FORMS) == 2


def test_a_release_needs_no_password() -> None:
    text = (ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8")
    assert "id-token: write" in text
    assert "secrets." not in text
