"""Help lines are given to nobody before a person has called each of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from reframe.rulebook.check import release_problems

Spoil = Callable[[str, str, str], Path]
CALLED = "confirmed_by_person: 2026-11-23"
NOT_CALLED = "confirmed_by_person: null"
READ = "source_read_on: 2026-11-22"


def test_a_line_that_nobody_has_called_is_told(rules: Path) -> None:
    (problem,) = release_problems(rules, date(2026, 11, 25))

    assert problem.file == "safety/lines.yaml"
    assert problem.message == "A line: no person has called or visited it yet"


@pytest.mark.parametrize("today", [date(2026, 11, 25), date(2027, 11, 22)])
def test_a_line_that_was_read_and_called_within_a_year_is_ready(spoil: Spoil, today: date) -> None:
    folder = spoil("safety/lines.yaml", NOT_CALLED, CALLED)

    assert release_problems(folder, today) == ()


@pytest.mark.parametrize("today", [date(2027, 11, 24), date(2029, 1, 1)])
def test_after_a_year_source_and_call_are_due_again(spoil: Spoil, today: date) -> None:
    folder = spoil("safety/lines.yaml", NOT_CALLED, CALLED)

    assert [problem.key.rpartition(".")[2] for problem in release_problems(folder, today)] == [
        "source_read_on",
        "confirmed_by_person",
    ]


def test_a_date_in_the_future_is_no_proof(spoil: Spoil) -> None:
    spoil("safety/lines.yaml", NOT_CALLED, CALLED)
    folder = spoil("safety/lines.yaml", READ, "source_read_on: 2031-01-01")

    assert len(release_problems(folder, date(2026, 11, 25))) == 1
