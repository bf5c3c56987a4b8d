"""Further invented pages: deep threads, deleted accounts, a second idea, and the markup of ``smart_trim_readmore``."""

from __future__ import annotations

from datetime import date

from tests.dumps.page_types import Page, Post, one

TRAMS = Page(
    name="tram-stops",
    url="https://www.london.gov.uk/talk-london/topics/getting-around/tram-stops/discussions/1718",
    title="Waiting for the tram",
    status="Open",
    responses=1406,
    hero="Two passengers under one umbrella",
    section="Discussions",
    discussion_title="What should a tram stop have?",
    discussion_status="Closing soon",
    votes=(8, 3),
    intro=(
        "Thirty-nine tram stops will be rebuilt over the next six years, the oldest of them first.",
        (
            "We have a budget for shelters and lights. It will not reach for everything, so we would like to know what "
            "matters most to those who wait."
        ),
        ("h", "What do you think?"),
        (
            "ul",
            "Which stop do you use, and at what hours?",
            "What would make ten minutes there more bearable?",
            "Is there anything at your stop that you would not miss?",
        ),
    ),
    call="Want to add a comment?",
    comment_count=12,
    posts=(
        Post(
            number=71240,
            author="RailReplacement",
            age="2 days",
            avatar="Vaquita",
            votes=(5, 1),
            toggled=True,
            paragraphs=one(
                "A roof that is wider than the bench under it. The one at the hospital covers exactly the seat backs, "
                "so in any wind from the west the whole row of us gets up and stands behind the timetable instead.",
                "Everything else can wait. A screen is nice, a dry coat is nicer.",
            ),
        ),
        Post(
            number=71252,
            author="ms_marple_se25",
            age="1 day",
            depth=1,
            avatar="Adelie penguin",
            votes=(2, 0),
            toggled=True,
            paragraphs=one(
                "Agreed about the roof, though I would not give up the screen. My eyes are too poor for the paper "
                "timetable, and since the announcements were turned down after complaints from the flats opposite I "
                "simply ask whoever stands next to me. Mostly they are kind, and mostly they are wrong."
            ),
        ),
        Post(
            number=71260,
            author="RailReplacement",
            age="23 hours",
            depth=2,
            avatar="Vaquita",
            votes=(1, 1),
            toggled=False,
            paragraphs=one("Fair. Roof and a screen then, in that order."),
        ),
        Post(
            number=71266,
            author="ms_marple_se25",
            age="20 hours",
            depth=3,
            avatar="Adelie penguin",
            votes=(0, 0),
            toggled=False,
            paragraphs=one(("Deal!", "We should run the tramway.")),
        ),
        Post(
            number=71268,
            author=None,
            age="19 hours",
            depth=3,
            votes=(0, 0),
            toggled=True,
            paragraphs=one("You two have my vote."),
        ),
        Post(
            number=71255,
            author="Kerbside Karim",
            age="1 day",
            depth=1,
            votes=(0, 2),
            toggled=False,
            paragraphs=one("The wind comes from the east on our side of the hill."),
        ),
        Post(
            number=71231,
            author="Juniper & Rye",
            age="4 days",
            avatar="Monarch butterfly",
            votes=(12, 6),
            toggled=True,
            paragraphs=one(
                (
                    "I wait at Lloyd Park every morning at 5:40, and I am nearly always the only one.",
                    (
                        "Please put the light switch back that we had until 2016: you pressed it and it stayed "
                        "on for six "
                        "minutes."
                    ),
                ),
                (
                    "A lamp that burns all night helps nobody who sleeps behind it,",
                    "a lamp that sees me coming is too clever by half,",
                    "a button is enough.",
                ),
            ),
        ),
        Post(
            number=71236,
            author="Tramway Design Team Officer",
            role="Official Representative",
            age="3 days",
            depth=1,
            avatar="Koala",
            votes=(4, 0),
            toggled=True,
            paragraphs=one(
                "Thank you, that is useful. The buttons were taken out when the lamps were changed, because the new "
                "ones need a moment to reach full brightness; there is a newer kind that does not, and we will ask for "
                "a trial at two stops on the eastern branch this winter.",
            ),
        ),
        Post(
            number=71241,
            author="Juniper & Rye",
            age="2 days",
            depth=2,
            avatar="Monarch butterfly",
            votes=(3, 0),
            toggled=False,
            paragraphs=one("Splendid. I will press it on the first morning and tell you."),
        ),
        Post(
            number=71219,
            author="5 stops early",
            age="1 week",
            votes=(0, 0),
            toggled=True,
            paragraphs=one(
                "Nothing. Spend it on a tram that comes.",
            ),
            tail="\n<p>&nbsp;</p>",
        ),
        Post(
            number=71203,
            author="Mr_Bell",
            age="2 weeks",
            avatar="Tiger",
            votes=(2, 2),
            toggled=True,
            paragraphs=one(
                "Three things I would not miss: the advertising that faces the bench so that one has to look at it; "
                "the bin without a lid, which feeds the foxes; and the painted feet on the platform telling us where "
                "to stand, which have never once agreed with where the doors are…",
                "Thanks for asking, by the way. Nobody did last time.",
            ),
        ),
    ),
)

