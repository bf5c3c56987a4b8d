"""What the words of a site are: a class for each part of the page, a field for each key of ``vocabulary.toml``."""

from __future__ import annotations

from functools import cached_property

from talkparse.vocabulary.tables import Table

Few = tuple[str, ...]
"""Texts of which there may be none."""


class Header(Table):
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


class Intro(Table):
    """Headings inside introductions."""

    headings: tuple[str, ...]


class Boxes(Table):
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


class CallToAction(Table):
    """The last thing before the comments."""

    headings: tuple[str, ...]
    idea_heading: str
    """The one of the headings that stands on the pages of ideas."""
    sentence: str
    join: tuple[str, ...]
    question: str
    log_in: str


class CommentWords(Table):
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


class Listing(Table):
    """Lines that only lists of ideas, discussions and updates print."""

    item_links: tuple[str, ...]
    last_activity: str
    comments: tuple[str, ...]
    votes: tuple[str, ...]
    headings: tuple[str, ...]


class OtherPages(Table):
    """Sentences by which the other kinds of page are known."""

    survey: tuple[str, ...]
    post: str


class Pager(Table):
    """Drupal's pager, which ends the comments."""

    headings: tuple[str, ...]
    items: tuple[str, ...]


class Footer(Table):
    """What stands below everything."""

    owner: str
    """How the line begins that names the owner of the site."""
    items: tuple[str, ...]


class Navigation(Table):
    """What stands before the title in some layouts."""

    items: tuple[str, ...]


class Site(Table):
    """By what the site is known where the words of its pages do not show it."""

    name: str
    addresses: tuple[str, ...]
    """Hosts, each with the path under which all its pages of the site stand; subdomains count as well."""
    comment_steps: tuple[str, ...]
    """Behind which step of an address the number of a comment stands, whose discussion the page shows."""
    theme: tuple[str, ...]
    """What stands in the addresses of the stylesheets and scripts of its pages."""


class Limits(Table):
    """How much of a text the site keeps, in characters, a line break counting one."""

    preview: int
    comment: int
    name: int


class Words(Table):
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
