"""Signs: by what a page is known for one of the site's, as one table.

A strong sign suffices. Weak ones, which other sites print too, count in twos of different kinds. In a web corpus one
page in many millions is the site's, so no everyday word may make one. ``docs/recognition.md`` says the same in prose.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from talkparse.readers.dump.anchors import fits_name
from talkparse.readers.dump.lines import Line
from talkparse.readers.repetition import is_unfolded, repeats
from talkparse.vocabulary import Vocabulary
from talkparse.vocabulary.templates import pattern


class Seen(NamedTuple):
    """What of a page is looked at."""

    source: str
    """A dump, or the text that a saved page holds."""
    lines: Sequence[Line]
    is_dump: bool = True
    is_drupal: bool = False
    """Whether its comments stand in Drupal's markup."""


class Sign(NamedTuple):
    """A row of the table."""

    name: str
    """What it is, as a problem names it."""
    find: Callable[[Seen, Vocabulary], bool]
    needs: Callable[[Vocabulary], Sequence[str]] | None
    """Templates of which one stands in every page that shows it; None where only ``find`` can tell."""
    elsewhere: str
    """Where else it stands: the reason for its rank."""
    kinds: frozenset[str] = frozenset()
    """Of which kinds it is; a strong sign is of none."""
    times: int = 1
    """How often one of its templates stands there."""

    @property
    def is_strong(self) -> bool:
        """Whether it suffices alone."""
        return not self.kinds


def is_enough(signs: Iterable[Sign]) -> bool:
    """Tell whether signs suffice together: one that is strong, or two kinds."""
    kinds: set[str] = set()
    for sign in signs:
        kinds |= sign.kinds
        if sign.is_strong or len(kinds) > 1:
            return True
    return False


def _line(matches: Callable[[str, Vocabulary], object]) -> Callable[[Seen, Vocabulary], bool]:
    """Make the search for a line whose label passes a test."""
    return lambda seen, words: any(matches(line.label, words) for line in seen.lines)


_template: Final = cache(pattern)


def _shows_survey(seen: Seen, words: Vocabulary) -> bool:
    """Tell whether two of the three lines that surveys print stand there."""
    sentences = (_template(template).fullmatch for template in words.other_pages.survey)
    found = [any(matches(line.label) for line in seen.lines) for matches in sentences]
    return sum(found) + any(line.label.startswith(words.header.survey_prefix) for line in seen.lines) > 1


def _shows_role(seen: Seen, words: Vocabulary) -> bool:
    """Tell whether a known role and an age stand on a line, or on two."""
    found = words.patterns
    return any(
        found.known_header.match(line.label) or _ends_in_header(line.label, words) for line in seen.lines
    ) or any(
        found.role.fullmatch(line.label) and found.age.fullmatch(after.label) for line, after in pairwise(seen.lines)
    )


def _ends_in_header(label: str, words: Vocabulary) -> str | None:
    """Give what stands before a known role and an age that end a line; None for other lines."""
    if not label.endswith(words.comment.ago):
        return None
    place = max(map(label.rfind, words.patterns.header_literals))
    header = words.patterns.known_header.fullmatch(label, place) if place > 0 else None
    return label[:place] if header else None


def _shows_glue(seen: Seen, words: Vocabulary) -> bool:
    """Tell whether two lines are glued as trafilatura glues headers: a text to the age, or a name to the role."""
    return sum(1 for line in seen.lines if _is_glued(line.label, words)) > 1


def _is_glued(label: str, words: Vocabulary) -> bool:
    if header := words.patterns.known_header.match(label):
        text = label[header.end() :]
        # A sentence goes on with a space or with punctuation; a text that was glued begins as texts do.
        return label.startswith(f"{header['role']} ") and text[:1] not in _NO_BEGINNING
    name = _ends_in_header(label, words) or " "
    return not name[-1].isspace() and fits_name(name, words)


_NO_BEGINNING: Final = frozenset(("", *" .,:;!?)]}…|/·•"))


def _shows_votes(seen: Seen, words: Vocabulary) -> bool:
    """Tell whether votes for something stand directly above those of another kind; numbers may have their own lines."""
    kinds = words.comment.vote_kinds
    start = words.comment.up.partition(" {")[0]
    for place, line in enumerate(seen.lines):
        if line.label.startswith(start):
            text = " ".join(after.label for after in seen.lines[place : place + 4])
            up = words.patterns.votes.match(text)
            other = words.patterns.votes.match(text, up.end()) if up else None
            if other and kinds[other["word"]] != "up":
                return True
    return False


def _shows_sums(seen: Seen, words: Vocabulary) -> bool:
    """Tell whether the two sums of votes of a listing stand directly one above the other."""
    sums = [_template(template) for template in words.listing.votes]
    kinds = (
        next((kind for kind, found in enumerate(sums) if found.fullmatch(line.label)), None) for line in seen.lines
    )
    return any(None not in pair and len(set(pair)) > 1 for pair in pairwise(kinds))


def _shows_toggle(seen: Seen, words: Vocabulary) -> bool:
    """Tell whether the button that opens a full text stands in or below a preview that is proved."""
    texts: list[str] = []
    places: dict[int, None] = {}
    for line in seen.lines:
        header = words.patterns.known_header.match(line.label)
        place = header.end() if header else 0
        for toggle in words.patterns.toggle.finditer(line.label, place):
            texts += [text] if (text := line.label[place : toggle.start()].strip()) else []
            places |= {len(texts): None} if toggle[0] == words.comment.show_full else {}
            place = toggle.end()
        texts += [text] if (text := line.label[place:].strip()) else []
    return any(is_unfolded(texts, place, words.limits.preview) for place in list(places)[:_MOST_TOGGLES])


