"""What the notice and the page about reframe must say, and where they say it."""

from __future__ import annotations

import pytest

from reframe.rulebook.compiled import compile_safety
from reframe.rulebook.folder import rules_folder

NOTICE = compile_safety(rules_folder()).content.notice
assert NOTICE
TEXT = " ".join(NOTICE.text)
ABOUT = " ".join(NOTICE.about)

PROMISES = (
    "thought record",
    "on your own or alongside your therapist",
    "program and not a person",
    "not for emergencies",
    "rules, and they can be wrong",
    "for adults",
    "someone who knows the method",
    "hearing voices",
    "very high mood",
    "get through the day",
    "stays on this computer",
    "{lines} shows",
)


@pytest.mark.parametrize("said", [TEXT, ABOUT], ids=["notice", "about"])
@pytest.mark.parametrize("promise", PROMISES)
def test_it_says_what_reframe_is_and_is_not(said: str, promise: str) -> None:
    assert promise in said


def test_the_notice_is_short_enough_to_be_read() -> None:
    assert len(TEXT.split()) < 160
