"""Invented cases that the demo plays, as frozen values: part of the definition of the rule files.

An answer is bound to the step that it answers, and where a step is asked more than once also to its
place there (the entry that is rated, the pattern, the question), never to its place in the file.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class VignetteAnswer:
    """What the invented person answers at one step. A step without an answer is passed over."""

    step: str
    """The id of a step of the script, or `technique.step`."""
    say: str = ""
    """The text, as it would be typed; several answers of a list are its entries in order."""
    belief: int | None = None
    """How much the text just said is believed; at a step that rates a thought, how much that is."""
    feelings: dict[str, int] = field(default_factory=dict)
    """Feelings with their strength, in the order they are named."""
    weights: tuple[int, ...] = ()
    """Shares of 100, in the order of the entries."""
    choose: str = ""
    """The id of an option; where thoughts are the options, a thought; at an offered pattern
    `accept`, `no` or `unsure`."""
    pattern: str = ""
    """The offered pattern that is answered."""
    question: str = ""
    """The id of the challenge question that is answered."""


@dataclass(frozen=True)
class Vignette:
    """One invented case: who it is does not matter, what it teaches does."""

    id: str
    title: str
    teaches: str
    """In one line, for those who show it."""
    answers: tuple[VignetteAnswer, ...]
    script: str = "seven_column"
    order: int = 0
