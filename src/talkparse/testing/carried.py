"""What a layout can carry: the part of a consultation that its dumps still say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from talkparse.enums import AuthorStatus, Cut, Kind
from talkparse.model import Comment, Discussion, Idea
from talkparse.testing.truncation import DOTS, is_cut, truncate
from talkparse.vocabulary import Vocabulary, talk_london
from talkparse.vocabulary.words import Limits

if TYPE_CHECKING:
    from talkparse.model import Consultation, Post, Reply

SITE_LIMIT: Final = 2000
"""Characters at which the site stops a comment."""


@frozen(kw_only=True)
class Carries:
    """Which things a layout keeps. Everything else is kept by all, or lost by all."""

    header: bool = True
    """Title, count of responses, dates, introduction."""
    statuses: bool = True
    section: bool = True
    subtitle: bool = True
    """The discussion's title."""
    suggester: bool = True
    questions: bool = True
    """List items are marked, so that questions among them can be told from prose."""
    timeline: bool = False
    count: bool = True
    names: bool = True
    """Author, role and age."""
    votes: bool = True
    pins: bool = True
    avatars: bool = False
    full_text: bool = True
    """The full text stands beside the preview."""
    single_words: bool = True
    """Lines of a single word."""
    layout: str | None = None
    """The layout's name on the result, where it differs from the renderer's."""


_TRAFILATURA: Final = Carries(subtitle=False, suggester=False, timeline=True, count=False, votes=False, pins=False)
_R0: Final = Carries(names=False, avatars=True)
CARRIES: Final[dict[str, Carries]] = {
    "T1": _TRAFILATURA,
    "T2": _TRAFILATURA,
    "T3": _TRAFILATURA,
    "T3w": _TRAFILATURA,
    "T4": _TRAFILATURA,
    "R0": _R0,
    "R0-novotes": evolve(_R0, votes=False, layout="R0"),
    "R0-w": evolve(_R0, single_words=False),
    "R0-d": evolve(_R0, statuses=False, section=False, votes=False, pins=False, avatars=False),
    "R1": Carries(avatars=True),
    "P": Carries(
        header=False, statuses=False, section=False, subtitle=False, suggester=False, questions=False, count=False,
        names=False, votes=False, pins=False,
    ),
    "inscriptis": Carries(timeline=True),
    "html2text": Carries(timeline=True, avatars=True),
    "markdownify": Carries(timeline=True, avatars=True),
    "html_text": Carries(timeline=True, questions=False),
    "get_text": Carries(timeline=True, questions=False),
    "innerText": Carries(timeline=True, questions=False, full_text=False),
    "html": Carries(timeline=True, avatars=True),
}  # fmt: skip
"""What each prints, by docs/layouts.md. What saved HTML says beyond the others, ``carried_html`` adds."""


def carried(consultation: Consultation, layout: str, vocabulary: Vocabulary | None = None) -> Consultation:
    """Give what a dump in this layout still says of a consultation; ``vocabulary`` has the limits of the site.

    Two layouts carry it only for some pages, for nothing marks where their comments begin:

    * R0-d: every comment has a cut preview, no line of a text ends in dots, no line stands twice on the page, and an
      idea names who suggested it.
    * P: the same, and the introduction is lost, since no line of it can be told from a comment without a preview.

    Replies become comments, as ``threads="none"`` gives them: of all layouts inscriptis alone indents what is a reply.
    """
    if layout not in CARRIES:
        raise ValueError(f"layout: expected one of {', '.join(CARRIES)}, found {layout!r}")
    keeps = CARRIES[layout]
    said = printed(consultation)
    limits = (vocabulary or talk_london()).limits
    posts = tuple(_post(post, keeps, limits) for post in consultation.posts())
    idea = said.kind == Kind.IDEA
    return evolve(
        said,
        kind=said.kind if keeps.header else Kind.DISCUSSION,
        title=_line(said.title, keeps) if keeps.header else None,
        status=_line(said.status, keeps) if keeps.statuses else None,
        responses=said.responses if keeps.header else None,
        period=said.period if keeps.header and said.responses is not None else None,
        section=_line(said.section, keeps) if keeps.section else None,
        discussion=None if idea else _discussion(said, keeps),
        idea=_idea(said.idea, keeps) if idea and said.idea and keeps.header else None,
        intro=_lines(said.intro, keeps) if keeps.header and not idea else (),
        questions=_lines(said.questions, keeps) if keeps.questions and not idea else (),
        timeline=said.timeline if keeps.timeline else (),
        comment_count=said.comment_count if keeps.count else None,
        comments=posts,
        layout=keeps.layout or layout,
    )


def printed(consultation: Consultation) -> Consultation:
    """Leave out what is worked out and not printed: capture, instants, address, layout, problems, provenance.

    Compare ``printed(evolve(result, layout=None))`` where only the words of the page matter.
    """
    return evolve(
        consultation,
        comments=tuple(_without_instants(post) for post in consultation.comments),
        captured=None,
        captured_by=None,
        url=None,
        problems=(),
        tokens=(),
        source=None,
    )


def _without_instants(post: Comment | Reply) -> Comment | Reply:
    return evolve(post, posted=None, replies=tuple(_without_instants(reply) for reply in post.replies))  # type: ignore[misc]


def _discussion(consultation: Consultation, keeps: Carries) -> Discussion | None:
    found = consultation.discussion
    if found is None or not keeps.header:
        return None
    kept = Discussion(
        title=_line(found.title, keeps) if keeps.subtitle else None,
        status=_line(found.status, keeps) if keeps.statuses else None,
        period=found.period,
        votes=found.votes if keeps.votes else None,
    )
    return None if kept == Discussion() else kept


def _idea(idea: Idea, keeps: Carries) -> Idea | None:
    kept = Idea(
        title=_line(idea.title, keeps),
        text=_text(idea.text or "", keeps) or None,
        suggested_by=idea.suggested_by if keeps.suggester else None,
    )
    return None if kept == Idea() else kept


def _post(post: Post, keeps: Carries, limits: Limits) -> Comment:
    cut, preview, text = is_cut(post.text, limits.preview), post.preview, post.text
    if cut and preview is None and post.cut != Cut.PREVIEW_ONLY:
        preview = truncate(text, limits.preview)
    reason: Cut | None = Cut.PREVIEW_ONLY if post.cut == Cut.PREVIEW_ONLY else None
    if not keeps.full_text and preview is not None:
        cut = cut or reason is not None
        text, reason = (preview.removesuffix(DOTS).rstrip(), Cut.PREVIEW_ONLY) if cut else (preview, None)
        preview = preview if cut else None
    text = _text(text, keeps)
    if len(text) == limits.comment:
        reason = Cut.SITE_LIMIT
    return Comment(
        author=post.author if keeps.names else None,
        author_status=post.author_status if keeps.names else AuthorStatus.ABSENT,
        role=post.role if keeps.names else None,
        age=post.age if keeps.names else None,
        text=text,
        preview=None if preview is None else _text(preview, keeps),
        cut=reason,
        votes=post.votes if keeps.votes else None,
        pinned=post.pinned and keeps.pins,
        avatar=post.avatar if keeps.avatars else None,
    )


def _line(line: str | None, keeps: Carries) -> str | None:
    return line if line and (keeps.single_words or len(line.split()) > 1) else None


def _lines(lines: tuple[str, ...], keeps: Carries) -> tuple[str, ...]:
    return tuple(line for line in lines if _line(line, keeps))


def _text(text: str, keeps: Carries) -> str:
    return "\n".join(_lines(tuple(text.split("\n")), keeps))
