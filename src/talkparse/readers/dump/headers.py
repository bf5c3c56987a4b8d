"""Headers of comments: the lines of a post that say who wrote it and when, in the forms that extractors leave.

``start``: the name on a line, role and age on the next, whatever is glued to the age being the body.
``end``: name, role and age on one line. ``split``: a line for each. ``picture``: no names, only an avatar.
``votes``: not even that.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from talkparse.problems import ProblemCode
from talkparse.readers.dump.anchors import Anchor, fits_name, stands_before_name, with_other_roles
from talkparse.readers.dump.avatars import is_avatar, leave_typed
from talkparse.readers.dump.buttons import as_button
from talkparse.readers.dump.lines import Dump, Line, label_of, last_of
from talkparse.readers.dump.votes import read_votes
from talkparse.tokens import ZERO_WIDTH, Mark, TokenKind
from talkparse.vocabulary import Vocabulary


class PostHeader(NamedTuple):
    """The header of a post."""

    first: int
    """Index of its first line."""
    stop: int
    """Index of the first line after it."""
    marks: tuple[Mark, ...]
    """What it holds; toggles glued before a name come first and end the post before."""
    rest: Mark | None = None
    """The beginning of the body where it is glued to the age."""
    odd: ProblemCode | None = None
    """What is odd about it."""

    def from_line(self, index: int) -> PostHeader:
        """Give the same header with its lines counted from another line."""
        return PostHeader(self.first - index, self.stop - index, self.marks, self.rest, self.odd)


_HIGHEST: Final = 4  # lines of a header down to its age: pin, avatar, name, role


def find_headers(  # noqa: PLR0913 -- the lines, and what was found in them
    dump: Dump,
    lines: Sequence[Line],
    anchors: dict[str, list[Anchor]],
    avatars: Sequence[int],
    begin: int | None,
    *,
    counted: bool,
) -> tuple[str, list[PostHeader]]:
    """Find the headers of all posts, and the form that they have.

    ``avatars`` are the lines of ``find_avatars``. ``begin`` is the line after the call to action or the count of
    comments, where they are: what stands there is no imitation, so it tells the form. ``counted`` says that the page
    prints the count.
    """
    start = begin or 0
    anchors = {form: [anchor for anchor in found if anchor.line >= start] for form, found in anchors.items()}
    pictures = leave_typed(dump, lines, [index for index in avatars if index >= start])
    form = _choose_form(dump, lines, anchors, pictures, begin)
    pictured = bool(pictures) and begin is not None and pictures[0] - begin in {0, 1}
    if form == "picture":
        headers: list[PostHeader] = []
        for index in pictures:
            headers.append(_read_picture(dump, lines, index, voted=_may_be_voted(headers)))
        return form, headers
    framed = counted or pictured or (begin is None and 2 * len(pictures) >= len(anchors[form]))
    found = anchors[form]
    if form == "start" and (found or framed or begin is not None):
        found = with_other_roles(dump, lines, found, start)
    if found:
        joined = pictured and not dump.markdown
        frames = _Frames(form != "end", framed, joined, pictured or begin is None)
        return form, _complete(dump, lines, found, start, frames)
    voted = _read_voted(dump, lines, start) if counted else []
    return ("votes", voted) if voted else ("", [])


def _choose_form(
    dump: Dump, lines: Sequence[Line], anchors: dict[str, list[Anchor]], pictures: Sequence[int], begin: int | None
) -> str:
    """Choose the form that the first header has; where its place is not known, the one that most have."""
    first = {form: found[0].line for form, found in anchors.items() if found}
    near = [form for form in first if begin is not None and first[form] - begin <= _HIGHEST]
    form = min(near, key=first.__getitem__) if near else max(anchors, key=lambda name: len(anchors[name]))
    if not pictures:
        return form
    if not anchors[form]:
        return "picture"
    if form in near and first[form] < pictures[0]:
        return form  # the first post is named and has no avatar: those further down were typed
    roles = {anchor.line: anchor for anchor in anchors[form]}
    whole = [picture for picture in pictures if picture + 3 < len(lines)] or pictures  # the last may be cut off
    near_roles = [(picture, roles.get(picture + 1) or roles.get(picture + 2)) for picture in whole]
    named = {picture: anchor for picture, anchor in near_roles if anchor and _is_under(dump, lines, anchor, picture)}
    # All posts are named or none, and a member may type a role under one avatar, or an avatar; a preview repeats it.
    below = [tuple(line.label for line in lines[at : at + 2]) for at in whole if at not in named]
    bare = {labels for labels in below if labels[-1] not in dump.words.comment.toggles}  # no text begins with a button
    first_role = named.get(pictures[0])
    spelled = first_role is not None and first_role.line > pictures[0] + 1  # with a name: that settles a tie
    most = len(named) + spelled > len(bare)
    if begin is not None and pictures[0] - begin in {0, 1}:  # the avatar of the first post, as nobody typed it
        voted = first_role and read_votes(dump, lines, first_role.line + first_role.lines)[0]
        return form if voted or (first_role and most) else "picture"
    return form if most or near or len(anchors[form]) > len(pictures) else "picture"


def _is_under(dump: Dump, lines: Sequence[Line], anchor: Anchor, picture: int) -> bool:
    """Tell whether a role stands under an avatar as the site prints it, below a name or beside one.

    What follows the age on its line is a sentence that a member began so: beside avatars no extractor glues a text to
    an age, unless it prints them as Markdown's pictures.
    """
    whole = anchor.lines > 1 or anchor.age[1] == lines[anchor.line].stop
    if anchor.line == picture + 1:
        return whole or anchor.role[0] > lines[anchor.line].start
    return anchor.line == picture + 2 and (whole or dump.markdown) and fits_name(lines[picture + 1].label, dump.words)


class _Frames(NamedTuple):
    """How a page frames its posts."""

    above: bool
    """The name stands on the line above the role."""
    framed: bool
    """Pins, avatars and votes are kept."""
    joined: bool
    """No empty line stands among votes, nor below a pin."""
    pictured: bool
    """Avatars are printed, or nothing tells."""


def _complete(
    dump: Dump, lines: Sequence[Line], anchors: list[Anchor], start: int, frames: _Frames
) -> list[PostHeader]:
    """Add to each role and age the name, and where the page keeps them the pin, the avatar and the votes."""
    headers: list[PostHeader] = []
    free = max(start - 1, 0)  # the first line that may be a header's; the last of the call may have a name glued to it
    for anchor in anchors:
        first = anchor.line - (frames.above and anchor.line > free)
        name = _name_span(dump, lines, anchor, above=frames.above)
        marks = _read_name(dump, name, after_call=not headers) if first < anchor.line or not frames.above else []
        author = marks[-1] if marks else None
        run_on = author is not None and _is_run_on(dump, lines, anchor)
        if run_on:
            marks, author = [], None  # the end of the comment before, with the name glued to it
        named = author is not None and fits_name(label_of(author.text), dump.words)
        if not named and (author or (headers and not run_on)):
            continue  # nobody has such a name, or none: a member wrote of somebody else's comment
        stop = anchor.line + anchor.lines
        role = dump.mark(TokenKind.ROLE, *anchor.role, after=None if frames.above else author)
        age = dump.mark(TokenKind.AGE, *anchor.age, after=role if anchor.lines == 1 else None)
        rest = _read_rest(dump, age, lines[stop - 1].stop)
        if rest and frames.framed and headers and headers[0].rest is None:
            continue  # a sentence: where frames are kept, nothing is glued to an age
        first = first if marks else anchor.line
        marks += [role, age]
        if frames.framed:
            above = _read_above(dump, lines[max(free, first - 2) : first], lines[first], frames)
            first -= len(above)
            marks[:0] = above
            if rest is None and _may_be_voted(headers):
                votes, stop = read_votes(dump, lines, stop, joined=frames.joined)
                marks += votes
        odd = None if author else ProblemCode.MISSING_AUTHOR
        headers.append(PostHeader(first, stop, tuple(marks), rest, odd if anchor.known else ProblemCode.UNKNOWN_ROLE))
        free = stop
    return headers


def _read_above(dump: Dump, lines: Sequence[Line], below: Line, frames: _Frames) -> list[Mark]:
    """Read what stands above the name of a header: an avatar, and a pin above that."""
    marks: list[Mark] = []
    if lines and frames.pictured and is_avatar(lines[-1], dump.words):
        below = lines[-1]
        marks.append(below.mark(TokenKind.AVATAR))
        lines = lines[:-1]
    if lines and lines[-1].label == dump.words.comment.pin and not (frames.joined and below.blank):
        marks.insert(0, lines[-1].mark(TokenKind.PIN))
    return marks


def _may_be_voted(headers: Sequence[PostHeader]) -> bool:
    """Tell whether a header may have votes, by those before it: a page prints them in all headers, or in none.

    Where its place is known, the first header is no imitation.
    """
    return not headers or any(mark.kind is TokenKind.VOTES for mark in headers[0].marks)


def _is_run_on(dump: Dump, lines: Sequence[Line], anchor: Anchor) -> bool:
    """Tell whether a role follows its name on one line of the dump, and the name another part than the site's word."""
    name = lines[anchor.line - 1]
    if (
        anchor.line < _BELOW
        or name.start in dump.names
        or not _LINE_ENDS.isdisjoint(dump.source[name.stop : anchor.role[0]])
    ):
        return False
    return not stands_before_name(lines[anchor.line - 2].label, dump.words)


