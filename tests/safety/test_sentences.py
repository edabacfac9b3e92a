"""Each sentence of `lines.tsv` gets its tier, however it is typed and whatever stands around it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any

import pytest

from reframe.safety.screen import Screen, Screened

TYPINGS: dict[str, Callable[[str], str]] = {
    "upper": str.upper,
    "lower": str.lower,
    "curly": lambda text: text.replace("'", "’"),
    "opening": lambda text: text.replace("'", "‘"),
    "acute": lambda text: text.replace("'", "´"),
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "zero-width": "\u200b".join,
    "spaces": lambda text: f"  {text}\n",
    "lines": lambda text: text.replace(" ", "\n"),
}

TIERS = ("explicit", "danger", "passive", "soft", "none")


def said(screened: Screened | None) -> tuple[str, str]:
    return (screened.tier, screened.about) if screened else ("none", "self")


@pytest.fixture(scope="session")
def answers(screen: Screen, lines: Any) -> dict[str, dict[str, Any]]:
    """What each sentence calls for as it stands, by the tier of the table."""
    found: dict[str, dict[str, Any]] = {tier: {} for tier in TIERS}
    for sentence in lines:
        found[sentence.tier][sentence.text] = said(screen.look(sentence.text))
    return found


def test_a_sentence_calls_for_what_the_table_says(
    lines: Any, gaps: Any, answers: dict[str, dict[str, Any]]
) -> None:
    """All but the known gaps; a gap that is one no longer must leave the list."""
    other = [
        sentence.text
        for sentence in lines
        if answers[sentence.tier][sentence.text] != (sentence.tier, sentence.about)
    ]

    assert sorted(other) == sorted(gaps)


@pytest.mark.parametrize("tier", TIERS)
@pytest.mark.parametrize("typed", TYPINGS.values(), ids=TYPINGS)
def test_the_way_of_typing_changes_nothing(
    screen: Screen, answers: dict[str, dict[str, Any]], tier: str, typed: Callable[[str], str]
) -> None:
    plain = answers[tier]

    changed = [text for text in plain if said(screen.look(typed(text))) != plain[text]]

    assert changed == []


@pytest.mark.parametrize("tier", TIERS)
def test_sentences_around_it_change_nothing(
    screen: Screen, answers: dict[str, dict[str, Any]], tier: str
) -> None:
    plain = answers[tier]

    changed = [text for text in plain if said(screen.look(_amid(text))) != plain[text]]

    assert changed == []


def _amid(text: str) -> str:
    ended = text.removesuffix(".") + "."
    return f"We had lunch at noon. {ended} Then the bus came late."
