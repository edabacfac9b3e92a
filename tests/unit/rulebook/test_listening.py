"""Mistakes in `listening.yaml` are told at their place."""

from __future__ import annotations

from typing import Any

import pytest

from reframe.rulebook.check import checked_book


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("id: leave", "id: go", "the option `leave` is missing"),
        ("id: leave", "id: feelings", "`feelings` are known for an appraisal alone"),
        ("{quote}", "{person}", "there is no slot `{person}`"),
        ("”?", "”.", "what is heard is put as a question"),
        ("[[He", "He", "put the words that are heard between [[ and ]], once"),
        ("id: meaning", "id: quiet", "`quiet` is the name of what is not asked about"),
        ("fields: [situation]", "fields: [thoughts]\n    by: opener", "go with `feelings` alone"),
        ("words: on purpose", "words: on {purpose", "not"),
        ("why: Facts", "exempt: [no_such]\n    why: Facts", "there is no guard `no_such`"),
        ("why: Facts", "patterns: [no_such]\n    why: Facts", "there is no pattern `no_such`"),
    ],
)
def test_a_mistake_is_told(spoil: Any, old: str, new: str, message: str) -> None:
    problems = checked_book(spoil("listening.yaml", old, new)).problems
    told = [each.message for each in problems if each.file == "listening.yaml"]

    assert any(message in each for each in told), told