_BELOW: Final = 2  # lines above a role on such a page: the word of the site or the text, and the name
_LINE_ENDS: Final = frozenset("\r\n")


def _name_span(dump: Dump, lines: Sequence[Line], anchor: Anchor, *, above: bool) -> Line:
    """Give the line of the name: the one above, or what stands before the role."""
    if above:
        return lines[max(anchor.line - 1, 0)]
    line = lines[anchor.line]
    stop = line.start + len(dump.source[line.start : anchor.role[0]].rstrip())
    text = dump.text(line.start, stop)
    return line._replace(stop=stop, text=text, label=label_of(text))


def _read_rest(dump: Dump, age: Mark, stop: int) -> Mark | None:
    glued = dump.source[age.stop : stop].strip(ZERO_WIDTH)
    return dump.mark(TokenKind.BODY, age.stop, stop, after=age) if glued else None


def _read_name(dump: Dump, line: Line, *, after_call: bool) -> list[Mark]:
    """Read the line of a name, less what extractors glue before it; no marks if nothing but chrome stands on it.

    ``after_call`` says that it is the first name, which may stand behind the last link of the call to action.
    """
    if _is_frame_or_call(line.label, dump.words):
        return []
    marks: list[Mark] = []
    start = line.start
    while glued := dump.words.patterns.before_name.match(dump.source, start, line.stop):
        toggle = dump.words.patterns.toggle.match(glued[0]) is not None
        if not toggle and not after_call:
            break
        before = dump.mark(TokenKind.CHROME, start, glued.end(), after=last_of(marks))
        marks.append(as_button(before, dump.words) if toggle else before)
        start = line.stop - len(dump.source[glued.end() : line.stop].lstrip())
    if start == line.stop:
        return []
    author = dump.mark(TokenKind.AUTHOR, start, line.stop, after=marks[-1]) if marks else line.mark(TokenKind.AUTHOR)
    return [*marks, author]


