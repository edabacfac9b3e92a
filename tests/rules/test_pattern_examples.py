"""The examples that a reader of the list of patterns sees."""

from __future__ import annotations

from reframe.rulebook import load
from reframe.safety.screen import Screen


def test_every_pattern_has_two_or_three_of_its_own_and_none_calls_for_a_card() -> None:
    screen = Screen(load.safety())
    everything: list[str] = []
    for pattern in load.book().patterns:
        assert 2 <= len(pattern.examples) <= 3, pattern.id
        everything += pattern.examples
    assert len(set(everything)) == len(everything)
    assert [text for text in everything if screen.look(text)] == []
