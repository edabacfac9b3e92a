"""What is shown keeps to the promises of docs/safety.md."""

from __future__ import annotations

import re

import pytest

from reframe.rulebook.compiled import compile_safety
from reframe.rulebook.folder import rules_folder
from reframe.rulebook.model import SafetyCard
from reframe.safety.breathing import steps
from reframe.safety.screen import Fired

SAFETY = compile_safety(rules_folder()).content
CARDS = {card.id: card for card in SAFETY.cards}
PAUSING = [CARDS[name] for name in ("explicit", "abuse", "medical", "harm", "other")]

BANNED = re.compile(
    r"\b(therap\w*|treat\w*|cure\w*|diagnos\w*|symptom\w*|detect\w*|clinical\w*|irrational"
    r"|wrong|streak|score|commit\w*|you are|you're|you should|just think|promise)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("rule", SAFETY.rules, ids=lambda rule: rule.id)
def test_every_rule_has_a_card_to_show(rule: object) -> None:
    fired = Fired(rule, 0, 1)  # type: ignore[arg-type]

    assert fired.card in CARDS


@pytest.mark.parametrize("card", SAFETY.cards, ids=lambda card: card.id)
def test_a_card_uses_no_banned_word(card: SafetyCard) -> None:
    said = " ".join([card.title, *card.text, *(way.label for way in card.ways)])

    assert BANNED.findall(said) == []


@pytest.mark.parametrize("card", PAUSING, ids=lambda card: card.id)
def test_a_pausing_card_always_leaves_ways_on(card: SafetyCard) -> None:
    ways = {way.id for way in card.ways}

    assert {"lines", "keep_writing", "not_meant", "stop", "clear"} <= ways
    assert "emergency number" in " ".join(card.text)


@pytest.mark.parametrize("card", SAFETY.cards, ids=lambda card: card.id)
def test_each_way_has_a_key_of_its_own(card: SafetyCard) -> None:
    keys = [way.key for way in card.ways]

    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("name", ["passive", "soft"])
def test_a_card_in_line_asks_nothing(name: str) -> None:
    assert CARDS[name].ways == ()
    assert "?" not in " ".join(CARDS[name].text)


def test_there_is_something_to_steady_oneself_with() -> None:
    assert SAFETY.grounding
    assert len(steps(SAFETY.grounding)) >= 5
