"""Talk London's consultation pages, from dumps to typed objects.

See the documentation of each name; the command line is ``python -m talkparse --help``.
"""

from __future__ import annotations

from talkparse.model import (
    Age,
    AuthorStatus,
    CapturedBy,
    Certainty,
    Comment,
    Consultation,
    Cut,
    DateInterval,
    DateRange,
    Discussion,
    Evidence,
    EvidenceKind,
    Idea,
    Kind,
    Post,
    Reply,
    TimelineEvent,
    Votes,
)
from talkparse.parse import parse_text
from talkparse.problems import Problem, ProblemCode, RecordError, TalkparseError, UnrecognisedPage
from talkparse.tokens import Token, TokenKind
