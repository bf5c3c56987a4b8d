"""Invented pages, as data: a library, a swim, benches. Every name and every word that members "wrote" is made up.

``build_pages.py`` turns them into HTML and into the truth a parser should find.
"""

from __future__ import annotations

from datetime import date

from tests.dumps.page_types import (
    Page,
    Post,
    limit,
    one,
)

LIBRARIES = Page(
    name="library-hours",
    url="https://www.london.gov.uk/talk-london/topics/arts-culture/library-hours/discussions/1611?page=0%2C1",
    title="Libraries after dark",
    status="Closed",
    responses=9736,
    period=(date(2022, 1, 10), date(2023, 7, 19)),
    hero="Reading room with green lamps",
    section="Discussions",
    discussion_title="What should a library do in the evening?",
    discussion_status="Closed",
    ran=(date(2022, 2, 1), date(2022, 5, 31)),
    intro=(
        (
            "Most branch libraries close at six, just when many people get home. Eleven branches have stayed open "
            "until ten since last autumn, and the first counts are in."
        ),
        ("h", "The challenge"),
        "Staff, heating and safety cost money, and evening visitors want other things than daytime ones.",
        ("b", "Join the conversation"),
        (
            "ol",
            "What would bring you to a library at nine in the evening?",
            "What should it stop doing to pay for that?",
        ),
    ),
    timeline=("Late opening begins in eleven branches", "November 2021: workshop with branch managers"),
    timeline_end=("Londoners have posted 632 comments", "Have a look"),
    comment_count=632,
    toggles="link",
    pager=4,
    posts=(
        Post(
            number=33105,
            author="Margin_Notes",
            age="3 years",
            avatar="Leatherback sea turtle",
            votes=(14, 9),
            toggled=True,
            paragraphs=one(
                "I clean offices until half past seven, so for me a library that shuts at six might as well not exist.",
                (
                    "Three wishes, if anybody is counting:",
                    "a kettle and a table where talking is allowed,",
                    "a printer that takes coins as well as cards, because mine was cancelled in the spring,",
                    "and somebody at the desk who knows about forms.",
                ),
            ),
        ),
        Post(
            number=33101,
            author="Reg from Ward 9",
            age="3 years",
            avatar="Amur leopard",
            votes=(2, 0),
            toggled=True,
            paragraphs=one(
                ("Chess.", "Really: chess."),
                (
                    (
                        "Our club lost its pub in 2019 and its church hall a year later; forty members, the youngest "
                        "seven and the oldest ninety-one, now meet in a burger bar."
                    ),
                    "We would pay rent.",
                    "We would stack the chairs.",
                ),
                (
                    "We would even be quiet, more or less,",
                    "until somebody loses a queen.",
                ),
            ),
        ),
        Post(
            number=33108,
            author="Pawn2Queen",
            age="3 years",
            depth=1,
            avatar="Amur leopard",
            votes=(1, 1),
            toggled=True,
            paragraphs=one(("I was the one who lost the queen.", "Sorry again.")),
        ),
        Post(
            number=33096,
            author="hollyoak",
            age="3 years",
            votes=(0, 0),
            toggled=True,
            paragraphs=one(
                "Homework clubs, please, and not only for exam years.",
                "",
                "When I was twelve the library was the only warm room I knew, and Mrs Adeyemi at the counter let "
                "three of us stay on while she cashed up, which was surely against the rules and just as surely the "
                "reason why I teach physics today.",
            ),
        ),
        Post(
            number=33090,
            author="Ferris W",
            age="3 years",
            votes=(0, 2),
            toggled=True,
            paragraphs=one(("", "I begin with an empty line by mistake.", "Then I go on.")),
        ),
        Post(
            number=33088,
            author="dot.dot.dot",
            age="3 years",
            avatar="Colombian spotted frog",
            votes=(0, 0),
            toggled=True,
            paragraphs=one(
                "So they open late for a season, count heads in the worst January for years, and then they will tell "
                "us there was no demand ...",
                "I have seen this film before ...",
            ),
        ),
        Post(
            number=33081,
            author=None,
            age="3 years",
            votes=(4, 0),
            toggled=True,
            paragraphs=one(
                (
                    "For the record, the numbers from our branch:",
                    "* Monday 14 visitors after eight",
                    "* Tuesday 61, that was the poetry night",
                    "* Wednesday 9",
                    "* Thursday 33, board games and one very patient volunteer who explained the rules of everything",
                    "* Friday closed, boiler",
                    "* Saturday 70 or more, we stopped counting",
                ),
            ),
        ),
        Post(
            number=33077,
            author="Verity Blank-Ashworth",
            age="3 years",
            avatar="Atlantic cod",
            votes=(8, 1),
            toggled=True,
            paragraphs=limit(
                "I have used the late opening from its first week and kept a diary of it, so forgive the length. In "
                "October the doors stuck, the lights hummed and there were five of us. By the middle of November there "
                "were queues for the two computers, most of them people applying for work or writing to landlords, and "
                "one lad learning the accordion from videos, without sound, only the fingering, which I found "
                "touching.",
                "The staff had been told to expect trouble. What they got was lost gloves, a birthday cake, two "
                "proposals (one accepted) and a single drunk who fell asleep on the atlases and apologised on waking. "
                "The guard they hired has read the whole of Trollope since then and lectures on it, gently, by the "
                "lift.",
                "What does not work: the heating, which goes off at seven because a timer in another building says so; "
                "the lavatory, one for eleven thousand square feet; the catalogue, which logs everyone out at the old "
                "closing time and has to be coaxed back with a password that only Maurice knows, and Maurice has "
                "Tuesdays off. None of it is dear to mend. All of it has been reported, twice by me and once, I am "
                "told, by Maurice.",
                "What works better than anybody hoped: the long table. Put a long table in a warm room, with a lamp "
                "every yard, and people will sit down at it who have not spoken to a neighbour in years. On Thursdays "
                "a retired surveyor helps with damp; on Saturdays two sisters translate letters from the council into "
                "Tigrinya and back again, and nobody has ever asked them to, nobody pays them, and nobody, so far as I "
                "can tell, has so much as offered them a biscuit except the guard. If you want to know what evening "
                "libraries are for, come and sit there for an hour. Bring biscuits. I will be the one at the far end "
                "with the diary, still writing, still wondering why it took us until now to leave the lights on, and "
                "how the budget meeting in the summer will be held, as it always is, in an empty town hall at half "
                "past three on a working day, with the public gallery roped off and the good biscuits on the other "
                "side",
            ),
        ),
        Post(
            number=33070,
            author="Verity Blank-Ashworth",
            age="3 years",
            avatar="Atlantic cod",
            votes=(2, 0),
            toggled=False,
            paragraphs=one("The form swallowed my last lines. Never mind: keep the lights on."),
        ),
        Post(
            number=33066,
            author="Tamsin (City Hall)",
            role="Official Representative",
            age="3 years",
            avatar="Koala",
            votes=(3, 0),
            toggled=True,
            paragraphs=one(
                (
                    "Hi all, Tamsin here from the culture team.",
                    "Keep the ideas coming!",
                ),
            ),
        ),
        Post(
            number=33059,
            author="nightbus_n29",
            age="3 years",
            votes=(0, 0),
            toggled=True,
            paragraphs=one(
                "A library open at ten is only any use if the 29 still stops outside at ten past, and since the "
                "roadworks it does not; the diversion drops you by the retail park, unlit, no pavement, lorries "
                "turning. So talk to the bus people before you print another leaflet.",
                "Otherwise: yes.",
            ),
        ),
        Post(
            number=33051,
            author="Oluwaseun B",
            age="3 years",
            avatar="Tiger",
            votes=(0, 0),
            toggled=False,
            paragraphs=one(("Quiet please.", "One floor at least.", "Thank you.")),
        ),
        Post(
            number=33047,
            author="Inkwell",
            age="3 years",
            votes=(1, 0),
            toggled=True,
            paragraphs=one(
                ("Volunteers are wonderful and they are not librarians.", ""),
            ),
        ),
        Post(
            number=33040,
            author="Inkwell",
            age="3 years",
            votes=(0, 0),
            toggled=True,
            paragraphs=one(
                "My branch cut its only trained post and then wondered, in a report that ran to eighty pages, why "
                "loans had fallen by a third. I offer the short version at no charge: nobody was left who had read "
                "the books. I would trade all late evenings for one librarian.",
            ),
            tail="\n<p>&nbsp;</p>",
        ),
        Post(
            number=33038,
            author="Kofi.A",
            age="4 years",
            votes=(0, 0),
            toggled=True,
            paragraphs=one(
                "“Open late” should mean open to all – my mother’s chair does not fit through the night entrance; she "
                "waits outside under the awning while I return our books, and she is the one who reads.",
                "Ramp, bell, done….",
            ),
        ),
    ),
)

