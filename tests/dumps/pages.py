"""The invented pages, as data. Every name and every word that members "wrote" is made up.

``build_pages.py`` turns them into HTML and into the truth a parser should find.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

NAME_LIMIT = 20
NAME_KEPT = 14
PREVIEW_BYTES = 240

Paragraphs = tuple[tuple[str, ...], ...]
Block = str | tuple[str, ...]


def lines_of(paragraphs: Paragraphs) -> list[str]:
    """Return the lines of a text, white space folded, empty ones dropped."""
    folded = (" ".join(line.split()) for lines in paragraphs for line in lines)
    return [line for line in folded if line]


@dataclass(frozen=True, kw_only=True)
class Post:
    """A comment or reply."""

    number: int
    author: str | None
    age: str
    paragraphs: Paragraphs
    toggled: bool
    role: str = "Community Member"
    depth: int = 0
    votes: tuple[int, int] | None = (0, 0)
    pinned: bool = False
    avatar: str | None = None
    tail: str = ""
    """What stands after the last paragraph: ``<p>&nbsp;</p>`` or the like."""

    @property
    def printed_author(self) -> str:
        """The name as the site prints it."""
        if self.author is None:
            return "Anonymous - account deleted"
        return self.author if len(self.author) <= NAME_LIMIT else self.author[:NAME_KEPT] + "…"

    @property
    def is_cut(self) -> bool:
        """Whether a preview of it would be truncated."""
        return len("\n".join("\n".join(lines) for lines in self.paragraphs).encode()) > PREVIEW_BYTES

    @property
    def stamp(self) -> int:
        """Some Unix time that rises with the number."""
        return 1_700_000_000 + self.number * 61


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page of the site."""

    name: str
    url: str
    title: str
    status: str | None = None
    responses: int | None = None
    period: tuple[date, date] | None = None
    hero: str | None = None
    section: str | None = None
    kind: str = "discussion"
    standalone: bool = False
    discussion_title: str | None = None
    discussion_status: str | None = None
    ran: tuple[date, date] | None = None
    votes: tuple[int, int] | None = None
    idea_title: str | None = None
    idea: Paragraphs = ()
    suggested_by: str | None = None
    intro: tuple[Block, ...] = ()
    """Paragraphs, and ``(kind, text, ...)`` for headings ("h", or "b" for bold ones) and lists ("ul", "ol")."""
    new: tuple[tuple[str, str, str], ...] = ()
    others: tuple[tuple[str, str, str, str], ...] = ()
    guidelines: bool = True
    safety: bool = True
    timeline: tuple[str, ...] = ()
    timeline_end: tuple[str, str] = ("", "")
    call: str = "Want to join our next discussion?"
    comment_count: int = 0
    posts: tuple[Post, ...] = ()
    pager: int = 0
    minified: bool = False
    toggles: str = "text"
    """``link`` where they are links (resiliparse drops short parts that end in one), ``readmore`` where preview, full
    text and toggles have the markup of the module ``smart_trim_readmore``."""


def one(*paragraphs: str | tuple[str, ...]) -> Paragraphs:
    """Spell paragraphs: a string is one line, a tuple its lines."""
    return tuple((item,) if isinstance(item, str) else item for item in paragraphs)


def limit(*lines: str, characters: int = 2000) -> Paragraphs:
    """Spell a comment of one paragraph as the site keeps it: so many characters and no more."""
    return (tuple("\n".join(lines)[:characters].split("\n")),)


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

PAGES: tuple[Page, ...] = (CANALS, ROOFS, LIBRARIES, SWIMMING, BENCHES)
