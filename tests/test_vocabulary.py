"""The site's words: what is wrong with their file is named by its key."""

from __future__ import annotations

from importlib.resources import files

import pytest

from talkparse.vocabulary import VocabularyError, load, pattern, site

TEXT = files("talkparse").joinpath("vocabulary.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('new = "New for you"', "new = 1", "boxes.new: expected a text"),
        ('new = "New for you"', 'new = ""', "boxes.new: expected a text"),
        ('new = "New for you"', "", "boxes.new: missing"),
        ('new = "New for you"', 'new = "a"\nnewer = "b"', "boxes.newer: unknown"),
        ('hour = ["hour", "hours"]', "hour = 1", "comment.units.hour: expected a list"),
        ('hour = ["hour", "hours"]', 'hour = ["hour", 2]', "comment.units.hour[1]: expected a text"),
        ("[navigation]", "[nowhere]", "navigation: missing"),
        ('surveys = "survey"', "surveys = 3", "addresses.surveys: expected a text"),
        ("[header]", "[header", "no valid TOML"),
    ],
)
def test_errors_name_the_key(old: str, new: str, message: str) -> None:
    assert old in TEXT
    with pytest.raises(VocabularyError) as error:
        load(TEXT.replace(old, new, 1))
    assert message in str(error.value)


def test_a_table_must_be_one() -> None:
    rest = TEXT[: TEXT.index("[intro]")] + TEXT[TEXT.index("[boxes]") :]
    with pytest.raises(VocabularyError, match="intro: expected a table"):
        load(f"intro = 1\n{rest}")


def test_the_package_has_a_whole_one() -> None:
    assert load(TEXT) == site()


def test_patterns() -> None:
    found = pattern("{count} of {name}, says {name}").fullmatch("12 of us, says us")
    assert found is not None
    assert found.groupdict() == {"count": "12", "name": "us"}
    assert pattern("City Hall's").fullmatch("City Hall\u2019s")
    assert pattern("a {strange} hole").fullmatch("a {strange} hole")