SWIMMING = Page(
    name="river-swimming",
    url="https://www.london.gov.uk/talk-london/environment/river-swimming",
    title="A swim in the river",
    standalone=True,
    discussion_status="Closed",
    ran=(date(2018, 7, 4), date(2018, 10, 4)),
    votes=(5, 2),
    intro=(
        ("sub", "Where would you bathe if the water were clean?"),
        (
            "A century ago there were beaches below the bridges, with sand brought in by barge. The water is cleaner "
            "today than at any time since, though not on every day and not everywhere."
        ),
        ("h", "Join the discussion"),
        (
            "ul",
            "Have you ever swum in one of the city’s rivers?",
            "How should swimmers learn that the water is safe on a given day?",
        ),
        "We read every comment.",
    ),
    guidelines=False,
    safety=False,
    minified=True,
    comment_count=6,
    posts=(
        Post(
            number=18690,
            author="cold_water_carla",
            age="7 years",
            votes=None,
            toggled=True,
            paragraphs=one(
                "Every Sunday for two winters, off the slipway by the rowing club. Five to fifteen minutes, never "
                "alone, never after rain.",
                "A flag on the clubhouse would be enough: green, amber, red. The rowers already test the water each "
                "morning and write the result on a slate that nobody else can see.",
            ),
        ),
        Post(
            number=18684,
            author="Mudlark1962",
            age="7 years",
            votes=None,
            toggled=False,
            paragraphs=one("Not for all the tea in China."),
        ),
        Post(
            number=18686,
            author="cold_water_carla",
            age="7 years",
            depth=1,
            votes=None,
            toggled=True,
            paragraphs=one("Tea is precisely what we have afterwards!"),
        ),
        Post(
            number=18671,
            author=None,
            age="7 years",
            votes=None,
            toggled=True,
            paragraphs=one(
                (
                    (
                        "The tide is the trouble, not the dirt. It turns twice a day and runs faster than most of us "
                        "can run."
                    ),
                    "Lidos are safer, and half of them have been let go.",
                    "Repair those first: Uxbridge, Charlton, the old one in the park whose name I have forgotten.",
                ),
            ),
        ),
        Post(
            number=18669,
            author="Theo L",
            age="7 years",
            votes=None,
            toggled=False,
            paragraphs=one(("In Zurich they float home from work.", "With their clothes in a bag 🏊")),
        ),
        Post(
            number=18665,
            author="MUDLARK1963",
            age="7 years",
            votes=None,
            toggled=True,
            paragraphs=one(
                "I find clay pipes and Roman nails down there at low water, and every time I scrub my hands for ten "
                "minutes. Whoever says it is clean has not smelt Deptford in August: come along one morning, wear old "
                "boots, and then we shall see who still wants a beach!!!"
            ),
        ),
    ),
)

