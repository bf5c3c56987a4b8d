"""Likely replies: what authors and words show, what is enough, and all that must not be taken for it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.threads import LAYOUTS, pages, score
from talkparse import Age, AuthorStatus, Comment, Idea, Kind, Reply, parse_text
from talkparse.model import Consultation
from talkparse.testing import render
from talkparse.threads.cues import weights
from talkparse.threads.signs import find_signs
from thread_pages import attach

MEMBER, OFFICIAL = "Community Member", "Official Representative"
BINS = "Bins overflow in the park every weekend and nobody empties them."
LIGHTS = (
    "The crossing by the station needs a longer green light. My father walks with a stick and never makes it across."
)
TREES = "Plant small trees along the high street, please, and water them."
FILLER = "Number {} is what I want."


def months(amount: int) -> Age:
    return Age(amount=amount, unit="month", text=f"{amount} months ago")


def post(author: str | None, text: str, role: str = MEMBER) -> Comment:
    status = AuthorStatus.NAMED if author else AuthorStatus.DELETED
    return Comment(author=author, author_status=status, role=role, age=months(6), text=text)


def page(text: str, author: str | None = "Zed", role: str = MEMBER) -> list[Comment]:
    return [post("Ms Fenwick", BINS), post("tulip72", LIGHTS), post(author, text, role), post("Dagmar", TREES)]


def full_page(*posts: Comment, size: int = 26) -> list[Comment]:
    return [*(post(f"N{index}", FILLER.format(index)) for index in range(size - len(posts))), *posts]


def replies(posts: list[Comment], *intro: str) -> set[int]:
    """Attach the replies; give which posts are."""
    top, problems = attach(posts, (), "likely", intro)
    assert problems == []
    flat = [*Consultation(comments=top).posts()]
    assert [one.text for one in flat] == [one.text for one in posts]
    assert all(one.certainty == "likely" and one.evidence for one in flat if isinstance(one, Reply))
    return {index for index, one in enumerate(flat) if isinstance(one, Reply)}


def shown(posts: list[Comment], index: int, *intro: str) -> set[str]:
    """Give the signs that a post shows, by their weights."""
    return {sign.weight for sign in find_signs(posts, (), OFFICIAL, intro, weights())[index]}


# --- What real conversations show, in the smallest pages. ---


def test_a_greeting_of_an_official_is_no_sign() -> None:
    posts = [
        post("Robin_CityHall", "What would help most where you live?", OFFICIAL),
        post("Ines", BINS), post("Zed", TREES), post("Dagmar", "Hello Robin, the pool has been shut since March."),
    ]  # fmt: skip
    assert replies(posts) == set()
    for greeting in ("Robin, ", "Thank you Robin_CityHall. ", "@Robin_CityHall "):
        posts[3] = evolve(posts[3], text=f"{greeting}the pool has been shut since March.")
        assert replies(posts) == set()


def test_words_of_the_intro_are_nobodys() -> None:
    intro = "Every neighbourhood should have a park within ten minutes of every home."
    quote = '"a park within ten minutes of every home" '
    posts = [post("Ines", f"{quote}sounds far to me."), post("Zed", f"{quote}is what we were promised before.")]
    for some in (posts, [post("Dagmar", BINS), *posts], full_page(*posts)):
        assert replies(some, intro) == replies(some) == set()
        assert "quotes" not in shown(some, len(some) - 1, intro)


def test_two_who_write_in_turn_answer_each_other() -> None:
    texts = ("Shut the road.", "Buses need it.", "There is a way round.", "By the school.")
    turns = [post(author, text) for author, text in zip(("Ines", "Zed") * 2, texts, strict=True)]
    top, _ = attach(turns, (), "likely")
    path = []
    while top:
        [one] = top
        path.append(one.author)
        top = one.replies
    assert path == ["Ines", "Zed", "Ines", "Zed"]
    assert replies([post("Dagmar", BINS), *turns, post("Aoife", TREES)]) == {2, 3, 4}


def test_an_official_below_a_member_answers() -> None:
    posts = page("The results will be published in May.", "Sam_CityHall", OFFICIAL)
    top, _ = attach(posts, (), "likely")
    [reply] = top[1].replies
    assert [(item.kind, item.detail) for item in reply.evidence] == [("official", "an official, below tulip72")]
    posts[1] = evolve(posts[1], author=None, author_status=AuthorStatus.DELETED)
    [reply] = attach(posts, (), "likely")[0][1].replies
    assert reply.evidence[0].detail == "an official, below a member"
    posts[1] = evolve(posts[1], role=OFFICIAL)
    assert replies(posts) == {1}  # below another official nothing tells
    posts[2] = evolve(posts[2], pinned=True)
    assert replies(posts) == {1}


def test_campaign_texts_answer_nobody() -> None:
    text = "Please drop the swan pond in Lea Park. {} Swans need reeds, depth and quiet, and visitors leave bread."
    campaign = [post(f"C{index}", text.format(words)) for index, words in enumerate(("", "I am a birder.", ""))]
    for posts in (campaign, [campaign[0], post("Ines", BINS), *campaign[1:]], full_page(*campaign)):
        assert replies(posts) == set()
    opened = [evolve(one, text=f"Fully agree, as you say. {one.text}") for one in campaign]
    assert 25 not in replies(full_page(*opened))  # whose words are not its author's


def test_thanks_to_whoever_runs_the_page_are_no_sign() -> None:
    for text in ("Thank you so much for sharing. Will there be more?", "Thanks for sharing!", "Thank you for this."):
        assert replies(page(text)) == set()
        assert shown(page(text), 2) == set()


# --- Words. ---


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Fully agree.", "agrees"),
        ("Agree.", "agrees"),
        ("Not true, it stays green for half a minute.", "agrees"),
        ("Well said.", "agrees"),
        ("I agree. My father needs a longer green light too.", "agrees"),
        ("I completely disagree with what you say.", "agrees"),
        ("That's why we go round by the bridge.", "agrees"),
        ("Nor here.", "agrees"),
        ("I was going to say exactly that, thank you.", "agrees"),
        ("Oh well, I was going to say exactly that.", "agrees"),
        ("To answer your question, yes, twice.", "agrees"),
        ("That would make it worse.", "agrees"),
        ("Ours does too.", "agrees"),
        ("Sounds like ours.", "agrees"),
        ("I feel the same.", "agrees"),
        ("Sorry to hear that.", "agrees"),
        ("I didn't say that.", "agrees"),
        ("It is not that simple.", "agrees"),
        ("True. It has been like that for years, and the seconds shown on the post are wrong.", "agrees"),
        ("True. The swimming pool has been shut for years and the changing rooms are filthy.", "goes_on"),
        ("Agreed.", "goes_on"),
        ("That's not how I see parks.", "goes_on"),
        ("And the one by the school.", "goes_on"),
        ("100% support this, you've hit the nail on the head.", "speaks_to"),
        ("What do you mean by that?", "speaks_to"),
        ("Do you have a source for that?", "speaks_to"),
        ("“As you say”, it is far too quick.", "speaks_to"),
        ("Sorry about your father.", "speaks_to"),
        ("@tulip72 which station?", "calls_above"),
        ("tulip, have you asked the borough?", "calls_above"),
        ("Thank you Tulip72, we went to look at it.", "calls_above"),
        ("As tulip72 says, it is far too quick.", "calls_above"),
        ("Dear Ms Fenwick, they were emptied.", "calls"),
    ],
)  # fmt: skip
def test_words_that_speak_to_a_member(text: str, sign: str) -> None:
    assert sign in shown(page(text), 2)
    assert replies(page(text)) <= {2}


@pytest.mark.parametrize(
    "text",
    [
        "I agree that London needs more homes.",
        "I fully agree with the plan, but it must go further.",
        "I agree with the mayor.",
        "Well said, Mayor! It was about time.",
        "Well said Sadiq",
        "No.",
        "Yes, more swimming pools.",
        "Oh, well, yes, ok, more swimming pools.",
        "I support this proposal and look forward to it.",
        "You should have asked us first.",
        "Thank you for the opportunity to comment.",
        "Camden, where I live, has no pool.",
        "I agree with most of the comments here.",
        "Agree with this.",
        "I think you should look at how they build lidos in Basel.",
        "It is not as simple as building more pools.",
        "It depends on where you live.",
        "It would help if you published the maps.",
        "I don't think this will make any difference.",
        "That would be wonderful for families in flats.",
        "I was going to say that planters are ugly, but ours are fine.",
        "I have the same problem every time I go swimming: no ramp.",
        "Which is the better use of a million pounds, a pool or a lido?",
        "Who says that pensioners do not swim?",
        "Sounds like a vanity project.",
        "The answer is more pools.",
        "Same problem in every pool: wet floors.",
        "I feel the same way about the lido as ten years ago.",
        "Sorry to hear that the lido is closing.",
        "I understand your concerns about the cost of pools.",
        "That's what happens if you sell off a lido.",
        "Right. So we are going to have yet another pool.",
        "That's it? That's the plan?",
        "I asked the same thing last year.",
        "I have noticed the same in other boroughs: pools shut.",
        "I hear you loud and clear: no money.",
        "What do you mean by 'healthy streets'?",
        "Where is your evidence that pools save lives?",
        "To answer your question, I would swim more if pools were cheap.",
        "In answer to your question, more pools.",
        "Good point about the rivers in the introduction.",
        "Why do you ask the same questions each year?",
        "Agreed. On another matter, the lido has been shut for years.",
        "Agreed. Swimming lessons cost nine pounds and the changing rooms of the lido are filthy.",
        "Good point. Swimming lessons cost nine pounds and the changing rooms of the lido are filthy.",
        "Separately from all this, you've hit the nail on the head with swimming.",
        "The swimming pool has been closed since March.",
        "Your post in the leaflet says nothing about pools.",
        "You might want to read what the borough says about pools.",
        "What's your source for the number of swimmers?",
    ],
)
def test_words_that_may_be_meant_for_the_page(text: str) -> None:
    assert shown(page(text), 2) <= {"goes_on"}
    assert replies(page(text)) == set()


def test_one_sign_in_words_is_not_enough_and_two_are() -> None:
    assert replies(page("Fully agree.")) == set()
    assert replies(page("You've hit the nail on the head.")) == set()
    assert replies(page("Fully agree, you've hit the nail on the head.")) == {2}
    assert replies(page("@tulip72 which station?")) == {2}
    assert replies(page("@Ms Fenwick which park?")) == set()  # from further up, a comment may call somebody as well


def test_what_a_post_takes_up_counts_beside_other_signs() -> None:
    agrees, back = "Not true. ", "The green light? "
    stick = "Whoever walks with a stick has thirty seconds at that station crossing."
    posts = full_page(post("tulip72", LIGHTS), post("Zed", agrees + stick))
    assert "shares" in shown(posts, 25)
    posts = full_page(post("tulip72", LIGHTS), post("tulip72", back + "I never made it."))
    assert "asks_back" in shown(posts, 25)
    quote = full_page(post("tulip72", LIGHTS), post("Zed", "Not true: “my father walks with a stick” is no reason."))
    assert "quotes" in shown(quote, 25)
    assert "quotes" not in shown(quote, 25, "It says: my father walks with a stick.")
    quote[3] = evolve(quote[3], text="In my case my father walks with a stick.")
    assert "quotes" in shown(quote, 25)  # too far up to be meant
    quote[20] = quote[3]
    assert "quotes" not in shown(quote, 25)  # two say so


@pytest.mark.parametrize("where", ["intro", "idea", "nowhere"])
def test_what_the_page_says_above_its_comments_is_nobodys(where: str) -> None:
    words = "Whoever walks with a stick never makes it across."
    posts = full_page(
        post("tulip72", f"My father agrees: whoever walks with a stick never makes it across, says he. {LIGHTS}"),
        post("Zed", "Not true: “whoever walks with a stick never makes it across” is what all of them say."),
    )
    page = Consultation(title="Streets", responses=5, intro=("We ask.",), comments=tuple(posts), comment_count=26)
    if where == "intro":
        page = evolve(page, intro=(words,))
    elif where == "idea":
        idea = Idea(title="Longer green lights", text=words)
        page = evolve(page, section="Idea generation", kind=Kind.IDEA, intro=(), idea=idea)
    *_, last = parse_text(render(page, "T3")).posts()
    assert isinstance(last, Reply)
    assert any("quotes" in item.detail for item in last.evidence) is (where == "nowhere")


def test_names_that_are_places_or_words_call_nobody_by_chance() -> None:
    for name, text, called in (
        ("Camden", "Camden, where I live, has no pool.", False),
        ("Camden", "Thank you Camden, I will ask.", True),
        ("Will", "Will you ever mend the pool?", False),
        ("Will", "Hi Will, that was mended.", True),
        ("Nobody", "Pools are being cut and nobody tells us why.", False),
        ("Another", "Oh dear, another pool is shut.", False),
        ("Another", "@another which pool?", True),
        ("Sadiq", "Dear Sadiq, please mend the pool.", False),
        ("All Saints Mum", "@All Saints Mum it was mended.", True),
        ("Jo", "Jo, that was mended.", False),  # too short to be sure of
        ("Maurice OHara", "Maurice, the pool was mended.", True),
        ("verylongnameof…", "@verylongnameof the pool was mended.", True),
        ("verylongnameof…", "@verylongname the pool was mended.", True),
        ("Noralondon", "Nora, the pool was mended.", True),
        ("Noralondon", "Norah, the pool was mended.", False),
        ("MapleRoadMum", "Well said Maple.", True),
        ("Fitch007", "Thanks Fitch!", True),
        ("verylong", "Thank you very much, the pool was mended.", False),
        ("RiverMouse", "The pool that RiverMouse swims in was mended.", False),  # a name alone is not enough
        ("RiverMouse", "The pool, RiverMouses and all. RiverMouse, it was mended.", False),
        ("RiverMouse", "It was mended, as RiverMouse says.", True),
        ("RiverMouse", "Overrivermouse is right.", False),
    ):  # fmt: skip
        posts = page(text)
        posts[1] = evolve(posts[1], author=name)
        assert (replies(posts) == {2}) is called, (name, text)


def test_nobody_calls_himself() -> None:
    posts = page("@tulip72 here again.", "tulip72")
    assert "calls_above" not in shown(posts, 2)


# --- What is enough. ---


def test_a_full_page_lets_through_what_was_nearly_enough() -> None:
    """26 posts are at least 6 replies, and no number says which: the best are taken, and no more than are missing."""
    near = [post("Abe", "Not true."), post("Ines", BINS), post("Eli", "Hear, hear!"), post("Stan", "How do you know?")]
    for size, expected in ((20, []), (21, [17]), (22, [18, 20]), (26, [22, 24])):
        assert sorted(replies(full_page(*near, size=size))) == expected
    top, _ = attach(full_page(*near), (), "likely")
    found = [reply for head in top for reply in head.replies]
    assert [[item.kind for item in reply.evidence] for reply in found] == [["assent", "page-size"]] * 2
    assert found[0].evidence[1].detail == "26 posts, and a page holds 20 comments: at least 6 are replies"


def test_without_names_and_ages_nothing_is_likely_by_one_kind_of_sign() -> None:
    def bare(*texts: str) -> list[Comment]:
        return [Comment(text=text) for text in texts]

    filler = [FILLER.format(index) for index in range(26)]
    assert replies(bare(*filler, LIGHTS, "Not true.")) == set()
    assert replies(full_page(post(None, LIGHTS), post(None, "Not true."))) == {25}
    assert replies(bare(*filler, LIGHTS, "Not true, you are missing the point.")) == {27}


def test_whoever_is_older_than_a_thread_is_not_in_it() -> None:
    posts = page("Fully agree, you've hit the nail on the head.")
    posts[2:] = [evolve(post, age=months(7)) for post in posts[2:]]
    assert replies(posts) == set()


def test_a_pinned_post_is_no_reply() -> None:
    posts = page("Fully agree, you've hit the nail on the head.")
    posts[2] = evolve(posts[2], pinned=True)
    assert replies(posts) == set()


def test_the_head_of_certain_replies_stays() -> None:
    """They are attached to the same post in both tiers."""
    posts = page("Fully agree, you've hit the nail on the head.")
    posts[0], posts[3] = evolve(posts[0], age=months(5)), evolve(posts[3], age=months(5))
    for tier in ("certain", "likely"):
        top, _ = attach(posts, (), tier)
        assert [[reply.certainty for reply in head.replies] for head in top] == [[], [], ["certain"]]


def test_tiers() -> None:
    posts = [*page("Fully agree, as you say."), post("Aoife", "So it is.")]
    posts[0], posts[4] = evolve(posts[0], age=months(5)), evolve(posts[4], age=months(5))
    tiers = {
        threads: [reply.certainty for head in attach(posts, (), threads)[0] for reply in head.replies]
        for threads in ("likely", "certain", "none")
    }
    assert tiers == {"likely": ["likely", "certain"], "certain": ["certain"], "none": []}


TEXTS = (BINS, LIGHTS, TREES, "Fully agree.", "As you say.", "@N1 not true.", "And the bins?", "")


AUTHORS = ("N0", "N1", "N2", "N3", None)


@given(
    st.lists(st.tuples(st.sampled_from(AUTHORS), st.sampled_from(TEXTS), st.integers(5, 7), st.booleans()), max_size=30)
)
def test_likely_replies_take_nothing_from_certain_ones(drawn: list[tuple[str | None, str, int, bool]]) -> None:
    """What is certain is so in both tiers, under the same post; the first post, and what is too old, are no replies."""
    posts = [
        evolve(post(author, f"{text} {index}", OFFICIAL if official else MEMBER), age=months(age))
        for index, (author, text, age, official) in enumerate(drawn)
    ]
    above = []
    for tier in ("certain", "likely"):
        top, _ = attach(posts, (), tier)
        flat = [*Consultation(comments=top).posts()]
        assert [one.text for one in flat] == [one.text for one in posts]
        certain = {id(one) for one in flat if isinstance(one, Reply) and one.certainty == "certain"}
        above.append({(one.text, reply.text) for one in flat for reply in one.replies if id(reply) in certain})
        assert all(reply.age is None or head.age is None or reply.age.amount <= head.age.amount
                   for head in top for reply in head.replies if isinstance(head, Comment))  # fmt: skip
    assert above[0] == above[1]


# --- The real dump. ---


def judged() -> dict[str, set[int]]:
    data = tomllib.loads((Path(__file__).parent / "data" / "real-threads.toml").read_text("utf-8"))
    return {name: {int(number) for number in numbers} for name, numbers in data.items()}


def test_every_post_of_the_real_dump_is_judged_once(real_dump: str) -> None:
    numbers = [number for group in judged().values() for number in group]
    assert sorted(numbers) == [*range(1, 1 + len([*parse_text(real_dump).posts()]))]


def test_the_real_dump(real_dump: str) -> None:
    """All clear replies, and nothing else."""
    marked = {
        number: post.certainty
        for number, post in enumerate(parse_text(real_dump).posts(), 1)
        if isinstance(post, Reply)
    }
    assert marked == {5: "certain", 11: "likely", 15: "certain", 18: "likely", 19: "likely"}
    assert set(marked) == judged()["clear_replies"]


def test_each_reply_of_the_real_dump_stands_under_what_it_answers(real_dump: str) -> None:
    page = parse_text(real_dump)
    numbers = {id(post): number for number, post in enumerate(page.posts(), 1)}
    threads = {numbers[id(head)]: [numbers[id(reply)] for reply in head.replies] for head in page.comments}
    assert {head: replies for head, replies in threads.items() if replies} == {4: [5], 10: [11], 14: [15], 17: [18, 19]}


# --- Invented pages. ---


@pytest.mark.parametrize("order", ["newest", "oldest"])
@pytest.mark.parametrize("held_out", [False, True])
def test_floors_of_the_benchmark(order: str, held_out: bool) -> None:  # noqa: FBT001 -- a parameter
    golds = list(pages(held_out=held_out, order=order, count=30, seed=1))
    for layout in LAYOUTS:
        scores = score(golds, layout)
        tiers = scores.tiers
        assert tiers["certain"].precision == 1.0
        assert layout == "inscriptis" or scores.provable.right == scores.provable.found == scores.provable.there
        assert tiers["likely"].precision >= 0.95
        assert tiers["both"].at_real_share >= 0.9 > tiers["previous"].at_real_share
        assert tiers["both"].recall >= (1.0 if layout == "inscriptis" else 0.48)
