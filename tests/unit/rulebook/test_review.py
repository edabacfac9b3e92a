"""Mistakes in `review.yaml` are told at their place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reframe.rulebook.check import checked_book

Spoil = Callable[[str, str, str], Path]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{quote}", "{quotation}", "there is no slot `{quotation}`"),
        ("i can $help", "i can $hlep", "there is no list $hlep"),
        ("[even though]", "['even {though']", "this group is not closed"),
        ("test: phrases", "test: phrase", "`phrase` is not known here"),
        ("test: phrases, phrases: ['i can $help']", "test: phrases", "needs the key `phrases`"),
        ("test: phrases", "test: length", "needs the key `least` or `most`"),
        ("kind: works", "kind: look", "what is looked at again is put as a question"),
        ("It has a step", "You should know", "is not said here"),
    ],
)
def test_a_mistake_in_the_review_is_told(spoil: Spoil, old: str, new: str, told: str) -> None:
    problems = checked_book(spoil("review.yaml", old, new)).problems
    messages = [each.message for each in problems if each.file == "review.yaml"]

    assert any(told in message for message in messages), messages


def test_the_review_step_has_its_two_ways_on(spoil: Spoil) -> None:
    step = (
        "  - {id: look, kind: review, column: Event, ask: And?, into: review,"
        " options: [{id: keep, label: Keep}]}\n"
    )
    folder = spoil("scripts/seven_column.yaml", "  - {id: close", f"{step}  - {{id: close")

    told = [each.message for each in checked_book(folder).problems]

    assert "a review needs the `options` change and keep, and no other" in told
