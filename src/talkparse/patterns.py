"""Patterns made from the vocabulary, compiled once: whole lines of chrome, and the header of a comment.

Lines are compared by their label; the header of a comment is matched in the dump itself, for its parts need offsets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from attrs import frozen

from talkparse.tokens import ZERO_WIDTH
from talkparse.vocabulary import Vocabulary, pattern, site

_GAP: Final = rf"[\s{ZERO_WIDTH}]"


@frozen(kw_only=True)
class Patterns:
    """What the readers look for."""

    responses: re.Pattern[str]
    """Matches a label: the count of responses, with or without its range."""
    run: re.Pattern[str]
    """Matches a label: the dates of a discussion, or of a call for ideas."""
    stage: re.Pattern[str]
    timeline_stage: re.Pattern[str]
    suggested_by: re.Pattern[str]
    comment_count: re.Pattern[str]
    updated: re.Pattern[str]
    last_activity: re.Pattern[str]
    item_comments: re.Pattern[str]
    ideas_generated: re.Pattern[str]
    survey: re.Pattern[str]
    post: re.Pattern[str]
    votes: re.Pattern[str]
    """Matches one count of votes at a place of the dump."""
    vote_words: frozenset[str]
    """The words of a count of votes whose number stands on the next line."""
    report: re.Pattern[str]
    avatar: re.Pattern[str]
    in_reply_to: re.Pattern[str]
    """Matches a label: the words that say what a post answers."""
    toggle: re.Pattern[str]
    """Finds either toggle anywhere."""
    no_toggle: re.Pattern[str]
    """Matches nothing."""
    pager_item: re.Pattern[str]
    known_header: re.Pattern[str]
    """Matches role and age at a place of the dump."""
    other_header: re.Pattern[str]
    """The same for any short capitalised phrase as role."""
    role: re.Pattern[str]
    age: re.Pattern[str]
    header_literals: tuple[str, ...]
    """One of these stands in every line that a known header can match."""
    cut_header: re.Pattern[str]
    """Matches the beginning of a role and age that ends too early to be one."""
    before_name: re.Pattern[str]
    """Matches what extractors glue before a name."""
    box_words: re.Pattern[str]
    """Matches a word of the boxes that extractors glue to its neighbours; so do the next three."""
    last_box_word: re.Pattern[str]
    call_words: re.Pattern[str]
    last_call_word: re.Pattern[str]


def _words(text: str) -> str:
    """Match a text of the site where white space may be of any kind and width."""
    return rf"{_GAP}+".join(map(re.escape, text.split())).replace("'", "['\u2019]")


def _alternatives(texts: Iterable[str]) -> str:
    return "|".join(_words(text) for text in sorted(texts, key=len, reverse=True))


def _templates(*templates: str) -> re.Pattern[str]:
    unnamed = (re.sub(r"\?P<[a-z]+>", "?:", pattern(template).pattern) for template in templates)
    return re.compile("|".join(f"(?:{part})" for part in unnamed))


def _beginnings(roles: Iterable[str], unit: str, ago: str) -> re.Pattern[str]:
    """Match a label that is the beginning of a role and age, from the first letter of the role's second word on."""
    cut_roles = (role[:stop] for role in roles for stop in range(len(role.split()[0]) + 2, len(role)))
    cut_units = "|".join(sorted({spelling[:stop] for spelling in unit.split("|") for stop in range(1, len(spelling))}))
    cut_ago = "|".join(ago[:stop] for stop in range(1, len(ago)))
    rest = rf"(?: ?(?:an?|[0-9]{{1,6}})(?: (?:{cut_units}|(?:{unit})(?: (?:{cut_ago}))?))?)?"
    return re.compile(rf"{_alternatives(cut_roles)}|(?:{_alternatives(roles)}){rest}")


@cache
def patterns() -> Patterns:
    """Compile the patterns of the site's vocabulary at the first call."""
    return compile_patterns(site())


def compile_patterns(words: Vocabulary) -> Patterns:
    """Compile the patterns of a vocabulary."""
    header, comment = words.header, words.comment
    unit = _alternatives(spelling for spellings in words.comment.units.values() for spelling in spellings)
    part = rf"(?:an?|[0-9]{{1,6}}){_GAP}+(?:{unit})"
    clock = rf"\([0-9]{{1,2}}:[0-9]{{2}}{_GAP}?[AP]M\)"  # on old pages
    age = rf"(?P<age>{part}(?:{_GAP}+{part})?{_GAP}+{_words(comment.ago)}(?:{_GAP}+{clock})?)"
    boxes, call = words.boxes, words.call_to_action
    box_words = _alternatives(
        (
            *(boxes.guidelines_link, boxes.safety_link, boxes.happened, boxes.timeline, boxes.safety, boxes.see_all),
            *boxes.timeline_links,
        )
    )
    call_words = _alternatives((*call.headings, call.sentence, *call.join, call.question, call.log_in))
    vote_words = tuple(template.replace("{count}", "").strip() for template in (comment.up, comment.care, comment.down))
    name = r"[A-Z][\w'\u2019&-]{0,24}"
    return Patterns(
        responses=_templates(header.responses, header.responses_between),
        run=_templates(header.ran, header.open_for_ideas),
        stage=pattern(header.stage),
        timeline_stage=pattern(words.boxes.timeline_stage),
        suggested_by=pattern(header.suggested_by),
        comment_count=pattern(header.comment_count),
        updated=pattern(header.updated),
        last_activity=re.compile(rf"{re.escape(words.listing.last_activity.replace('{name}', ''))}{age}"),
        item_comments=_templates(*words.listing.comments),
        ideas_generated=pattern(header.ideas_generated),
        survey=_templates(*words.other_pages.survey),
        post=pattern(words.other_pages.post),
        votes=re.compile(rf"{_GAP}*(?P<word>{_alternatives(vote_words)}){_GAP}*(?P<count>[0-9]{{1,12}})(?![0-9])"),
        vote_words=frozenset(vote_words),
        report=re.compile(rf"{_GAP}*{_words(comment.report)}(?!\w)"),
        avatar=re.compile(rf"{_words(comment.avatar)}(?:{_GAP}+(?P<species>\S.{{0,60}})|{_GAP}*)"),
        in_reply_to=pattern(comment.in_reply_to),
        toggle=re.compile(_alternatives((comment.show_full, comment.show_less))),
        no_toggle=re.compile(r"(?!)"),
        pager_item=re.compile("|".join(re.escape(item.split(" {")[0]) for item in words.pager.items)),
        known_header=re.compile(rf"[{ZERO_WIDTH}]*(?P<role>{_alternatives(comment.roles)}){_GAP}*{age}"),
        other_header=re.compile(rf"(?P<role>{name}(?: (?:of |and |the )?{name}){{0,4}}){_GAP}{age}"),
        role=re.compile(rf"(?:{_alternatives(comment.roles)})"),
        age=re.compile(age),
        header_literals=tuple(role.split()[0] for role in comment.roles),
        cut_header=_beginnings(comment.roles, unit, comment.ago),
        before_name=re.compile(_alternatives((call.log_in, comment.show_full, comment.show_less))),
        box_words=re.compile(box_words),
        last_box_word=re.compile(f"(?:{box_words})$"),
        call_words=re.compile(call_words),
        last_call_word=re.compile(f"(?:{call_words})$"),
    )
