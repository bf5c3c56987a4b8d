"""Talk London's consultation pages, from dumps to typed objects.

The command line is ``python -m talkparse --help``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from talkparse.enums import AuthorStatus, CapturedBy, Certainty, Cut, EvidenceKind, Kind, Layout
from talkparse.model import (
    Age,
    Capture,
    Comment,
    Consultation,
    DateInterval,
    DateRange,
    Discussion,
    Evidence,
    Idea,
    Post,
    Reply,
    TimelineEvent,
    Votes,
)
from talkparse.parse import parse_html, parse_text
from talkparse.problems import Problem, ProblemCode, RecordError, TalkparseError, UnrecognisedPage
from talkparse.tokens import Token, TokenKind
from talkparse.vocabulary import Vocabulary, load_vocabulary

if TYPE_CHECKING:  # imported below, when they are first asked for
    from talkparse.merging import merge
    from talkparse.schema import json_schema
    from talkparse.serialise import from_dict, to_dict
    from talkparse.sources import read
    from talkparse.writers import write
    from talkparse.writers.rows import rows

__all__ = [
    "Age",
    "AuthorStatus",
    "Capture",
    "CapturedBy",
    "Certainty",
    "Comment",
    "Consultation",
    "Cut",
    "DateInterval",
    "DateRange",
    "Discussion",
    "Evidence",
    "EvidenceKind",
    "Idea",
    "Kind",
    "Layout",
    "Post",
    "Problem",
    "ProblemCode",
    "RecordError",
    "Reply",
    "TalkparseError",
    "TimelineEvent",
    "Token",
    "TokenKind",
    "UnrecognisedPage",
    "Vocabulary",
    "Votes",
    "from_dict",
    "json_schema",
    "load_vocabulary",
    "merge",
    "parse_html",
    "parse_text",
    "read",
    "rows",
    "to_dict",
    "write",
]


def _show_in_a_notebook(page: Consultation) -> str:
    from talkparse.writers.report import notebook  # noqa: PLC0415 -- no script needs it

    return notebook(page)


# Notebooks look for this name. It is put here, so that the model imports no writer.
setattr(Consultation, "_repr_html_", _show_in_a_notebook)  # noqa: B010 -- the type does not declare it


_LATER: Final = {
    "from_dict": "talkparse.serialise",
    "json_schema": "talkparse.schema",
    "merge": "talkparse.merging",
    "read": "talkparse.sources",
    "rows": "talkparse.writers.rows",
    "to_dict": "talkparse.serialise",
    "write": "talkparse.writers",
}
"""Where the names are that a program which parses a page does without."""


def __dir__() -> list[str]:
    """Show what is public."""
    return [*__all__, "__version__"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 -- a module's attributes may be anything
    """Give what is imported when it is first asked for; and ``__version__``, read from the installed distribution."""
    if name in _LATER:
        found = globals()[name] = getattr(import_module(_LATER[name]), name)
        return found
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415 -- costs more to import than the rest of the package

        return version("talkparse")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
