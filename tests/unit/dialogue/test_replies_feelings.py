from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reframe.dialogue.replies.feelings import Feelings
from reframe.dialogue.replies.strengths import Strengths
from reframe.rulebook import load
from reframe.rulebook.model import Emotions, Family

REPLIES = load.book().replies
KNOWN = Feelings(
    Emotions(
        anchors={},
        belief_anchors={},
        families=(Family("sad", "Sad", ("sad", "hopeless", "on edge", "low")),),
    ),
    REPLIES,
    Strengths(REPLIES),
)


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("sad 75, hopeless 50", (("sad", 75), ("hopeless", 50))),
        ("Sad 75%; HOPELESS: 50", (("sad", 75), ("hopeless", 50))),
        ("sad 75 hopeless 50", (("sad", 75), ("hopeless", 50))),
        ("75 sad 50 hopeless", (("sad", 75), ("hopeless", 50))),
        ("sad 75 and hopeless 50", (("sad", 75), ("hopeless", 50))),
        ("sad and hopeless 50", (("sad", None), ("hopeless", 50))),
        ("sad=75/100", (("sad", 75),)),
        ("sad (75)", (("sad", 75),)),
        ("I feel sad 75", (("sad", 75),)),
        ("On Edge 20", (("on edge", 20),)),
        ("sad", (("sad", None),)),
        ("sad 20, sad 40", (("sad", 40),)),
        ("like a ghost 30", (("like a ghost", 30),)),
        ("a bit off", (("a bit off", None),)),
        ("a bit low", (("low", 25),)),
        ("sad 175", (("sad", 101),)),
        ("", ()),
        (" ,;. ", ()),
    ],
)
def test_names_and_numbers_are_found(line: str, named: tuple[tuple[str, int | None], ...]) -> None:
    assert tuple((each.name, each.number) for each in KNOWN.named_in(line)) == named


@given(st.text())
def test_any_line_gives_names_that_are_not_empty(line: str) -> None:
    assert all(each.name.strip() for each in KNOWN.named_in(line))
