from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from reframe.dialogue.turns import Ask, Card, Challenge, Choice, Done, Offer, Say, Turn
from reframe.plain.show import PLAN_HINT, lines_of, marked, ways_on
from reframe.record.model import Finding
from reframe.rulebook.model import PlanForm, PlanSection, Safety, SafetyCard, WayOn

SAFETY = Safety(
    lists={},
    rules=(),
    lowering=(),
    cards=(
        SafetyCard(
            "explicit",
            "A pause",
            ("You matter here.", "Be near someone."),
            (WayOn("keep_writing", "Keep writing", "k"), WayOn("stop", "Stop here", "s")),
        ),
    ),
    countries=(),
)
FINDING = Finding(
    "fortune_telling",
    "fortune_telling/never",
    "strong",
    5,
    18,
    "never succeed",
    "A flat never about something you want.",
    "It would not be one if it were a decision.",
)


def shown(turn: Turn) -> str:
    return "\n".join(lines_of(turn, SAFETY))


def test_an_offer_marks_the_words_and_says_why_and_when_not() -> None:
    offer = Offer("I’ll never succeed", FINDING, "Fortune telling", "", 1, 2)

    assert shown(offer) == (
        "This may be fortune telling. (1 of 2)\n"
        "“I’ll [never succeed]”\n"
        "A flat never about something you want.\n"
        "It would not be one if it were a decision.\n"
        "Does it fit?\n"
        "  1 it fits\n"
        "  2 it does not fit\n"
        "  3 not sure\n"
        "  4 another pattern\n"
        "  5 none of these\n"
        "  6 why this?"
    )


def test_marks_that_do_not_fit_the_text_are_left_out() -> None:
    assert marked("short", FINDING) == "“short”"


def test_a_rating_says_what_its_numbers_mean_and_the_number_before() -> None:
    ask = Ask("b", "belief", "rating", "How much?", anchors=((0, "none"), (100, "all")), before=90)

    assert shown(ask) == "How much?\n0 none, 100 all.\nThe first time it was 90."


def test_a_choice_is_a_numbered_list() -> None:
    ask = Ask(
        "m", "m", "choice", "True?", value="no", options=(Choice("yes", "Yes"), Choice("no", "No"))
    )

    assert shown(ask) == "True?\n  1 Yes\n  2 No\nEnter alone takes 2."


def test_an_earlier_answer_is_shown_with_what_keeps_it() -> None:
    text = shown(Ask("s", "situation", "text", "What happened?", value="[/b] I failed"))

    assert "“[/b] I failed”" in text
    assert "Enter alone keeps it" in text


def test_feelings_named_before_are_shown() -> None:
    text = shown(Ask("f", "feelings", "feelings", "?", feelings=(("sad", 75), ("low", None))))

    assert "So far: sad 75, low ?." in text


def test_a_card_shows_its_text_and_its_ways_on() -> None:
    text = shown(Card("explicit", "explicit"))

    assert text.startswith("A pause\nYou matter here.\nBe near someone.\n")
    assert text.endswith("  1 Keep writing\n  2 Stop here")


def test_a_card_that_the_rules_do_not_know_still_points_to_people() -> None:
    assert shown(Card("explicit", "unknown")) == "/lines shows people you can call."


@pytest.mark.parametrize(("tier", "pointed_to"), [("passive", True), ("soft", False)])
def test_a_card_beside_the_question_points_to_the_own_plan(tier: Any, pointed_to: bool) -> None:
    form = PlanForm("My plan", "", "Nothing yet.", "", (PlanSection("signs", "Signs", "How?"),))
    card = Card(tier, tier)

    assert (PLAN_HINT in lines_of(card, replace(SAFETY, plan=form))) is pointed_to
    assert PLAN_HINT not in lines_of(card, SAFETY)


def test_only_a_card_has_ways_on() -> None:
    assert [way.id for way in ways_on(Card("explicit", "explicit"), SAFETY)] == [
        "keep_writing",
        "stop",
    ]
    assert ways_on(Say("hello"), SAFETY) == ()


@pytest.mark.parametrize(
    ("turn", "text"),
    [
        (Say("Hello.\nThere."), "Hello.\nThere."),
        (Challenge("q", "What else?", "why", 2, 3), "Question 2 of 3:\nWhat else?"),
        (Done("finished"), ""),
    ],
)
def test_a_turn_is_plain_lines(turn: Turn, text: str) -> None:
    assert shown(turn) == text
