# ruff: noqa: E501 -- a page is read best as one line
"""Invented pages of other sites, by the shapes of real ones, that print words of Talk London's: none is its page.

Each is refused as a text and, a paragraph for a line, as a saved page. What only markup can show stands in ``SAVED``.
"""

from __future__ import annotations

from typing import Final

TEASER: Final = (
    "The council agreed on Friday to rebuild the old market hall and to open it again in spring with thirty new stalls "
    "for local growers, bakers and makers, who had waited for more than six years while the..."
)
STORY: Final = (
    "The council agreed on Friday to rebuild the old market hall and to open it again in spring with thirty new stalls "
    "for local growers, bakers and makers, who had waited for more than six years while the roof was mended and the "
    "drains were laid anew under the square outside."
)
CUT: Final = (
    "Our reporter spent a week on the night buses of three towns and met nurses, bakers, cleaners and students, who told "
    "her what it is like to wait at four in the morning for a bus that may not come, and why they would not want to "
    "drive instead..."
)

TEXTS: Final[dict[str, str]] = {
    # Newspapers: an age under every headline, a word before it, teasers, links to comments.
    "news, a section before an age": "Earnings\nPublished 1 day ago\nSales miss, shares plunge",
    "news, a category before an age": "Ferry runs aground\nTravel News 3 hours ago\nNobody was hurt.\nMarkets Desk 1 day ago",
    "news, a reporter before an age": "Storm on the way\nStaff Writer 20 minutes agoRain is expected.\nTom Field 1 day ago",
    "news, comments twice": "Man bites dog\nView comments\nA man bit a dog.\nView comments",
    "news, one pair of teaser and article": f"Market hall\n{TEASER}\n{STORY}\nOther stories\nPrivacy",
    "news, teasers without articles": f"Today\n{TEASER}\n{CUT}\n{TEASER}\n{CUT}\nMore",
    "news, an update": "Bread recall\nUpdated: 12 June 2025\nTwo loaves are affected.\nUpdated: 14 June 2025",
    "news, an update in figures, and comments": "Bread recall\nUpdated: 12/06/2025\nTwo loaves.\nView comments\n12 comments",
    "news, a form for comments": "A letter\nI disagree with everything.\nWant to add a comment?\nYour name\nYour email",
    "news, discussion": "Bridge closed\nThe bridge is closed.\nJoin the discussion\n14 comments\nJoin the discussion",
    "news, Londoners answered": "Poll\nMost Londoners have responded well to the new trams.\n9736 readers have responded",
    "news, Londoners in a sentence": "Poll\nSome 1200 Londoners have responded to the survey, the mayor said.\nUpdated: 2 May 2024",
    "news, a discussion that ran": "History\nThe discussion ran from the war to the weather.\nRead more",
    "news, a discussion with one date": "Archive\nThe discussion ran from 18 December 2024 until nobody was left.\n2 comments",
    "news about the site": "City Hall listens\nTalk London, City Hall's online community, has a new page.\nView comments",
    "news that quotes the count": "City Hall listens\n“1622 Londoners have responded”, a spokesman said.\nShare",
    "news, topic area": "This page is part of the Sport topic area. View other Health discussions.\nScores",
    "news, ages everywhere": "\n".join(f"Story {number}\nWorld {number} hours ago" for number in range(2, 30)),
    # Communities of pictures and stories, whose members have titles.
    "pictures, a member and an age": "30 cats\nmoonbeam\nCommunity Member\n3 hours ago\nMine too.\nReply",
    "pictures, on one line": "30 cats\nmoonbeam\nCommunity Member 3 hours ago\nMine too.\nReply\nView More Replies",
    "pictures, glued once": "30 cats\nmoonbeam\nCommunity Member 3 hours agoMine too.\nReply",
    "pictures, without the space": "30 cats\nmoonbeam\nCommunity Member3 hours agoMine too.\ntom\nCommunity Member2 days agoNo.",
    "pictures, many members": "\n".join(
        f"cat{number}\nCommunity Member {number} hours ago\nNice." for number in range(2, 30)
    ),
    "pictures, sentences": "Community Member 3 hours ago.\nCommunity Member 4 hours ago, edited\nCommunity Member 5 days ago",
    "pictures, a separator": "Community Member 3 hours ago|Reply\nCommunity Member 4 hours ago|Reply\nCommunity Member 1 day ago· 2",
    "pictures, names before": "moonbeam Community Member 3 hours ago\ntom Community Member 2 days ago\nMine too.",
    "pictures, a long line before": "All that moonbeam ever wrote as aCommunity Member 3 hours ago\nAnd so on for many of usCommunity Member 1 day ago",
    "pictures, an official": "Recall\nKettle Works\nOfficial Representative\n2 weeks ago\nPlease write to us.",
    "pictures, since": "Community Member since 2019\nCommunity Member of the month\nOfficial Representative for Kettles",
    "pictures, voted": "Dare\nUp vote 31\nReply\nUp vote 2\nReply\nShare",
    # Forums and help desks.
    "forum, last activity": "Kettle leaks\n4 replies\nLast activity 2 days ago\nLid is loose\n1 reply\nLast activity 1 year ago",
    "forum, last activity by name": "Kettle leaks\nLast activity by tom\nLast activity: yesterday\nView comments",
    "forum, avatars": "Avatar for - tom\nIt leaks.\nAvatar for - ann\nTurn it off.\nAvatar for -",
    "forum, avatars of users": "Avatar for tom\nIt leaks.\nCommunity Member\nAvatar for ann\nTurn it off.",
    "forum, user images": "User Image for bob99\nIt leaks.\nUser Image for\nTurn it off.\nUser Image for ann",
    "forum, added by": "Added by tom\nIt leaks.\nAdded by Talk London Radio\nTurn it off.",
    "forum, the count of comments": "Comments (2)\nIt leaks.\nTurn it off.\nReport\nReport",
    "forum, sums apart": "Upvotes - 4\nIt leaks.\nLikes - 2\nUpvotes - 9\nTurn it off.",
    "forum, sums": "It leaks.\nUpvotes - 4\nLikes - 2\nTurn it off.\nUpvotes - 1\nLikes - 0",
    "forum, votes of one kind": "Up vote 4\nUp vote 9\nIt leaks.\nCare 2\nDown vote 1",
    "forum, votes of two kinds": "It leaks.\nUp vote 4\nDown vote 1\nTurn it off.\nUp vote 9\nDown vote 0",
    "forum, buttons around nothing": "It leaks.\nShow full comment\nSomething else.\nShow less of comment\nView comments",
    "forum, ideas": "Idea box\nView this idea\nA kettle with two spouts\nView this idea\n3 comments",
    "forum, ideas counted": "12 ideas generated by Kettle members\n13 ideas generated by London members\nView this idea",
    "forum, call": "Want to have your say next time?\nRegister now.\nAlready have an account?\nLog into your account",
    "forum, reply lines": "In reply to It leaks. by tom\nTurn it off.\nIn reply to Turn it off. by ann\nI did.",
    # Shops and film sites.
    "shop, a review that is cut": f"Lamp\n{TEASER}\nShow full comment\n{STORY}\nShow less of comment\n4 stars",
    "shop, short reviews": "Lamp\nBright.\nShow full comment\nBright.\nShow less of comment\nDim.\nShow full comment\nDim.",
    "shop, ages": "Lamp\nVerified Buyer 3 months ago\nBright.\nVerified Buyer 1 year agoDim.\nGold Member 2 days ago",
    "shop, a survey": "Survey | Lamps\nTell us what you think.\nSurvey | Shades",
    "shop, a survey that closes": "Your opinion\nThe survey will close on Sunday 21 July 2024.\nWin a lamp.",
    "shop, others": "Lamps\nJoin 919 others...\nBuy now",
    # Other consultations, and Drupal's own words.
    "council, responses": "Harbour plan\nClosed\n412 residents have responded | 18/12/2024 - 12/02/2025\nDiscussions\nView comments",
    "council, statuses": "Harbour plan\nClosed\nStage: Closed\nDiscussions\nBackground\nUpdates\nOpen",
    "council, sections": "Discussions\nIdea generation\nUpdates\nBackground\nSurveys\nRead our update",
    "council, boxes": "Timeline\nWe began\nHappened\nWe end\nNew for you\nSee all\nCommunity guidelines\nStaying safe",
    "council, open for ideas": "Open for ideas between friends\nOpen for ideas\nView this idea",
    "Drupal, submitted": "Harbour\nSubmitted by tom on Mon, 01/01/2024 - 00:00\nPermalink\nLog in or register to post comments",
    "Drupal, anonymous": "Harbour\nAnonymous (not verified)\n2 days ago\nAdd new comment\nPagination\nPage 1\nNext page",
    # The main site of the city, pages about the site, and pages that quote it.
    "main site, a report": "Engagement report\nTalk London\nMembers of Talk London answered.\nJoin Talk London\nUpdated: 12 June 2025",
    "main site, a menu": "Home\nAbout us\nTalk London\nGet involved\nNews\nJoin Talk London\nLog into your account",
    "a blog about the site": "I wrote on Talk London\nhttps://www.london.gov.uk/talk-london/topics/air\nJoin the discussion",
    "a link alone": "https://www.london.gov.uk/talk-london/comment/33288#comment-33288\nSee there.",
    "code, patterns": 'ROLE = re.compile(r"^(Community Member|Official Representative) ([0-9]+) (months?) ago")\nrows = []',
    "code, a list of words": '"Community Member",\n"Show full comment",\n"Show less of comment",\n"Up vote {count}",',
    "code, a readme": "# Scraper\n\n## Output\n\nname, role (`Community Member`), age (`6 months ago`), text\n\n## Licence\n\nMIT",
    "a book": "\n".join(
        ["It was a cold evening, and the community met in the old hall to talk of bread and boats."] * 60
    ),
    "dots at every end": "\n".join(f"and so on and on, for the {number}th time..." for number in range(80)),
    "one line repeated": "\n".join([TEASER] * 12),
    "one letter": "a",
    "nothing that is seen": "\u200b\n\u200b",
}

