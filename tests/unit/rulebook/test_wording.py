"""The words that the program never says with its own voice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reframe.rulebook.check import checked_folder
from reframe.rulebook.checks.wording import is_voice
from reframe.rulebook.folder import rules_folder
from reframe.rulebook.pages import pages, walk
from reframe.rulebook.wording import Allowed, Banned, Wording, WordingFile

Spoil = Callable[[str, str, str], Path]
SHIPPED = next(
    page.value for page in pages(rules_folder(), "safety")[0] if isinstance(page.value, WordingFile)
)
WORDING = Wording(SHIPPED)
SMALL = WordingFile(
    banned=(Banned("verdict", "it speaks of the thought", ("you are {so|too}",)),),
    allowed=(Allowed("prompts.yaml: says.start", "you are so", "looked at"),),
)


@pytest.mark.parametrize(
    "said",
    [
        "This is therapy for everyone.",
        "You’re catastrophising again.",
        "You are so hard on yourself.",
        "You should see this differently.",
        "You must write it down.",
        "Just think positive.",
        "Everything will be fine.",
        "That is an irrational belief.",
        "Your streak is five days.",
        "He committed suicide.",
        "It detects a crisis.",
        "This thought is balanced.",
    ],
)
def test_what_is_never_said_is_found(said: str) -> None:
    assert list(WORDING.slips(said, "here"))


@pytest.mark.parametrize(
    "said",
    [
        "What would you say to a friend?",
        "These words sound like a rule for yourself.",
        "You wrote “you are so stupid”. What comes to mind?",
        "It would not be this if they told you so.",
        "How sure are you, from 0 to 100?",
        "They died by suicide.",
    ],
)
def test_plain_kind_words_and_quotes_are_left_alone(said: str) -> None:
    assert list(WORDING.slips(said, "here")) == []


def test_a_slip_says_which_words_and_why() -> None:
    assert list(Wording(SMALL).slips("Well, you're so brave.", "cards.yaml: title")) == [
        "“you're so” is not said here: it speaks of the thought"
    ]


def test_what_a_person_has_allowed_in_one_place_is_allowed_there_alone() -> None:
    wording = Wording(SMALL)

    assert list(wording.slips("You are so welcome.", "prompts.yaml: says.start")) == []
    assert list(wording.slips("You are so welcome.", "prompts.yaml: says.end"))


@pytest.mark.parametrize(
    ("at", "voice"),
    [
        (("rules", 0, "says"), True),
        (("says", "welcome"), True),
        (("cards", 0, "text", 1), True),
        (("questions", 2, "ask"), True),
        (("rules", 0, "match", 0), False),
        (("rules", 0, "find", 0, "words"), False),
        (("guards", 1, "silences", 0), False),
        (("words", "label", "words", 0), False),
    ],
)
def test_only_the_own_voice_is_held_to_it(at: tuple[str | int, ...], voice: bool) -> None:
    assert is_voice(at) is voice


def test_a_slip_in_a_rule_file_is_told_at_its_place(spoil: Spoil) -> None:
    folder = spoil("patterns/sample.yaml", "why: It asks for more.", "why: You should do it.")

    problems = checked_folder(folder).problems

    assert [(p.file, p.key) for p in problems] == [("patterns/sample.yaml", "questions[1].why")]
    assert "“You should” is not said here" in problems[0].message


def test_a_slip_on_a_card_is_told(spoil: Spoil) -> None:
    folder = spoil("safety/cards.yaml", "Stop here.", "You should stop.")

    assert [p.file for p in checked_folder(folder).problems] == ["safety/cards.yaml"]


def test_a_phrase_that_cannot_be_read_is_told(spoil: Spoil) -> None:
    folder = spoil("safety/wording.yaml", "you should", "{you should")

    assert {p.file for p in checked_folder(folder).problems} == {"safety/wording.yaml"}


def test_every_exception_is_still_needed() -> None:
    problems = checked_folder(rules_folder()).problems
    without = Wording(WordingFile(SHIPPED.banned))

    found = [
        f"{page.sheet.file}"
        for part in ("book", "safety")
        for page in pages(rules_folder(), part)[0]
        for _, text in walk(page.value)
        if isinstance(text, str) and list(without.slips(text, page.sheet.file))
    ]

    assert problems == ()
    assert {each.where for each in SHIPPED.allowed if "code" not in each.where} <= set(found)
