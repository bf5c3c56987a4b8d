"""An invented site of the same kind: pages of Talk London told again in its words."""

from __future__ import annotations

from pathlib import Path

from attrs import evolve

from talkparse import Comment, Consultation, Cut, Reply, TimelineEvent, load_vocabulary
from talkparse.testing import Page, truncate
from talkparse.vocabulary import talk_london

FILE = Path(__file__).parent / "data" / "talk-kelder.toml"
KELDER = load_vocabulary(FILE)

_OURS, _THEIRS = talk_london(), KELDER
_RETOLD = {
    "Open": "Running",
    "Closed": "Finished",
    "Closing soon": "Ending shortly",
    "Closed with follow up": "Finished, report below",
    "Discussions": "Debates",
    "Idea generation": "Proposal rounds",
    "Updates": "News",
    _OURS.comment.member: _THEIRS.comment.member,
    _OURS.comment.official: _THEIRS.comment.official,
    _OURS.boxes.happened: _THEIRS.boxes.happened,
    **dict(zip(_OURS.intro.headings, _THEIRS.intro.headings * 9, strict=False)),
}
_ENDS = dict(zip(_OURS.boxes.timeline_ends, _THEIRS.boxes.timeline_ends * 2, strict=False))


def retell(page: Page) -> Page:
    """Give the same page as the other site prints it: only the members keep their words."""
    return evolve(
        page,
        words=KELDER,
        consultation=retell_consultation(page.consultation),
        posts=tuple(evolve(laid, words=KELDER, post=_retell_post(laid.post)) for laid in page.posts),
        stage=page.stage,
    )


def retell_consultation(told: Consultation) -> Consultation:
    """Give the same consultation in the other site's words."""
    discussion = told.discussion and evolve(told.discussion, status=_word(told.discussion.status))
    return evolve(
        told,
        status=_word(told.status),
        section=_word(told.section),
        discussion=discussion,
        intro=tuple(map(_line, told.intro)),
        questions=tuple(map(_line, told.questions)),
        timeline=tuple(map(_event, told.timeline)),
        comments=tuple(map(_retell_post, told.comments)),
    )


def _retell_post(post: Comment | Reply) -> Comment | Reply:
    limits = KELDER.limits
    return evolve(
        post,
        role=_word(post.role),
        replies=tuple(evolve(reply, role=_word(reply.role)) for reply in post.replies),
        preview=None if post.preview is None else truncate(post.text, limits.preview),
        cut=Cut.SITE_LIMIT if len(post.text) == limits.comment else None,
    )


def _word(word: str | None) -> str | None:
    return word if word is None else _RETOLD.get(word, word)


def _line(line: str) -> str:
    heading = line.removesuffix(":")
    return _RETOLD.get(heading, heading) + line[len(heading) :]


def _event(event: TimelineEvent) -> TimelineEvent:
    title = event.title or ""
    for ours, theirs in _ENDS.items():
        before, _, after = ours.partition("{count}")
        if title.startswith(before) and title.endswith(after):
            return evolve(event, title=theirs.format(count=title[len(before) : len(title) - len(after)]))
    return evolve(event, state=_word(event.state))
