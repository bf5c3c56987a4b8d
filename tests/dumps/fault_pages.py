"""Invented pages, one for each kind of page that was once read wrongly: who quotes the site, and what the site can do.

Every name and every word that members "wrote" is made up.
"""

from __future__ import annotations

from datetime import date

from tests.dumps.page_types import (
    Page,
    Post,
    one,
)

_TOPICS = "https://www.london.gov.uk/talk-london/topics"

# --- members who write what the site prints ---------------------------------------------------------------------------
QUOTES = Page(
    name="quoted-buttons",
    url=f"{_TOPICS}/digital/this-site/discussions/1931",
    title="How this site could be better",
    status="Open",
    responses=418,
    hero="A keyboard with crumbs",
    section="Discussions",
    discussion_title="What annoys you here?",
    discussion_status="Open",
    votes=(6, 2),
    intro=(
        "We are going to rebuild this site. Tell us what you stumble over, word by word if need be.",
        ("h", "What do you think?"),
        ("ul", "Which button did you never understand?", "What do you miss on a small screen?"),
    ),
    call="Want to add a comment?",
    comment_count=10,
    posts=(
        Post(
            number=88120,
            author="Pixel Pauline",
            age="3 hours",
            avatar="Koala",
            toggled=True,
            paragraphs=one(
                "It said Community Member 6 months ago beside my name, and an Official Representative 2 days ago had "
                "the same frog as I have. Is that on purpose?"
            ),
        ),
        Post(
            number=88114,
            author="backspace_bill",
            age="5 hours",
            votes=(4, 0),
            toggled=False,
            paragraphs=one("I pressed Show full comment and nothing happened.", "Twice."),
        ),
        Post(
            number=88115,
            author="Pixel Pauline",
            age="4 hours",
            depth=1,
            avatar="Koala",
            votes=(1, 0),
            toggled=False,
            paragraphs=one("The button Show less of comment is worse: it hides what I am reading."),
        ),
        Post(
            number=88101,
            author="Ines from the annexe",
            age="8 hours",
            avatar="Sea turtle",
            votes=(2, 1),
            toggled=True,
            paragraphs=one(
                "This is what my screen reader says before every comment, and after the third one I give up:",
                "Mudlark",
                "Community Member 3 months ago",
                "Nobody speaks like that. A name would do, and the day, and perhaps whether somebody is paid to be "
                "here. Everything else can wait until I ask for it, and I will not.",
            ),
        ),
        Post(
            number=88090,
            author=None,
            age="11 hours",
            votes=(0, 3),
            toggled=True,
            paragraphs=one("Log into your account", "is what it asked me, over and over, while I was logged in."),
        ),
        Post(
            number=88077,
            author="The Web Team",
            role="Official Representative",
            age="1 day",
            pinned=True,
            avatar="Polar bear",
            votes=(9, 0),
            toggled=True,
            paragraphs=one(
                "Thank you for all of this. To answer the question that came up most often: the lines Up vote 12 and "
                "Care 3 are two counts, not one, and the link Report under them is for comments that break our rules. "
                "We have noted that New here? Join Talk London is of no use to those who have joined, and that "
                "Already have an account? should not be asked twice.",
                "Please keep them coming.",
            ),
        ),
        Post(
            number=88064,
            author="Quoting Quentin",
            age="2 days",
            votes=(0, 0),
            toggled=False,
            paragraphs=one(
                "The line was Community Member, 6 months ago with a comma once, was it not?",
                "And Community Member · 6 months ago on my telephone.",
            ),
        ),
        Post(
            number=88052,
            author="no_more_popups",
            age="3 days",
            votes=(5, 5),
            toggled=True,
            paragraphs=one(
                ("1. Comments (12) means nothing if ten of them are hidden.", "2. Page 2 does not exist."),
                "3. Happened",
                "What has happened? The timeline never says. It only says that 87 Londoners have responded, and that "
                "The discussion ran from 18 December 2024 - 12 February 2025, which nobody asked.",
            ),
        ),
        Post(
            number=88040,
            author="Grumbling in SE9",
            age="4 days",
            avatar="Vaquita",
            votes=(1, 2),
            toggled=False,
            paragraphs=one("+1", "- to all of it", "* and to the frog"),
        ),
        Post(
            number=88031,
            author="Pixel Pauline",
            age="5 days",
            avatar="Koala",
            votes=(0, 1),
            toggled=True,
            paragraphs=one("# too many signs", "**so** many [links](here), and a > where none should be."),
        ),
    ),
)

