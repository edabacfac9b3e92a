from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reframe.dialogue.slots import LONGEST, fill, fill_short, shorten, values


def test_a_sentence_takes_the_users_words() -> None:
    assert fill("You wrote “{quote}”.", {"quote": "I fail"}) == "You wrote “I fail”."


def test_a_sentence_with_a_slot_that_is_empty_is_dropped() -> None:
    assert fill("You felt {feeling}.", {}) is None


def test_braces_in_the_users_words_are_left_alone() -> None:
    assert fill("“{thought}”", {"thought": "{feeling} {0} {"}) == "“{feeling} {0} {”"


@given(st.text())
def test_a_shortened_text_is_one_line_that_fits(text: str) -> None:
    short = shorten(text)

    assert len(short) <= LONGEST
    assert "\n" not in short


@pytest.mark.parametrize(
    ("text", "slot"),
    [("I got 48.", "I got 48"), ("Well ...", "Well ..."), ("Why?", "Why?"), (" a b ", "a b")],
)
def test_a_full_stop_at_the_end_is_left_out_of_a_slot(chat: Any, text: str, slot: str) -> None:
    talk = chat.talk
    talk = talk.recording(replace(talk.record, situation=text))

    assert values(talk)["situation"] == slot


@pytest.mark.parametrize("text", ["x" * (LONGEST + 1), "one\ntwo", "   "])
def test_a_text_that_would_not_read_well_fills_no_slot(chat: Any, text: str) -> None:
    talk = chat.talk
    talk = talk.recording(replace(talk.record, situation=text))

    assert "situation" not in values(talk)


def test_a_held_text_fills_no_slot(chat: Any) -> None:
    talk = chat.talk
    talk = talk.recording(replace(talk.record, situation="Heavy", evidence_for=("A", "B")))
    talk = replace(talk, held=frozenset({"situation", "evidence_for.0"}))

    assert "situation" not in values(talk)
    assert values(talk)["evidence_for"] == "B"


def test_the_quote_is_what_the_accepted_pattern_was_noticed_in(chat: Any) -> None:
    chat.to_challenge()

    assert values(chat.talk, pattern="fortune_telling")["quote"] == "I'll never succeed"
    assert values(chat.talk, pattern="labeling")["quote"] == "I'll never succeed"


def test_the_strongest_feeling_is_the_one_named(chat: Any) -> None:
    chat.to_challenge()
    feelings = (replace(chat.record.feelings[0], name="low", before=20), *chat.record.feelings)
    talk = chat.talk.recording(replace(chat.record, feelings=feelings))

    assert values(talk)["feeling"] == "sad"


def test_a_step_that_must_be_asked_takes_dots_for_what_is_missing(chat: Any) -> None:
    assert fill_short("Is “{thought}” true?", chat.talk) == "Is “…” true?"
