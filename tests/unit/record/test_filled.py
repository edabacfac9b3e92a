"""Answers to steps that fill no named field: kept in their order, lossless, and always valid."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reframe.errors import RecordDamaged
from reframe.record import edits
from reframe.record.form import from_json, to_json
from reframe.record.model import Filled, Record, Taken

NOW = datetime(2026, 3, 1, tzinfo=UTC)
EMPTY = Record(id="one", script="worry", rules="1", started=NOW, updated=NOW)

FILLED = st.builds(
    Filled,
    step=st.sampled_from(("what", "pie.parts", "pie.shares")),
    label=st.text(max_size=9),
    lines=st.lists(st.text(max_size=9), max_size=3).map(tuple),
    chosen=st.text(max_size=4),
    number=st.none() | st.integers(0, 100),
    date=st.sampled_from(("", "2026-03-06")),
)


@given(st.lists(FILLED, max_size=5))
def test_what_was_filled_in_comes_back_from_json(answers: list[Filled]) -> None:
    record = EMPTY
    for each in answers:
        record = edits.fill(record, each)

    assert from_json(json.loads(json.dumps(to_json(record)))) == record


def test_a_second_answer_takes_the_place_of_the_first() -> None:
    record = edits.fill(EMPTY, Filled("a", "A", ("one",)))
    record = edits.fill(record, Filled("b", "B", ("two",)))
    record = edits.fill(record, Filled("a", "A", ("three",)))

    assert [(each.step, each.lines) for each in record.filled] == [
        ("a", ("three",)),
        ("b", ("two",)),
    ]
    assert edits.unfill(record, "a").filled == record.filled[1:]


@pytest.mark.parametrize("numbers", [(50, 49), (101, -1), (100, 1)])
def test_shares_that_make_no_whole_are_refused(numbers: tuple[int, int]) -> None:
    weights = tuple(zip(("me", "the rain"), numbers, strict=True))

    with pytest.raises(ValueError, match="100"):
        edits.fill(EMPTY, Filled("pie", "Pie", weights=weights))


def test_a_technique_is_taken_up_once_and_stays_where_it_is() -> None:
    record = edits.take(edits.take(EMPTY, "pie", "summary"), "pie", "next")

    assert record.taken == (Taken("pie", "summary"),)
    assert from_json(to_json(record)) == record


@pytest.mark.parametrize(
    "bad", [["me", 40], [["me", "40"]], [["me", True]], [["me", 101]], [[40, "me"]], "me 40"]
)
def test_damaged_shares_are_named_by_their_place(bad: object) -> None:
    data = to_json(edits.fill(EMPTY, Filled("pie", "Pie", weights=(("me", 100),))))
    data["filled"][0]["weights"] = bad  # type: ignore[index]

    with pytest.raises(RecordDamaged, match=r"filled\.0\.weights"):
        from_json(data)
