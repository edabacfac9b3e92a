from __future__ import annotations

import pytest

from reframe.dialogue.events import Chose, Sorted
from reframe.dialogue.turns import Sorting
from reframe.plain.sorting import NO_CUT, NO_PART, parts, shown, understood
from reframe.record.story import Piece, Story

TEXT = "My boss shouted at me and I felt awful. I'm fired."
STORY = Story(
    (Piece(0, 21, "situation"), Piece(26, 39, "feelings"), Piece(40, len(TEXT), "thoughts"))
)
CARD = Sorting(
    TEXT,
    STORY,
    "Right?",
    "A hint.",
    (("situation", "happened"), ("feelings", "feeling"), ("thoughts", "thought")),
)


def test_the_parts_are_numbered_with_where_they_belong() -> None:
    lines = list(shown(CARD, STORY))

    assert lines[:2] == ["Right?", "A hint."]
    assert lines[2:5] == [
        "  1 happened: My boss shouted at me",
        "  2 feeling: I felt awful.",
        "  3 thought: I'm fired.",
    ]


@pytest.mark.parametrize("line", ["", "ok", "OK.", " yes ", "right"])
def test_enter_alone_takes_it(line: str) -> None:
    assert understood(line, CARD, STORY) == Sorted(STORY.pieces)


@pytest.mark.parametrize("line", ["as typed", "“as typed”", "a"])
def test_it_can_stay_as_typed(line: str) -> None:
    assert understood(line, CARD, STORY) == Chose("as_typed")


@pytest.mark.parametrize("line", ["1 t", "1 thought", "1: is a thought", "1t", "1 t, 1 T"])
def test_a_part_is_moved(line: str) -> None:
    story = understood(line, CARD, STORY)

    assert isinstance(story, Story)
    assert [piece.place for piece in story.pieces] == ["thoughts", "feelings", "thoughts"]


@pytest.mark.parametrize(
    "line", ["split 1 3", "split 1 after 'shouted'", "split 1 after boss shouted", "CUT 1 shouted"]
)
def test_a_part_is_cut_after_a_word(line: str) -> None:
    story = understood(line, CARD, STORY)

    assert isinstance(story, Story)
    assert list(parts(CARD, story))[:2] == [
        "  1 happened: My boss shouted",
        "  2 happened: at me",
    ]


def test_a_part_is_joined_with_the_next() -> None:
    story = understood("join 2", CARD, STORY)

    assert isinstance(story, Story)
    assert len(story.pieces) == 2


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("9 t", NO_PART),
        ("0 t", NO_PART),
        ("split 7 2", NO_PART),
        ("join 3", NO_PART),
        ("split 1 after nothing", NO_CUT),
        ("split 1 99", NO_CUT),
        ("something", None),
        ("/why", None),
    ],
)
def test_what_does_not_fit_changes_nothing(line: str, said: str | None) -> None:
    assert understood(line, CARD, STORY) == said
