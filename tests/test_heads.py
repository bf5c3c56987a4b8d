"""Heads of pages: what is title, event, chrome, told by structure and not by a list of what has been seen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages import t3
from talkparse import parse_text
from talkparse.readers.head.title import is_prose
from talkparse.vocabulary import talk_london

CALL = talk_london().call_to_action
RANGE = "487 Londoners have responded | 03/03/2025 - 30/05/2025"
WORDS = st.text("abcdefgh ", min_size=3, max_size=40).map(lambda text: " ".join(text.split())).filter(bool)


@given(
    st.lists(WORDS.map(str.capitalize), max_size=6, unique=True), st.lists(WORDS, min_size=1, max_size=4, unique=True)
)
def test_in_a_timeline_only_what_happened_is_an_event(links: list[str], events: list[str]) -> None:
    """Whatever the texts of its links are."""
    events = [f"The {event}" for event in events]
    glued = [events[0], *(f"Happened{event}" for event in events[1:]), "HappenedLondoners have responded 487 times"]
    head = ("Big plan", "Closed", RANGE, "", "Discussions", "We ask.", "Timeline", *links, *glued, "Find out more")
    page = parse_text(t3("Ann", "Community Member 2 days agoHello there.", head=head))
    assert [event.title for event in page.timeline] == [*events, "Londoners have responded 487 times"]
    assert [event.state for event in page.timeline] == ["Happened"] * len(events) + [None]
    assert page.problems == ()


@pytest.mark.parametrize(
    "text", ["Happened, in the end", "Happened: all of it", "Happened! Or did it", "Happened again"]
)
def test_a_phrase_that_begins_with_a_word_of_the_site_is_no_glue(text: str) -> None:
    head = ("Big plan", "Closed", RANGE, "", "Discussions", "We ask.", "Timeline", text, "HappenedThe end", "Happened")
    page = parse_text(t3("Ann", "Community Member 2 days agoHello there.", head=head))
    assert [event.title for event in page.timeline] == [text, "The end"]


SITE = (
    "The discussion ran from 12 September 2023 - 15 October 2023",
    *CALL.headings,
    CALL.sentence,
    f"{CALL.join[0]}{CALL.question}",
    "Read our guidelinesStaying safe",
    "Access supportTimeline",
    "487 Londoners have responded | 03/03/2025 - 30/05/2025",
)


@given(st.sampled_from(SITE), st.data())
def test_a_dump_that_ends_inside_the_site_s_words_has_no_problem(line: str, data: st.DataObject) -> None:
    stop = data.draw(st.integers(6, len(line) - 1))
    head = ["Big plan", "Closed"] + ([] if "responded" in line else [RANGE, "", "Discussions", "We ask."])
    head += ["Community guidelines"] if line.startswith(("Read our", "Access")) else []
    head += [CALL.headings[0], CALL.sentence] if line.startswith(CALL.join[0]) else []
    if "responded" in line:
        stop = max(stop, len("487 Londoners have r"))
    page = parse_text("\n".join([*head, line[:stop]]), url="https://www.london.gov.uk/talk-london/x/discussions/1")
    assert page.problems == ()


def test_an_address_spells_a_title_without_its_small_words() -> None:
    text = "A heron by a stall\n\nNews of the kettles on the quay\n\nWe pour tea on every quay, all day.\n"
    url = "https://www.london.gov.uk/talk-london/news-kettles-quay?page=1"
    page = parse_text(text, url=url)
    assert (page.title, page.intro) == ("News of the kettles on the quay", ("We pour tea on every quay, all day.",))
    # Another line of the page is spelled by no address.
    assert parse_text(text, url="https://www.london.gov.uk/talk-london/kettles").title == "A heron by a stall"


@pytest.mark.parametrize(
    ("line", "prose"),
    [
        ("What matters to you?", False),
        ("Police and Crime Plan.", False),
        ("By 2025 every quay will have access to a kettle that pours strong tea.", True),
        ("x" * 59 + ".", True),
        ("x" * 58 + ".", False),
        ("x" * 150, False),
        ("x" * 151, True),
    ],
)
def test_prose_is_no_title(line: str, prose: bool) -> None:  # noqa: FBT001 -- a column of the table
    assert is_prose(line) == prose
