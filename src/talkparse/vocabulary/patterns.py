"""Patterns made of the vocabulary: whole lines of chrome, and the header of a comment.

Lines are compared by their label; the header of a comment is matched in the dump itself, for its parts need offsets.
"""

from __future__ import annotations

import re
from functools import cached_property

from talkparse.tokens import ZERO_WIDTH
from talkparse.vocabulary.any_of import AnyOf
from talkparse.vocabulary.templates import GAP, HOLES, WORD_ENDS, alternatives, pattern, spaced, templates
from talkparse.vocabulary.words import Words


class Patterns:
    """What the readers look for, each compiled when it is first needed: a page needs few of them."""

    def __init__(self, words: Words) -> None:
        """Make the patterns of some words."""
        self._words = words

    # The head: each matches a label.

    @cached_property
    def responses(self) -> re.Pattern[str]:
        """The count of responses, with or without its range."""
        return templates(self._words.header.responses_between, self._words.header.responses)  # the longer first

    @cached_property
    def cut_responses(self) -> re.Pattern[str]:
        """The beginning of the count of responses, from its first word after the count on, or of its range."""
        before, _, after = self._words.header.responses.partition("{count}")
        cut = "|".join(re.escape(after[:stop]) for stop in range(len(after) - 1, 1, -1))
        joint = self._words.header.responses_between.partition("{first}")[0].partition("{count}")[2].rstrip()
        return re.compile(rf"{re.escape(before)}{HOLES['count']}(?:{cut}|{re.escape(joint)}.{{0,23}})")

    @cached_property
    def run(self) -> re.Pattern[str]:
        """The dates of a discussion, or of a call for ideas."""
        return templates(self._words.header.ran, self._words.header.open_for_ideas)

    @cached_property
    def stage(self) -> re.Pattern[str]:
        """The stage of a consultation."""
        return pattern(self._words.header.stage)

    @cached_property
    def timeline_stage(self) -> re.Pattern[str]:
        """A stage in a timeline."""
        return pattern(self._words.boxes.timeline_stage)

    @cached_property
    def timeline_end(self) -> re.Pattern[str]:
        """The closing count of a timeline."""
        return templates(*self._words.boxes.timeline_ends)

    @cached_property
    def suggested_by(self) -> re.Pattern[str]:
        """Who suggested an idea."""
        return pattern(self._words.header.suggested_by)

    @cached_property
    def comment_count(self) -> re.Pattern[str]:
        """The count of comments."""
        return pattern(self._words.header.comment_count)

    @cached_property
    def updated(self) -> re.Pattern[str]:
        """The day of an update."""
        return pattern(self._words.header.updated)

    @cached_property
    def ideas_generated(self) -> re.Pattern[str]:
        """The count of ideas."""
        return pattern(self._words.header.ideas_generated)

    @cached_property
    def last_activity(self) -> re.Pattern[str]:
        """When something was last said about an item of a list."""
        before, _, after = self._words.listing.last_activity.partition("{name}")
        return re.compile(f"{re.escape(before)}{self._age}{re.escape(after)}")

    @cached_property
    def item_comments(self) -> re.Pattern[str]:
        """The count of comments of an item of a list."""
        return templates(*self._words.listing.comments)

    @cached_property
    def survey(self) -> re.Pattern[str]:
        """A sentence of a survey."""
        return templates(*self._words.other_pages.survey)

    @cached_property
    def post(self) -> re.Pattern[str]:
        """The sentence of a landing page."""
        return pattern(self._words.other_pages.post)

    # Words that extractors glue to their neighbours.

    @cached_property
    def box_words(self) -> AnyOf:
        """A word of the boxes."""
        return AnyOf(self._box_words)

    @cached_property
    def last_box_word(self) -> AnyOf:
        """A word of the boxes at the end."""
        return AnyOf(self._box_words, at_end=True)

    @cached_property
    def call_words(self) -> AnyOf:
        """A word of the call to action."""
        return AnyOf(self._call_words)

    @cached_property
    def sentence_begins(self) -> re.Pattern[str]:
        """The sentence of the call to action, as far as it is spelled in one way: to its first apostrophe."""
        return re.compile(spaced(self._words.call_to_action.sentence.partition("'")[0].rstrip()))

    @cached_property
    def last_call_word(self) -> AnyOf:
        """A word of the call to action at the end."""
        return AnyOf(self._call_words, at_end=True)

    @cached_property
    def before_name(self) -> re.Pattern[str]:
        """What extractors glue before a name."""
        comment = self._words.comment
        return re.compile(alternatives((self._words.call_to_action.log_in, *comment.toggles)))

    # The frame of a comment.

    @cached_property
    def known_header(self) -> re.Pattern[str]:
        """Role and age, at a place of the dump."""
        roles = alternatives(self._words.comment.roles)
        return re.compile(rf"[{ZERO_WIDTH}]*(?P<role>{roles}){GAP}*{self._age}")

    @cached_property
    def other_header(self) -> re.Pattern[str]:
        """The same for any short capitalised phrase as role."""
        name = r"[A-Z][\w'\u2019&-]{0,24}"
        return re.compile(rf"(?P<role>{name}(?: (?:of |and |the )?{name}){{0,4}}){GAP}{self._age}")

    @cached_property
    def role(self) -> re.Pattern[str]:
        """A role."""
        return re.compile(rf"(?:{alternatives(self._words.comment.roles)})")

    @cached_property
    def name_as_heading(self) -> re.Pattern[str]:
        """A name as a heading of Markdown, with a role on the next line that holds anything."""
        return re.compile(rf"(?m)^#{{1,6}} [^\n]{{1,60}}\n\s*(?:{alternatives(self._words.comment.roles)})\s")

    @cached_property
    def age(self) -> re.Pattern[str]:
        """An age, of one unit or two."""
        return re.compile(self._age)

    @cached_property
    def header_like(self) -> re.Pattern[str]:
        """The beginning of a label that reads like a role and an age, whatever stands between and around them."""
        roles = alternatives(self._words.comment.roles)
        return re.compile(
            rf"(?:{roles})(?![a-z])\W{{0,9}}(?:\w{{1,20}}\W{{1,3}}){{0,3}}?(?:{self._age_like})", re.IGNORECASE
        )

    @cached_property
    def age_like(self) -> re.Pattern[str]:
        """What reads like an age, though the site spells none so."""
        return re.compile(self._age_like, re.IGNORECASE)

    @cached_property
    def header_literals(self) -> tuple[str, ...]:
        """Words of which one stands in every line that a known header can match."""
        return tuple(role.split()[0] for role in self._words.comment.roles)

    @cached_property
    def header_begins(self) -> tuple[str, ...]:
        """What a known header begins with: the first word of a role, or a character without width."""
        return (*self.header_literals, *ZERO_WIDTH)

    @cached_property
    def cut_header(self) -> re.Pattern[str]:
        """The beginning of a role and age, from the first letter of the role's second word on, too short to be one."""
        roles, ago, unit = self._words.comment.roles, self._words.comment.ago, self._unit
        cut_roles = (role[:stop] for role in roles for stop in range(len(role.split()[0]) + 2, len(role)))
        spellings = self._words.comment.unit_of
        cut_units = "|".join(sorted({spelling[:stop] for spelling in spellings for stop in range(1, len(spelling))}))
        cut_ago = "|".join(ago[:stop] for stop in range(1, len(ago)))
        rest = rf"(?: ?(?:an?|[0-9]{{1,6}})(?: (?:{cut_units}|(?:{unit})(?: (?:{cut_ago}))?))?)?"
        return re.compile(rf"{alternatives(cut_roles)}|(?:{alternatives(roles)}){rest}")

    @cached_property
    def votes(self) -> re.Pattern[str]:
        """One count of votes, at a place of the dump."""
        kinds = alternatives(self._words.comment.vote_kinds)
        return re.compile(rf"{GAP}*(?P<word>{kinds}){GAP}*(?P<count>[0-9]{{1,12}})(?![0-9])")

    @cached_property
    def count(self) -> re.Pattern[str]:
        """A count of votes on a line of its own."""
        return re.compile(HOLES["count"])

    @cached_property
    def report(self) -> re.Pattern[str]:
        """The link after the votes, at a place of the dump."""
        return re.compile(rf"{GAP}*{spaced(self._words.comment.report)}{WORD_ENDS}")

    @cached_property
    def avatar(self) -> re.Pattern[str]:
        """The text of a picture that a member chose: a species, and no sentence about it."""
        return re.compile(rf"{spaced(self._words.comment.avatar)}(?:{GAP}+(?P<species>\S.{{0,60}})(?<![.!?])|{GAP}*)")

    @cached_property
    def in_reply_to(self) -> re.Pattern[str]:
        """The words that say what a post answers."""
        return pattern(self._words.comment.in_reply_to)

    @cached_property
    def by_lines(self) -> tuple[re.Pattern[str], ...]:
        """Drupal's lines that say who wrote a comment and when, the one that says most first."""
        return tuple(map(pattern, sorted(self._words.comment.submitted, key=len, reverse=True)))

    @cached_property
    def labels(self) -> tuple[re.Pattern[str], ...]:
        """The links and the hidden labels in a comment, and what Drupal prints below all of them, in small letters."""
        comment = self._words.comment
        known = (*comment.labels, *comment.below, comment.permalink, comment.report, *comment.toggles)
        return tuple(pattern(label.casefold()) for label in known)

    @cached_property
    def toggle(self) -> re.Pattern[str]:
        """Either button of a preview, anywhere."""
        return re.compile(alternatives(self._words.comment.toggles))

    @cached_property
    def last_toggle(self) -> re.Pattern[str]:
        """Either button of a preview at the end."""
        return re.compile(f"(?:{self.toggle.pattern})$")

    @cached_property
    def no_toggle(self) -> re.Pattern[str]:
        """Nothing."""
        return re.compile(r"(?!)")

    @cached_property
    def site_words(self) -> re.Pattern[str]:
        """The words of the site that stand in lines of their own but on pages printed on one line, without groups."""
        # There a word may follow at once, which elsewhere is no link after the votes.
        report = self.report.pattern.removesuffix(WORD_ENDS)
        votes = f"(?:{self.votes.pattern})+(?:{report})?"
        counts = (self.comment_count.pattern, self.responses.pattern, self.run.pattern)
        own = (self.known_header.pattern, self.toggle.pattern, alternatives(self._call_words), *counts)
        parts = (votes, spaced(self._words.comment.pin), *own)
        return re.compile("|".join("(?:" + re.sub(r"\?P<[a-z]+>", "?:", part) + ")" for part in parts))

    @cached_property
    def pager_item(self) -> re.Pattern[str]:
        """An item of the pager."""
        return re.compile("|".join(re.escape(item.split(" {")[0]) for item in self._words.pager.items))

    # What several of these are made of.

    @cached_property
    def _unit(self) -> str:
        return alternatives(self._words.comment.unit_of)

    @cached_property
    def _age(self) -> str:
        part = rf"(?:an?|[0-9]{{1,6}}){GAP}+(?:{self._unit})"
        clock = rf"\([0-9]{{1,2}}:[0-9]{{2}}{GAP}?[AP]M\)"  # on old pages
        ago = spaced(self._words.comment.ago)
        return rf"(?P<age>{part}(?:{GAP}+{part})?{GAP}+{ago}(?:{GAP}+{clock})?)"

    @cached_property
    def _age_like(self) -> str:
        others = alternatives(self._words.comment.other_ages)
        ago = spaced(self._words.comment.ago)
        return rf"(?:an?\b|[0-9]{{1,6}})\W{{0,3}}[a-z]{{1,9}}\W{{1,3}}{ago}\b|(?:{others})\b"

    @cached_property
    def _box_words(self) -> tuple[str, ...]:
        boxes = self._words.boxes
        links = (boxes.guidelines_link, boxes.safety_link, boxes.happened, boxes.timeline, boxes.safety, boxes.see_all)
        return (*links, *boxes.timeline_links)

    @cached_property
    def _call_words(self) -> tuple[str, ...]:
        call = self._words.call_to_action
        return (*call.headings, call.sentence, *call.join, call.question, call.log_in)