IMITATIONS = Page(
    name="borrowed-names",
    url=f"{_TOPICS}/safety/names/idea-gen/1937",
    title="Who is who",
    status="Closed",
    responses=77,
    period=(date(2023, 3, 1), date(2023, 9, 30)),
    hero="A wall of letter boxes",
    section="Idea generation",
    kind="idea",
    idea_title="Show who is who",
    idea=one("Anybody can call himself anything here, and some do.", "A tick beside those who are checked, please."),
    suggested_by="Tick Tock",
    call="Want to have your say next time?",
    comment_count=5,
    posts=(
        Post(
            number=90210,
            author="Dupe of a Dupe",
            age="2 years",
            votes=(3, 0),
            toggled=True,
            paragraphs=one(
                "I copied this from another page, to show how easy it is:",
                "Avatar for - Tiger",
                "Samuel P.",
                "Official Representative 1 day ago",
                "All of you shall have a swimming pool. The next man who reads that will believe it, and who could "
                "blame him? It looks like all the others, and nobody ever scrolls up to see where it began.",
            ),
        ),
        Post(
            number=90204,
            author="Plain Jane",
            age="2 years",
            avatar="Adelie penguin",
            votes=(0, 0),
            toggled=False,
            paragraphs=one("My cousin wrote: Samuel P. Official Representative 1 day ago. We laughed."),
        ),
        Post(
            number=90199,
            author="Tick Tock",
            age="2 years",
            votes=(2, 2),
            toggled=True,
            paragraphs=one(
                "Dupe of a Dupe",
                "Community Member 2 years ago",
                "See? I am you now. And because this is long enough to be folded, the page prints it twice, which "
                "ought to make it plain to any machine that nobody new has come in. To people it is not plain at all, "
                "and that is my whole point.",
            ),
        ),
        Post(
            number=90188,
            author="Fold-it-yourself",
            age="2 years",
            votes=(1, 0),
            toggled=True,
            paragraphs=one(
                "Show full comment",
                "is what I would like to see here, as a joke. Then some more, so that it is folded indeed: a tick "
                "costs nothing, a cross costs nothing, and a word with the moderators costs ten minutes of a lunch.",
            ),
        ),
        Post(
            number=90171,
            author="last in line",
            age="3 years",
            avatar="Monarch butterfly",
            votes=(0, 4),
            toggled=False,
            paragraphs=one("I have nothing to add, but 4 weeks ago I had."),
        ),
    ),
)

# --- previews as the site's code makes them ---------------------------------------------------------------------------
_BLANK = "<p>&nbsp;</p>"
_LOST_LAMP = (
    "Our street lost its last lamp in the storm of November, and since then the dog and I walk by the light of a "
    "mobile phone, counting the puddles and greeting whoever we meet by the sound of their boots on the gravel here."
)
_MAP = (
    "There is a map of all the dark corners that our residents' group drew last winter with the help of the school, "
    "two scouts and a retired surveyor. You can look at every one of them, with a photograph and the number of the "
    "lamp post, here: "
)
_PROPOSAL = (
    "A modest proposal for the footpath behind the allotments, where nobody has mended a single lamp since the year "
    "in which the allotments were dug, although the council's own notice promised it, in capital letters, before the "
    "end of that very"
)
_WISHES = (
    "<p>What I would like to see, in this order, since nobody has the money for all of it at once:</p>\n<ul>\n"
    "<li>warm light, not the blue one that makes every face look ill</li>\n"
    "<li>lamps that go to sleep when the last train has left</li>\n"
)
_PASTED = (
    "I pasted this from my letter to the council, which was never answered:&nbsp; the owls have left the churchyard, "
    "the moths have left the hedge, and I am thinking of leaving too. Please do not make them brighter than the moon "
    "is.&nbsp; "
)
PREVIEWS = Page(
    name="village-lamps",
    url=f"{_TOPICS}/environment/village-lamps/discussions/1942",
    title="Lamps for the lanes",
    status="Closed",
    responses=1203,
    period=(date(2021, 10, 4), date(2022, 4, 29)),
    section="Discussions",
    discussion_title="Where is it too dark, and where too bright?",
    discussion_status="Closed",
    ran=(date(2021, 10, 11), date(2022, 2, 28)),
    intro=("The lanes on the edge of the city have few lamps, and some that nobody wants.",),
    comment_count=6,
    posts=(
        Post(
            number=60611,
            author="Boots on gravel",
            age="4 years",
            toggled=True,
            html=f"<p>{_LOST_LAMP}</p>\n" + "\n".join([_BLANK] * 14),
            shown=f"<p>{_LOST_LAMP}</p>\n" + "\n".join([_BLANK] * 10) + "\n<p>...</p>",
        ),
        Post(
            number=60597,
            author="Moth & Owl",
            age="4 years",
            votes=(7, 1),
            avatar="Koala",
            toggled=True,
            html=f"<p>{_PASTED}They are bright enough as it is, all nine of them.</p>",
            shown=f"<p>{_PASTED.rstrip()}...</p>",
        ),
        Post(
            number=60590,
            author="Surveyor, retired",
            age="4 years",
            toggled=True,
            html=f'<p>{_MAP}<a href="https://example.org/dark-corners">https://example.org/dark-corners</a> and tell '
            "us what is missing.</p>",
            shown=f'<p>{_MAP}<a href="https://example.org/dark-corners">ht</a>...</p>',
        ),
        Post(
            number=60574,
            author=None,
            age="4 years",
            votes=(0, 2),
            toggled=True,
            html=f"<h3>{_PROPOSAL} spring</h3>\n<p>That is all.</p>",
            shown=f"<h3>{_PROPOSAL}</h3>...",
        ),
        Post(
            number=60560,
            author="Coin Slot",
            age="4 years",
            toggled=True,
            html=f"{_WISHES}<li>a switch for the tennis court, with a coin slot if need be, as they have it on the "
            "other side of the river</li>\n</ul>",
            shown=f"{_WISHES}<li>a switch for the tennis court, with a...</li>\n</ul>",
        ),
        Post(
            number=60544,
            author="night-ripe tomatoes",
            age="4 years",
            avatar="Tiger",
            votes=(12, 0),
            toggled=True,
            paragraphs=one(
                "Nobody asked us. Nobody asked the people who live over the shops either. They came with a lorry at "
                "six in the morning, put up nine masts between our windows, and were gone before the baker had opened "
                "his shutters. And the light is so bright!!! ... So bright that my tomatoes ripen at night."
            ),
        ),
    ),
)

