"""From records to pages: the one place where a page, a broken record and a page of another site are told apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from attrs import evolve

from talkparse.enums import CapturedBy
from talkparse.extras import MissingExtra
from talkparse.model import Consultation, DateInterval
from talkparse.parse import Options, parse_html, parse_text
from talkparse.problems import Problem, ProblemCode, RecordError, UnrecognisedPage
from talkparse.readers.address import unwrap
from talkparse.readers.html.encoding import decode_page
from talkparse.sources.detect import Container, tell
from talkparse.sources.gate import may_be_ours
from talkparse.sources.record import BrokenStream, Found, Media, Opened, PassedOver, Reading, Record
from talkparse.sources.record_dates import read_date
from talkparse.sources.streams import decompress, look_at
from talkparse.vocabulary import talk_london

Outcome = Consultation | RecordError | PassedOver | Opened
"""What became of a record, or that a file was opened."""


class NotOnePage(ValueError):  # noqa: N818 -- it says what there is
    """A source was called with the address of a page, and holds several."""


def read_file(file: BinaryIO, name: str, reading: Reading, options: Options) -> Iterator[Outcome]:
    """Yield what became of the records of a file.

    A file that is one page raises what is wrong with it, ``RecordError`` or ``UnrecognisedPage``; so does one that is
    no container. A file of records has no address: one that was given is a ``ValueError``.
    """
    try:
        head, stream = decompress(*look_at(file, name), name, reading.max_ratio)
        container = tell(head, name)
        if isinstance(container, str):
            raise RecordError(name, None, container)
        if reading.url is not None and container.holds_many:
            raise NotOnePage(f"url: it is the address of one page, and {name} holds records, which have their own")
        yield Opened(container.holds_many)
        yield from _outcomes(container, stream, name, reading, options)
    except (BrokenStream, MissingExtra) as error:
        raise RecordError(name, None, str(error)) from None


def _outcomes(
    container: Container, stream: BinaryIO, name: str, reading: Reading, options: Options
) -> Iterator[Outcome]:
    for record in container.records(stream, name, reading):
        if not container.holds_many and isinstance(record, RecordError):
            raise record
        if not container.holds_many and isinstance(record, Record):
            yield parse_record(record, options, reading.url)
        else:
            yield outcome_of(record, options)


def outcome_of(record: Found, options: Options) -> Outcome:
    """Parse a record of many, if it is one of the site's."""
    if not isinstance(record, Record):
        return record
    if not may_be_ours(record, options.get("vocabulary") or talk_london()):
        return PassedOver()
    try:
        return parse_record(record, options)
    except UnrecognisedPage:
        return PassedOver()


def parse_record(record: Record, options: Options, url: str | None = None) -> Consultation:
    """Parse a record, dated by its own date unless the caller gave one. Raises ``UnrecognisedPage``."""
    captured, problems = _captured(record, options)
    given: Options = {**options, "as_of": captured} if captured else options
    address = url or (unwrap(record.url) if record.url else None)
    if record.media is Media.TEXT:
        page = parse_text(record.data if isinstance(record.data, str) else record.data.decode(), url=address, **given)
    elif isinstance(record.data, bytes) and record.charset:
        page = parse_html(decode_page(record.data, record.charset), url=address, **given)
    else:
        page = parse_html(record.data, url=address, **given)
    return evolve(
        page,
        origin=str(record.place),
        captured_by=CapturedBy.RECORD if captured else page.captured_by,
        problems=(*page.problems, *problems),
    )


def _captured(record: Record, options: Options) -> tuple[DateInterval | None, list[Problem]]:
    """Give the capture by a record's own date where the caller gave none, and what is wrong with the record."""
    problems = []
    captured = None
    if record.date is not None and options.get("as_of") is None:
        try:
            captured = read_date(record.date)
        except ValueError as error:
            shown = repr(record.date)
            message = f"the date of the record, {shown[:60]}, says nothing of the capture: {error}"
            problems.append(Problem(ProblemCode.RECORD_DATE, message))
    if record.cut:
        problems.append(
            Problem(ProblemCode.CUT_RECORD, f"the record may hold only the beginning of the page: {record.cut}")
        )
    if record.guessed:
        message = f"the text is no UTF-8, and was read as {record.guessed}, as browsers would"
        problems.append(Problem(ProblemCode.GUESSED_ENCODING, message))
    return captured, problems
