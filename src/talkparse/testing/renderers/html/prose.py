"""Lines and paragraphs that people wrote, as elements, with the noise that members' and editors' markup has."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

from talkparse.testing.page import Mark
from talkparse.testing.renderers.html.elements import Element, Node, Raw, nest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from random import Random

    from talkparse.testing.page import Paragraphs

_IN_WORDS: Final = ("b", "em", "i", "span", "strong", "u")
_SPACES: Final = (" ", " ", " ", "  ", "\n", "\u00a0", " \u00a0")
_BULLET: Final = re.compile(r"- (?=\S)")
_NUMBER: Final = re.compile(r"(\d+)\. (?=\S)")
_DECOYS: Final = (
    '<!-- <article id="comment-1" class="comment"><h3>Nobody</h3> <p>Show full comment</p></article> -->',
    '<script>document.write("<p>Community Member 3 days ago</p>");</script>',
    "<style>.comment::after { content: 'Show less of comment' }</style>",
    '<template><article id="comment-2" class="comment"><h3>Nobody</h3><p>Nothing</p></article></template>',
    "<noscript></noscript>",
)  # fmt: skip
"""What no reader sees."""


def line_nodes(line: str, random: Random | None) -> list[Node]:
    """Make the nodes of a line: with noise, parts of its words stand in tags, and its spaces are of any kind."""
    if random is None:
        return [line]
    spaced = "".join(random.choice(_SPACES) if character == " " else character for character in line)
    start, stop = sorted(random.randrange(len(spaced) + 1) for _ in range(2))
    if start == stop:
        return [spaced]
    marked = nest(f"<{random.choice(_IN_WORDS)}>", spaced[start:stop])
    return [part for part in (spaced[:start], marked, spaced[stop:]) if part]


def paragraph(lines: Iterable[str], random: Random | None = None) -> Element:
    """Make a paragraph, with ``<br>`` and a line feed between its lines as Drupal's filter puts them."""
    children: list[Node] = []
    for number, line in enumerate(lines):
        children += [nest("<br>"), "\n"] if number else []
        children += line_nodes(line, random)
    return nest("<p>", *children)


def body(paragraphs: Paragraphs, random: Random | None, *, lists: bool) -> list[Node]:
    """Make the paragraphs of a part of a comment, with line feeds between them as Drupal's filter puts them."""
    nodes: list[Node] = []
    for lines in paragraphs:
        marked = _listed(lines, random) if lists else None
        nodes += ["\n"] if nodes else []
        nodes.append(marked or paragraph(lines, random))
    return nodes


def marked_lines(lines: Iterable[tuple[str, Mark]], random: Random | None) -> Iterator[Element]:
    """Make the lists of an introduction: one for each run of items that are marked alike."""
    for mark, items in groupby(lines, key=lambda item: item[1]):
        yield nest(_LISTS[mark], *(nest("<li>", *line_nodes(line, random)) for line, _ in items))


def decoys(random: Random | None) -> list[Node]:
    """Make now and then something that no reader sees."""
    return [Raw(random.choice(_DECOYS))] if random is not None and random.random() < 0.2 else []  # noqa: PLR2004 -- some


def _listed(lines: tuple[str, ...], random: Random | None) -> Element | None:
    """Make a list of lines that are marked as its items, as they are in dumps."""
    if all(_BULLET.match(line) for line in lines):
        return nest("<ul>", *(nest("<li>", *line_nodes(line[2:], random)) for line in lines))
    numbers = [_NUMBER.match(line) for line in lines]
    if all(found and int(found[1]) == place for place, found in enumerate(numbers, 1)):
        stripped = (line.partition(" ")[2] for line in lines)
        return nest("<ol>", *(nest("<li>", *line_nodes(line, random)) for line in stripped))
    return None


_LISTS: Final = {Mark.BULLET: "<ul>", Mark.NUMBER: "<ol>"}
