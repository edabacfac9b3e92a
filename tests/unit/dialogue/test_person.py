"""The slot `{person}`: the one person told of, and nobody where it could be anyone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from reframe.dialogue.slots import fill, values
from reframe.record import edits


def person(chat: Any, situation: str, thought: str, held: frozenset[str] = frozenset()) -> str:
    record = edits.add_thought(edits.set_situation(chat.record, situation), thought)
    talk = replace(chat.talk.recording(record), held=held)
    return values(talk).get("person", "")


@pytest.mark.parametrize(
    ("situation", "thought", "expected"),
    [
        ("My boss walked past me", "She hates me", "your boss"),
        ("Lunch", "My best friend finds me dull", "your best friend"),
        ("My sister called. My sister was short", "I bore her", "your sister"),
        ("My mum and my boss called", "They are cross", ""),
        ("The bus was late", "He thinks I am slow", ""),
        ("I met a friend of my own", "I was dull", ""),
        ("My bossy way of talking", "I am too loud", ""),
    ],
)
def test_one_person_is_named_and_never_a_guess(
    chat: Any, situation: str, thought: str, expected: str
) -> None:
    assert person(chat, situation, thought) == expected


def test_a_held_text_names_nobody(chat: Any) -> None:
    assert person(chat, "My boss shouted", "x", frozenset({"situation"})) == ""


def test_a_question_whose_person_is_unknown_is_not_put(chat: Any) -> None:
    asked = "What has been hard for {person} lately?"

    assert fill(asked, values(chat.talk)) is None