BENCHES = Page(
    name="talking-benches",
    url="https://www.london.gov.uk/talk-london/topics/loneliness/good-neighbours/idea-gen/733/1208",
    title="Good neighbours fund",
    status="Open",
    responses=915,
    hero="Neighbours",
    section="Idea generation",
    kind="idea",
    idea_title="talking benches (one per street!)",
    idea=one(
        "Paint one bench in each street yellow. Whoever sits down on it is happy to be spoken to – that is the whole "
        "idea.",
        (
            "What it needs:",
            "a tin of paint, a small plate with the rule on it and a bench that is not chained to a bin",
            "somebody to repaint it each spring",
        ),
        "We tried it outside the chemist’s for six weeks. I have met more people there than in nine years of lifts. "
        "The plate was stolen once and came back with a note.",
    ),
    suggested_by="Bettina_Okafor",
    timeline=("Evidence gathering begins", "Londoners share their ideas"),
    timeline_end=("You and other Londoners have shared 166 ideas", "Have a look"),
    guidelines=True,
    safety=True,
    call="Want to have your say next time?",
    comment_count=5,
    posts=(
        Post(
            number=27711,
            author="Yellow Fan",
            age="4 years",
            avatar="Adelie penguin",
            votes=(2, 2),
            toggled=False,
            paragraphs=one("Ours would have to be orange, the bins are yellow."),
        ),
        Post(
            number=27702,
            author="sit_and_stay",
            age="4 years",
            votes=(0, 1),
            toggled=True,
            paragraphs=one(
                "Lovely, and please think of people who cannot get up again: benches with arms, at a proper height, "
                "with a back. The new slabs by the station are a sort of insult in granite; my neighbour calls them "
                "the mortuary. Put one armrest in the middle and you lose the sleepers, so two at the ends."
            ),
        ),
        Post(
            number=27709,
            author="Bettina_Okafor",
            age="4 years",
            depth=1,
            avatar="Orangutan",
            votes=(1, 0),
            toggled=True,
            paragraphs=one("Arms at the ends it is. Thank you!"),
        ),
        Post(
            number=27695,
            author=None,
            age="4 years",
            votes=(0, 0),
            toggled=True,
            paragraphs=one(
                "Who empties the bin next to it?",
                (
                    "I ask because the last bench in our road was taken away after complaints about cans,",
                    (
                        "and with the bench went the only place where the old men from number twelve ever met. They "
                        "stand about on the corner now, and the complaints are about that."
                    ),
                ),
            ),
        ),
    ),
)
