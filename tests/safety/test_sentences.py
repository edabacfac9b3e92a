"""Each sentence of `lines.tsv` gets its tier, however it is typed and whatever stands around it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any

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


def said(screened: Screened | None) -> tuple[str, str]:
    return (screened.tier, screened.about) if screened else ("none", "self")


def test_a_sentence_calls_for_what_the_table_says(screen: Screen, sentence: Any) -> None:
    assert said(screen.look(sentence.text)) == (sentence.tier, sentence.about)


def test_the_way_of_typing_changes_nothing(screen: Screen, sentence: Any) -> None:
    answers = {name: said(screen.look(typed(sentence.text))) for name, typed in TYPINGS.items()}

    assert answers == dict.fromkeys(TYPINGS, said(screen.look(sentence.text)))


def test_sentences_around_it_change_nothing(screen: Screen, sentence: Any) -> None:
    ended = sentence.text.removesuffix(".") + "."
    around = f"We had lunch at noon. {ended} Then the bus came late."

    assert said(screen.look(around)) == said(screen.look(sentence.text))
