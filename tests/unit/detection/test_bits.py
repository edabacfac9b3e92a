from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reframe.detection.bits import forbidden
from reframe.rulebook.model import FrameTest

CLOSED: dict[str, tuple[Any, ...]] = {
    "who": ("me", "others", "nobody"),
    "time": ("past", "now", "future"),
    "modal": ("none", "should", "may"),
    "negated": (True, False),
    "polarity": ("good", "bad", "neutral"),
    "kind": ("noun", "adjective"),
    "question": (True, False),
    "link": ("none", "but", "if"),
}
SAID = st.fixed_dictionaries({name: st.sampled_from(values) for name, values in CLOSED.items()})
WANTED = st.dictionaries(st.sampled_from(sorted(CLOSED)), st.integers(0, 2), max_size=4)


def holds(test: FrameTest, frame: Any) -> bool:
    return not frame.bits & forbidden(test)


@given(said=SAID, wanted=WANTED)
def test_bits_hold_when_every_closed_answer_is_the_wanted_one(
    said: dict[str, Any], wanted: dict[str, int], a_frame: Any
) -> None:
    asked = {name: CLOSED[name][at % len(CLOSED[name])] for name, at in wanted.items()}

    held = holds(FrameTest(**asked), a_frame(**said))

    assert held == all(said[name] == value for name, value in asked.items())


@pytest.mark.parametrize(("who", "held"), [("me", True), ("mine", True), ("others", False)])
def test_one_of_several_answers_is_enough(who: str, held: bool, a_frame: Any) -> None:
    assert holds(FrameTest(who=("me", "mine")), a_frame(who=who)) == held


def test_a_test_without_closed_questions_rules_nothing_out() -> None:
    assert forbidden(FrameTest(verb="fail", has="again")) == 0


def test_a_clause_without_complement_is_no_noun(a_frame: Any) -> None:
    assert not holds(FrameTest(kind="noun"), a_frame(kind=None))
