"""The markup of a comment in each theme, as data: opening tags as they stand in the page's source.

docs/html.md says whose they are. ``{id}`` is the comment's number, ``{user}`` the number of its author (0 for a deleted
account), ``{level}`` a class of Olivero's, ``{created}`` and ``{changed}`` are its instants.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import Final

from attrs import evolve, frozen


class Slot(Enum):
    """A part of a comment. Themes print them in different orders."""

    STAMP = auto()
    PIN = auto()
    AVATAR = auto()
    META = auto()
    VOTES = auto()
    REPORT = auto()
    BODY = auto()
    LINKS = auto()


_USUAL: Final = (
    Slot.STAMP, Slot.PIN, Slot.AVATAR, Slot.META, Slot.VOTES, Slot.REPORT, Slot.BODY, Slot.LINKS,
)  # fmt: skip


@frozen(kw_only=True)
class Theme:
    """How one theme marks up comments. Each string is a run of opening tags; an empty one prints nothing."""

    wrapper: str
    """Around all comments."""
    post: str
    anchor: str = ""
    """Stands before the post, where its element has no ``id``."""
    order: tuple[Slot, ...] = _USUAL
    stamp: str = ""
    pin: str = '<div class="comment__pin">'
    avatar: str = '<div class="comment__avatar">'
    meta: str = '<div class="comment__submitted">'
    name: str = "<h3>"
    submitted: bool = False
    """The name stands in Drupal's own sentence: "Submitted by NAME on DATE"."""
    role: str = '<span class="comment__role">'
    age: str = '<span class="comment__age">'
    created: str = ""
    """RDFa's instant of creation, in the meta data."""
    rdfa: str = ""
    """Around the post's element's own tags, attributes that RDFa adds: a second form of ``post``."""
    votes: str = '<div class="comment__votes">'
    body: str = '<div class="comment__content">'
    whole: str = "<div>"
    """Around the paragraphs of a comment without toggles."""
    preview: str = '<div class="comment__preview">'
    full: str = '<div class="comment__full">'
    show: str = '<a href="#comment-{id}">'
    less: str = '<a href="#comment-{id}">'
    before_toggle: str = " "


_SITE: Final = Theme(
    wrapper='<section id="comments" class="comment-wrapper">',
    post='<article data-comment-user-id="{user}" id="comment-{id}" class="comment js-comment">',
    rdfa='<article data-comment-user-id="{user}" id="comment-{id}" class="comment js-comment" about="/comment/{id}" '
    'typeof="schema:Comment">',
    stamp='<mark class="hidden" data-comment-timestamp="{changed}">',
    created='<span property="schema:dateCreated" content="{created}" class="rdf-meta hidden">',
)
_MODERN: Final = evolve(
    _SITE,
    wrapper='<section class="field field--name-comment field--type-comment comment-wrapper">',
    avatar='<footer class="comment__avatar">',
    meta='<footer class="comment__meta">',
    name='<p class="comment__submitted"><span class="username">',
    submitted=True,
    body='<div class="content">',
    whole='<div class="clearfix text-formatted field field--name-comment-body field--type-text-long field__item">',
)
THEMES: Final[dict[str, Theme]] = {
    "talk-london": _SITE,
    "talk-london-2019": Theme(
        wrapper='<div id="comments" class="comment-wrapper">',
        anchor='<a id="comment-{id}">',
        post='<div class="comment__content">',
        meta="<div>",
        name='<span class="username">',
        role="<span>",
        age="<span>",
        body="<div>",
        whole='<div class="field__item even">',
        preview='<div class="field__item even">',
        full='<div class="field__item even">',
    ),
    "drupal-7": Theme(
        wrapper='<div id="comments" class="comment-wrapper">',
        anchor='<a id="comment-{id}">',
        post='<div class="comment comment-by-user clearfix">',
        rdfa='<div class="comment comment-by-user clearfix" about="/comment/{id}#comment-{id}" '
        'typeof="sioc:Post sioct:Comment">',
        created='<span property="dc:date dc:created" content="{created}" datatype="xsd:dateTime">',
        meta='<div class="submitted">',
        name='<a title="View user profile." class="username" href="/user/{user}">',
        submitted=True,
        role='<span class="role">',
        age='<span class="age">',
        body='<div class="content">',
        whole='<div class="field field-name-comment-body"><div class="field-items"><div class="field-item even">',
    ),
    "drupal-8.0": evolve(
        _MODERN,
        anchor='<a id="comment-{id}">',
        post='<article data-comment-user-id="{user}" class="comment js-comment">',
        rdfa='<article data-comment-user-id="{user}" class="comment js-comment" about="/comment/{id}" '
        'typeof="schema:Comment">',
    ),
    "drupal-8.9": _MODERN,
    "olivero": evolve(
        _MODERN,
        wrapper='<section data-drupal-selector="comments" class="comments" id="comments">',
        post='<article data-comment-user-id="{user}" id="comment-{id}" role="article" '
        'data-drupal-selector="comment" class="comment js-comment{level}">',
        rdfa="",
        created="",
        stamp='<span class="hidden" data-comment-timestamp="{changed}">',
        avatar='<div class="comment__picture-wrapper"><div class="comment__picture">',
        name='<p class="comment__author"><span>',
        submitted=False,
        age='<p class="comment__time">',
        body='<div class="comment__text-wrapper"><div class="comment__content">',
        whole='<div class="text-content">',
    ),
    "smart-trim-readmore": evolve(
        _SITE,
        preview='<div class="smart-trim-readmore-summary">',
        full='<div class="smart-trim-readmore-output">',
        show='<div class="more-link"><a class="more-link" href="#comment-{id}">',
        less='<div class="less-link"><a class="less-link" href="#comment-{id}">',
        before_toggle="",
    ),
    "drupal-7-wrapped": Theme(
        # Header and text stand in one element, which has the class of the text.
        wrapper='<div id="comments" class="comment-wrapper">',
        anchor='<a id="comment-{id}">',
        post='<div class="comment clearfix"><div class="comment__content">',
        meta='<div class="submitted">',
        name='<span class="username">',
        body='<div class="content">',
        whole='<div class="field field--name-comment-body"><div class="field__items"><div class="field__item even">',
    ),
    "permalinks": evolve(
        _SITE,
        # Nothing but the link to a comment carries its number.
        post='<article class="comment">',
        rdfa="",
        created="",
        avatar='<a class="permalink comment__permalink" rel="bookmark" href="/comment/{id}#comment-{id}">',
    ),
    "by-lines": evolve(_MODERN, name='<p class="comment__author comment__submitted__data"><span>'),
    "other-buttons": evolve(_SITE, show="<summary>", less="<label>"),
    "odd-places": evolve(
        _SITE,
        # Pin and picture behind the name, votes behind the text, and the link to report last of all.
        order=(Slot.META, Slot.STAMP, Slot.AVATAR, Slot.PIN, Slot.BODY, Slot.VOTES, Slot.LINKS, Slot.REPORT),
        meta="<header>",
        name="<h4>",
        show='<span class="toggle">',
        less='<span class="toggle">',
    ),
}
"""By name."""
