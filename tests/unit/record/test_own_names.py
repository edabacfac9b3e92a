"""A name of the user's own goes wherever a pattern goes: JSON, pages, the safety registry."""

from __future__ import annotations

from datetime import UTC, datetime

from reframe.record import edits
from reframe.record.form import from_json, to_json
from reframe.record.model import Offered, Record, Thought
from reframe.record.names import own_names
from reframe.safety.fields import texts
from reframe.share.text import to_text

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
RECORD = Record(
    "a", "seven_column", "1", NOON, NOON, thoughts=(Thought("first"), Thought("second"))
)
NAMED = edits.choose_own(RECORD, 1, "the Sunday voice")


def test_it_survives_its_json_form() -> None:
    assert from_json(to_json(NAMED)) == NAMED


def test_a_record_from_before_there_were_names_is_read() -> None:
    offered = edits.choose_pattern(RECORD, 0, "labeling")
    data = to_json(offered)
    del data["thoughts"][0]["patterns"][0]["own"]  # type: ignore[index]

    assert from_json(data) == offered


def test_the_same_name_is_written_once() -> None:
    assert edits.choose_own(NAMED, 1, "The Sunday Voice") == NAMED


def test_the_last_one_is_taken_out_again() -> None:
    two = edits.choose_own(NAMED, 1, "the judge")

    assert own_names(edits.drop_own(two, 1)) == ("the Sunday voice",)
    assert edits.drop_own(RECORD, 1) == RECORD


def test_it_is_a_free_text_that_is_screened() -> None:
    both = edits.choose_own(NAMED, 0, "the judge")

    assert dict(texts(both))["own_names.0"] == "the judge"
    assert dict(texts(both))["own_names.1"] == "the Sunday voice"


def test_it_stands_on_the_page() -> None:
    assert "“the Sunday voice”: an own name, given by the writer." in to_text(NAMED, {})


def test_other_words_drop_what_was_offered_and_keep_the_name() -> None:
    offered = edits.choose_pattern(NAMED, 1, "labeling")

    reworded = edits.set_thought_text(offered, 1, "third")

    assert reworded.thoughts[1].patterns == (Offered("", "accepted", own="the Sunday voice"),)
