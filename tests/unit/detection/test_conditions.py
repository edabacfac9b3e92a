from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reframe.detection.conditions import compiled, frame_keys, keys
from reframe.detection.frame import Frame
from reframe.rulebook.model import FrameTest, WordList

FrameOf: TypeAlias = Callable[..., Frame]

LISTS = {
    "names": WordList(("failure", "loser"), include=("more",), exclude=("fine",)),
    "more": WordList(("winner", "fraud")),
    "fine": WordList(("winner",)),
}


HOLDS = [
    (FrameTest(), {}),
    (FrameTest(who=("me", "mine")), {"who": "mine"}),
    (FrameTest(is_="$names"), {"is_": "loser"}),
    (FrameTest(is_="$names"), {"is_": "fraud"}),
    (FrameTest(verb="give up"), {"verb": "give up"}),
    (FrameTest(verb="fall apart"), {"verb": "fall", "words": frozenset({"fall", "apart"})}),
    (
        FrameTest(verb="get fired"),
        {"verb": "fire", "is_": "fired", "words": frozenset({"get", "fired", "fire"})},
    ),
    (FrameTest(has=("all", "at all")), {"words": frozenset({"at all"})}),
    (FrameTest(has="out of my mind"), {"words": frozenset({"out", "of", "my", "mind"})}),
    (FrameTest(has_all=("every", "$names")), {"words": frozenset({"every", "loser"})}),
    (FrameTest(lacks="again"), {"words": frozenset({"now"})}),
    (FrameTest(degree="so"), {"degree": frozenset({"so"})}),
    (FrameTest(not_=FrameTest(who="you")), {}),
    (FrameTest(question=True, modal="would"), {"question": True, "modal": "would"}),
    (FrameTest(passive=True), {"passive": True}),
]
FAILS = [
    (FrameTest(who="you"), {}),
    (FrameTest(is_="$names"), {"is_": "winner"}),
    (FrameTest(is_="$unheard"), {"is_": "failure"}),
    (FrameTest(verb="give"), {"verb": "give up"}),
    (FrameTest(verb="fall apart"), {"verb": "fall", "words": frozenset({"fall", "asleep"})}),
    (FrameTest(has_all=("every", "time")), {"words": frozenset({"every"})}),
    (FrameTest(lacks="again"), {"words": frozenset({"again"})}),
    (FrameTest(not_=FrameTest(who="me")), {}),
    (FrameTest(negated=False), {"negated": True}),
    (FrameTest(who="me", time="future"), {"time": "past"}),
]


@pytest.mark.parametrize(("test", "changes"), HOLDS)
def test_a_test_holds(test: FrameTest, changes: dict[str, Any], a_frame: FrameOf) -> None:
    assert compiled(test, LISTS)(a_frame(**changes))


@pytest.mark.parametrize(("test", "changes"), FAILS)
def test_a_test_does_not_hold(test: FrameTest, changes: dict[str, Any], a_frame: FrameOf) -> None:
    assert not compiled(test, LISTS)(a_frame(**changes))


@pytest.mark.parametrize(("test", "changes"), HOLDS)
def test_what_holds_is_found_through_the_index(
    test: FrameTest, changes: dict[str, Any], a_frame: FrameOf
) -> None:
    assert set(keys(test, LISTS)) & set(frame_keys(a_frame(**changes)))


NOUNS = ["failure", "loser", "nurse", "fraud", "day"]
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "who": st.sampled_from(["me", "mine", "others", "thing"]),
    "verb": st.sampled_from(["be", "feel", "give up", "fail"]),
    "is_": st.sampled_from(NOUNS),
    "time": st.sampled_from(["past", "now", "future"]),
    "modal": st.sampled_from(["none", "should", "can"]),
    "negated": st.booleans(),
    "never": st.booleans(),
    "question": st.booleans(),
    "polarity": st.sampled_from(["good", "bad", "neutral"]),
    "reported": st.sampled_from(["none", "me_think", "other_say"]),
    "link": st.sampled_from(["none", "but", "if"]),
}


@given(
    test=st.fixed_dictionaries({}, optional=VALUES).map(lambda given: FrameTest(**given)),
    changes=st.fixed_dictionaries({}, optional=VALUES),
)
def test_the_index_never_hides_a_match(
    test: FrameTest, changes: dict[str, Any], a_frame: FrameOf
) -> None:
    frame = a_frame(**changes)

    if compiled(test, LISTS)(frame):
        assert set(keys(test, LISTS)) & set(frame_keys(frame))
