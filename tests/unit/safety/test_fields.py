from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from reframe.record.model import Asked, Feeling, NextStep, Record, Thought
from reframe.rulebook.compiled import compile_safety
from reframe.rulebook.folder import rules_folder
from reframe.safety.fields import FREE_TEXT, held, texts
from reframe.safety.screen import Screen

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
        case "evidence_for" | "evidence_against":
            return replace(EMPTY, **{key: ("a fine day", text)})
        case "answer":
            return replace(EMPTY, questions=(Asked("q", "Why?"), Asked("p", "And?", text)))
        case "next_step":
            return replace(EMPTY, next_step=NextStep("plan", text))
        case _:
            pytest.fail(f"no way to put a text into {key}")


IN_A_RECORD = [field.key for field in FREE_TEXT if field.key != "check"]


@pytest.fixture(scope="module")
def screen() -> Screen:
    return Screen(compile_safety(rules_folder()).content)


@pytest.mark.parametrize("key", IN_A_RECORD)
def test_every_registered_field_is_walked_and_held(key: str, screen: Screen) -> None:
    record = record_with(key, "I want to die")

    keys, left = held(screen, record)

    assert [found.partition(".")[0] for found in keys] == [key]
    assert left
    assert "I want to die" in dict(texts(record)).values()


def test_the_key_of_a_list_entry_has_its_number() -> None:
    assert dict(texts(record_with("answer", "because"))) == {"answer.1": "because"}


def test_passive_and_danger_are_held_and_the_exercise_goes_on(screen: Screen) -> None:
    record = replace(EMPTY, situation="He hits me", thoughts=(Thought("I hope I don't wake up"),))

    assert held(screen, record) == (frozenset({"situation", "thoughts.0"}), False)


def test_soft_and_ordinary_texts_are_not_held(screen: Screen) -> None:
    record = replace(EMPTY, situation="The exam", thoughts=(Thought("I can't take it anymore"),))

    assert held(screen, record) == (frozenset(), False)


def test_a_picked_feeling_holds_nothing(screen: Screen) -> None:
    record = replace(EMPTY, feelings=(Feeling("hopeless", 80), Feeling("numb", 40)))

    assert held(screen, record) == (frozenset(), False)


def test_only_thoughts_and_checked_lines_get_hints() -> None:
    assert [field.key for field in FREE_TEXT if field.hints] == ["thoughts", "check"]
