"""A record with every field filled in, as the exports see it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from reframe.record.model import Asked, Feeling, NextStep, Offered, Record, Thought

NAMES = {"fortune_telling": "Fortune telling", "seven_column/plan": "A small plan"}


@pytest.fixture
def full_record() -> Record:
    return Record(
        id="4f1c9a2e77",
        script="seven_column",
        rules="1",
        started=datetime(2026, 11, 22, 7, 30, tzinfo=UTC),
        updated=datetime(2026, 11, 22, 8, 5, tzinfo=UTC),
        finished=datetime(2026, 11, 22, 8, 5, tzinfo=UTC),
        status="finished",
        situation="I failed the first maths test",
        feelings=(Feeling("sad", 75, 40), Feeling("hopeless", 50)),
        thoughts=(
            Thought(
                "I’ll never succeed",
                before=90,
                after=55,
                hot=True,
                patterns=(
                    Offered(
                        "fortune_telling",
                        "accepted",
                        "fortune_telling/never_wanted",
                        "strong",
                        0,
                        18,
                        "I’ll never succeed",
                    ),
                    Offered("labeling", "accepted"),
                ),
            ),
            Thought("They all saw it", before=60),
        ),
        maybe_true="partly",
        evidence_for=("I got 41 of 100",),
        evidence_against=("I passed physics", "It was one test"),
        questions=(
            Asked("ft_past", "Which times come to mind?", "The driving test"),
            Asked("ft_friend", "What would a friend say?"),
        ),
        balanced="One test is one test",
        balanced_belief=65,
        next_step=NextStep("plan", "Ask Ana to practise"),
        note="Slept badly",
    )


@pytest.fixture
def names() -> dict[str, str]:
    return NAMES
