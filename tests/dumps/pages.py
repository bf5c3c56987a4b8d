"""Invented pages, as data: canals and roofs. Every name and every word that members "wrote" is made up.

``build_pages.py`` turns them into HTML and into the truth a parser should find.
"""

from __future__ import annotations

from datetime import date

from tests.dumps.page_types import (
    Page,
    Post,
    one,
)
from tests.dumps.town_pages import BENCHES, LIBRARIES, SWIMMING

CANALS = Page(
    name="canal-paths",
    url="https://www.london.gov.uk/talk-london/topics/getting-around/canal-towpaths/discussions/1402",
    title="London’s canal towpaths review",
    status="Closed",
    responses=2318,
    period=(date(2023, 9, 4), date(2023, 11, 30)),
    hero="A heron beside a narrowboat at dusk",
    section="Discussions",
    discussion_title="Sharing narrow towpaths",
    discussion_status="Closed",
    ran=(date(2023, 9, 18), date(2023, 11, 5)),
    votes=(12, 4),
    intro=(
        "Canal towpaths are some of the quietest routes in the city, and they are getting busier every summer.",
        (
            "We would like to hear how people on foot, on wheels and on the water could share them, and what the "
            "Waterways Board should try first."
        ),
        ("h", "Join the conversation"),
        (
            "ul",
            "Which towpath do you use, and what is it like?",
            "What would make passing each other easier under low bridges?",
            "Should fast cycling be moved to other routes – and where to?",
            "Tell us about any lighting that works well.",
        ),
        "Priya and Tom from the Waterways team will read along and answer.",
        "Please do not share anybody’s personal details.",
    ),
    timeline=("Waterways Board publishes its towpath survey", "Walking and cycling by the water"),
    timeline_end=("Londoners have responded 2318 times", "Find out more"),
    comment_count=47,
    pager=3,
    posts=(
        Post(
            number=51210,
            author="Priya Waterways Team London",
            role="Official Representative",
            age="11 months",
            pinned=True,
            avatar="Koala",
            votes=(3, 1),
            toggled=True,
            paragraphs=one(
                "Hello everyone, and thanks for joining us. I look after the towpath survey and will drop in most "
                "afternoons to answer what I can.",
                "A few people asked where the survey results are: the map will be published with the final report, and "
                "the raw counts follow a month after that. Until then I can look up single bridges for you.",
            ),
        ),
        Post(
            number=51388,
            author="lockkeeper_jo",
            age="10 months",
            avatar="Sumatran elephant",
            votes=(7, 2),
            toggled=True,
            paragraphs=one(
                "The stretch by the old gasworks is barely a metre wide and everybody meets there at the same hour. "
                "A mirror on the bend costs almost nothing, yet three letters to the trust went nowhere. Please start "
                "with the cheap things before anyone draws up another glossy scheme."
            ),
        ),
        Post(
            number=51391,
            author="Bramble&Sons",
            age="10 months",
            depth=1,
            avatar="Tiger",
            votes=(1, 0),
            toggled=False,
            paragraphs=one("Seconded. The mirror near Salmon Lane has worked for years."),
        ),
        Post(
            number=51402,
            author=None,
            age="9 months",
            depth=1,
            votes=(0, 0),
            toggled=True,
            paragraphs=one("I walk there daily and never saw a near miss, mirrors or not."),
        ),
        Post(
            number=51377,
            author="TOWPATH TESS",
            age="10 months",
            avatar="Vaquita",
            votes=(4, 4),
            toggled=True,
            paragraphs=one(
                (
                    "What I would change, in order:",
                    "- signs at both ends of every tunnel saying who waits",
                    "- a painted line is no use, nobody looks down",
                    "- lighting that bats can live with, amber and low, switched off after eleven",
                    "- moorings moved away from the two tightest corners so that prams fit",
                ),
            ),
        ),
        Post(
            number=51350,
            author="M1chael-K",
            age="10 months",
            votes=(2, 0),
            toggled=True,
            paragraphs=one(
                "Two thoughts from somebody who lives on a boat.",
                "First, ringing a bell from twenty metres back is kind; ringing it at my elbow is not.",
                (
                    "Second, the water taps. There are four between Limehouse and Camden,",
                    "and two of them are broken 😀 since spring.",
                    "That is why hoses lie across the path.",
                ),
            ),
        ),
        Post(
            number=51349,
            author="Old Ferryman",
            age="10 months",
            avatar="Sea turtle",
            votes=(0, 1),
            toggled=False,
            paragraphs=one("Slow down.", "That is all."),
        ),
        Post(
            number=51322,
            author="wren_and_rook",
            age="11 months",
            avatar="Polar bear",
            votes=(5, 0),
            toggled=True,
            paragraphs=one(
                (
                    "My daughter says the path “feels like a motorway\u00a0 with ducks”.",
                    "She is nine and she is right.",
                ),
                "On Sunday mornings we gave up and took the bus, which is a pity, because the canal was the only place "
                "where she could ride without cars; now she rides on the pavement and gets told off there instead….",
            ),
        ),
        Post(
            number=51301,
            author="Quill",
            age="11 months",
            toggled=True,
            paragraphs=one(
                "Short and sweet: widen it.",
            ),
            tail="\n<p>&nbsp;</p>",
        ),
        Post(
            number=51290,
            author="Quill",
            age="11 months",
            depth=0,
            toggled=False,
            paragraphs=one("…and plant more alders, they hold the bank together."),
            tail="\n<p>&nbsp;</p>",
        ),
        Post(
            number=51288,
            author="Delphine 7",
            age="11 months",
            avatar="Staghorn coral",
            votes=(9, 3),
            toggled=True,
            paragraphs=one(
                (
                    (
                        "I’m a wheelchair user and the barriers meant for motorbikes stop me at every second gate – "
                        "I measured: 71 cm, 74 cm, 69 cm; my chair needs 82. So for me the question of sharing never "
                        "even comes up, because I cannot get in."
                    ),
                    "Radar keys are no answer, half the locks are rusted.",
                    "Take the barriers out.",
                ),
            ),
        ),
        Post(
            number=51287,
            author="Tom Waterways Team",
            role="Official Representative",
            age="9 months",
            depth=1,
            avatar="Koala",
            votes=(2, 2),
            toggled=True,
            paragraphs=one(
                "Thank you, Delphine. We have passed your measurements to the engineers: the gates at Mile End and "
                "Old Ford are first on the list, and the rest will be looked at when the winter closures begin in "
                "January.",
                "I will post the dates here.",
            ),
        ),
        Post(
            number=51286,
            author="Delphine 7",
            age="9 months",
            depth=2,
            avatar="Staghorn coral",
            votes=(0, 0),
            toggled=False,
            paragraphs=one("Thanks Tom, I’ll hold you to that!"),
        ),
        Post(
            number=51270,
            author="E5 rambler",
            age="11 months",
            toggled=True,
            paragraphs=one(
                "Nobody has mentioned dogs. Mine is on a lead, yet twice this year a cyclist came off swerving around "
                "the long ones. Perhaps a maximum length, as they have it in Rotterdam; and a few bins, please, since "
                "carrying the bags for three miles is no joy."
            ),
        ),
    ),
)

