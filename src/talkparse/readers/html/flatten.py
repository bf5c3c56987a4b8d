"""Flattening: one walk over the tree of a page, which leaves the lines of its text, and which comment each belongs to.

A page is flat text after this walk, as a dump is, and what it takes from the structure is little: where a line ends,
where a comment begins and ends, and how deep it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from talkparse.readers.html.actions import ACTIONS
from talkparse.readers.html.elements import LINES, Meaning, Role, read_element
from talkparse.readers.html.flat import Flat
from talkparse.readers.html.tree import build_tree, line_of
from talkparse.readers.html.walk import Walk
from talkparse.vocabulary import Vocabulary

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONGEST_BUTTON: Final = 64  # characters, white space around its words included
_PRE: Final = Role.PRE
_BUTTONS: Final = frozenset(("a", "span", "button", "div"))


def flatten(html: str, words: Vocabulary) -> Flat:
    """Flatten a page."""
    root, is_cut = build_tree(html)
    walk = Walk()
    if root is not None:
        _run(walk, root, words)
    return Flat(
        head="".join(walk.head),
        comments=tuple(draft.flat() for draft in walk.drafts),
        tail="".join(walk.gap[: walk.tail]) if walk.drafts else "",
        canonical=walk.canonical,
        is_cut=is_cut,
    )


def _run(walk: Walk, root: _Element, words: Vocabulary) -> None:  # noqa: C901, PLR0912 -- calls would take half the time
    """Take the elements in the order of the page, each twice: where it begins, and where it ends."""
    from lxml.etree import iterwalk  # noqa: PLC0415 -- only saved pages need it, and it is slow to import

    meanings: dict[object, Meaning] = {}
    buttons = frozenset((words.comment.show_full, words.comment.show_less))
    closing: list[str] = []  # what to put at the end of each open element
    add, edge, in_head = walk.sink.append, walk.edge, True
    elements = iterwalk(root, events=("start", "end"))
    for event, element in elements:
        if event == "start":
            spelled = element.items()
            key = (element.tag, *spelled) if spelled else element.tag
            meaning = meanings.get(key)
            if meaning is None:
                meaning = meanings[key] = read_element(str(element.tag), dict(spelled), words)
            mark, after, role, value = meaning
            text = element.text
            if role is not None:
                walk.level = len(closing)
                marks = ACTIONS[role](walk, meaning, element)
                if marks is None:
                    elements.skip_subtree()
                    text = None
                else:
                    mark, after = marks
                    add, edge, in_head = walk.sink.append, walk.edge, not walk.drafts
            if mark and in_head:
                mark += f"{value if role is None else ''}\0line {line_of(element) or ''}\0"
            closing.append(after)
            if mark:
                add(mark)
        else:
            mark = closing.pop()
            text = element.tail
            if mark:
                add(mark)
            if len(closing) < edge:
                walk.leave(str(element.tag), len(closing))
                add, edge = walk.sink.append, walk.edge
        if not text:
            continue
        if text.isspace():
            if mark[-1:] != "\n":  # at the beginning of a line white space is nothing
                add(" ")
            continue
        if "\n" in text and not walk.counts[_PRE]:
            text = _unwrap(text)
        if len(text) < _LONGEST_BUTTON and text.strip() in buttons and walk.inside and _is_button(element, event, mark):
            text = text.replace(text.strip(), f"\0toggle\0{text.strip()}")
        add(text)


def _unwrap(text: str) -> str:
    """Join the lines of a text; at its ends white space may part it from its neighbours."""
    return " " * text[0].isspace() + " ".join(text.split()) + " " * text[-1].isspace()


def _is_button(element: _Element, event: str, mark: str) -> bool:
    """Tell whether the words of a button are one: all that an element holds, or what follows a paragraph.

    In the text of a paragraph a member wrote them.
    """
    if event == "start":
        return element.tag in _BUTTONS and not len(element)
    return mark.endswith("\n") and element.tag not in LINES - {"p"}
