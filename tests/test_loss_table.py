"""The table of what survives in which format is what the formats say when they are asked."""

from __future__ import annotations

import attrs

import loss_table
from talkparse.model import Age, Comment, Consultation, DateInterval, Reply
from talkparse.serialise import from_dict, to_dict


def test_the_table_in_the_documentation_is_the_one_that_the_formats_give() -> None:
    text = loss_table.DOCUMENT.read_text("utf-8").partition(loss_table.BEGIN)[2].partition(loss_table.END)[0]
    assert text == loss_table.table(), "renew it by: python tests/loss_table.py"


def test_every_field_has_a_line() -> None:
    """All but those that hold others, which have lines of their own."""
    lines = {(cls.__name__, name) for cls, name in loss_table.fields()}
    assert {name for cls, name in lines if cls == "Consultation"} == (
        attrs.fields_dict(Consultation).keys() - {"discussion", "idea", "comments"}
    )
    assert {name for cls, name in lines if cls in {"Comment", "Reply"}} == attrs.fields_dict(Reply).keys()


def test_the_page_that_is_changed_holds_something_in_every_field() -> None:
    page = loss_table.full(Consultation)
    assert from_dict(to_dict(page)) == page
    assert all(value for value in attrs.asdict(page, recurse=False).values())
    assert all(value for value in attrs.asdict(page.comments[0], recurse=False).values())


def test_changes_are_changes_in_one_place() -> None:
    age = Age(amount=2, unit="day", text="2 days ago")
    assert list(loss_table.changes(age)) == [
        attrs.evolve(age, amount=3),
        attrs.evolve(age, unit="day more"),
        attrs.evolve(age, text="2 days ago more"),
    ]
    assert all(isinstance(changed, DateInterval) for changed in loss_table.changes(loss_table.full(DateInterval)))
    for first, second in loss_table.pairs(Comment, "cut"):
        assert first != second
        assert attrs.evolve(first.comments[0], cut=None) == attrs.evolve(second.comments[0], cut=None)
