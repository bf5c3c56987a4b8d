"""Invented pages in the shapes of the layouts, short enough to be read in a test, and what a page is read as."""

from __future__ import annotations

from talkparse import Consultation, parse_html

MEMBER = "Community Member 6 months ago"
LONG = " ".join(["one two three four five six seven eight nine ten"] * 8)
SENTENCE = (
    "New here? Join Talk London, City Hall's online community where you can have your say on London's biggest issues."
)
HEADING = "Want to join our next discussion?"
RANGE = "12 Londoners have responded | 18/12/2024 - 12/02/2025"
RUN = "The discussion ran from 18 December 2024 - 12 February 2025"
FRAME = "Avatar for - Tiger\nUp vote 3\nCare 1\nReport"


def cut(text: str) -> list[str]:
    """Give the lines of a preview whose limit falls after a space, as the site cuts it."""
    return (text[:240][: text[:240].rindex(" ")] + "...").split("\n")


def t3(
    *lines: str, head: tuple[str, ...] = ("Big plan", "Closed", RANGE, "", "Discussions", "We ask.", RUN, "Closed")
) -> str:
    """Print a page as trafilatura did up to 2.1."""
    first, *others = lines or ("",)
    call = [HEADING, SENTENCE, "Join Talk LondonAlready have an account?", f"Log into your account{first}"]
    return "\n".join([*head, *call, *others])


def t1(*lines: str) -> str:
    """Print a page as trafilatura did up to 1.7."""
    head = ["Big plan", "Closed", RANGE, "Discussions", "We ask.", RUN, "Closed", HEADING]
    return "\n".join([*head, f"{SENTENCE}Join Talk London", "Already have an account?Log into your account", *lines])


def r0(*paragraphs: str, before: tuple[str, ...] = ("Big plan", "Closed", RANGE, "Discussions", "A title")) -> str:
    """Print a page as resiliparse did up to 0.14."""
    head = [*before, "User Image for\nAdded by Talk London", "We ask.", f"\n{HEADING}", SENTENCE, "Join Talk London"]
    return "\n\n".join([*head, "Already have an account?", "Log into your account\nComments (9)", *paragraphs])


def texts(page: Consultation) -> list[str]:
    """Give the texts of its posts."""
    return [post.text for post in page.posts()]


def codes(page: Consultation) -> list[str]:
    """Give the codes of its problems."""
    return [str(problem.code) for problem in page.problems]


def html_texts(html: str | bytes) -> list[str]:
    """Give the texts of the posts of a saved page."""
    return texts(parse_html(html))


def html_codes(html: str | bytes) -> list[str]:
    """Give the codes of the problems of a saved page."""
    return codes(parse_html(html))
