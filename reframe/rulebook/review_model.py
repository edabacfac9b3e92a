"""The review of the balanced thought as frozen values: what `review.yaml` may say.

Read through `reframe.rulebook.model` like the rest of the book.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

ReviewTest = Literal[
    "phrases", "shared", "both_sides", "pattern", "claim_alone", "other_subject", "unchanged",
    "one_side", "belief", "length", "nothing_else",
]  # fmt: skip


@dataclass(frozen=True)
class ReviewCheck:
    """One thing that the review of a balanced thought looks for, and what is said of it."""

    id: str
    kind: Literal["works", "look"]
    """`works`: something that is good about it. `look`: a question; it never blocks."""
    test: ReviewTest
    """What must hold; which keys each test reads is told in docs/rules.md."""
    says: str
    """Slots: {quote} (words of the balanced thought), {thought} (the hot thought)."""
    is_on: bool = True
    phrases: tuple[str, ...] = ()
    """Language: `reframe.text.phrases`."""
    unless: tuple[str, ...] = ()
    """Phrases that keep the check silent wherever they stand in the text."""
    least: int = 0
    """Fewer of what the test counts are not enough."""
    most: int = 0
    """More of what the test counts are too many."""


@dataclass(frozen=True)
class Review:
    """The review of a balanced thought. The checks stand in the order in which they speak."""

    checks: tuple[ReviewCheck, ...] = ()
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Named by the phrases as `$name`."""
    common: tuple[str, ...] = ()
    """Words that tie nothing together, by their stem: they are in every text."""
    contrast: tuple[str, ...] = ()
    """Phrases that open a clause which only names the other side: "even though …"."""
    works: int = 1
    """How many things that work are told, at most."""
    looks: int = 2
    """How many questions are put, at most."""
