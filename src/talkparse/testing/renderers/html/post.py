"""A comment as HTML."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Final

from attrs import frozen

from talkparse.enums import AuthorStatus
from talkparse.model import Reply
from talkparse.testing.page import LaidPost
from talkparse.testing.renderers.html.elements import Element, Node, nest
from talkparse.testing.renderers.html.prose import body
from talkparse.testing.renderers.html.saving import HIDDEN, Saving
from talkparse.testing.renderers.html.themes import THEMES, Slot, Theme
from talkparse.testing.renderers.words import author_line, avatar_line, vote_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from talkparse.model import Post
    from talkparse.testing.page import Paragraphs

_SUBJECT: Final = 29
"""Characters of a parent's text that Drupal makes its subject."""
_PARENT_LINK: Final = '<a href="/comment/{id}#comment-{id}" class="permalink" rel="bookmark" hreflang="en">'
_LINKS: Final = (("comment-delete", "delete", "Delete"), ("comment-edit", "edit", "Edit"))
_REPLY: Final = '<a href="/comment/reply/node/7/comment/{id}">'


@frozen(kw_only=True)
class Printer:
    """What is the same for all comments of a page."""

    saving: Saving
    parents: dict[str, LaidPost]
    """The posts of the page by their number, for the replies that name them."""
    random: Random | None = None

    @property
    def theme(self) -> Theme:
        """The theme of the page."""
        return THEMES[self.saving.theme]


def post_elements(laid: LaidPost, printer: Printer) -> list[Node]:
    """Print a comment: its element, and before it the anchor where the theme has one."""
    theme, values = printer.theme, _values(laid)
    slots = [node for slot in theme.order for node in _SLOTS[slot](laid, printer)]
    markup = theme.rdfa if printer.saving.rdfa and theme.rdfa else theme.post
    anchor = [nest(theme.anchor, **values)] if theme.anchor else []
    return [*anchor, nest(markup, *slots, **values)]


def _values(laid: LaidPost) -> dict[str, object]:
    """Give what the markup of a theme has fields for."""
    post, created = laid.post, laid.post.posted.start if laid.post.posted else None
    changed = created + timedelta(seconds=laid.edited_after) if created else None
    return {
        "id": post.id,
        "user": 0 if post.author_status == AuthorStatus.DELETED else 100 + len(post.author or ""),
        "level": "" if laid.depth else " comment--level-1",
        "created": created.isoformat() if created else None,
        "changed": int(changed.timestamp()) if changed else None,
    }


def _stamp(laid: LaidPost, printer: Printer) -> list[Node]:
    values = _values(laid)
    wanted = printer.saving.stamped and printer.theme.stamp and values["changed"] is not None
    return [nest(printer.theme.stamp, **values)] if wanted else []


def _pin(laid: LaidPost, printer: Printer) -> list[Node]:
    return [nest(printer.theme.pin, laid.words.comment.pin)] if laid.post.pinned else []


def _avatar(laid: LaidPost, printer: Printer) -> list[Node]:
    image = Element(
        "img", (("alt", avatar_line(laid.post, laid.words)), ("src", "/talk-london/sites/default/files/a.png"))
    )
    return [nest(printer.theme.avatar, image, id=laid.post.id)]


def _meta(laid: LaidPost, printer: Printer) -> list[Node]:
    """Print name, role and age, and with them what Drupal puts beside them."""
    theme, saving, post, values = printer.theme, printer.saving, laid.post, _values(laid)
    name = nest(theme.name, author_line(post, laid.words) or "", **values)
    parts: list[Node] = [_submitted(name, post) if theme.submitted else name]
    if saving.rdfa and theme.created and values["created"] is not None:
        parts.append(nest(theme.created, **values))
    if saving.in_reply_to and isinstance(post, Reply) and post.parent_id is not None:
        parts.append(_parent_line(post.parent_id, printer.parents.get(post.parent_id)))
    for markup, text in ((theme.role, post.role), (theme.age, post.age.text if post.age else None)):
        parts += [" ", nest(markup, text)] if text else []
    return [nest(theme.meta, *parts)]


