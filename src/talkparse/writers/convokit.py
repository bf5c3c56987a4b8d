"""ConvoKit: a folder that ``convokit.Corpus(filename=...)`` loads.

Each page is a conversation. Its root is an utterance that stands for the page itself, with its title and introduction:
so every conversation has one root, as ``check_integrity`` asks. Its speaker is ``Talk London``. Below it stand the
posts, each under what it answers.

ConvoKit needs a timestamp of one type everywhere. Ours is an instant in UTC, written so that texts sort as instants do:
the start of the interval in which a post was written, unless its middle or its last second is asked for. The interval
itself is in ``meta``, where all else that is known of a post stands under the names of the columns of ``rows``. A post
without a date has the timestamp of its page, and no interval; that of a page is the beginning of the discussion's run,
else the earliest of its posts', else that of its capture, else the first second of the calendar.

Speakers are known by the name that the page prints. A deleted account, or a member whom the page does not name, is a
speaker of its own at each post, for nothing says who is the same.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from talkparse.dates.clock import SECOND, midnight
from talkparse.serialise import instant_text
from talkparse.writers.json_text import encode
from talkparse.writers.rows import PAGE_COLUMNS, POST_COLUMNS, cell_text, page_row, post_row
from talkparse.writers.thread import placed_posts
from talkparse.writers.titles import title_of
from talkparse.writers.unwritable import HALVES, replace, say

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from talkparse.model import Consultation, DateInterval
    from talkparse.writers.rows import Row

_SITE: Final = "Talk London"
_INSTANTS: Final = ("start", "middle", "stop")
_PAGE_META: Final = {name: kind for name, kind in PAGE_COLUMNS.items() if name != "page"}
_POST_META: Final = {name: kind for name, kind in POST_COLUMNS.items() if name != "text"}
_SPEAKER_META: Final = {"author": str, "author_status": str, "role": str}


def write(consultations: Iterable[Consultation], folder: Path, *, instant: str = "start") -> None:
    """Write the five files of a corpus into a folder. Raises ``ValueError`` for an unknown ``instant``.

    The pages are held in memory, as ConvoKit will hold them.
    """
    if instant not in _INSTANTS:
        raise ValueError(f"instant: expected one of {', '.join(_INSTANTS)}, not {instant!r}")
    pages = list(consultations)
    said: Counter[str] = Counter()
    named = {post.author for page in pages for post in page.posts() if post.author}
    host = _free(_SITE, named)
    speakers: dict[str, dict[str, Any]] = {host: _entry({}, said)}
    conversations: dict[str, dict[str, Any]] = {}
    with (folder / "utterances.jsonl").open("w", encoding="utf-8", newline="\n") as file:
        for number, page in enumerate(pages):
            root = f"page-{number}"
            row = page_row(number, page)
            conversations[root] = _entry({name: row[name] for name in _PAGE_META}, said)
            began = _page_instant(page)
            text = "\n".join(filter(None, (title_of(page), *page.intro)))
            file.write(_utterance(root, root, None, host, began, text, {}, said))
            for placed in placed_posts(page):
                post, own = placed.post, f"{root}-post-{placed.index}"
                row = post_row(placed)
                speaker = post.author or _free(f"{post.author_status.value}-{own}", named)
                about = {name: row[name] for name in _SPEAKER_META}
                speakers.setdefault(replace(speaker, HALVES, said), _entry(about, said))
                parent = root if placed.parent is None else f"{root}-post-{placed.parent}"
                written = _instant(post.posted, instant) if post.posted else began
                meta = {name: row[name] for name in _POST_META}
                file.write(_utterance(own, root, parent, speaker, written, post.text, meta, said))
    index = {
        "utterances-index": _index(_POST_META),
        "speakers-index": _index(_SPEAKER_META),
        "conversations-index": _index(_PAGE_META),
        "overall-index": _index({"made_by": str, "instant": str}),
        "version": 1,
        "vectors": [],
    }
    corpus = {"made_by": "talkparse", "instant": instant}
    files = {"speakers": speakers, "conversations": conversations, "corpus": corpus, "index": index}
    for name, data in files.items():
        (folder / f"{name}.json").write_text(encode(data), "utf-8")
    say("convokit", said)


def _utterance(  # noqa: PLR0913, PLR0917 -- as many as ConvoKit has
    own: str,
    root: str,
    parent: str | None,
    speaker: str,
    written: datetime,
    text: str,
    meta: Row,
    said: Counter[str],
) -> str:
    data = {
        "id": own,
        "conversation_id": root,
        "text": replace(text, HALVES, said),
        "speaker": replace(speaker, HALVES, said),
        "meta": _entry(meta, said)["meta"],
        "reply-to": parent,
        "timestamp": instant_text(written.replace(microsecond=0)),
        "vectors": [],
    }
    return encode(data) + "\n"


def _entry(meta: Row, said: Counter[str]) -> dict[str, Any]:
    """Give what ConvoKit keeps about anything; days and instants become text, for it would pickle them."""
    plain = {
        name: value if value is None or isinstance(value, int) else replace(cell_text(value), HALVES, said)
        for name, value in meta.items()
    }
    return {"meta": plain, "vectors": []}


def _index(columns: Mapping[str, type]) -> dict[str, list[str]]:
    return {name: [str(kind if kind in {bool, int} else str)] for name, kind in columns.items()}


def _free(name: str, taken: Collection[str]) -> str:
    """Give a name that nobody has."""
    while name in taken:
        name += "*"
    return name


def _instant(posted: DateInterval, which: str) -> datetime:
    """Choose an instant at which a post can have been written, to the second."""
    if which == "start":
        return posted.start
    last = posted.stop - SECOND
    return last if which == "stop" else posted.start + (last - posted.start) / 2


def _page_instant(page: Consultation) -> datetime:
    """Give the instant that stands for a page."""
    run = (page.discussion and page.discussion.period) or page.period
    if run and run.first:
        return midnight(run.first)
    posted = [post.posted.start for post in page.posts() if post.posted]
    if posted:
        return min(posted)
    return page.captured.start if page.captured else datetime.min.replace(tzinfo=UTC)
