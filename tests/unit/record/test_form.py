from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reframe.errors import JournalNewer, RecordDamaged
from reframe.record.form import from_json, to_json
from reframe.record.model import Asked, Feeling, NextStep, Offered, Record, Thought

NOW = datetime(2026, 11, 22, 7, 30, tzinfo=UTC)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
ratings = st.none() | st.integers(0, 100)
moments = st.datetimes(timezones=st.just(UTC))
offsets = st.integers(0, 10_000)
answers = st.sampled_from(["open", "accepted", "declined", "unsure"])
strengths = st.none() | st.sampled_from(["strong", "moderate", "hint"])


def several(items: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(items, max_size=3).map(tuple)


offered = st.builds(Offered, texts, answers, texts, strengths, offsets, offsets, texts)
thoughts = st.builds(Thought, texts, ratings, ratings, st.booleans(), several(offered))
extras = st.dictionaries(
    st.text(max_size=8).map("x_{}".format),
    st.recursive(
        st.none() | st.booleans() | st.integers() | texts,
        lambda inner: st.lists(inner, max_size=2) | st.dictionaries(texts, inner, max_size=2),
        max_leaves=4,
    ),
    max_size=2,
)
records = st.builds(
    Record,
    id=texts,
    script=texts,
    rules=texts,
    started=moments,
    updated=moments,
    finished=st.none() | moments,
    status=st.sampled_from(["open", "finished", "note"]),
    situation=texts,
    feelings=several(st.builds(Feeling, texts, ratings, ratings)),
    thoughts=several(thoughts),
    maybe_true=st.none() | st.sampled_from(["yes", "partly", "no", "unsure"]),
    evidence_for=several(texts),
    evidence_against=several(texts),
    questions=several(st.builds(Asked, texts, texts, texts)),
    balanced=texts,
    balanced_belief=ratings,
    next_step=st.none() | st.builds(NextStep, texts, texts),
    note=texts,
    extra=extras,
)


@given(record=records)
def test_a_record_survives_its_json_form(record: Record) -> None:
    written = json.dumps(to_json(record))

    assert from_json(json.loads(written)) == record


@given(record=records)
def test_the_json_form_survives_the_record(record: Record) -> None:
    form = to_json(record)

    assert to_json(from_json(form)) == form


def smallest() -> dict[str, object]:
    moment = NOW.isoformat()
    return {
        "schema": 1,
        "id": "one",
        "script": "seven_column",
        "rules": "1",
        "started": moment,
        "updated": moment,
    }


def test_what_is_missing_is_not_answered() -> None:
    assert from_json(smallest()) == Record(
        id="one", script="seven_column", rules="1", started=NOW, updated=NOW
    )


def test_unknown_keys_are_kept_and_written_back() -> None:
    data = {**smallest(), "mood_of_the_day": {"colour": ["grey"]}}

    record = from_json(data)

    assert record.extra == {"mood_of_the_day": {"colour": ["grey"]}}
    assert to_json(record)["mood_of_the_day"] == {"colour": ["grey"]}


def test_a_time_of_another_zone_becomes_utc() -> None:
    record = from_json({**smallest(), "started": "2026-11-22T09:30:00+02:00"})

    assert record.started == NOW
    assert record.started.tzinfo is UTC


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"id": None}, "id"),
        ({"situation": 3}, "situation"),
        ({"started": "yesterday"}, "started"),
        ({"updated": "2026-11-22T07:30:00"}, "updated"),
        ({"status": "lost"}, "status"),
        ({"status": ["open"]}, "status"),
        ({"feelings": {}}, "feelings"),
        ({"feelings": [{"name": "sad", "before": 101}]}, "feelings.0.before"),
        ({"feelings": [{"name": "sad"}, {"name": "x", "after": True}]}, "feelings.1.after"),
        ({"thoughts": ["secret"]}, "thoughts.0"),
        ({"thoughts": [{"text": "secret", "hot": "yes"}]}, "thoughts.0.hot"),
        (
            {"thoughts": [{"text": "secret", "patterns": [{"pattern": "x", "start": -1}]}]},
            "thoughts.0.patterns.0.start",
        ),
        ({"evidence_for": ["fine", 2]}, "evidence_for"),
        ({"evidence_against": "secret"}, "evidence_against"),
        ({"questions": [{"question": "q"}]}, "questions.0.text"),
        ({"maybe_true": "secret"}, "maybe_true"),
        ({"balanced_belief": 50.5}, "balanced_belief"),
        ({"next_step": "secret"}, "next_step"),
        ({"schema": "1"}, "schema"),
        ({"schema": 0}, "schema"),
    ],
)
def test_a_bad_field_is_named_and_its_value_is_not(change: dict[str, object], path: str) -> None:
    with pytest.raises(RecordDamaged) as caught:
        from_json({**smallest(), **change})

    assert f"`{path}`" in caught.value.sentence
    assert "secret" not in caught.value.sentence


@pytest.mark.parametrize("data", [None, [], "secret", 3])
def test_what_is_no_object_is_refused(data: object) -> None:
    with pytest.raises(RecordDamaged):
        from_json(data)


def test_a_newer_schema_is_left_to_a_newer_program() -> None:
    with pytest.raises(JournalNewer):
        from_json({**smallest(), "schema": 2})


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=5,
)


@given(key=st.sampled_from(sorted(to_json(from_json(smallest())))), value=json_values)
def test_any_damage_is_refused_in_one_way(key: str, value: object) -> None:
    try:
        record = from_json({**smallest(), key: value})
    except (RecordDamaged, JournalNewer):
        return

    assert isinstance(record, Record)
