"""The journal of a long run: what became of each part, so that a run after an interrupt does not read it again.

It stands beside the output as a file of JSON Lines and is gone when the output is whole. The first line says how the
run was called; each further one is a part with its outcomes, written when the part is finished. A line that an
interrupt cut is no line.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final, Self

from talkparse.model import Consultation
from talkparse.problems import RecordError
from talkparse.serialise import from_dict, to_dict
from talkparse.sources.pages import Outcome
from talkparse.sources.parts import Done, Part
from talkparse.sources.record import Opened, PassedOver

_FORMAT: Final = 2


class Journal:
    """What an earlier run finished, and where this one notes what it finishes."""

    def __init__(self, path: Path, call: Iterable[str]) -> None:
        """``call`` is all that decides what becomes of a part: with other options, the earlier run is worth nothing."""
        self.path = path
        self.head = json.dumps({"format": _FORMAT, "call": list(call)})
        self.places: dict[Part, int] = {}
        """The parts that an earlier run finished, and where their lines begin."""
        self.message: str | None = None
        """What was found of an earlier run."""
        end = self._look()
        self.file = path.open("ab")
        self.file.truncate(end)
        if not end:
            self._note(self.head)

    def __enter__(self) -> Self:
        """Give the journal, which is closed at the end."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.file.close()

    def _look(self) -> int:
        """Find the parts that were finished; give the offset at which the last whole line ends."""
        end = 0
        try:
            with self.path.open("rb") as file:
                for line in file:
                    if not line.endswith(b"\n"):
                        break
                    if not end:
                        if line.decode("utf-8", "replace") != self.head + "\n":
                            self.message = f"{self.path}: of a run that was called differently: begun anew"
                            break
                    else:
                        self.places[Part(*json.loads(line)["part"])] = end
                    end += len(line)
        except FileNotFoundError:
            return 0
        if self.places:
            number = "1 part" if len(self.places) == 1 else f"{len(self.places):,} parts"
            self.message = f"{self.path}: an earlier run finished {number}, which are not read again"
        return end

    def __contains__(self, part: Part) -> bool:
        """Tell whether a part is finished."""
        return part in self.places

    def find(self, part: Part) -> Done:
        """Give what became of a part that is finished."""
        with self.path.open("rb") as file:
            file.seek(self.places[part])
            return Done(part, tuple(_outcome(entry) for entry in json.loads(file.readline())["outcomes"]))

    def add(self, done: Done) -> None:
        """Note a part that was finished."""
        self._note(json.dumps({"part": done.part, "outcomes": [_entry(outcome) for outcome in done.outcomes]}))

    def _note(self, line: str) -> None:
        self.file.write(line.encode("ascii") + b"\n")
        self.file.flush()


def _entry(outcome: Outcome) -> list[Any]:
    if isinstance(outcome, Consultation):
        return ["page", to_dict(outcome)]
    if isinstance(outcome, RecordError):
        return ["error", outcome.source, outcome.position, outcome.reason]
    return ["opened" if isinstance(outcome, Opened) else "passed over", *outcome]


def _outcome(entry: list[Any]) -> Outcome:
    kind, *values = entry
    if kind == "page":
        return from_dict(values[0])
    if kind == "error":
        return RecordError(*values)
    return Opened(*values) if kind == "opened" else PassedOver(*values)
