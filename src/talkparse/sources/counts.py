"""What a run found, counted."""

from __future__ import annotations

from attrs import define

from talkparse.model import Consultation
from talkparse.problems import RecordError
from talkparse.sources.pages import Outcome
from talkparse.sources.record import PassedOver


@define
class Counts:
    """How many records were read, and what became of them."""

    passed_over: int = 0
    """Records that are no pages of the site."""
    revisits: int = 0
    """Those of them that only refer to an earlier capture."""
    pages: int = 0
    posts: int = 0
    doubtful: int = 0
    """Pages with problems."""
    failed: int = 0
    holds_many: bool = False
    """Whether any file held records, or all were pages."""

    def add(self, outcome: Outcome) -> None:
        """Count an outcome."""
        if isinstance(outcome, PassedOver):
            self.passed_over += outcome.records
            self.revisits += outcome.revisits
        elif isinstance(outcome, RecordError):
            self.failed += 1
        elif isinstance(outcome, Consultation):
            self.pages += 1
            self.posts += sum(1 for _ in outcome.posts())
            self.doubtful += bool(outcome.problems)
        else:
            self.holds_many = self.holds_many or outcome.holds_many

    def __str__(self) -> str:
        """Say all in one line."""
        read = self.passed_over + self.pages + self.failed
        revisits = f" ({self.revisits:,} revisits)" if self.revisits else ""
        return (
            f"read {_number(read, 'record')}: passed over {self.passed_over:,}{revisits}, "
            f"{_number(self.pages, 'page')} with {_number(self.posts, 'post')}, "
            f"{_number(self.doubtful, 'page')} with problems, {self.failed:,} failed"
        )


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
