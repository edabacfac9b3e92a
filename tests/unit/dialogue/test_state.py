from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reframe.dialogue.state import At, Hints, State
from reframe.errors import RecordDamaged
from reframe.record.model import Finding, Record

RECORD = Record(
    id="one",
    script="seven_column",
    rules="1",
    started=datetime(2026, 3, 1, tzinfo=UTC),
    updated=datetime(2026, 3, 1, tzinfo=UTC),
)
PLACES = st.builds(
    At, st.text(max_size=5), st.integers(0, 9), st.sampled_from(("", "rate", "ask", "list"))
)
FINDINGS = st.builds(
    Finding,
    pattern=st.text(max_size=5),
    rule=st.text(max_size=5),
    strength=st.sampled_from(("strong", "moderate", "hint")),
    start=st.integers(0, 9),
    end=st.integers(0, 9),
    quote=st.text(max_size=5),
    says=st.text(max_size=5),
    but=st.text(max_size=5),
    shown=st.booleans(),
)
STATES = st.builds(
    State,
    record=st.just(RECORD),
    at=st.none() | PLACES,
    trail=st.lists(PLACES, max_size=4).map(tuple),
    hints=st.lists(
        st.builds(Hints, st.lists(FINDINGS, max_size=2).map(tuple), st.booleans()), max_size=2
    ).map(tuple),
    passed=st.lists(st.text(max_size=5), max_size=3).map(tuple),
    asked_before=st.frozensets(st.text(max_size=5), max_size=3),
    softness=st.integers(1, 3),
    limit=st.integers(0, 9),
    seed=st.integers(0, 2**31),
)


@given(STATES)
def test_a_state_comes_back_from_json_as_it_was(state: State) -> None:
    data = json.loads(json.dumps(state.to_json()))

    assert State.from_json(data, state.record) == state


def test_the_record_is_not_in_the_json_of_the_state() -> None:
    assert "record" not in State(RECORD).to_json()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("trail", "x"),
        ("trail", [{"item": 1}]),
        ("at", 3),
        ("hints", [{"findings": [{}], "checked": True}]),
        ("passed", [1]),
        ("softness", "soft"),
        ("limit", -1),
    ],
)
def test_damaged_data_is_refused_with_its_place(key: str, value: object) -> None:
    data = State(RECORD).to_json() | {key: value}

    with pytest.raises(RecordDamaged, match=f"state.{key}"):
        State.from_json(data, RECORD)


def test_data_of_an_older_version_without_a_field_is_read() -> None:
    data = State(RECORD, at=At("situation"), trail=(At("feelings"),)).to_json()
    del data["passed"]

    assert State.from_json(data, RECORD).at == At("situation")
