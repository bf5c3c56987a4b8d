"""Which field survives in which format, found by asking each whether its output changes when the field does.

    python tests/loss_table.py        renews the table in docs/formats.md

A field is changed on a page on which every field holds something, and on one that holds nothing else. Where only some
of the changes show, the format holds part of it: days of an instant, or a value only where another is missing.
"""

from __future__ import annotations

import logging
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from types import UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin, get_type_hints

import attrs

from talkparse.model import Comment, Consultation, Discussion, Idea, Reply
from talkparse.serialise import to_dict
from talkparse.writers import FORMATS, write

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "formats.md"
BEGIN, END = "<!-- begin of the loss table: python tests/loss_table.py -->\n", "<!-- end of the loss table -->\n"
READ_BACK = ("json", "jsonl", "sqlite", "parquet")  # a law of its own says that they hold all that to_dict gives
NOON = datetime(2025, 7, 1, 12, tzinfo=UTC)
BARE = Consultation(comments=(Comment(text="words"),))
VALUES: dict[object, Any] = {str: "words", int: 2, bool: True, date: date(2025, 3, 3), datetime: NOON}
CHANGES: dict[object, Any] = {
    str: lambda value: [f"{value} more"],
    int: lambda value: [value + 1],
    bool: lambda value: [not value],
    date: lambda value: [value + timedelta(days=1)],
    datetime: lambda value: [value + timedelta(seconds=1), value + timedelta(days=3)],
}


def full(annotation: Any) -> Any:
    """Make a value of a type in which every field holds something; replies have none themselves."""
    if annotation in VALUES:
        return VALUES[annotation]
    if get_origin(annotation) in {Union, UnionType}:
        return full(get_args(annotation)[0])
    if get_origin(annotation) is tuple:
        return (full(get_args(annotation)[0]),)
    if issubclass(annotation, StrEnum):
        return next(iter(annotation))
    hints = get_type_hints(annotation)
    fields = {
        name: full(hints[name])
        for name in attrs.fields_dict(annotation)
        if (annotation, name) not in {(Reply, "replies"), (Consultation, "merged_from")}
    }
    if annotation is Consultation:
        fields["merged_from"] = (BARE,)
    if "start" in fields and "stop" in fields and isinstance(fields["stop"], datetime):
        fields["stop"] += timedelta(days=9)
    return annotation(**fields)


def changes(value: Any) -> Iterator[Any]:
    """Yield values that say something else, and differ in one place."""
    if isinstance(value, StrEnum):
        yield from [member for member in type(value) if member is not value][:3]
    elif type(value) in CHANGES:
        yield from CHANGES[type(value)](value)
    elif isinstance(value, tuple):
        yield from ((changed, *value[1:]) for changed in changes(value[0]))
    else:
        for name in attrs.fields_dict(type(value)):
            yield from (attrs.evolve(value, **{name: changed}) for changed in changes(getattr(value, name)))


def bare(cls: Any, name: str, value: Any) -> Any:
    """Make an object that holds one field alone; but a page has a post, for some formats have a line per post."""
    return attrs.evolve(BARE if cls is Consultation else cls(), **{name: value})


def holding(cls: type[attrs.AttrsInstance], part: Any, page: Consultation) -> Any:
    """Put an object into its place on a page."""
    if cls is Consultation:
        return part
    if cls in {Discussion, Idea}:
        return attrs.evolve(page, **{cls.__name__.lower(): part})
    if cls is Comment:
        return attrs.evolve(page, comments=(part,))
    return attrs.evolve(page, comments=(attrs.evolve(page.comments[0], replies=(part,)),))


def pairs(cls: type[attrs.AttrsInstance], name: str) -> Iterator[tuple[Consultation, Consultation]]:
    """Yield pages that differ in a field alone."""
    whole = full(Consultation)
    object_ = {Consultation: whole, Discussion: whole.discussion, Idea: whole.idea, Comment: whole.comments[0]}.get(
        cls, whole.comments[0].replies[0]
    )
    value = getattr(object_, name)
    if name == "replies":
        for page in (whole, Consultation(comments=(Comment(text="words", replies=value),))):
            [comment] = page.comments
            yield page, attrs.evolve(page, comments=(attrs.evolve(comment, replies=()), *comment.replies))
        return
    if name == "merged_from":  # pages again: to hold others is change enough
        yield from ((page, attrs.evolve(page, merged_from=(whole,))) for page in (whole, BARE))
        return
    alone = holding(cls, bare(cls, name, value), BARE)
    for changed in changes(value):
        yield whole, holding(cls, attrs.evolve(object_, **{name: changed}), whole)
        yield alone, holding(cls, bare(cls, name, changed), BARE)


def output(name: str, page: Consultation) -> list[bytes]:
    """Give all bytes that a format makes of a page."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "out")
        write([page], path, format=name)
        return [file.read_bytes() for file in sorted((path, *path.rglob("*"))) if file.is_file()]


def survives(name: str, cls: type[attrs.AttrsInstance], field: str) -> str:
    """Tell how much of a field a format holds."""
    if name in READ_BACK:
        return "–" if field not in to_dict(Consultation()) and cls is Consultation else "yes"
    found = list(pairs(cls, field))
    firsts = {
        id(first): first for first, _ in found
    }  # nearly always two; not by equality, in which origins have no part
    outputs = {number: output(name, first) for number, first in firsts.items()}
    seen = {outputs[id(first)] != output(name, second) for first, second in found}
    return "part" if len(seen) > 1 else "yes" if seen == {True} else "–"


def fields() -> Iterator[tuple[type[attrs.AttrsInstance], str]]:
    """Yield the fields that have a line in the table."""
    nested = {"discussion", "idea", "comments"}
    yield from ((Consultation, name) for name in attrs.fields_dict(Consultation) if name not in nested)
    yield from ((cls, name) for cls in (Discussion, Idea, Comment) for name in attrs.fields_dict(cls))
    yield from ((Reply, name) for name in attrs.fields_dict(Reply) if name not in attrs.fields_dict(Comment))


def table() -> str:
    """Write the table."""
    logging.disable(logging.WARNING)
    names = [name for name in FORMATS if name not in READ_BACK]
    lines = ["| field | " + ", ".join(READ_BACK) + " | " + " | ".join(names) + " |", "|---" * (len(names) + 2) + "|"]
    for cls, field in fields():
        label = "Post" if cls is Comment else cls.__name__
        cells = [survives(name, cls, field) for name in (READ_BACK[0], *names)]
        lines.append(f"| `{label}.{field}` | " + " | ".join(cells) + " |")
    logging.disable(logging.NOTSET)
    return "\n".join(lines) + "\n"


def main() -> None:
    """Put the table into the documentation."""
    before, _, rest = DOCUMENT.read_text("utf-8").partition(BEGIN)
    DOCUMENT.write_text(before + BEGIN + table() + END + rest.partition(END)[2], "utf-8")


if __name__ == "__main__":
    main()
