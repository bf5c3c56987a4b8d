"""All pages of one discussion as one consultation: the stages in their order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from attrs import evolve

from talkparse.enums import Kind
from talkparse.merging.alignment import Seen, align
from talkparse.merging.arrangement import Placed, arrange
from talkparse.merging.captures import list_captures, newest, newest_parts
from talkparse.merging.folding import fold
from talkparse.merging.join import Showing, join_post
from talkparse.merging.pages import NEVER, Leaf, all_of, instants_of, join_origins, read_leaves
from talkparse.merging.replies import find_replies
from talkparse.model import Capture, Comment, Consultation, DateInterval, Discussion, Idea, Votes
from talkparse.problems import Problem, ProblemCode
from talkparse.threads import attach_again
from talkparse.threads.finding import LOST, Finding
from talkparse.vocabulary import Vocabulary, talk_london


class _United(NamedTuple):
    """The posts of one discussion, in their order, before replies are attached."""

    leaves: list[Leaf]
    captures: tuple[Capture, ...]
    posts: list[Comment]
    showings: list[list[Showing]]
    """Of each post, newest capture first."""
    problems: list[Problem]
    replies: dict[int, Finding]
    """Those that are proved, by their index; parents too are such indexes."""
    comments: set[int]
    """Posts that are proved to be no replies."""


def unite(pages: Iterable[Consultation], threads: str, words: Vocabulary) -> Consultation:
    """Unite the pages of one discussion, of which each is as it was read."""
    united = _unite(pages, words)
    page = _join_heads(united.leaves, united.captures)
    comments, too_deep = attach_again(
        united.posts,
        united.replies,
        united.comments,
        threads=threads,
        words=words.comment,
        intro=(*page.intro, (page.idea and page.idea.text) or ""),
        is_one_page=len(united.captures) == 1,
    )
    problems = [
        *(evolve(one, start=None, stop=None, line=None) for leaf in united.leaves for one in leaf.page.problems),
        *(*united.problems, *too_deep),
        *(*_say_titles(united.leaves), *_say_missing(united.captures, united.posts)),
    ]
    return evolve(
        page,
        comments=comments,
        problems=tuple(sorted(set(problems), key=attrgetter("code", "message"))),
        merged_from=tuple(same for leaf in united.leaves for same in leaf.equal),
    )


def unite_groups(
    groups: Iterable[Sequence[Sequence[int]]],
    load: Callable[[Sequence[int]], Iterable[Consultation]],
    threads: str,
    words: Vocabulary,
) -> Iterator[Consultation]:
    """Unite the pages of each discussion, given by their indexes, which ``load`` turns into pages.

    Discussions of one instant and one title are ordered by all they say.
    """
    for together in groups:
        united = [unite(load(group), threads, words) for group in together]
        yield from sorted(united, key=all_of, reverse=True) if len(united) > 1 else united


def trace(page: Consultation) -> list[list[Showing]]:
    """Tell for each post of a merged page, in page order, what each of its captures says of it, newest first.

    Empty where nothing was merged, or the pages are no longer there: no format holds them.
    """
    return _unite(page.merged_from, talk_london()).showings


def _unite(pages: Iterable[Consultation], words: Vocabulary) -> _United:
    leaves = read_leaves(pages, words)
    captures = list_captures(leaves)
    numbers = {capture: number for number, capture in enumerate(captures)}
    seen = align(leaves, words)
    showings = [[*_showings(leaves, post, numbers)] for post in seen]
    joined = [join_post(some, words) for some in showings]
    proved = find_replies(leaves, seen)
    placed = [
        Placed(proved.parent_of(index), post.pinned, post.id, post.posted) for index, (post, _) in enumerate(joined)
    ]
    order = arrange(leaves, seen, placed)
    at = {LOST: LOST} | {index: place for place, index in enumerate(order)}
    return _United(
        leaves,
        captures,
        [joined[index][0] for index in order],
        [showings[index] for index in order],
        [problem for _, problems in joined for problem in problems],
        {at[index]: finding._replace(parent=at[placed[index].parent]) for index, finding in proved.replies.items()},
        {at[index] for index in proved.comments},
    )


def _showings(leaves: Sequence[Leaf], post: Iterable[Seen], numbers: Mapping[Capture, int]) -> Iterator[Showing]:
    for index, place in post:
        leaf = leaves[index]
        shown = leaf.posts[place].post
        captures = tuple(numbers[leaf.captures[number]] for number in leaf.captures_of(place))
        yield Showing(leaf.when, shown, leaf.prints_pins, captures)


def _join_heads(leaves: Sequence[Leaf], captures: tuple[Capture, ...]) -> Consultation:
    """Give what the pages say around their posts: of each field what the newest of those says that have it."""
    pages = [(leaf.when, leaf.page) for leaf in leaves]
    counted = [(instants_of(capture.captured), capture) for capture in captures]
    votes = [(when, page.discussion.votes) for when, page in pages if page.discussion]
    discussion = newest_parts(Discussion, [(when, page.discussion) for when, page in pages])
    idea = newest_parts(Idea, [(when, page.idea) for when, page in pages])
    idea_votes = [(when, page.idea.votes) for when, page in pages if page.idea]
    return Consultation(
        title=newest((when, page.title) for when, page in pages),
        status=newest((when, page.status) for when, page in pages),
        responses=newest((when, capture.responses) for when, capture in counted),
        period=newest((when, page.period) for when, page in pages),
        section=newest((when, page.section) for when, page in pages),
        kind=newest((when, page.kind) for when, page in pages) or Kind.DISCUSSION,
        discussion=discussion and evolve(discussion, votes=newest_parts(Votes, votes)),
        idea=idea and evolve(idea, votes=newest_parts(Votes, idea_votes)),
        intro=newest((when, page.intro) for when, page in pages) or (),
        questions=newest((when, page.questions) for when, page in pages) or (),
        timeline=newest((when, page.timeline) for when, page in pages) or (),
        comment_count=newest((when, capture.comment_count) for when, capture in counted),
        captured=_hull([capture.captured for capture in captures if capture.captured]),
        captured_by=newest((when, capture.captured_by) for when, capture in counted),
        url=newest((when, capture.url) for when, capture in counted),
        layout="+".join(sorted({name for item in captures for name in (item.layout or "").split("+") if name})) or None,
        captures=captures,
        origin=join_origins(capture.origin for capture in captures),
    )


def _hull(intervals: Sequence[DateInterval]) -> DateInterval | None:
    if not intervals:
        return None
    return DateInterval(start=min(item.start for item in intervals), stop=max(item.stop for item in intervals))


def _say_titles(leaves: Sequence[Leaf]) -> Iterator[Problem]:
    """Say which titles the pages of one discussion have, if not all have the same."""
    pages = [leaf.page for leaf in leaves]
    subtitles = [page.discussion.title if page.discussion else page.idea.title if page.idea else None for page in pages]
    for what, titles in ("consultation", [page.title for page in pages]), ("page", subtitles):
        found = {fold(title): title for title in sorted(title for title in titles if title)}
        if len(found) > 1:
            listed = ", ".join(repr(found[key]) for key in sorted(found))
            yield Problem(ProblemCode.OTHER_TITLE, f"captures give several titles of the {what}: {listed}")


def _say_missing(captures: Iterable[Capture], posts: Iterable[Comment]) -> Iterator[Problem]:
    """Say how many comments are known to be missing: more than a capture can have counted of those that are here."""
    known = [post.posted.start if post.posted else NEVER for post in posts]
    known.sort()
    missing = count = 0
    for capture in captures:
        latest = len(known) if capture.captured is None else bisect_left(known, capture.captured.stop)
        if capture.comment_count is not None and capture.comment_count - latest > missing:
            count, missing = capture.comment_count, capture.comment_count - latest
    if missing:
        message = f"at least {missing} of {count} comments that a capture counts are on no page that was merged"
        yield Problem(ProblemCode.MISSING_POSTS, message)
