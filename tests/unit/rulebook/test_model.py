"""What the rule format promises must be what the program does."""

from __future__ import annotations

from reframe.dialogue.places import CONDITIONS
from reframe.rulebook import model, names


def test_the_conditions_of_steps_are_those_of_the_conversation() -> None:
    assert set(names.CONDITIONS) == set(CONDITIONS)


def test_a_list_or_one_is_read_as_a_list() -> None:
    assert model.many("a") == ("a",)
    assert model.many(("a", "b")) == ("a", "b")
    assert model.many(None) == ()
