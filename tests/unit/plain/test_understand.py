from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reframe.dialogue.events import Chose, Command, Felt, Judged, Rated, Typed
from reframe.dialogue.replies.reader import Reader
from reframe.dialogue.replies.reply import Doubt, Local, Partly, Reply, Taken, Unclear
from reframe.dialogue.turns import Ask, Card, Challenge, Choice, Offer, Prompt
from reframe.plain.understand import understand
from reframe.record.model import Finding
from reframe.rulebook import load
from reframe.rulebook.model import Emotions, Family

READER = Reader(
    load.book().replies,
    Emotions(anchors={}, belief_anchors={}, families=(Family("sad", "Sad", ("sad", "hopeless")),)),
)
TEXT = Ask("situation", "situation", "text", "What happened?")
EDITED = Ask("situation", "situation", "text", "What happened?", value="I failed")
RATING = Ask("again_belief", "belief", "rating", "How much?")
FELT = Ask("feelings", "feelings", "feelings", "What did you feel?")
CHOICE = Ask(
    "maybe_true",
    "maybe_true",
    "choice",
    "Could it be true?",
    options=(Choice("yes", "Yes, it is true", "y"), Choice("no", "No", "n")),
)
QUESTION = Challenge("general_need", "What do you need?", "why", 1, 3)
OFFER = Offer(
    "I'll never succeed",
    Finding("fortune_telling", "fortune_telling/never", "strong", 5, 18, "never succeed", "", ""),
    "Fortune telling",
    "",
    1,
    1,
)
CARD = Card("explicit", "explicit")
WAYS = (
    Choice("lines", "Show the help lines", "l"),
    Choice("keep_writing", "Keep writing", "k"),
    Choice("stop", "Stop here", "s"),
    Choice("grounding", "A short exercise", "g"),
    Choice("plan", "See my safety plan", "p"),
)
PROMPTS: tuple[Prompt, ...] = (TEXT, EDITED, RATING, FELT, CHOICE, QUESTION, OFFER, CARD)


def meant(line: str, prompt: Prompt) -> Reply:
    return understand(line, prompt, READER, WAYS)


@pytest.mark.parametrize(
    ("line", "prompt", "event"),
    [
        ("I failed a test", TEXT, Typed("I failed a test")),
        ("//stop", TEXT, Typed("/stop")),
        ("why", QUESTION, Command("why")),
        ("“why”", QUESTION, Typed("“why”")),
        ("", TEXT, Typed("")),
        ("", EDITED, Command("skip")),
        ("[/b] [@click=app.quit]x", TEXT, Typed("[/b] [@click=app.quit]x")),
        ("//why", TEXT, Typed("/why")),
        ("/etc/passwd was gone", TEXT, Typed("/etc/passwd was gone")),
        ("80", RATING, Rated(80)),
        ("80%", RATING, Rated(80)),
        ("80 / 100", RATING, Rated(80)),
        ("", RATING, Command("skip")),
        ("sad 75, hopeless 50", FELT, Felt((("sad", 75), ("hopeless", 50)))),
        ("sad, hopeless 50", FELT, Partly((("sad", None), ("hopeless", 50)))),
        ("", FELT, Command("skip")),
        ("1", CHOICE, Chose("yes")),
        ("2.", CHOICE, Chose("no")),
        ("Y", CHOICE, Chose("yes")),
        ("yes, it", CHOICE, Chose("yes")),
        ("1", OFFER, Judged("accept")),
        ("yes", OFFER, Judged("accept")),
        ("n", OFFER, Judged("no")),
        ("not sure", OFFER, Judged("unsure")),
        ("5", OFFER, Judged("none")),
        ("o", OFFER, Local("other")),
        ("w", OFFER, Command("why")),
        ("1", CARD, Local("lines")),
        ("2", CARD, Chose("keep_writing")),
        ("4", CARD, Local("grounding")),
        ("g", CARD, Local("grounding")),
        ("5", CARD, Local("plan")),
        ("p", CARD, Local("plan")),
        ("plan", RATING, Local("plan")),
        ("plan", TEXT, Typed("plan")),
        ("/plan B", TEXT, Typed("/plan B")),
        ("stop", CARD, Command("stop")),
        ("/stop", CARD, Command("stop")),
    ],
)
def test_a_line_means(line: str, prompt: Prompt, event: Reply) -> None:
    assert meant(line, prompt) == event


@pytest.mark.parametrize(
    "name", ["back", "skip", "why", "easier", "softer", "firmer", "another", "more", "stop"]
)
def test_a_slash_makes_a_command_at_every_prompt(name: str) -> None:
    assert [meant(f"/{name}", prompt) for prompt in PROMPTS] == [Command(name)] * len(PROMPTS)


@pytest.mark.parametrize(
    "name", ["edit", "clear", "keep", "lines", "record", "help", "grounding", "plan", "about"]
)
def test_a_slash_also_reaches_what_the_front_does_itself(name: str) -> None:
    assert [meant(f"/{name.upper()}", prompt) for prompt in PROMPTS] == [Local(name)] * len(PROMPTS)


def test_the_lines_of_a_country_can_be_asked_for() -> None:
    assert meant("/lines New Zealand", RATING) == Local("lines", "New Zealand")


@pytest.mark.parametrize(
    ("line", "prompt"),
    [
        ("101", RATING),
        ("a lot of things", RATING),
        ("75", FELT),
        ("sad 175", FELT),
        ("...", FELT),
        ("3", CHOICE),
        ("0", CHOICE),
        ("purple", CHOICE),
        ("", OFFER),
        ("7", OFFER),
        ("", CARD),
        ("/wyh", TEXT),
        ("/wyh", RATING),
    ],
)
def test_what_does_not_fit_is_answered_with_what_would(line: str, prompt: Prompt) -> None:
    answer = meant(line, prompt)

    assert isinstance(answer, Unclear)
    assert answer.sentence


def test_a_rating_that_is_there_is_kept_by_an_empty_line() -> None:
    again = Ask("again_belief", "belief", "rating", "How much?", number=40, before=90)

    assert meant("", again) == Rated(40)


def test_feelings_that_are_there_are_kept_by_an_empty_line() -> None:
    again = Ask("feelings", "feelings", "feelings", "?", feelings=(("sad", 75), ("hopeless", 50)))

    assert meant(" ", again) == Felt((("sad", 75), ("hopeless", 50)))


def test_an_empty_line_takes_the_suggested_choice() -> None:
    hot = Ask(
        "hot", "hot", "choice", "Which?", value="1", options=(Choice("0", "a"), Choice("1", "b"))
    )

    assert meant("", hot) == Chose("1")


@given(line=st.text(), prompt=st.sampled_from(PROMPTS))
def test_any_line_means_something(line: str, prompt: Prompt) -> None:
    assert meant(line, prompt) is not None


@given(line=st.text(st.characters(exclude_characters="/"), min_size=9))
def test_any_text_without_a_slash_is_an_answer_or_asked_for(line: str) -> None:
    reply = meant(line, TEXT)

    assert reply == Typed(line) or isinstance(reply, Command | Local | Doubt)


def test_two_slashes_make_an_answer_of_anything() -> None:
    assert meant("//go back", TEXT) == Typed("/go back")


def test_a_word_of_degree_is_a_number_that_is_told() -> None:
    assert isinstance(reply := meant("a lot", RATING), Taken)
    assert reply.event == Rated(75)
    assert "75" in reply.says
