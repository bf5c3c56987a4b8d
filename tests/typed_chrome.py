"""What the site prints, as members may type it: in the middle of a sentence, or as lines of their own."""

from __future__ import annotations

from hypothesis import strategies as st

from talkparse.vocabulary import talk_london

WORDS = talk_london()
COMMENT, CALL = WORDS.comment, WORDS.call_to_action
CHROME = (
    f"{COMMENT.member} 3 months ago",
    f"{COMMENT.official} 2 days ago",
    f"{COMMENT.member} 3 months ago, then a {COMMENT.member} 4 weeks ago",
    COMMENT.show_full,
    COMMENT.show_less,
    CALL.log_in,
    CALL.sentence,
    *CALL.join,
    CALL.question,
    *CALL.headings,
    "Up vote 12",
    "Care 3",
    "Down vote 1",
    COMMENT.report,
    COMMENT.pin,
    f"{COMMENT.avatar} Koala",
    "Comments (12)",
    "87 Londoners have responded",
    "The discussion ran from 18 December 2024 - 12 February 2025",
    WORDS.header.by_line,
    WORDS.boxes.guidelines,
    WORDS.boxes.timeline,
    WORDS.boxes.happened,
    "In reply to More lamps by Mudlark",
    "Page 2",
)
"""Words that the site prints, as a member may type them."""

BUTTONS = (COMMENT.show_full, COMMENT.show_less)

SENTENCES = st.builds(
    "{} {} {}".format,
    st.sampled_from(("The clerk said", "I pressed", "There is", "They all wrote", "And so the", "Yes, and a")),
    st.sampled_from(BUTTONS) | st.sampled_from(CHROME),
    st.sampled_from(("and nothing happened.", "told me so.", "is slow", "which is odd, I think.", "too")),
)

WHOLE_LINES = (*CHROME[2:], COMMENT.member, "Avatar for -", "12", "Closed", "Add", "Pagination", "Next page", "Share")
"""Lines that the site prints. A role and an age alone make another comment where nothing contradicts them."""
