"""A page with each stretch labelled by what it was taken for: the first thing to look at when it seems wrong."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING, Final

from talkparse.posts.from_html import settle_html
from talkparse.problems import escape, printable
from talkparse.readers.html.encoding import in_utf_8
from talkparse.readers.html.read import read_html
from talkparse.tokens import TokenKind
from talkparse.vocabulary import talk_london

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talkparse.model import Consultation
    from talkparse.posts.page import Page
    from talkparse.vocabulary import Vocabulary

_WIDTH: Final = max(map(len, TokenKind))
_FADED, _PLAIN, _BOLD, _GREEN, _YELLOW, _BLUE, _CYAN, _ALARM = "2", "", "1", "32", "33", "34", "36", "1;31"
_COLOURS: Final = {
    TokenKind.TITLE: _BOLD,
    TokenKind.STAGE: _BLUE,
    TokenKind.STATUS: _BLUE,
    TokenKind.RESPONSES: _BLUE,
    TokenKind.SECTION: _BLUE,
    TokenKind.DISCUSSION_TITLE: _BOLD,
    TokenKind.DISCUSSION_STATUS: _BLUE,
    TokenKind.INTRO: _GREEN,
    TokenKind.QUESTION: _GREEN,
    TokenKind.RUN_DATES: _BLUE,
    TokenKind.IDEA_TITLE: _BOLD,
    TokenKind.IDEA_TEXT: _GREEN,
    TokenKind.SUGGESTED_BY: _CYAN,
    TokenKind.TIMELINE: _BLUE,
    TokenKind.TIMELINE_STATE: _BLUE,
    TokenKind.LISTING: _FADED,
    TokenKind.COMMENT_COUNT: _BLUE,
    TokenKind.CHROME: _FADED,
    TokenKind.PIN: _CYAN,
    TokenKind.AVATAR: _CYAN,
    TokenKind.AUTHOR: _CYAN,
    TokenKind.ROLE: _CYAN,
    TokenKind.AGE: _CYAN,
    TokenKind.VOTES: _CYAN,
    TokenKind.REPLY_TO: _CYAN,
    TokenKind.TOGGLE: _YELLOW,
    TokenKind.BODY: _PLAIN,
    TokenKind.PREVIEW: _YELLOW,
    TokenKind.UNKNOWN: _ALARM,
}


def explain(consultation: Consultation, colour: bool = False) -> Iterator[str]:  # noqa: FBT001, FBT002
    """Yield a line for each token: its line and column, its kind, the index of its post, and its text.

    No character is hidden: ``show`` writes the text, and what it writes can be read back. Raises ``ValueError`` for a
    page that was not read from text.
    """
    source = consultation.source
    if source is None:
        raise ValueError("only a page that was read from text can be explained")
    line, line_start = 1, 0
    last_line = source.count("\n") + 1
    place_width = len(f"{last_line}:999")
    for token in consultation.tokens:
        place = f"{line}:{token.start - line_start + 1}"
        text = source[token.start : token.stop]
        yield _labelled(f"{place:>{place_width}}", token.kind, token.post, text, colour=colour)
        if "\n" in text:
            line += text.count("\n")
            line_start = token.start + text.rindex("\n") + 1


def explain_html(
    html: str | bytes,
    name: str,
    *,
    url: str | None = None,
    vocabulary: Vocabulary | None = None,
    colour: bool = False,
) -> Iterator[str]:
    """Yield a line for each stretch of a saved page: its place, its kind, the index of its post, and its text.

    First the head, then the comments, each with its header, its preview if one was removed, and its lines. The place is
    ``name`` and, where it is known, the line of the file on which the stretch stands; of a comment that the markup
    shows, the line on which it begins. White space is folded, as it is for the reader. Raises ``UnrecognisedPage``.
    """
    page = settle_html(read_html(in_utf_8(html), url, vocabulary or talk_london()))
    for place, kind, post, words in _stretches(page):
        line = page.line_of(place)
        at = name if line is None else f"{name}:{line}"
        yield _labelled(printable(at), kind, post, words, colour=colour)


def _stretches(page: Page) -> Iterator[tuple[int, TokenKind, int | None, str]]:
    for mark in page.outside:
        yield mark.start, mark.kind, None, mark.text
    for index, (post, frame) in enumerate(zip(page.posts, page.frames or repeat(()))):  # noqa: B905 -- it has no end
        for mark in post.header:
            yield mark.start, mark.kind, index, mark.text
        for mark in frame:
            yield post.header[0].start, mark.kind, index, mark.text
        for pieces, kind in ((post.preview, TokenKind.PREVIEW), (post.text, TokenKind.BODY)):
            for piece in pieces:
                for line in piece.text.split("\n"):
                    yield piece.start, kind, index, line
        for mark in post.unknown:
            yield mark.start, mark.kind, None, mark.text


def _labelled(place: str, kind: TokenKind, post: int | None, text: str, *, colour: bool) -> str:
    number = "" if post is None else f"#{post}"
    label = f"{place}  {kind:<{_WIDTH}}  {number:<4}"
    code = _COLOURS[kind] if colour else ""
    return f"{label}  \x1b[{code}m{show(text)}\x1b[0m" if code else f"{label}  {show(text)}"


def show(text: str) -> str:
    """Write a text so that each of its characters is seen, in one line; ``␤`` is a line feed, ``␠`` a blank at an end.

    Whatever else is not printable, and those two signs and the backslash themselves, are escaped as in Python.
    """
    inner = text.strip(" ")
    before = len(text) - len(text.lstrip(" "))
    after = len(text) - len(inner) - before
    shown = "".join("␤" if character == "\n" else escape(character, "␤␠\\") for character in inner)
    return "␠" * before + shown + "␠" * after
