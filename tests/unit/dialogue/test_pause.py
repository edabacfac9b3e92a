from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from reframe.dialogue.events import Chose, Command, Edit, Felt, Rated, Seen, Typed
from reframe.dialogue.state import State
from reframe.dialogue.turns import Ask, Card, Done
from reframe.record.model import Check

EXPLICIT = Seen(tier="explicit")
LEFT = Seen(held=frozenset({"situation"}), explicit=frozenset({"situation"}), left=True)


def test_the_text_is_kept_and_the_card_is_all_that_is_said(chat: Any) -> None:
    chat.tell(Typed("heavy"), EXPLICIT)

    assert chat.turns == (Card("explicit", "explicit"),)
    assert chat.record.situation == "heavy"


def test_the_card_named_by_the_screen_is_shown(chat: Any) -> None:
    assert chat.tell(Typed("x"), Seen(tier="danger", card="abuse")) == Card("danger", "abuse")


@pytest.mark.parametrize("way", ["keep_writing", "intrusive", "not_meant"])
def test_every_way_of_writing_on_leads_to_a_plain_note(chat: Any, way: str) -> None:
    chat.tell(Typed("heavy"), EXPLICIT)

    chat.tell(Chose(way), LEFT)

    assert isinstance(chat.last, Ask)
    assert chat.last.field == "note"
    assert chat.turns[0].text


def test_grounding_and_unknown_ways_leave_the_card_standing(chat: Any) -> None:
    chat.tell(Typed("heavy"), EXPLICIT)

    assert chat.tell(Chose("grounding"), LEFT) == Card("explicit", "explicit")
    assert len(chat.turns) == 2
    assert chat.tell(Chose("help_lines"), LEFT) == Card("explicit", "explicit")


@pytest.mark.parametrize("way", ["plan", "lines"])
def test_what_a_front_shows_itself_leaves_the_card_and_changes_nothing(chat: Any, way: str) -> None:
    chat.tell(Typed("heavy"), EXPLICIT)
    before = chat.state

    assert chat.tell(Chose(way), LEFT) == Card("explicit", "explicit")
    assert len(chat.turns) == 1
    assert chat.state == before


def test_stopping_at_the_card_stops(chat: Any) -> None:
    chat.tell(Typed("heavy"), EXPLICIT)

    assert chat.tell(Chose("stop"), LEFT) == Done("stopped")


@pytest.mark.parametrize("step", ["situation", "thoughts", "evidence", "answer"])
def test_clearing_empties_the_entry_and_asks_again(chat: Any, step: str) -> None:
    if step in ("evidence", "answer"):
        chat.to_challenge()
    if step == "evidence":
        chat.tell(Edit("evidence_for", 1))
    if step == "thoughts":
        chat.tell_all(Typed("x"), Felt(()), Typed("A"), Rated(1))
    before, present = chat.record, chat.last
    chat.tell(Typed("heavy"), EXPLICIT)
    key = {"evidence": "evidence_for.1", "thoughts": "thoughts.1", "answer": "answer.0"}.get(
        step, step
    )

    chat.tell(Chose("clear"), Seen(held=frozenset({key}), explicit=frozenset({key}), left=True))

    assert "heavy" not in repr(chat.state)
    if step != "answer":
        assert chat.record == before
        assert chat.last == present
    else:
        assert chat.last.question == present.question


def test_a_heavy_feeling_can_be_cleared(chat: Any) -> None:
    chat.tell(Typed("x"))
    chat.tell(Felt((("heavy", 90),)), EXPLICIT)
    assert isinstance(chat.last, Card)

    chat.tell(Chose("clear"), Seen(held=frozenset({"feelings.0"}), left=True))

    assert chat.record.feelings == ()
    assert chat.last.kind == "feelings"


def test_back_from_the_card_leads_to_the_text(chat: Any) -> None:
    chat.tell(Typed("heavy"), EXPLICIT)

    back = chat.tell(Command("back"), LEFT)

    assert (back.step, back.value) == ("situation", "heavy")


def test_the_exercise_goes_on_when_the_text_is_edited_away(chat: Any) -> None:
    chat.tell(Typed("heavy"), EXPLICIT)
    chat.tell(Command("back"), LEFT)

    assert chat.tell(Typed("lighter"), LEFT).field == "feelings"


def test_only_left_is_enough_to_leave(chat: Any) -> None:
    chat.tell(Typed("heavy"), EXPLICIT)
    chat.tell(Command("back"), Seen(held=frozenset({"situation"}), left=True))

    last = chat.tell(Command("skip"), Seen(held=frozenset({"situation"}), left=True))

    assert last.field == "note"


def test_a_passive_text_stands_beside_the_conversation(chat: Any) -> None:
    chat.tell(Typed("heavy"), Seen(tier="passive"))

    assert chat.turns[0] == Card("passive", "passive")
    assert chat.last.field == "feelings"


def test_the_same_text_again_brings_no_second_card(chat: Any) -> None:
    chat.tell(Typed("heavy"), Seen(tier="passive"))
    held = frozenset({"situation"})
    chat.tell(Command("back"), Seen(held=held))

    chat.tell(Typed("heavy"), Seen(tier="passive", held=held))

    assert not any(isinstance(turn, Card) for turn in chat.turns)


def test_a_heavy_answer_to_a_question_ends_the_questions(chat: Any) -> None:
    chat.to_challenge()
    chat.tell(Typed("heavy"), EXPLICIT)
    seen = Seen(held=frozenset({"answer.0"}), explicit=frozenset({"answer.0"}), left=True)

    chat.tell(Chose("keep_writing"), seen)
    assert chat.last.field == "note"
    assert chat.tell(Typed("Ana is here"), seen) == Done("note")
    assert chat.record.status == "note"


def test_commands_for_questions_do_nothing_beside_the_exercise(chat: Any) -> None:
    chat.to_challenge()
    chat.tell(Typed("heavy"), EXPLICIT)
    seen = Seen(held=frozenset({"answer.0"}), explicit=frozenset({"answer.0"}), left=True)

    assert chat.tell(Command("more"), seen).field == "note"
    assert chat.tell(Edit("offers"), seen).field == "note"


def test_nothing_that_the_screen_said_is_in_the_state(chat: Any) -> None:
    chat.tell(Typed("heavy"), Seen(tier="explicit", card="special_card", check=Check()))

    stored = repr(chat.state.to_json())
    assert "explicit" not in stored
    assert "special_card" not in stored
    assert not {"tier", "held"} & {each.name for each in fields(State)}


def test_the_same_card_stands_again_when_the_caller_names_it(chat: Any) -> None:
    card = chat.tell(Typed("x"), Seen(tier="danger", card="abuse"))

    assert chat.tell(Chose("lines"), Seen(tier="danger", card="abuse")) == card
    assert chat.tell(Chose("lines")) == Card("danger", "explicit")
