"""Likely replies: what members write to each other and to nobody else, and all that must not be taken for it."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from attrs import asdict, evolve

from benchmarks.threads import LAYOUTS, pages, score
from steps import count_steps
from talkparse import Age, AuthorStatus, Comment, Reply, parse_text
from talkparse.threads import attach
from talkparse.threads.cues import Cues, compile_phrase, cues, patterns
from talkparse.vocabulary.tables import VocabularyError, parse_toml, read_tables

MEMBER, OFFICIAL = "Community Member", "Official Representative"
AGE = Age(amount=6, unit="month", text="6 months ago")
BINS = "Bins overflow in the park every weekend and nobody empties them."
LIGHTS = (
    "The crossing by the station needs a longer green light. My father walks with a stick and never makes it across."
)
TREES = "Plant small trees along the high street, please, and water them."


def post(author: str | None, text: str, role: str = MEMBER) -> Comment:
    status = AuthorStatus.NAMED if author else AuthorStatus.DELETED
    return Comment(author=author, author_status=status, role=role, age=AGE, text=text)


def page(text: str, author: str | None = "Zed", role: str = MEMBER) -> list[Comment]:
    return [post("Ms Fenwick", BINS), post("tulip72", LIGHTS), post(author, text, role), post("Dagmar", TREES)]


def reply_to_the_lights(*args: str) -> Reply | None:
    """Put a post under the one about the lights; give it if it was taken for a reply. Nothing else may be."""
    top, problems = attach(page(*args), (), "likely")
    assert problems == []
    replies = [reply for head in top for reply in head.replies]
    assert len(replies) < 2
    assert [len(head.replies) for head in top] in ([0, 1, 0], [0, 0, 0, 0])
    assert all(reply.certainty == "likely" and reply.evidence for reply in replies)
    return replies[0] if replies else None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Fully agree.", "assent"),
        ("100% support this, you've hit the nail on the head.", "address"),
        ("Not true, it stays green for half a minute.", "assent"),
        ("Well said.", "assent"),
        ("I agree. My father needs a longer green light too.", "assent"),
        ("I completely disagree with what you say.", "assent"),
        ("That's why we go round by the bridge.", "assent"),
        ("Nor here.", "assent"),
        ("The station? Never had to wait there.", "echo"),
        ("How would anybody pay for a longer green light, though?", "assent"),
        ("@tulip72 which station?", "address"),
        ("tulip, have you asked the borough?", "address"),
        ("Thank you Tulip72, we went to look at it.", "address"),
        ("As tulip72 says, it is far too quick.", "address"),
        ("What do you mean by longer?", "address"),
        ("Do you have a source for that?", "address"),
        ("Is that so? “My father walks with a stick” and then what?", "echo"),
        ("I was going to say exactly that, thank you.", "assent"),
        ("To answer your question, yes, twice.", "assent"),
        ("That would make it worse.", "assent"),
        ("Ours does too.", "assent"),
        ("Sounds like ours.", "assent"),
        ("I feel the same.", "assent"),
        ("Sorry to hear about your father.", "address"),
        ("I didn't say that.", "assent"),
        ("It is not that simple.", "assent"),
        ("A stick is no help when the green light at that station crossing is so short.", "echo"),
    ],
)
def test_replies(text: str, kind: str) -> None:
    reply = reply_to_the_lights(text)
    assert reply is not None
    assert kind in [item.kind for item in reply.evidence]


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
    ],
)
def test_comments(text: str) -> None:
    assert reply_to_the_lights(text) is None


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
        ("Jo", "Jo, that was mended.", False),  # too short to be sure of
        ("Maurice OHara", "Maurice, the pool was mended.", True),
        ("verylongnameof…", "@verylongnameof the pool was mended.", True),
        ("Noralondon", "Nora, the pool was mended.", True),
        ("Noralondon", "Norah, the pool was mended.", False),
        ("MapleRoadMum", "Well said Maple.", True),
        ("Fitch007", "Thanks Fitch!", True),
        ("verylong", "Thank you very much, the pool was mended.", False),
        ("RiverMouse", "The pool that RiverMouse swims in was mended.", False),  # a name alone is not enough
    ):  # fmt: skip
        posts = page(text)
        posts[1] = evolve(posts[1], author=name)
        replies = [reply for head in attach(posts, (), "likely")[0] for reply in head.replies]
        assert bool(replies) is called, (name, text)


def test_whoever_is_called_shows_that_the_posts_between_are_replies() -> None:
    """Threads are not interrupted; and whoever answers the consultation wrote before whoever stands above."""
    posts = [*page("It was mended in May.")[:3], post("Ines", "@tulip72 which station is it?")]
    top, _ = attach(posts, (), "likely")
    assert [[reply.author for reply in head.replies] for head in top] == [[], ["Zed", "Ines"]]
    older = evolve(posts[2], age=Age(amount=7, unit="month", text="7 months ago"))
    top, _ = attach([*posts[:2], older, posts[3]], (), "likely")
    assert [[reply.author for reply in head.replies] for head in top] == [[], [], ["Ines"]]
    top, _ = attach([*posts[:2], older, evolve(posts[3], age=older.age)], (), "likely")
    assert [[reply.author for reply in head.replies] for head in top] == [[], [], ["Ines"]]
    far = [*posts[:2], *(post(f"N{index}", TREES) for index in range(5)), posts[3]]
    top, _ = attach(far, (), "likely")
    assert [len(head.replies) for head in top] == [0, 0, 0, 0, 0, 0, 1]


def test_whoever_is_older_than_a_thread_is_not_in_it() -> None:
    posts = page("Fully agree.")
    posts[2:] = [evolve(post, age=Age(amount=7, unit="month", text="7 months ago")) for post in posts[2:]]
    assert not any(head.replies for head in attach(posts, (), "likely")[0])


def test_a_pinned_post_is_no_reply() -> None:
    posts = page("Fully agree.")
    posts[2] = evolve(posts[2], pinned=True)
    assert not any(head.replies for head in attach(posts, (), "likely")[0])


def test_officials_answer_more_than_others() -> None:
    text = "Glad to hear it."
    assert reply_to_the_lights(text) is None
    assert reply_to_the_lights(text, "Sam_CityHall", OFFICIAL) is not None
    assert reply_to_the_lights("We will publish the results in May.", "Sam_CityHall", OFFICIAL) is None


def test_whoever_began_a_thread_writes_again() -> None:
    posts = [
        *page("Which station do you mean?")[:3],
        post("tulip72", "It is the one by the station, but others are bad."),
    ]
    [_, lights] = attach(posts, (), "likely")[0]
    assert [reply.author for reply in lights.replies] == ["Zed", "tulip72"]
    assert lights.replies[1].evidence[0].kind == "address"


def test_a_full_page_lets_through_what_was_nearly_enough() -> None:
    """26 posts are at least 6 replies, and no number says which: the best are taken, and no more than are missing."""
    filler = [post(f"N{index}", f"Number {index} is what I want.") for index in range(30)]
    near = [
        post("Abe", "The swimming pool is shut."), post("Ines", "Sundays are when I miss the pool too."),
        post("Eli", "The lift is broken."), post("Stan", "Wednesdays are bad for the lift too."),
    ]  # fmt: skip
    for size, expected in ((20, 0), (21, 1), (22, 2), (26, 2)):
        posts = [*filler[: size - 4], *near]
        replies = [reply for head in attach(posts, (), "likely")[0] for reply in head.replies]
        assert len(replies) == expected
        assert all(reply.evidence[-1].kind == "page-size" for reply in replies)


def test_tiers() -> None:
    posts = page("Fully agree.")
    posts[0] = evolve(posts[0], age=Age(amount=5, unit="month", text="5 months ago"))
    posts.append(evolve(posts[1], age=Age(amount=5, unit="month", text="5 months ago")))
    tiers = {
        threads: [reply.certainty for head in attach(posts, (), threads)[0] for reply in head.replies]
        for threads in ("likely", "certain", "none")
    }
    assert tiers == {"likely": ["likely", "certain"], "certain": ["certain"], "none": []}


# --- The real dump. ---


def judged() -> dict[str, set[int]]:
    data = tomllib.loads((Path(__file__).parent / "data" / "real-threads.toml").read_text("utf-8"))
    return {name: {int(number) for number in numbers} for name, numbers in data.items()}


def test_every_post_of_the_real_dump_is_judged_once(real_dump: str) -> None:
    numbers = [number for group in judged().values() for number in group]
    assert sorted(numbers) == [*range(1, 1 + len([*parse_text(real_dump).posts()]))]


def test_the_real_dump(real_dump: str) -> None:
    """At least four of five clear replies; no clear comment is certain, and at most one is likely."""
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


# --- The benchmark. ---


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
        assert tiers["both"].recall > tiers["previous"].f1
        assert tiers["both"].f1 > tiers["previous"].f1 > tiers["none"].f1


# --- The cues. ---

TEXT = files("talkparse.threads").joinpath("cues.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("enough = 7", "enough = true", "weights.enough: expected a whole number"),
        ("enough = 7\n", "", "weights.enough: missing"),
        ("enough = 7", "enough = 7\nplenty = 9", "weights.plenty: unknown"),
        ("[words]", "[works]", "words: missing"),
    ],
)
def test_errors_name_the_key(old: str, new: str, message: str) -> None:
    assert old in TEXT
    with pytest.raises(VocabularyError) as error:
        read_tables(Cues, parse_toml(TEXT.replace(old, new, 1)))
    assert message in str(error.value)


def test_the_package_has_whole_cues() -> None:
    assert read_tables(Cues, parse_toml(TEXT)) == cues()
    assert not patterns().opens["strong"].match("")
    assert not patterns().address["strong"].search("")
    tables = (cues().opens, cues().address)
    phrases = [phrase.split() for table in tables for some in asdict(table).values() for phrase in some]
    assert not [words for words in phrases if {"<end>", "<stop>"} & {*words[:-1]}]  # nothing after it would count


def test_phrases() -> None:
    for phrase, text, found in (
        ("~ agree <end>", "really fully agree.", True),
        ("~ agree <end>", "agree", True),
        ("~ agree <end>", "agree that", False),
        ("i? agree/concur with <said>", "concur with the above", True),
        ("i? agree with <said>", "i agree with the plan", False),
        ("a/b c", "b  c", True),
        ("a/b c", "b cd", False),
        ("true <stop>", "true, but", False),
        ("true <stop>", "true!", True),
    ):  # fmt: skip
        assert bool(re.match(compile_phrase(phrase), text)) is found, (phrase, text)


# --- Time. ---

HEAD = "T\nClosed\n5 Londoners have responded\nComments (9)\n"


@pytest.mark.parametrize(
    "flood",
    [
        'Nm\nCommunity Member 6 months ago\nI agree with Nm, "the station needs a lamp" says it all\n',
        "Nm{}\nCommunity Member 6 months ago\n@Nm{} word{} word{} other words of a comment here\n",
        "Nm{}\nOfficial Representative {} days ago\nThanks Nm{}.\n",
        "Nm\nCommunity Member 6 months ago\nIn reply to Yes. by Nm\nYes.\n",
    ],
)
def test_11_linear(flood: str) -> None:
    """Four times the posts take about four times the steps."""
    few, many = (steps(HEAD + "".join(flood.replace("{}", str(at)) for at in range(count))) for count in (60, 240))
    assert many < 6 * few


def test_11_linear_in_one_post() -> None:
    posts = f"{HEAD}Nm\nCommunity Member 1 day ago\nYes.\nMn\nCommunity Member 1 day ago\n"
    few, many = (steps(posts + '"aa bb cc dd" ' * count) for count in (500, 2000))
    assert many < 6 * few


def steps(text: str) -> int:
    """Count the lines that run while a page is parsed, its words compiled before."""
    parse_text(text)
    return count_steps(lambda: parse_text(text))