_MOST_TOGGLES: Final = 50  # of which one is proved, or the others are not either


def _is_updated(label: str, words: Vocabulary) -> bool:
    return "/" not in label and words.patterns.updated.fullmatch(label) is not None


# --- The table. The strong signs come first, and of them those that most pages have. ---

_NOWHERE: Final = "nowhere else; it names the site"
SIGNS: Final = (
    Sign(
        name="the line of responses",
        find=_line(lambda label, words: words.patterns.responses.fullmatch(label)),
        needs=lambda words: (words.header.responses,),
        elsewhere="nowhere else; other consultations count people, not Londoners",
    ),
    Sign(
        name="the sentence of the call to action",
        find=_line(lambda label, words: words.call_to_action.sentence in label),
        needs=lambda words: (words.call_to_action.sentence,),
        elsewhere=_NOWHERE,
    ),
    Sign(
        name="the by-line",
        find=_line(lambda label, words: label == words.header.by_line),
        needs=lambda words: (words.header.by_line,),
        elsewhere=_NOWHERE + "; the text of the picture above it is also that of any site's users",
    ),
    Sign(
        name="the count of ideas",
        find=_line(lambda label, words: words.patterns.ideas_generated.fullmatch(label)),
        needs=lambda words: (words.header.ideas_generated,),
        elsewhere=_NOWHERE,
    ),
    Sign(
        name="the dates of the discussion",
        find=_line(lambda label, words: words.patterns.run.fullmatch(label)),
        needs=lambda words: (words.header.ran, words.header.open_for_ideas),
        elsewhere="nowhere else as a whole line with both dates",
    ),
    Sign(
        name="the sentence of a landing page",
        find=_line(lambda label, words: words.patterns.post.fullmatch(label)),
        needs=lambda words: (words.other_pages.post,),
        elsewhere="nowhere else with one topic twice",
    ),
    Sign(
        name="two lines of a survey",
        find=_shows_survey,
        needs=lambda words: (words.header.survey_prefix, *words.other_pages.survey[:-1]),  # of two, one is not the last
        elsewhere="each alone on sites of many kinds, in titles and invitations; two together nowhere",
    ),
    Sign(
        name="two headers glued to their neighbours",
        kinds=frozenset(("role", "glue")),
        find=_shows_glue,
        needs=lambda words: words.comment.roles,
        times=2,
        elsewhere="one of them by chance, where a community's page is flattened; not two with one space before the age",
    ),
    Sign(
        name="a known role with an age",
        kinds=frozenset(("role",)),
        find=_shows_role,
        needs=lambda words: words.comment.roles,
        elsewhere="communities of news and picture sites, whose members have the same title",
    ),
    Sign(
        name="the text of an avatar",
        kinds=frozenset(("avatar",)),
        find=_line(
            lambda label, words: label.startswith(words.comment.avatar) and words.patterns.avatar.fullmatch(label)
        ),
        needs=lambda words: (words.comment.avatar,),
        elsewhere="forums and help desks, as the text of a user's picture",
    ),
    Sign(
        name="votes of two kinds",
        kinds=frozenset(("votes",)),
        find=_shows_votes,
        needs=lambda words: (words.comment.up,),
        elsewhere="sites where answers are voted up and down",
    ),
    Sign(
        name="a button that opens a proved full text",
        kinds=frozenset(("toggle",)),
        find=_shows_toggle,
        needs=lambda words: (words.comment.show_full,),
        elsewhere="shops and film sites, whose reviews are cut likewise",
    ),
    Sign(
        name="a heading of the call to action",
        kinds=frozenset(("heading",)),
        find=_line(lambda label, words: label in words.call_to_action.headings),
        needs=lambda words: words.call_to_action.headings,
        elsewhere="blogs and newspapers, above the form for a comment",
    ),
    Sign(
        name="the date of an update",
        kinds=frozenset(("updated",)),
        find=_line(_is_updated),
        needs=lambda words: (words.header.updated,),
        elsewhere="newspapers, recipes, policies of all kinds",
    ),
    Sign(
        name="the last activity of an item",
        kinds=frozenset(("activity",)),
        find=_line(lambda label, words: words.patterns.last_activity.fullmatch(label)),
        needs=lambda words: (words.listing.last_activity,),
        elsewhere="forums, help desks and lists of members",
    ),
    Sign(
        name="two sums of votes",
        kinds=frozenset(("sums",)),
        find=_shows_sums,
        needs=lambda words: words.listing.votes,
        elsewhere="nowhere yet, though its words are those of any forum",
    ),
    Sign(
        name="comments in Drupal's markup",
        kinds=frozenset(("drupal",)),
        find=lambda seen, _: seen.is_drupal,
        needs=None,
        elsewhere="every Drupal site with comments",
    ),
    Sign(
        name="the link of a list's item",
        kinds=frozenset(("link",)),
        find=_line(lambda label, words: label in words.listing.item_links),
        needs=lambda words: words.listing.item_links,
        elsewhere="newspapers, forums and shops, below every teaser",
    ),
    Sign(
        name="two pairs of a preview and its full text",
        kinds=frozenset(("preview", "full")),
        find=lambda seen, words: seen.is_dump and repeats(seen.source, words.limits.preview),
        needs=None,
        elsewhere="one pair where a teaser stands above its article",
    ),
)
