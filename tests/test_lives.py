"""A discussion's life, and what was captured of it, against the parser."""

from __future__ import annotations

from attrs import evolve
from hypothesis import HealthCheck, given, settings

from talkparse import Comment, Consultation, Evidence, Reply, parse_html, parse_text
from talkparse.testing import Dump, Saving, captures, dump_of, lives, printed

SLOW = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
DUMPS = lives().flatmap(lambda life: captures(life).map(lambda some: [dump_of(life, snapshot) for snapshot in some]))


def parsed(dump: Dump) -> Consultation:
    """Parse a dump as its form asks for; no thread is inferred, for what a page shows of its threads is certain."""
    snapshot, form = dump.snapshot, dump.snapshot.form
    if not isinstance(form, Saving):
        return parse_text(dump.text, url=snapshot.url, as_of=snapshot.as_of, threads="none")
    shown = (form.nested or form.in_reply_to) and any(laid.depth for laid in dump.page.posts)
    return parse_html(dump.text, url=snapshot.url, as_of=snapshot.as_of, threads="certain" if shown else "none")


def comparable(consultation: Consultation) -> Consultation:
    """Leave out which layout it was, which a page without comments may not show, and the details of evidence."""
    said = evolve(printed(consultation), layout=None)
    return evolve(said, comments=tuple(without_details(post) for post in said.comments))


def without_details(post: Comment | Reply) -> Comment | Reply:
    replies = tuple(without_details(reply) for reply in post.replies)
    if isinstance(post, Reply):
        kinds = tuple(Evidence(kind=kind, detail="") for kind in sorted({item.kind for item in post.evidence}))
        return evolve(post, evidence=kinds, replies=replies)  # type: ignore[arg-type]
    return evolve(post, replies=replies)  # type: ignore[arg-type]


@SLOW
@given(DUMPS)
def test_a_dump_of_a_capture_says_what_the_life_showed_then(dumps: list[Dump]) -> None:
    """In every form: as much of each post as the form carries, in order, and of saved pages the numbers too."""
    for dump in dumps:
        found = parsed(dump)
        assert comparable(found) == comparable(dump.carried)
        for post, number, laid in zip(found.posts(), dump.ids, dump.page.posts, strict=True):
            assert post.id == (number if dump.is_html else None)
            assert laid.post.posted is not None
            if post.age is not None:
                assert post.posted is not None
                assert post.posted.start <= laid.post.posted.start < post.posted.stop
