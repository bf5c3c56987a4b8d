"""What the words of a site are: a class for each part of the page, a field for each key of ``vocabulary.toml``."""

from __future__ import annotations

from functools import cached_property

from attrs import frozen

Few = tuple[str, ...]
"""Texts of which there may be none."""


@frozen(kw_only=True)
class Header:
    """The words around a consultation's title."""

    statuses: tuple[str, ...]
    discussion_statuses: tuple[str, ...]
    closed: str
    responses: str
    responses_between: str
    stage: str
    ran: str
    open_for_ideas: str
    ideas_generated: str
    by_line_image: str
    by_line: str
    suggested_by: str
    updated: str
    comment_count: str
    discussion_prefix: str
    survey_prefix: str
    sections: dict[str, str]


@frozen(kw_only=True)
class Intro:
    """Headings inside introductions."""

    headings: tuple[str, ...]


@frozen(kw_only=True)
class Boxes:
    """The boxes between the discussion's status and the call to action."""

    new: str
    others: str
    see_all: str
    guidelines: str
    guidelines_text: str
    guidelines_link: str
    safety: str
    safety_text: str
    safety_link: str
    timeline: str
    happened: str
    timeline_stage: str
    timeline_ends: tuple[str, ...]
    timeline_links: tuple[str, ...]

    @cached_property
    def headings(self) -> frozenset[str]:
        """The headings at which the introduction ends."""
        return frozenset((self.new, self.others, self.guidelines, self.safety, self.timeline))

    @cached_property
    def chrome(self) -> frozenset[str]:
        """Whole lines of the boxes that say nothing about the page."""
        texts = (self.guidelines_text, self.guidelines_link, self.safety_text, self.safety_link, self.see_all)
        return frozenset((*self.headings, *texts, *self.timeline_links))


@frozen(kw_only=True)
class CallToAction:
    """The last thing before the comments."""

    headings: tuple[str, ...]
    idea_heading: str
    """The one of the headings that stands on the pages of ideas."""
    sentence: str
    join: tuple[str, ...]
    question: str
    log_in: str


@frozen(kw_only=True)
class CommentWords:
    """The frame of a comment."""

    pin: str
    avatar: str
    show_full: str
    show_less: str
    report: str
    up: str
    care: str
    down: str
    member: str
    official: str
    other_roles: Few
    deleted_author: str
    in_reply_to: str
    ago: str
    other_ages: tuple[str, ...]
    """What reads like an age, though the site prints none so."""
    submitted: tuple[str, ...]
    permalink: str
    unverified: str
    labels: tuple[str, ...]
    """Links and hidden labels in a comment."""
    below: tuple[str, ...]
    """What stands below the comments."""
    units: dict[str, tuple[str, ...]]
    """The spellings of each unit of an age."""
    formatters: dict[str, tuple[str, ...]]
    """The spellings that only one of Drupal's formatters prints."""

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """All roles that are known."""
        return (self.member, self.official, *self.other_roles)

    @cached_property
    def toggles(self) -> dict[str, bool]:
        """The words of the buttons of a preview, and whether each opens the full text."""
        return {self.show_full: True, self.show_less: False}

    @cached_property
    def reply_start(self) -> str:
        """How a line begins that says what a comment answers."""
        return self.in_reply_to.partition(" {")[0]

    @cached_property
    def by_line_starts(self) -> tuple[str, ...]:
        """How Drupal's lines begin that say who wrote a comment."""
        return tuple(template.partition(" {")[0] for template in self.submitted)

    @cached_property
    def by_line_links(self) -> tuple[str, ...]:
        """What stands between the name and the date in Drupal's lines, the longest first; "" for nothing."""
        tails = (template.partition("{name}")[2].partition("{when}") for template in self.submitted)
        return tuple(sorted({"", *(link.strip() for link, when, _ in tails if when)}, key=len, reverse=True))

    @cached_property
    def unit_of(self) -> dict[str, str]:
        """The unit that each spelling names."""
        return {spelling: unit for unit, spellings in self.units.items() for spelling in spellings}

    @cached_property
    def vote_kinds(self) -> dict[str, str]:
        """The kind of vote that each word before a count names."""
        templates = {"up": self.up, "care": self.care, "down": self.down}
        return {template.replace("{count}", "").strip(): kind for kind, template in templates.items()}


@frozen(kw_only=True)
class Listing:
    """Lines that only lists of ideas, discussions and updates print."""

    item_links: tuple[str, ...]
    last_activity: str
    comments: tuple[str, ...]
    votes: tuple[str, ...]
    headings: tuple[str, ...]


@frozen(kw_only=True)
class OtherPages:
    """Sentences by which the other kinds of page are known."""

    survey: tuple[str, ...]
    post: str


@frozen(kw_only=True)
class Pager:
    """Drupal's pager, which ends the comments."""

    headings: tuple[str, ...]
    items: tuple[str, ...]


@frozen(kw_only=True)
class Footer:
    """What stands below everything."""

    owner: str
    """How the line begins that names the owner of the site."""
    items: tuple[str, ...]


@frozen(kw_only=True)
class Navigation:
    """What stands before the title in some layouts."""

    items: tuple[str, ...]


@frozen(kw_only=True)
class Site:
    """By what the site is known where the words of its pages do not show it."""

    name: str
    addresses: tuple[str, ...]
    """Hosts, each with the path under which all its pages of the site stand; subdomains count as well."""
    comment_steps: tuple[str, ...]
    """Behind which step of an address the number of a comment stands, whose discussion the page shows."""
    theme: tuple[str, ...]
    """What stands in the addresses of the stylesheets and scripts of its pages."""


@frozen(kw_only=True)
class Limits:
    """How much of a text the site keeps, in characters, a line break counting one."""

    preview: int
    comment: int
    name: int


@frozen(kw_only=True, eq=False)
class Words:
    """All words of a site, by the part of the page on which they stand."""

    header: Header
    intro: Intro
    boxes: Boxes
    call_to_action: CallToAction
    comment: CommentWords
    listing: Listing
    other_pages: OtherPages
    pager: Pager
    footer: Footer
    navigation: Navigation
    site: Site
    addresses: dict[str, str]
    """The kind of page that a part of an address tells."""
    limits: Limits
