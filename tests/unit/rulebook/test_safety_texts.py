from __future__ import annotations

from typing import Any

import pytest

from reframe.rulebook.check import checked_safety

NOTICE, CARDS = "safety/notice.yaml", "safety/cards.yaml"


def test_the_notice_and_the_grounding_come_out_as_they_stand(rules: Any) -> None:
    safety = checked_safety(rules).safety

    assert safety
    assert safety.notice
    assert safety.grounding
    assert (safety.notice.number, safety.notice.country.ask) == (1, "Where are you?")
    assert safety.grounding.breathing.in_ == 4
    assert safety.grounding.senses == ("Look around.",)


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (NOTICE, "number: 1", "number: 0", "has the number 1"),
        (NOTICE, "number: 1", "number: one", "a whole number is needed"),
        (NOTICE, "accept: Go on\n", "", "the key `accept` is missing"),
        (NOTICE, "title: First", "title: ''", "there is nothing in it"),
        (NOTICE, "about: [A program.]", "about: []", "there is nothing in it"),
        (NOTICE, "{lines} shows", "{lnies} shows", "did you mean `lines`?"),
        (NOTICE, "{lines} shows", "{lines shows", "has no partner"),
        (NOTICE, "Practice.", "You should practise.", "is not said here"),
        (NOTICE, "accept: Go on", "accept: You should go on", "is not said here"),
        (CARDS, "in: 4", "in: 0", "from 1 to 20"),
        (CARDS, "rounds: 5", "rounds: 21", "from 1 to 20"),
        (CARDS, "out: 6", "out: slow", "a whole number is needed"),
        (CARDS, "{rounds} times", "{times} times", "there is no slot"),
        (CARDS, "Round {round}", "Round {number}", "there is no slot"),
        (CARDS, "senses: [Look around.]", "senses: []", "there is nothing in it"),
        (CARDS, "Look around.", "You should look.", "is not said here"),
    ],
)
def test_a_mistake_is_told_at_its_place(
    spoil: Any, file: str, old: str, new: str, says: str
) -> None:
    checked = checked_safety(spoil(file, old, new))

    assert [(each.file, says in each.message) for each in checked.problems] == [(file, True)]
    assert checked.safety is None
