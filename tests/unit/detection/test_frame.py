from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("I'll never succeed", "who: I · never · future · succeed (wanted)"),
        ("I'm such a failure", "who: I · now · failure [a, such] (unwanted)"),
        ("She hates me", "who: others (she) · now · hate (unwanted) · object: me"),
        ("My job is ruined", "who: mine (job) · now · ruined"),
        ("Why am I so stupid?", "who: I · now · stupid [so] (unwanted) · question"),
    ],
)
def test_a_frame_reads_as(sentence: str, told: str, frames_of: Any) -> None:
    assert frames_of(sentence)[0].readable() == told


def test_the_reporter_and_the_link_are_told(frames_of: Any) -> None:
    said = frames_of("he said I was lazy")[1].readable()

    assert said.endswith("after “that” · as other say")


def test_an_empty_clause_still_says_something(frames_of: Any) -> None:
    frame = replace(frames_of("Failed")[0], verb="", is_="", who="none", subject="")

    assert "nothing said" in frame.readable()
