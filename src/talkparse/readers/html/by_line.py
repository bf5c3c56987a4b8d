"""By-lines: who wrote a comment, where the markup shows a name or Drupal's words stand around one."""

from __future__ import annotations

from talkparse.readers.html.header_lines import WHEN, find_by_line
from talkparse.vocabulary import Vocabulary


def read_by_line(before: str, name: str, after: str, words: Vocabulary) -> tuple[str, str]:
    """Read a line in which an element holds a name: give the name, and what is left of the line.

    The element may hold Drupal's words around the name too, and ``after`` may begin with a mark that is a part of it.
    """
    unverified = words.comment.unverified
    if after.startswith(unverified):
        name, after = f"{name} {unverified}", after.removeprefix(unverified).lstrip()
    after = _after_date(after, words)
    if before in words.comment.by_line_starts:
        before = ""
    return name_in(name, words), f"{before} {after}".strip()


def name_in(line: str, words: Vocabulary) -> str:
    """Give the name in a line, less Drupal's words around it."""
    found = find_by_line(line, words)
    return found["name"] if found else line


def _after_date(after: str, words: Vocabulary) -> str:
    """Give what stands behind the date of a by-line; a date that is not Drupal's reaches to the end of its line."""
    for link in words.comment.by_line_links:
        rest = after.removeprefix(link).lstrip()
        if when := WHEN.match(rest):
            return rest[when.end() :].lstrip()
        if link and after.startswith(link) and not words.patterns.known_header.search(after):
            return ""
    return after
