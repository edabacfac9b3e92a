"""A thought told with "I thought": of the moment, or an earlier belief."""

from __future__ import annotations

import pytest

from reframe.detection.detector import Detector

EARLIER = "past_belief"


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("I thought everyone hates me", "mind_reading"),
        ("I thought I'm a complete failure", "labeling"),
        ("I thought she doesn't love me", "mind_reading"),
    ],
)
def test_what_went_through_the_mind_just_then_gets_its_hints(
    detector: Detector, text: str, pattern: str
) -> None:
    assert pattern in {found.pattern for found in detector.check(text).findings}


@pytest.mark.parametrize(
    "text",
    [
        "I thought I was a failure",
        "I thought I would never succeed, and then I did",
        "Back then I thought nobody liked me",
    ],
)
def test_what_was_believed_earlier_gets_none(detector: Detector, text: str) -> None:
    assert detector.check(text).findings == ()
