"""i.AI Consult: a folder with ``inputs``, in it the respondents, and a folder of question and responses for each page.

Consult keeps one response for each respondent and question, and replaces it by a later one: so every post is a
respondent of its own. Their ids are whole numbers from 1: that of a post is the number of its row in what ``rows``
gives. Of a member only the role is handed over, for whatever else stood there would be offered as a filter. The files
end without a line feed, for the loader takes a blank line for a broken one.
"""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, Final

from talkparse.writers.json_text import encode
from talkparse.writers.responses import responses
from talkparse.writers.titles import title_of
from talkparse.writers.unwritable import HALVES_AND_NUL, replace, say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from talkparse.model import Consultation

_NO_ANSWER: Final = frozenset({"Not Provided", "-"})
_IGNORED: Final = "texts are what Consult takes for no answer"
_NOT_ASKED: Final = "pages without a text were left out"


def write(consultations: Iterable[Consultation], folder: Path) -> None:
    """Write the folder ``inputs`` into a folder; each page that has responses becomes ``question_part_N``."""
    inputs = folder / "inputs"
    inputs.mkdir()
    said: Counter[str] = Counter()
    part = 0
    with ExitStack() as stack:
        respondents = _Lines(stack, inputs / "respondents.jsonl")
        for consultation, found in responses(consultations, said):
            if not found:
                said[_NOT_ASKED] += 1
                continue
            part += 1
            question = inputs / f"question_part_{part}"
            question.mkdir()
            data = {
                "question_text": replace(question_of(consultation), HALVES_AND_NUL, said),
                "question_number": part,
                "has_free_text": True,
                "multi_choice_options": [],
            }
            (question / "question.json").write_text(encode(data), "utf-8")
            with ExitStack() as inner:
                lines = _Lines(inner, question / "responses.jsonl")
                for one in found:
                    said[_IGNORED] += one.text.strip() in _NO_ANSWER
                    role = replace(one.post.role or "", HALVES_AND_NUL, said)
                    respondents.add(
                        {"themefinder_id": one.number, "demographic_data": {"role": [role]} if role else {}}
                    )
                    lines.add({"themefinder_id": one.number, "text": one.text})
    say("consult", +said)


def question_of(consultation: Consultation) -> str:
    """Give what a page asks: its title, and the questions of its introduction."""
    discussion = consultation.discussion.title if consultation.discussion else None
    idea = consultation.idea.title if consultation.idea else None
    return "\n".join((idea or discussion or title_of(consultation), *consultation.questions))


class _Lines:
    """A file of JSON Lines that does not end in a line feed."""

    def __init__(self, stack: ExitStack, path: Path) -> None:
        self.file = stack.enter_context(path.open("w", encoding="utf-8", newline="\n"))
        self.before = ""

    def add(self, data: dict[str, Any]) -> None:
        self.file.write(self.before + encode(data))
        self.before = "\n"
