"""Checks of the notice and the grounding: their slots, and numbers that a person can follow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reframe.errors import Problem
from reframe.rulebook.checks.slots import slot_problems
from reframe.rulebook.model import Breathing, Notice
from reframe.rulebook.pages import Page
from reframe.rulebook.reader import At
from reframe.rulebook.structure import CardsFile

MOST = 20
"""Seconds of one breath, and rounds."""
BREATHING: At = ("grounding", "breathing")


def problems(found: tuple[Page[Any], ...]) -> Iterator[Problem]:
    """Everything that concerns these two."""
    for page in found:
        if isinstance(page.value, Notice):
            yield from _notice(page, page.value)
        elif isinstance(page.value, CardsFile):
            yield from _breathing(page, page.value.grounding.breathing)


def _notice(page: Page[Any], notice: Notice) -> Iterator[Problem]:
    if notice.number < 1:
        yield page.problem(("number",), "the first notice has the number 1")
    told = {"text": notice.text, "about": notice.about}
    for key, paragraphs in told.items():
        for position, paragraph in enumerate(paragraphs):
            yield from slot_problems(page, (key, position), paragraph, ["lines"])
    yield from slot_problems(page, ("country", "why"), notice.country.why, ["lines"])


def _breathing(page: Page[Any], breathing: Breathing) -> Iterator[Problem]:
    numbers = {"in": breathing.in_, "out": breathing.out, "rounds": breathing.rounds}
    for key, number in numbers.items():
        if not 1 <= number <= MOST:
            yield page.problem((*BREATHING, key), f"a number from 1 to {MOST} is needed here")
    yield from slot_problems(page, (*BREATHING, "says"), breathing.says, [*numbers])
    rounds = ["round", "rounds"]
    yield from slot_problems(page, (*BREATHING, "says_round"), breathing.says_round, rounds)
