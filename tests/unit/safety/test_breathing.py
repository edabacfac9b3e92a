from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reframe.rulebook.model import Breathing, Grounding
from reframe.safety.breathing import Breath, breath_at, in_one_sentence, round_of, steps

PACE = Breathing(
    in_=4,
    out=6,
    rounds=5,
    says="In for {in}, out for {out}, {rounds} times.",
    says_in="In",
    says_out="Out",
    says_round="Round {round} of {rounds}",
)


@pytest.mark.parametrize(
    ("elapsed", "due"),
    [
        (0, Breath("in", 0.0, 1, 1)),
        (1, Breath("in", 0.25, 1, 2)),
        (3.5, Breath("in", 0.875, 1, 4)),
        (4, Breath("out", 1.0, 1, 1)),
        (7, Breath("out", 0.5, 1, 4)),
        (9.25, Breath("out", 0.125, 1, 6)),
        (10, Breath("in", 0.0, 2, 1)),
        (42, Breath("in", 0.5, 5, 3)),
        (50, Breath("done", 0.0, 5, 0)),
        (5000, Breath("done", 0.0, 5, 0)),
        (-1, Breath("in", 0.0, 1, 1)),
    ],
)
def test_the_seconds_tell_phase_share_round_and_count(elapsed: float, due: Breath) -> None:
    assert breath_at(elapsed, PACE) == due


@given(
    st.floats(0, 10_000),
    st.integers(1, 20),
    st.integers(1, 20),
    st.integers(1, 20),
)
def test_at_any_moment_the_breath_is_within_its_bounds(
    elapsed: float, inward: int, outward: int, rounds: int
) -> None:
    breath = breath_at(elapsed, Breathing(inward, outward, rounds, "", "", "", ""))

    assert 0 <= breath.share <= 1
    assert 1 <= breath.round <= rounds
    assert breath.count <= max(inward, outward)
    assert (breath.phase == "done") == (breath.count == 0)


def test_the_whole_of_it_is_said_in_one_sentence() -> None:
    assert in_one_sentence(PACE) == "In for 4, out for 6, 5 times."
    assert round_of(2, PACE) == "Round 2 of 5"


def test_the_steps_begin_with_the_breathing_and_end_with_the_end() -> None:
    grounding = Grounding("A minute", "Sit.", PACE, ("See.", "Hear."), "Again.")

    assert steps(grounding) == ("Sit.", in_one_sentence(PACE), "See.", "Hear.", "Again.")