MARKET = Page(
    name="night-market",
    url="https://www.london.gov.uk/talk-london/topics/high-streets/after-six/idea-gen/761/1334",
    title="High streets after six",
    status="Closed",
    responses=2077,
    period=(date(2021, 5, 10), date(2022, 1, 31)),
    section="Idea generation",
    kind="idea",
    idea_title="Night market + repair café / once a month",
    idea=one(
        "Our high street goes dark at six although the trains bring people home until nine. Let the traders put tables "
        "out one evening a month, and next to them the people who can mend things.",
        "Toasters, zips, bicycles: you eat while somebody looks at your lamp.",
        (
            "It needs a road closed for five hours,",
            "one long cable,",
            "and a promise that the market comes back next month whatever the weather did.",
        ),
    ),
    suggested_by="soldering-sal",
    timeline=("Traders’ workshop in the old arcade", "Ideas are read by a panel of Londoners"),
    timeline_end=("You and other Londoners have shared 88 ideas", "Have a look"),
    safety=False,
    call="Want to have your say next time?",
    comment_count=6,
    toggles="link",
    minified=True,
    posts=(
        Post(
            number=29480,
            author="Ama from the bakery",
            age="4 years",
            avatar="Pangolin",
            votes=(6, 6),
            toggled=True,
            paragraphs=one(
                "We would join, with one wish: please not on a Friday. Friday is the only evening on which we sell out "
                "by ourselves, and I would rather have help with the Tuesdays. Also, the road is closed by the church "
                "every second Sunday as it is and nobody has complained yet; so ask the vicar how he did it."
            ),
        ),
        Post(
            number=29483,
            author="soldering-sal",
            age="4 years",
            depth=1,
            avatar="Gorilla",
            votes=(1, 0),
            toggled=True,
            paragraphs=one("Tuesdays it is! I have written to the vicar."),
        ),
        Post(
            number=29485,
            author="Ama from the bakery",
            age="4 years",
            depth=2,
            avatar="Pangolin",
            votes=(0, 0),
            toggled=False,
            paragraphs=one("He reads letters on Mondays. See you there."),
        ),
        Post(
            number=29471,
            author="Flat 3, above the shops",
            age="4 years",
            votes=(2, 9),
            toggled=True,
            paragraphs=one(
                (
                    "Some of us live up there.",
                    (
                        "I like the idea and I like my sleep, so: no loudspeakers, no generators, everything packed by "
                        "half past nine,"
                    ),
                    (
                        "and would you leave the loading bay free, because that is where the carers park who "
                        "come to my "
                        "father in the evening and they have twelve minutes for everything."
                    ),
                ),
            ),
        ),
        Post(
            number=29466,
            author=None,
            age="4 years",
            votes=(0, 0),
            toggled=False,
            paragraphs=one("They tried it in 2014. It rained.", "It was still the best night of the year."),
        ),
    ),
)