OTHER: Final = '<link rel="canonical" href="https://news.example/1">'
OURS: Final = "https://www.london.gov.uk/talk-london/comment/7"
DRUPAL: Final = '<article id="comment-{0}" data-comment-user-id="{0}" class="comment js-comment"><div class="content"><p>{1}</p></div></article>'
MEMBER: Final = "<div><a>moonbeam</a><div>Community Member</div><div>3 hours ago</div><p>Mine too.</p></div>"

SAVED: Final[dict[str, str]] = {
    "pictures with their own address": f"<head>{OTHER}</head><h1>30 cats</h1>{MEMBER}<p>View comments</p>{MEMBER}",
    "the address in another element": f'<meta property="og:url" content="https://news.example/1">{MEMBER}<p>View comments</p>',
    "the address as the base of links": f'<base href="https://news.example/">{MEMBER}<p>View comments</p>',
    "saved from elsewhere": f"<!-- saved from url=(0022)https://news.example/1 --><html>{MEMBER}<p>View comments</p></html>",
    "another page of the city's": f'<link rel="canonical" href="https://www.london.gov.uk/press">{MEMBER}<p>View comments</p>',
    "a link to a file": f'<head>{OTHER}</head><h1>Park</h1><p>See <a href="https://www.london.gov.uk/talk-london/sites/default/files/a.pdf">it</a>.</p>',
    "a picture of the site's": '<h1>Park</h1><img src="https://www.london.gov.uk/talk-london/sites/default/files/a.jpg" alt="A park">',
    "a link to a discussion": f'<h1>Park</h1><p>See <a href="{OURS}">it</a>.</p><a rel="canonical" href="{OURS}">it</a>',
    "the theme in a text": "<h1>Notes</h1><pre>&lt;link href=/talk-london/themes/custom/talk_london/a.css?theme=talk_london&gt;</pre>",
    "the theme in a script's data": '<script type="application/json">{"text": "theme=talk_london talk_london_gtm"}</script><h1>Notes</h1>',
    "the theme of the main site": '<link rel="stylesheet" href="/themes/custom/gla_core_theme/a.css"><h1>News</h1>'
    + DRUPAL.format(5, "x"),
    "another theme's name": '<link rel="stylesheet" href="/a.css?theme=talk_show"><h1>Talk</h1>'
    + DRUPAL.format(5, "x"),
    "any Drupal site": "<h1>Harbour</h1>" + DRUPAL.format(5, "It leaks.") + DRUPAL.format(6, "Turn it off."),
    "a Drupal site's members who say drupal": '<h1>Q</h1><div id="comment-5" class="comment"><p>drupal, js-comment, /comment/reply/</p></div>',
    "a Drupal 7 site": '<div class="comment-wrapper"><a id="comment-5"></a><div class="comment"><div class="content"><p>Hi</p></div></div></div>',
    "a Drupal site with another address": f"<head>{OTHER}</head>" + DRUPAL.format(5, "x") + "<p>View comments</p>",
    "another system's comments": f'<ol><li id="comment-5" class="comment"><p>Hi</p></li><li id="comment-6" class="comment">{MEMBER}</li></ol>',
    "code of the site in an article": f"<head>{OTHER}</head><pre>{'Ann&#10;Community Member 6 months agoHi&#10;' * 3}</pre>",
    "a title": "<title>Lamps | Talk London</title><h1>Lamps</h1><p>How bright?</p>",
    "nothing": "<html><body></body></html>",
}
