"""A record to review, and the built-in checks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from reframe.record.model import Check, Finding, Record, Thought
from reframe.review.observations import Observation, Reviewer
from reframe.rulebook import load
from reframe.rulebook.model import Review

NOW = datetime(2026, 3, 1, tzinfo=UTC)
Look = Callable[..., dict[str, str]]


def record_with(
    balanced: str, *, thought: str = "I'll never pass", belief: int | None = 60
) -> Record:
    return Record(
        *("one", "seven_column", "1", NOW, NOW),
        situation="I failed the driving test today",
        thoughts=(Thought(thought, hot=True),),
        evidence_for=("I stalled twice",),
        evidence_against=("I parked well", "Sara needed three tries"),
        balanced=balanced,
        balanced_belief=belief,
    )


def found_in(text: str, quote: str, *, shown: bool = True) -> Finding:
    start = text.index(quote)
    return Finding(
        *("labeling", "labeling/r", "strong", start, start + len(quote), quote, "says", "but"),
        shown=shown,
    )


@pytest.fixture
def told() -> Callable[..., Record]:
    """A record with this balanced thought."""
    return record_with


@pytest.fixture
def finding() -> Callable[..., Finding]:
    return found_in


@pytest.fixture(scope="session")
def rules() -> Review:
    return load.book().review


@pytest.fixture(scope="session")
def reviewer(rules: Review) -> Reviewer:
    return Reviewer(rules)


@pytest.fixture
def observed(reviewer: Reviewer) -> Callable[..., tuple[Observation, ...]]:
    """Everything that the review says of a text; `quote` is what the detector found in it."""

    def look(balanced: str, *, quote: str = "", **about: object) -> tuple[Observation, ...]:
        check = Check((found_in(balanced, quote),)) if quote else Check()
        return reviewer.review(record_with(balanced, **about), check)  # type: ignore[arg-type]

    return look


@pytest.fixture
def looks(observed: Callable[..., tuple[Observation, ...]]) -> Callable[..., list[str]]:
    """Ids of the questions."""

    def look(balanced: str, **about: object) -> list[str]:
        return [each.id for each in observed(balanced, **about) if each.kind == "look"]

    return look


@pytest.fixture
def works(observed: Callable[..., tuple[Observation, ...]]) -> Callable[..., list[str]]:
    """Ids of what works."""

    def look(balanced: str, **about: object) -> list[str]:
        return [each.id for each in observed(balanced, **about) if each.kind == "works"]

    return look
