from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from reframe.record.model import Asked, Feeling, Filled, NextStep, Offered, Record, Thought
from reframe.safety.fields import FREE_TEXT, texts

NOW = datetime(2026, 1, 2, tzinfo=UTC)
EMPTY = Record(id="r", script="seven_column", rules="1", started=NOW, updated=NOW)


def record_with(key: str, text: str) -> Record:
    match key:
        case "situation" | "balanced" | "note":
            return replace(EMPTY, **{key: text})
        case "feelings":
            return replace(EMPTY, feelings=(Feeling("sad"), Feeling(text)))
        case "thoughts":
            return replace(EMPTY, thoughts=(Thought("a fine day"), Thought(text)))
        case "own_names":
            named = Offered("", "accepted", own=text)
            return replace(EMPTY, thoughts=(Thought("a fine day", patterns=(named,)),))
        case "evidence_for" | "evidence_against":
            return replace(EMPTY, **{key: ("a fine day", text)})
        case "answer":
            return replace(EMPTY, questions=(Asked("q", "Why?"), Asked("p", "And?", text)))
        case "next_step":
            return replace(EMPTY, next_step=NextStep("plan", text))
        case "filled":
            parts = Filled("pie.parts", "Parts", lines=("a fine day", text))
            return replace(EMPTY, filled=(parts, Filled("pie.shares", "Shares")))
        case _:
            pytest.fail(f"no way to put a text into {key}")


IN_A_RECORD = [field.key for field in FREE_TEXT if field.key != "check"]


@pytest.mark.parametrize("key", IN_A_RECORD)
def test_every_registered_field_is_walked(key: str) -> None:
    walked = {found.partition(".")[0]: text for found, text in texts(record_with(key, "So it is"))}

    assert walked[key] == "So it is"


def test_the_key_of_a_list_entry_has_its_number() -> None:
    assert dict(texts(record_with("answer", "because"))) == {"answer.1": "because"}


def test_only_thoughts_and_checked_lines_get_hints() -> None:
    assert [field.key for field in FREE_TEXT if field.hints] == ["thoughts", "check"]


def test_the_balanced_thought_is_looked_at_for_the_review_alone() -> None:
    assert [field.key for field in FREE_TEXT if field.reviewed] == ["balanced"]