TOILETS = Page(
    name="park-toilets",
    url="https://www.london.gov.uk/talk-london/topics/parks/open-spaces/discussions/1477?page=2",
    title="Parks that everyone can use",
    status="Closed",
    responses=3195,
    period=(date(2024, 2, 5), date(2024, 6, 28)),
    hero="Toilets",
    section="Discussions",
    discussion_title="Finding a toilet in the park",
    discussion_status="Closed",
    ran=(date(2024, 2, 19), date(2024, 5, 31)),
    votes=(44, 20),
    intro=(
        ("h", "Did you know?"),
        "Of the parks that we look after, fewer than half have a toilet, and of those a third is locked in winter.",
        "We want to know how that changes where you go, and with whom.",
        ("b", "Join the conversation:"),
        (
            "ol",
            "Have you ever left a park early because there was no toilet?",
            "Would you pay to use a clean one?",
        ),
    ),
    timeline=("February 2024: survey of all park buildings",),
    timeline_end=("Londoners have responded 3195 times", "Find out more"),
    comment_count=131,
    pager=3,
    posts=(
        Post(
            number=64002,
            author="Open Spaces Delivery Officer",
            role="Official Representative",
            age="1 year",
            pinned=True,
            avatar="Koala",
            votes=(7, 1),
            toggled=True,
            paragraphs=one(
                (
                    "Good morning! Three answers to what was asked most last week:",
                    "- the list of opening hours is being checked and will be put on the map in April",
                    "- no, we do not plan turnstiles anywhere",
                    "- the portable ones by the lake stay until the building is repaired, however long that takes",
                ),
                "Please go on telling us about single parks. It is the only way we hear of broken locks.",
            ),
        ),
        Post(
            number=64391,
            author=None,
            age="1 year",
            votes=(15, 4),
            toggled=True,
            paragraphs=one(
                "I have an illness that nobody can see, and I know every open door between the river and the ring "
                "road. When the one in our park was closed I stopped going, and because I stopped going I stopped "
                "meeting the two people I talked to all week. That is what a padlock costs.",
            ),
        ),
        Post(
            number=64402,
            author=None,
            age="1 year",
            depth=1,
            votes=(3, 0),
            toggled=True,
            paragraphs=one(
                "This. Thank you for writing it down.",
                "Mine is the same with other words: it is my son, he is eleven and in a chair, and the one accessible "
                "cubicle in two miles has been used as a store for traffic cones since before he was born. We drive to "
                "a supermarket instead, and then we do not drive back.",
            ),
        ),
        Post(
            number=64388,
            author="twenty_pence",
            age="1 year",
            avatar="Sea turtle",
            votes=(1, 5),
            toggled=False,
            paragraphs=one("Yes, I would pay. 20p, as my name says."),
        ),
        Post(
            number=64390,
            author="Lorna D",
            age="1 year",
            depth=1,
            votes=(9, 0),
            toggled=True,
            paragraphs=one("With what? Nobody under forty carries coins."),
        ),
        Post(
            number=64379,
            author=None,
            age="1 year",
            votes=(0, 0),
            toggled=True,
            paragraphs=one(
                (
                    "Ask the café.",
                    (
                        "Ours has had a sign up for ten years saying that the toilet is for everybody, whether "
                        "they buy "
                        "something or not, and I have never seen the owner regret it."
                    ),
                    "",
                    (
                        "The council pays her a little for it, I believe; less than a cleaner would cost, "
                        "certainly less "
                        "than a building."
                    ),
                ),
            ),
        ),
        Post(
            number=64371,
            author="GrassRootsUnited",
            age="1 year",
            avatar="Amur leopard",
            votes=(2, 2),
            toggled=True,
            paragraphs=one(
                "200 children on our pitches every Saturday. 1 toilet. It has a queue, a broken seat and a spider "
                "called Gerald."
            ),
        ),
        Post(
            number=64366,
            author=None,
            age="1 year",
            votes=(0, 0),
            toggled=False,
            paragraphs=one("Compost ones work.", "Look at the allotments."),
        ),
    ),
)

SHOPS = Page(
    name="corner-shops",
    url="https://www.london.gov.uk/talk-london/topics/economy/corner-shops/discussions/1805",
    title="The shop on the corner",
    status="Open",
    responses=277,
    hero="A cat on a crate of lemons",
    section="Discussions",
    discussion_title="What keeps a corner shop open?",
    discussion_status="Open",
    votes=(3, 3),
    intro=(
        "One in nine corner shops closed last year. The reasons that owners gave were rent, electricity and the hours.",
        "Their customers may know others.",
        ("h", "Join the discussion"),
        ("ul", "What do you buy there, and what would you like to?", "Who would miss it most?"),
    ),
    call="Want to add a comment?",
    comment_count=5,
    toggles="readmore",
    posts=(
        Post(
            number=72911,
            author="Lemon.Cat",
            age="3 hours",
            avatar="Polar bear",
            votes=(0, 0),
            toggled=True,
            paragraphs=one(
                "Milk, batteries, gossip. The gossip is what I would miss. When my mother fell in March it was Mr "
                "Yilmaz who noticed that she had not come for her paper, and who walked over with the spare key she "
                "had left with him for the cat.",
                "No delivery van does that.",
            ),
        ),
        Post(
            number=72915,
            author="Dev_N8",
            age="1 hour",
            depth=1,
            votes=(1, 0),
            toggled=False,
            paragraphs=one("Ours holds parcels for half the street, unpaid."),
        ),
        Post(
            number=72904,
            author="receipt, please",
            age="5 hours",
            avatar="Orangutan",
            votes=(2, 0),
            toggled=True,
            paragraphs=one(
                (
                    (
                        "Rates. I did the books for two of them until I retired, and the rates went up each time the "
                        "street got tidier:"
                    ),
                    "new paving, new trees, new bill.",
                ),
                "Take the smallest shops out of it altogether and charge the parcel lockers instead, which pay nothing "
                "at all and block the pavement as well.",
            ),
        ),
        Post(
            number=72890,
            author=None,
            age="1 day",
            votes=(0, 1),
            toggled=False,
            paragraphs=one("Longer hours? They already work sixteen."),
        ),
    ),
)

MORE_PAGES: tuple[Page, ...] = (TRAMS, MARKET, TOILETS, SHOPS)
