"""Slow breathing: what is due after so many seconds, and how it is said. Pure, without a clock.

The screen asks `breath_at` at every tick of its timer; the line front and `help-now` say it whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reframe.rulebook.safety_model import Breathing, Grounding


@dataclass(frozen=True, slots=True)
class Breath:
    """One moment of the breathing."""

    phase: Literal["in", "out", "done"]
    share: float
    """How full the breath is, from 0 to 1."""
    round: int
    """Counted from 1."""
    count: int
    """Which second of this phase it is, counted from 1; 0 when all rounds are done."""


def breath_at(elapsed: float, breathing: Breathing) -> Breath:
    """What is due so many seconds after the start."""
    whole = breathing.in_ + breathing.out
    rounds, within = divmod(max(0.0, elapsed), whole)
    if rounds >= breathing.rounds:
        return Breath("done", 0.0, breathing.rounds, 0)
    round_ = int(rounds) + 1
    if within < breathing.in_:
        return Breath("in", within / breathing.in_, round_, int(within) + 1)
    outward = within - breathing.in_
    return Breath("out", 1 - outward / breathing.out, round_, int(outward) + 1)


def in_one_sentence(breathing: Breathing) -> str:
    """All of it, for where nothing moves."""
    numbers = {"in": breathing.in_, "out": breathing.out, "rounds": breathing.rounds}
    return breathing.says.format_map(numbers)


def round_of(number: int, breathing: Breathing) -> str:
    """Which round this is."""
    return breathing.says_round.format(round=number, rounds=breathing.rounds)


def steps(grounding: Grounding) -> tuple[str, ...]:
    """The whole exercise as sentences, one step each."""
    breathing = in_one_sentence(grounding.breathing)
    return (grounding.begin, breathing, *grounding.senses, grounding.end)