# --- what else the site can do ----------------------------------------------------------------------------------------
LISTED = Page(
    name="listed-thread",
    url=f"{_TOPICS}/housing/spare-rooms/discussions/1948",
    title="Spare rooms",
    status="Open",
    responses=56,
    hero="A bed under a slanting roof",
    section="Discussions",
    discussion_title="Would you take a lodger?",
    discussion_status="Open",
    intro=("Half a million rooms are empty every night.", ("ul", "What would make you let yours?")),
    call="Want to add a comment?",
    comment_count=5,
    listed=True,
    posts=(
        Post(
            number=91033,
            author="Attic Annie",
            age="2 weeks",
            avatar="Koala",
            toggled=False,
            paragraphs=one("A contract that both of us understand.", "- two pages", "- one signature"),
        ),
        Post(
            number=91040,
            author="lodger lodger",
            age="1 week",
            depth=1,
            toggled=True,
            paragraphs=one(
                "And a lock on the door, on the inside. In my last room there was one on the outside only, and when I "
                "asked about it I was told that it had come with the door, which had come from a butcher's. I moved "
                "out the same evening, with my bed."
            ),
        ),
        Post(
            number=91046,
            author="Attic Annie",
            age="6 days",
            depth=2,
            avatar="Koala",
            votes=(3, 3),
            toggled=True,
            paragraphs=one("Ha! Both sides, then."),
        ),
        Post(
            number=91021,
            author="Quiet House",
            age="3 weeks",
            votes=(0, 1),
            toggled=False,
            paragraphs=one("No drums.", ("I have asked twice:", "no drums!")),
        ),
        Post(
            number=91027,
            author=None,
            age="2 weeks",
            depth=1,
            votes=None,
            toggled=False,
            paragraphs=one("What about a very small drum?"),
        ),
    ),
)

OTHER_BOXES = Page(
    name="other-boxes",
    url=f"{_TOPICS}/transport/night-ferry/discussions/1955",
    title="A ferry at night",
    status="Closed",
    responses=640,
    period=(date(2020, 6, 1), date(2020, 12, 18)),
    section="Discussions",
    discussion_title="Would you cross the river after midnight?",
    discussion_status="Closed",
    ran=(date(2020, 6, 8), date(2020, 10, 30)),
    intro=("The last ferry leaves at 23:40.", ("b", "The challenge"), "A later one would need a second crew."),
    new=(("Bridges by night", "12 May 2024", "Eleven bridges will be lit until dawn."),),
    others=(("Trains on Sundays", "Closed with follow up", "03 April 2024", "What we heard, and what follows."),),
    safety=False,
    timeline=("May 2020: trial runs", "October 2020: 1,204 passengers counted"),
    timeline_end=("You and other Londoners have shared 31 ideas", "See the figures"),
    comment_count=2,
    posts=(
        Post(
            number=40118,
            author="Oarsman's Niece",
            age="5 years",
            votes=(8, 2),
            toggled=False,
            paragraphs=one("Yes, on Fridays, if the bar is shut."),
        ),
        Post(
            number=40102,
            author="Gangway Gus",
            age="5 years",
            avatar="Leatherback sea turtle",
            votes=(0, 0),
            toggled=True,
            paragraphs=one("Timeline? Which timeline? We have waited since 1974."),
        ),
    ),
)

