"""Law 9: merging is commutative, associative and idempotent; it loses no post, doubles none, and is never less sure."""

from __future__ import annotations

import re
from collections import Counter
from typing import Literal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model_strategies import consultations
from talkparse import Certainty, Consultation, ProblemCode, Reply, from_dict, merge, parse_html, parse_text, to_dict
from talkparse.merging.unite import trace
from talkparse.testing import Dump, Edited, Life, Renamed, captured_lives

SLOW = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much])


def parsed(dump: Dump) -> Consultation:
    if dump.is_html:
        return parse_html(dump.text, url=dump.snapshot.url, as_of=dump.snapshot.as_of)
    return parse_text(dump.text, url=dump.snapshot.url, as_of=dump.snapshot.as_of)


@SLOW
@given(captured_lives(), captured_lives(), st.data())
def test_9_merging_is_an_algebra(
    one: tuple[Life, list[Dump]], other: tuple[Life, list[Dump]], data: st.DataObject
) -> None:
    """In whatever order and in however many steps pages are merged, once or again, the result is the same."""
    pages = [parsed(dump) for dump in (*one[1], *other[1])]
    whole = merge(pages)
    assert merge(data.draw(st.permutations(pages))) == whole
    first = data.draw(st.sets(st.sampled_from(range(len(pages)))))
    parts = (
        [page for index, page in enumerate(pages) if index in first],
        [page for index, page in enumerate(pages) if index not in first],
    )
    assert merge([*merge(parts[0]), *merge(parts[1])]) == whole
    assert merge([*merge(parts[0]), *parts[1]]) == whole
    assert merge(whole) == whole
    assert merge([*pages, *whole]) == whole


@SLOW
@given(captured_lives())
def test_9_a_merged_page_that_was_written_and_read_is_merged_already(drawn: tuple[Life, list[Dump]]) -> None:
    merged = merge(parsed(dump) for dump in drawn[1])
    assert merge(from_dict(to_dict(page)) for page in merged) == merged


@SLOW
@given(captured_lives(equal_texts=False), st.sampled_from(("likely", "certain")))
def test_9_never_less_certain(drawn: tuple[Life, list[Dump]], threads: Literal["likely", "certain"]) -> None:
    """A date is no wider than on any page that shows the post; a proved reply is one, unless markup says no.

    And the site wrote each comment within the dates that its numbers let us look up.
    """
    life, dumps = drawn
    created = {posting.id: posting.created for posting in life.postings}
    for page in merge((parsed(dump) for dump in dumps), threads=threads):
        for post, showings in zip(page.posts(), trace(page), strict=True):
            assert post.captures == tuple(sorted({number for item in showings for number in item.captures}))
            said = [item.post.posted for item in showings if item.post.posted]
            if post.posted is None or ProblemCode.CONTRADICTING_DATES in {problem.code for problem in page.problems}:
                assert post.posted or not said
            else:
                assert all(item.start <= post.posted.start < post.posted.stop <= item.stop for item in said)
                assert post.id is None or post.posted.start <= created[post.id] < post.posted.stop
            replies = [item.post for item in showings if isinstance(item.post, Reply)]
            if any(reply.certainty is Certainty.CERTAIN for reply in replies) and not isinstance(post, Reply):
                assert any(item.post.id and not isinstance(item.post, Reply) for item in showings)


@given(st.lists(consultations(), max_size=4))
def test_9_whatever_pages_say_they_are_merged(pages: list[Consultation]) -> None:
    """Also pages that no reader makes: numbers that are none, dates that contradict each other, replies to nothing."""
    merged = merge(pages)
    assert merge(pages[::-1]) == merged
    assert merge(merged) == merged
    said = {post.text for page in pages for post in page.posts()}
    assert {post.text for page in merged for post in page.posts()} <= said


NUMBER = re.compile(r"This is point (\d+) of the many")


@SLOW
@given(captured_lives(equal_texts=False))
def test_9_nothing_is_lost_and_nothing_doubled(drawn: tuple[Life, list[Dump]]) -> None:
    """Each posting that some page shows is one post; two where pages without numbers show it changed."""
    life, dumps = drawn
    dumps = [dump for dump in dumps if dump.snapshot.url]
    pages = [parsed(dump) for dump in dumps]
    if not pages:
        return
    merged = merge(pages)
    found = Counter(number for page in merged for post in page.posts() for number in NUMBER.findall(post.text)[:1])
    shown = {number for dump in dumps for number in dump.ids}
    assert found.keys() == shown
    renamed = {event.member for event in life.events if isinstance(event, Renamed)}
    changed = {event.post_id for event in life.events if isinstance(event, Edited)}
    changed.update(posting.id for posting in life.postings if posting.member in renamed)
    assert {number for number, count in found.items() if count > 1} <= changed
    assert sum(len(page.captures) for page in merged) == len(set(pages))
