"""Hypothesis strategies for comments, and for how their texts are laid out in paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from talkparse.enums import AuthorStatus, Cut
from talkparse.model import Age, Comment, Reply
from talkparse.testing.carried import SITE_LIMIT
from talkparse.testing.confusions import survives
from talkparse.testing.page import LaidPost, Paragraphs, split_lines
from talkparse.testing.preview_strategies import previews
from talkparse.testing.text_strategies import ages, check_layout, lines, long_names, names, roles, texts
from talkparse.testing.truncation import is_cut, truncate
from talkparse.vocabulary import talk_london

if TYPE_CHECKING:
    from collections.abc import Callable

AVATARS: Final = ("Tiger", "Koala", "Sea turtle", "Polar bear", "Leatherback sea turtle")
BARE: Final = frozenset({"R0-d", "P"})
"""Layouts in which nothing but cut previews tells comments apart."""
_TRAFILATURA: Final = frozenset({"T1", "T2", "T3", "T3w", "T4"})
_PLAIN_PREVIEWS: Final = BARE | {"innerText", "R0-w"}
"""Layouts that keep no toggle or no full text beside a preview, or not a line of dots: the rule must fit the text."""
_NO_IMITATIONS: Final = BARE | {"innerText"}
"""Layouts whose previews stand beside nothing that could contradict an imitation, or have no head to imitate."""


def posts(layout: str | None = None, *, hostile: bool = False) -> st.SearchStrategy[Comment]:
    """Draw comments. Where ``preview`` is set, the page prints it with its toggles."""
    check_layout(layout)
    bodies = texts(layout, hostile=hostile, cut=layout in BARE)
    shown = bodies.flatmap(lambda text: st.tuples(st.just(text), _shown(text, layout)))
    plain = st.builds(_comment, shown, _authors(hostile=hostile), _roles(hostile=hostile), ages())
    if hostile or layout in _NO_IMITATIONS:
        return plain
    imitated = _imitations(layout).map(lambda text: (text, truncate(text)))
    imitating = st.builds(_comment, imitated, _authors(), roles(), ages())
    return plain | imitating


@st.composite
def laid_posts(draw: st.DrawFn, post: Comment | Reply, layout: str | None) -> LaidPost:
    """Draw a layout of a post's lines in paragraphs."""
    whole = post.text.split("\n")
    paragraphs: Paragraphs = split_lines(post.text)
    # In T layouts an imitated header behind the toggle of a last paragraph could not be told from a real one.
    imitates = layout is None or layout in _TRAFILATURA
    if not (imitates and any(role in post.text for role in talk_london().comment.roles)):
        joined = draw(st.lists(st.booleans(), min_size=len(whole) - 1, max_size=len(whole) - 1))
        paragraphs = _group(whole, joined)
    return LaidPost(post=post, paragraphs=paragraphs, empty_end=draw(st.booleans()))


def _imitations(layout: str | None) -> st.SearchStrategy[str]:
    """Draw texts that hold what looks like the head of another comment; their previews contradict it.

    Behind the preview's end, lines that stand twice below such a head would be a comment that lost a toggle.
    """
    line = lines(layout)
    shapes = st.sampled_from(_HEADS.get(layout or "", (_plain_head,)))
    parts = st.tuples(names(), roles(), ages().map(lambda age: age.text), line)
    heads = st.builds(lambda shape, drawn: shape(*drawn), shapes, parts)
    short = st.lists(line, min_size=1, max_size=2)
    return (
        st.tuples(short, st.integers(1, 40), heads, st.lists(line, max_size=2))
        .filter(lambda parts: not parts[2][-1].endswith((*parts[3],)) and len({*parts[3]}) == len(parts[3]))
        .map(lambda parts: "\n".join([" ".join(parts[0] * parts[1]), *parts[2], *parts[3]]))
        .filter(lambda text: survives(text, layout))
    )


def _glued_head(name: str, role: str, age: str, line: str) -> list[str]:
    return [name, f"{role} {age}{line}"]


def _plain_head(name: str, role: str, age: str, line: str) -> list[str]:
    return [name, f"{role} {age}", line]


def _joint_head(name: str, role: str, age: str, line: str) -> list[str]:
    return [f"{name}{role} {age}", line]


def _split_head(name: str, role: str, age: str, line: str) -> list[str]:
    return [name, role, age, line]


def _avatar_head(_name: str, _role: str, _age: str, line: str) -> list[str]:
    words = talk_london().comment
    return [f"{words.avatar} {AVATARS[0]}", words.up.format(count=0), words.care.format(count=0), line]


def _full_head(name: str, role: str, age: str, line: str) -> list[str]:
    return [f"{talk_london().comment.avatar} {AVATARS[0]}", name, f"{role} {age}", line]


_HEADS: Final[dict[str, tuple[Callable[[str, str, str, str], list[str]], ...]]] = {
    "T1": (_joint_head,),
    **dict.fromkeys(("T2", "T3", "T3w"), (_glued_head,)),
    **dict.fromkeys(("R0", "R0-novotes"), (_avatar_head, _full_head)),
    "R0-w": (_avatar_head,),
    "R1": (_full_head,),
    "get_text": (_split_head,),
}
"""How the head of a comment looks in a layout; elsewhere name, role and age stand on two lines."""


def _authors(*, hostile: bool = False) -> st.SearchStrategy[tuple[str | None, AuthorStatus]]:
    named = st.tuples(lines(hostile=True) if hostile else names(), st.just(AuthorStatus.NAMED))
    abbreviated = st.tuples(long_names(), st.just(AuthorStatus.ABBREVIATED))
    return named | abbreviated | st.just((None, AuthorStatus.DELETED))


def _roles(*, hostile: bool) -> st.SearchStrategy[str]:
    return roles() | st.sampled_from(("Moderator", "Community", "Member Of Staff")) if hostile else roles()


def _shown(text: str, layout: str | None) -> st.SearchStrategy[str | None]:
    """Draw the preview of a text, or none where the site has no need of one."""
    drawn = st.just(truncate(text)) if layout in _PLAIN_PREVIEWS else previews(text)
    return drawn if is_cut(text) else st.none() | drawn


def _comment(shown: tuple[str, str | None], author: tuple[str | None, AuthorStatus], role: str, age: Age) -> Comment:
    text, preview = shown
    return Comment(
        author=author[0], author_status=author[1], role=role, age=age, text=text, preview=preview,
        cut=Cut.SITE_LIMIT if len(text) == SITE_LIMIT else None,
    )  # fmt: skip


def _group(whole: list[str], joined: list[bool]) -> Paragraphs:
    paragraphs = [[whole[0]]]
    for line, same in zip(whole[1:], joined, strict=True):
        if same:
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return tuple(tuple(paragraph) for paragraph in paragraphs)