def _submitted(name: Element, post: Post) -> Element:
    """Put the name into Drupal's sentence: inside its paragraph where it has one."""
    created = post.posted.start if post.posted else None
    words: tuple[Node, Node] = ("Submitted by ", f" on {created:%a, %m/%d/%Y - %H:%M}" if created else "")
    if name.tag == "p":
        return Element(name.tag, name.attributes, (words[0], *name.children, words[1]))
    return nest("<span>", words[0], name, words[1])


def _parent_line(parent_id: str, parent: LaidPost | None) -> Element:
    """Say which comment is answered, as Drupal does for those who do not see the indentation."""
    text = parent.post.text.replace("\n", " ") if parent else "Something on another page"
    subject = text if len(text) <= _SUBJECT else text[: _SUBJECT - 1].rpartition(" ")[0] + "…"
    name = (author_line(parent.post, parent.words) if parent else None) or "nobody"
    link = nest(_PARENT_LINK, subject, id=parent_id)
    return nest('<p class="parent visually-hidden">', "In reply to ", link, f" by {name}")


def _votes(laid: LaidPost, printer: Printer) -> list[Node]:
    return (
        [nest(printer.theme.votes, *vote_elements(vote_lines(laid.post.votes, laid.words)))] if laid.post.votes else []
    )


def vote_elements(lines: tuple[str, ...]) -> list[Element]:
    """Print a count of votes with its label."""
    split = (line.rpartition(" ") for line in lines)
    return [nest("<div>", f"{label} ", nest("<span>", count)) for label, _, count in split]


def _report(laid: LaidPost, printer: Printer) -> list[Node]:  # noqa: ARG001 -- a slot like the others
    return [nest('<div class="comment__report">', laid.words.comment.report)] if laid.post.votes else []


def _links(laid: LaidPost, printer: Printer) -> list[Node]:
    if not printer.saving.logged_in:
        return []
    number = laid.post.id
    items = [
        nest(f'<li class="{kind}"><a href="/comment/{{id}}/{verb}">', label, id=number) for kind, verb, label in _LINKS
    ]
    return [nest('<ul class="links inline">', *items, nest(f'<li class="comment-reply">{_REPLY}', "Reply", id=number))]


def _body(laid: LaidPost, printer: Printer) -> list[Node]:
    theme, words = printer.theme, laid.words.comment
    if not laid.toggled:
        return [nest(theme.body, nest(theme.whole, *_paragraphs(laid.paragraphs, laid, printer)))]
    preview = body(laid.preview, printer.random, lists=printer.saving.lists)
    full = _paragraphs(laid.paragraphs, laid, printer)
    hidden = HIDDEN[printer.saving.hidden]
    return [
        nest(
            theme.body,
            nest(theme.preview, *preview, theme.before_toggle, nest(theme.show, words.show_full, id=laid.post.id)),
            nest(
                hidden + theme.full,
                *full, theme.before_toggle, nest(theme.less, words.show_less, id=laid.post.id),
            ),
        )
    ]  # fmt: skip


def _paragraphs(paragraphs: Paragraphs, laid: LaidPost, printer: Printer) -> list[Node]:
    nodes = body(paragraphs, printer.random, lists=printer.saving.lists)
    return [*nodes, "\n", nest("<p>", "\u00a0")] if laid.empty_end else nodes


_SLOTS: Final[dict[Slot, Callable[[LaidPost, Printer], list[Node]]]] = {
    Slot.STAMP: _stamp,
    Slot.PIN: _pin,
    Slot.AVATAR: _avatar,
    Slot.META: _meta,
    Slot.VOTES: _votes,
    Slot.REPORT: _report,
    Slot.BODY: _body,
    Slot.LINKS: _links,
}
