"""How long ``parse_html`` takes, as a multiple of ``lxml.html.fromstring`` over the same bytes in the same run.

    python tests/benchmarks/html_speed.py

The page is invented: 500 comments in about 700 KB, two thirds of them with a preview, some of them replies. Both are
run in turn; the fastest runs are compared and the medians, for times of a shared machine are unsteady.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from lxml.html import fromstring

from talkparse import parse_html
from talkparse.testing.truncation import truncate

COMMENTS = 500
ROUNDS = 21
SENTENCE = "We counted {0} bicycles and {1} vans before the baker’s on a wet Tuesday, and nobody slowed down at all. "
HEAD = """<!DOCTYPE html>
<html lang="en-GB" dir="ltr"><head><meta charset="utf-8"><title>Counting | Talk London</title>
<link rel="canonical" href="https://www.london.gov.uk/talk-london/topics/streets/counting/discussions/1">
<link rel="stylesheet" href="/talk-london/sites/default/files/css/a.css?theme=talk_london"></head>
<body><header role="banner"><nav><ul><li><a href="/">Home</a></li></ul></nav></header><main role="main">
<h1>Counting</h1><p>Open</p><p>1622 Londoners have responded</p><h2>Discussions</h2>
<div>What did you count?</div><div><img alt="User Image for" src="u.png"></div><div>Added by Talk London</div>
<p>Tell us what passes your door.</p><section id="comments" class="comment-wrapper">
<h3>Want to add a comment?</h3><div>Comments (500)</div>
"""
COMMENT = """
          {open}<article data-comment-user-id="{user}" id="comment-{number}" class="comment js-comment">
            <mark class="hidden" data-comment-timestamp="{stamp}"></mark>
            <div class="comment__avatar"><img alt="Avatar for - Koala" src="/talk-london/sites/default/a.png"></div>
            <div class="comment__submitted">
              <h3>counter_{number}</h3>
              <span class="comment__role">Community Member</span> <span class="comment__age">3 months ago</span>
            </div>
            <div class="comment__votes">
              <div>Up vote <span>{up}</span></div>
              <div>Care <span>0</span></div>
            </div>
            <div class="comment__report">Report</div>
            <div class="comment__content">{body}
            </div>
          </article>{close}"""
PART = """
              <div class="{name}">
                <p>{text}</p> <span class="toggle">{toggle}</span>
              </div>"""


def comment(index: int) -> str:
    """One comment, with a preview where it is long."""
    text = "<br />\n".join(
        (SENTENCE.format(index + line, 7 * index) * (2 if index % 3 else 1)).rstrip() for line in range(1 + index % 2)
    )
    plain = text.replace("<br />", "")
    if index % 3:
        cut = truncate(plain).replace("\n", "<br />\n")
        body = PART.format(name="short", text=cut, toggle="Show full comment")
        body += PART.format(name="long", text=text, toggle="Show less of comment")
    else:
        body = f"<div><p>{text}</p></div>"
    reply = index % 7 == 1
    return COMMENT.format(
        open='<div class="indented">' if reply else "",
        close="</div>" if reply else "",
        user=900 + index,
        number=70_000 - index,
        stamp=1_734_689_472 - 61 * index,
        up=index % 5,
        body=body,
    )


def page() -> bytes:
    """The page."""
    return (HEAD + "".join(map(comment, range(COMMENTS))) + "\n</section></main></body></html>").encode()


def timed(function: Callable[[bytes], object], data: bytes) -> float:
    """Seconds that a call takes."""
    start = time.perf_counter()
    function(data)
    return time.perf_counter() - start


def main() -> int:
    """Print both times and their ratio."""
    data = page()
    found = list(parse_html(data).posts())
    rounds = [(timed(fromstring, data), timed(parse_html, data)) for _ in range(ROUNDS)]
    print(f"{len(data) / 1000:.0f} KB, {len(found)} posts, {sum(post.preview is not None for post in found)} previews")
    for name, tree, own in (
        ("fastest", *map(min, zip(*rounds, strict=True))),
        ("median", *map(statistics.median, zip(*rounds, strict=True))),
    ):
        print(f"{name}: fromstring {1000 * tree:.1f} ms, parse_html {1000 * own:.1f} ms, ratio {own / tree:.2f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
