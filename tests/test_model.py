"""The types users hold, as they show themselves."""

from __future__ import annotations

from hypothesis import given

import talkparse
from model_strategies import consultations
from talkparse import Age, Comment, Consultation, Reply


@given(consultations())
def test_the_repr_of_a_result_is_a_short_line(consultation: Consultation) -> None:
    for shown in (repr(consultation), *map(repr, consultation.posts())):
        assert len(shown.splitlines()) == 1
        assert len(shown) < 2000  # each of 60 characters may be escaped


def test_a_repr_says_what_it_is() -> None:
    reply = Reply(author="Moss", text="Two are.\n" + "More benches, please. " * 9)
    comment = Comment(author="Fern", age=Age(amount=2, unit="day", text="2 days ago"), text="One.", replies=(reply,))
    assert repr(comment) == "<Comment by 'Fern', '2 days ago', 1 reply: 'One.'>"
    assert repr(reply) == ("<Reply by 'Moss': 'Two are.\\nMore benches, please. More benches, please. More b…'>")
    page = Consultation(title="Quiet streets", comments=(comment,), layout="T3")
    assert repr(page) == "<Consultation 'Quiet streets': discussion, 2 posts, 0 problems, 'T3'>"
    assert repr(Consultation()) == "<Consultation without a title: discussion, 0 posts, 0 problems, ''>"
    assert repr(Comment()) == "<Comment: ''>"


def test_dir_shows_what_is_public() -> None:
    assert sorted(dir(talkparse)) == sorted([*talkparse.__all__, "__version__"])
    assert all(getattr(talkparse, name) is not None for name in dir(talkparse))