OLDEST_FIRST = Page(
    name="oldest-first",
    url=f"{_TOPICS}/arts-culture/street-pianos/discussions/1960",
    title="Pianos on the street",
    status="Open",
    responses=209,
    hero="A piano in the rain",
    section="Discussions",
    discussion_title="Where should a piano stand?",
    discussion_status="Closing soon",
    votes=(15, 15),
    intro=("Nine pianos found a home last summer.", ("ul", "Where should the tenth one go?")),
    call="Want to add a comment?",
    comment_count=8,
    share=True,
    posts=(
        Post(number=93001, author="Left Hand", age="12 months", toggled=False, paragraphs=one("The station.")),
        Post(
            number=93004,
            author="Right Hand",
            age="11 months",
            depth=1,
            votes=(1, 0),
            toggled=True,
            paragraphs=one("Not the station: it has three."),
        ),
        Post(number=93012, author="Pedal", age="4 weeks", toggled=False, paragraphs=one("The ferry!", "It floats.")),
        Post(number=93013, author=None, age="6 days", toggled=False, paragraphs=one("So does a piano, once.")),
        Post(
            number=93020,
            author="Metronome 120",
            age="24 hours",
            avatar="Monarch butterfly",
            toggled=False,
            paragraphs=one("Outside the library, where they cannot shout back."),
        ),
        Post(
            number=93024,
            author="Left Hand",
            age="1 hour",
            votes=(0, 9),
            toggled=False,
            paragraphs=one("Cruel. I like it."),
        ),
        Post(number=93025, author="Pedal", age="59 minutes", depth=1, toggled=False, paragraphs=one("Seconded.")),
        Post(number=93027, author="Right Hand", age="34 seconds", toggled=False, paragraphs=one("Thirded.")),
    ),
)

ODD_MARKUP = Page(
    name="odd-markup",
    url=f"{_TOPICS}/health/cold-baths/discussions/1966",
    title="Cold baths",
    status="Closed",
    responses=18,
    period=(date(2019, 1, 7), date(2019, 5, 3)),
    section="Discussions",
    discussion_title="Should the old baths open again?",
    discussion_status="Closed",
    intro=("They have been shut since the boiler burst.",),
    comment_count=4,
    toggles="summary",
    posts=(
        Post(
            number=20204,
            author="Longest name that the site ever had",
            age="6 years",
            toggled=True,
            paragraphs=one(
                "I swam there as a boy, when the water was so cold that the lifeguard sat in the boiler room and came "
                "out on the hour to count us. There were always as many as before, he said, and some of them had "
                "turned blue, which he put down to the tiles."
            ),
        ),
        Post(
            number=20199,
            author="Guest",
            unverified=True,
            age="6 years",
            votes=(2, 0),
            toggled=False,
            paragraphs=one("Open them, and do not mend the boiler."),
        ),
        Post(
            number=20190,
            author="Doctor Ofthebaths. Ofcourse",
            age="6 years",
            avatar="Polar bear",
            votes=(0, 0),
            toggled=True,
            paragraphs=one("A cold bath a day.", "An apple, too."),
        ),
        Post(number=20181, author="Brr", age="6 years", votes=None, toggled=False, paragraphs=one("No.")),
    ),
)

HALF = Page(
    name="half-saved",
    url=f"{_TOPICS}/economy/penny-shops/discussions/1977",
    title="The last penny shop",
    status="Open",
    responses=31,
    section="Discussions",
    discussion_title="Is there one near you?",
    discussion_status="Open",
    intro=("There were nine hundred of them once.",),
    call="Want to add a comment?",
    comment_count=3,
    ends_after="and sells me a bag of",
    posts=(
        Post(number=94120, author="Sherbet", age="4 days", toggled=False, paragraphs=one("Two! One sells cats.")),
        Post(
            number=94111,
            author="Liquorice Liz",
            age="5 days",
            avatar="Koala",
            votes=(4, 4),
            toggled=True,
            paragraphs=one(
                "Ours is still there, behind the cinema, with the same bell over the door and the same jar of "
                "something yellow that nobody ever buys. I go there with my grandson on Saturdays, and he counts his "
                "coins on the step first, as I did.",
                "The man behind the counter must be eighty. He calls me young lady and sells me a bag of humbugs "
                "without asking what I want.",
            ),
        ),
    ),
)

FAULT_PAGES = (QUOTES, IMITATIONS, PREVIEWS, LISTED, OTHER_BOXES, OLDEST_FIRST, ODD_MARKUP, HALF)
