"""When each post was written: its age as of the capture, inside the days on which the discussion ran.

The capture is given, or worked out from the page itself. What contradicts itself becomes a problem: a post whose age
puts it outside the discussion's run keeps what its age says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from talkparse.dates.ages import Ends, created, lifetime, said
from talkparse.dates.capture import Clue, Place, infer
from talkparse.dates.clock import SECOND
from talkparse.dates.order import narrow
from talkparse.dates.spans import Formula, formulas_of, spans_of
from talkparse.enums import CapturedBy
from talkparse.model import DateInterval
from talkparse.problems import Fault, ProblemCode
from talkparse.tokens import Markup, PrintedAge


class Aged(NamedTuple):
    """A post, as far as its date needs it."""

    age: PrintedAge | None
    place: Place
    """Where the age stands, or the post if it has none."""
    markup: Markup = Markup()
    pinned: bool = False


class Window(NamedTuple):
    """The days on which all posts were written, and what says so."""

    days: DateInterval
    place: Place


class Bound(NamedTuple):
    """An instant before which the page cannot have been rendered, and what says so."""

    instant: datetime
    places: tuple[Place, ...]


class Limits(NamedTuple):
    """What the head of a page says of dates."""

    window: Window | None = None
    bounds: tuple[Bound, ...] = ()


class Dated(NamedTuple):
    """When the posts were written, in page order, and when the page was rendered."""

    posted: list[DateInterval | None]
    captured: DateInterval | None
    captured_by: CapturedBy | None
    faults: list[Fault]


def date_posts(
    posts: Sequence[Aged],
    limits: Limits,
    given: DateInterval | None,
    line_of: Callable[[int], int | None],
    *,
    stale_cache: bool = False,
) -> Dated:
    """Date the posts of a page as of the capture that is given, or else of the one that they show.

    ``stale_cache`` says that the site may have kept what it rendered before a given capture. ``line_of`` gives the line
    of an offset, for what is said of contradictions.
    """
    faults: list[Fault] = []
    formulas = _read_formulas(posts, faults)
    rendered: Mapping[Formula, DateInterval]
    if given is not None:
        rendered = dict.fromkeys(formulas, given)
    else:
        clues = [*_clues(posts, limits.window, formulas), *_floors(posts, limits.bounds, formulas)]
        rendered, conflict = infer(clues, formulas)
        faults += _say_conflict(conflict, line_of)
    captured = given or _hull(rendered.values())
    captured_by = CapturedBy.GIVEN if given else CapturedBy.INFERRED if rendered else None
    by_age: dict[PrintedAge, list[DateInterval]] = {}
    dated: dict[_Said, _Dating] = {}
    posted = []
    for post in posts:
        what = _what_is_said(post)
        if what not in dated:
            age = post.age if rendered else None
            if age is not None and age not in by_age:
                by_age[age] = _date_age(age, rendered, stale_cache=stale_cache and given is not None)
            dated[what] = _date_post(age, by_age[age] if age else [], post.markup, limits.window)
        interval, fault = dated[what]
        posted.append(interval)
        faults += [Fault(*fault, *post.place)] if fault else []
    return Dated(_narrow(posts, posted, faults, aged=captured is not None), captured, captured_by, faults)


_Said = tuple[PrintedAge | None, datetime | None, datetime | None]


def _what_is_said(post: Aged) -> _Said:
    """Give all that a page says of when a post was written; many posts of a page say the same."""
    return post.age, post.markup.created, post.markup.changed


def _read_formulas(posts: Iterable[Aged], faults: list[Fault]) -> tuple[Formula, ...]:
    """Tell which formatters printed the ages, and report those that none can have printed."""
    ages = dict.fromkeys(post.age for post in posts if post.age)
    possible = [age for age in ages if spans_of(age)]
    impossible = set(ages) - set(possible)
    faults += [
        Fault(ProblemCode.IMPOSSIBLE_AGE, f"the site never prints the age {post.age.text!r}", *post.place)
        for post in (posts if impossible else ())
        if post.age and post.age in impossible
    ]
    if formulas := formulas_of(possible):
        return formulas
    place = next(post.place for post in posts if post.age in possible)
    message = "the ages on this page are in the words of two formatters, of which a page has one"
    faults.append(Fault(ProblemCode.MIXED_AGES, message, *place))
    return (*Formula,)


def _hull(intervals: Iterable[DateInterval]) -> DateInterval | None:
    found = list(intervals)
    if not found:
        return None
    return DateInterval(start=min(item.start for item in found), stop=max(item.stop for item in found))


def _narrow(
    posts: Sequence[Aged], posted: Sequence[DateInterval | None], faults: list[Fault], *, aged: bool
) -> list[DateInterval | None]:
    """Narrow the posts by each other; those of which only the last change is known stay out of it."""
    known = {
        index: interval
        for index, (post, interval) in enumerate(zip(posts, posted, strict=True))
        if interval and (post.markup.created or (aged and post.age))
    }
    some = [posts[index] for index in known]
    try:
        narrowed = narrow([*known.values()], [post.markup for post in some], [post.pinned for post in some])
    except ValueError as error:
        faults.append(Fault(ProblemCode.UNORDERED_POSTS, str(error), *some[0].place))
        return list(posted)
    found = dict(zip(known, narrowed, strict=True))
    return [found.get(index, interval) for index, interval in enumerate(posted)]


# --- what bounds the capture ------------------------------------------------------------------------------------------


def _clues(posts: Iterable[Aged], window: Window | None, formulas: Sequence[Formula]) -> Iterator[Clue]:
    """Yield what each age says of the capture: the first of those that say the same."""
    seen: set[_Said] = set()
    for post in posts:
        what = _what_is_said(post)
        if post.age and what not in seen:
            seen.add(what)
            written = _written(window, post.markup)
            ends = {formula: said(post.age, written, formula) or (None, None) for formula in formulas}
            yield Clue((post.place, window.place) if window else (post.place,), ends)


def _written(window: Window | None, markup: Markup) -> Ends:
    """Give the instants between which a post was written, its age aside; what the markup says goes before."""
    if markup.created:
        return markup.created, markup.created + SECOND
    start, stop = (window.days.start, window.days.stop) if window else (None, None)
    if markup.changed:
        until = markup.changed + SECOND
        return (start if start and start < until else None), min(stop or until, until)
    return start, stop


def _floors(posts: Iterable[Aged], bounds: Iterable[Bound], formulas: Sequence[Formula]) -> Iterator[Clue]:
    """Yield what the page cannot have been rendered before; of the instants in its markup, the last."""
    marked = [
        Bound(instant, (post.place,))
        for post in posts
        for instant in (post.markup.created, post.markup.changed)
        if instant
    ]
    for bound in [*bounds, *sorted(marked)[-1:]]:
        yield Clue(bound.places, dict.fromkeys(formulas, (bound.instant, None)))


def _say_conflict(conflict: Iterable[Clue], line_of: Callable[[int], int | None]) -> list[Fault]:
    """Make one problem of clues that contradict each other, which names their lines."""
    places = sorted({place for clue in conflict for place in clue.places})
    if not places:
        return []
    lines = sorted({line for start, _ in places if (line := line_of(start))})
    message = f"at no time can a page have shown together what stands on {_name_lines(lines)}"
    return [Fault(ProblemCode.NO_CAPTURE, message, *places[0])]


def _name_lines(lines: Sequence[int]) -> str:
    if not lines:
        return "lines beyond those that the parser counts"
    *others, last = lines
    return f"lines {', '.join(map(str, others))} and {last}" if others else f"line {last}"


# --- the posts, as of the capture -------------------------------------------------------------------------------------

_Dating = tuple[DateInterval | None, tuple[ProblemCode, str] | None]


def _date_age(age: PrintedAge, rendered: Mapping[Formula, DateInterval], *, stale_cache: bool) -> list[DateInterval]:
    """Give when a post of an age was written, by each formatter that can have printed it, as of its own capture."""
    early = lifetime(age) if stale_cache else timedelta()
    try:
        renders = {key: DateInterval(start=item.start - early, stop=item.stop) for key, item in rendered.items()}
    except OverflowError:
        return []
    return [found for formula, item in renders.items() if (found := created(age, item, (formula,)))]


def _date_post(
    age: PrintedAge | None, by_age: Sequence[DateInterval], markup: Markup, window: Window | None
) -> _Dating:
    """Date a post, and say what is wrong with its age, if anything is. ``age`` is None where no capture is known.

    Each formatter has its own capture, so the post may be of any of theirs. Where its age contradicts what else the
    page says, the age is kept; an exact instant of creation is kept, whatever the age says.
    """
    exact = None if markup.created is None else _second(markup.created)
    if age is None:
        return exact or (None if markup.changed is None else _second(markup.changed)), None
    if not by_age:
        beyond = (ProblemCode.IMPOSSIBLE_AGE, f"the calendar does not reach back {age.text!r}")
        return exact, beyond if spans_of(age) else None
    start, stop = _written(window, markup)
    inside = [
        DateInterval(start=max(item.start, start or item.start), stop=min(item.stop, stop or item.stop))
        for item in by_age
        if max(item.start, start or item.start) < min(item.stop, stop or item.stop)
    ]
    outside = (ProblemCode.OUTSIDE_RUN, f"{age.text!r} is not when the rest of the page says that posts were written")
    return exact or _hull(inside or by_age), None if inside else outside


def _second(instant: datetime) -> DateInterval:
    return DateInterval(start=instant, stop=instant + SECOND)
