"""Mistakes in `replies.yaml` are told at their place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reframe.rulebook.check import checked_book

Spoil = Callable[[str, str, str], Path]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("phrases: [go back]", 'phrases: ["{go back"]', "this group is not closed"),
        ("maybe: [change]", 'maybe: ["$none"]', "there is no list $none"),
        ("does: back", "does: bak", "did you mean `back`"),
        ("into: feelings", "into: feeling", "there is no field `feeling`"),
        ("does: edit", "does: back", "only `does: edit` goes to a field"),
        ("number: 50", "number: 150", "a degree is a number from 0 to 100"),
        ("number: 1,", "number: 0,", "a place counts from 1"),
        ("one: 1", "one: 11", "here are numbers from 0 to 9"),
        ("  took: Some words\n", "", "the sentence `took` is missing"),
        ("  took: Some words", "  took: 'It is {numbers}'", "there is no slot `{numbers}`"),
        ("hedges: [about]", "hedges: []", "there is nothing in it"),
        ("  took: Some words", "  took: You should do it", "is not said here"),
    ],
)
def test_a_mistake_in_the_replies_is_told(spoil: Spoil, old: str, new: str, told: str) -> None:
    problems = checked_book(spoil("replies.yaml", old, new)).problems
    messages = [each.message for each in problems if each.file == "replies.yaml"]

    assert any(told in message for message in messages), messages