def _is_frame_or_call(label: str, words: Vocabulary) -> bool:
    if label in words.comment.toggles or label == words.call_to_action.question or label in words.call_to_action.join:
        return True
    if label.startswith(words.comment.avatar) and words.patterns.avatar.fullmatch(label):
        return True
    return words.patterns.comment_count.fullmatch(label) is not None


def _read_picture(dump: Dump, lines: Sequence[Line], index: int, *, voted: bool) -> PostHeader:
    """Read a header that begins with an avatar, or with the pin before it; votes follow on the next lines."""
    first, pin = _pin_before(dump, lines, index)
    avatar = lines[index].mark(TokenKind.AVATAR)
    follows = voted and index + 1 < len(lines) and (dump.markdown or lines[index + 1].blank == 0)
    votes, stop = read_votes(dump, lines, index + 1, joined=not dump.markdown) if follows else ([], index + 1)
    return PostHeader(first, stop, (*pin, avatar, *votes))


def _read_voted(dump: Dump, lines: Sequence[Line], index: int) -> list[PostHeader]:
    """Read headers of which only the votes are left."""
    headers: list[PostHeader] = []
    while index < len(lines):
        votes, stop = read_votes(dump, lines, index, joined=not dump.markdown)
        if votes:
            first, pin = _pin_before(dump, lines, index)
            headers.append(PostHeader(first, stop, (*pin, *votes)))
        index = max(stop, index + 1)
    return headers


def _pin_before(dump: Dump, lines: Sequence[Line], index: int) -> tuple[int, list[Mark]]:
    near = lines[index].blank == 0 or dump.markdown  # there all are paragraphs
    if index and near and lines[index - 1].label == dump.words.comment.pin:
        return index - 1, [lines[index - 1].mark(TokenKind.PIN)]
    return index, []