ROOFS = Page(
    name="rooftop-gardens",
    url="https://www.london.gov.uk/talk-london/topics/environment/rooftop-gardens/discussions/1533?page=1",
    title="Greener rooftops",
    status="Open",
    responses=864,
    hero="Roof",
    section="Discussions",
    discussion_title="What could grow on your roof?",
    discussion_status="Closing soon",
    votes=(31, 16),
    intro=(
        "Flat roofs cover a sixth of the inner boroughs. Most of them hold nothing but gravel and pigeons.",
        ("b", "Join our discussion:"),
        ("ul", "What stops you from using your roof?", "Would you share it with your neighbours?"),
    ),
    new=(
        ("Results of the balcony survey", "02 June 2025", "Read what 1,204 balcony owners told us."),
        ("Bees and buildings", "19 May 2025", "A new guide for landlords is out."),
    ),
    others=(
        (
            "Front gardens and paving",
            "Latest news",
            "01 March 2025",
            "Every second front garden is paved. Should it be?",
        ),
        ("Street trees", "Evidence gathering", "14 April 2025", "Help us to map the gaps."),
    ),
    safety=False,
    call="Want to add a comment?",
    comment_count=28,
    pager=2,
    minified=True,
    posts=(
        Post(
            number=60010,
            author="SlateAndMoss",
            age="3 hours",
            avatar="Monarch butterfly",
            votes=(0, 0),
            toggled=False,
            paragraphs=one("Our lease forbids it. Simple as that."),
        ),
        Post(
            number=60004,
            author="nadir.q",
            age="1 day",
            votes=(2, 1),
            toggled=True,
            paragraphs=one(
                "Wind.\u00a0 People forget the wind. We hauled forty pots up six floors in May, and by the first gale "
                "of September thirty-one of them were in the car park. Nobody was hurt, luckily. If the council lent "
                "out proper planters, with weights in the base, I would try again tomorrow."
            ),
        ),
        Post(
            number=60007,
            author="SlateAndMoss",
            age="5 hours",
            depth=1,
            avatar="Monarch butterfly",
            votes=(1, 0),
            toggled=True,
            paragraphs=one("@nadir.q – ours were stolen, not blown away!"),
        ),
        Post(
            number=59980,
            author=None,
            age="4 days",
            votes=(3, 0),
            toggled=True,
            paragraphs=one(
                (
                    "Insurance said no, then yes, then no.",
                    (
                        "The surveyor wanted £900 to tell us that a roof which carried two tonnes of snow in 1987 "
                        "might not carry a few lettuces."
                    ),
                    "",
                    "So we gave up; but I kept the drawings in case somebody on here can use them.",
                ),
            ),
        ),
        Post(
            number=59931,
            author="Grandma Odd",
            age="1 week",
            avatar="Pangolin",
            votes=(11, 8),
            toggled=True,
            paragraphs=one(
                "1. Ask the people downstairs.",
                "2. Ask them again with cake.",
                "3. Start with herbs: they forgive you everything, weigh next to nothing and can be cut from the "
                "skylight without climbing out. We did it so, nine flats joined, and the tenth complains about the "
                "smell of mint.",
            ),
        ),
        Post(
            number=59902,
            author="tarmac_tim",
            age="2 weeks",
            avatar="Gorilla",
            votes=(0, 0),
            toggled=True,
            paragraphs=one(
                "‘Green’ roofs are a fig leaf – sorry – for towers that should never have been allowed. Ask who pays "
                "when the membrane leaks: the leaseholders do, every single time, whilst the developer is long gone "
                "under another name."
            ),
        ),
        Post(
            number=59898,
            author="Ines",
            age="3 weeks",
            toggled=False,
            paragraphs=one("Love this", "🌿🌿🌿"),
        ),
        Post(
            number=59897,
            author="Ines",
            age="3 weeks",
            toggled=False,
            paragraphs=one("Love this", "🌿🌿🌿"),
        ),
        Post(
            number=59870,
            author="borough-watcher-of-the-south",
            age="1 month",
            avatar="Orangutan",
            votes=(6, 2),
            toggled=True,
            paragraphs=one(
                (
                    (
                        "Could the planning portal simply have a box to tick? At present a raised bed counts as a "
                        "change of use in one borough, as furniture in the next and as nothing at all across the road."
                    ),
                    "",
                    "One rule, please.",
                ),
            ),
        ),
        Post(
            number=59861,
            author="Ines",
            age="1 month",
            votes=(0, 0),
            toggled=True,
            paragraphs=one(("Where do I sign up?", "", "")),
        ),
        Post(
            number=59855,
            author="42nd Street",
            age="1 month",
            avatar="Ringed seal",
            votes=(0, 0),
            toggled=False,
            paragraphs=one("4 of us tried. 3 gave up. 1 (me) now has tomatoes."),
        ),
    ),
)

PAGES: tuple[Page, ...] = (CANALS, ROOFS, LIBRARIES, SWIMMING, BENCHES)
