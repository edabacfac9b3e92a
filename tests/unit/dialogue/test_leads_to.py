"""Where a note leads: to what helps instead of weighing, or to a plain note."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from reframe.dialogue import machine
from reframe.dialogue.events import Command, Felt, Rated, Seen, Typed
from reframe.dialogue.state import State
from reframe.dialogue.turns import Ask, Challenge, Offer, Say, Turn
from reframe.record.model import Check, LeadsTo, Note
from reframe.rulebook.model import Book

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def begun(book: Book, leads_to: LeadsTo) -> tuple[State, tuple[Turn, ...]]:
    """A record with a thought whose note leads somewhere, rated, and no further thought."""
    state, _ = machine.start(
        book, "seven_column", record_id="one", now=NOW, rules_version="1", seed=3
    )
    note = Note("told", "Seeing that is no thinking trap.", leads_to)
    turns: tuple[Turn, ...] = ()
    for event, seen in (
        (Typed("He said “you people are always late”."), Seen()),
        (Felt((("angry", 85),)), Seen()),
        (
            Typed("He does not respect me because of where I am from"),
            Seen(check=Check((), (note,))),
        ),
        (Rated(80), Seen()),
        (Typed(""), Seen()),
    ):
        state, said = machine.advance(book, state, event, seen)
        turns = (*turns, *said)
    return state, turns


def fields_asked(book: Book, state: State, turns: tuple[Turn, ...]) -> list[str]:
    """What is asked until the end when everything is skipped."""
    asked: list[str] = []
    for _ in range(30):
        match turns[-1]:
            case Ask(field=field):
                asked.append(field)
            case Challenge(question=question):
                asked.append(question)
            case Offer():
                asked.append("offer")
            case _:
                return asked
        state, turns = machine.advance(book, state, Command("skip"))
    raise AssertionError("the conversation does not end")


def test_the_note_is_said(book: Book) -> None:
    _, turns = begun(book, "support")

    assert Say("Seeing that is no thinking trap.", "quiet") in turns


def test_a_thought_to_be_stood_by_is_not_weighed(book: Book) -> None:
    asked = fields_asked(book, *begun(book, "support"))

    assert not {
        *("offers", "offer", "maybe_true", "evidence_for", "evidence_against"),
        *("balanced", "belief"),
    } & set(asked)


def test_the_questions_then_look_at_what_helps(book: Book) -> None:
    asked = fields_asked(book, *begun(book, "support"))

    questions = [each for each in asked if each.startswith("true_")]
    assert len(questions) == 3
    assert "next_step" in asked


def test_a_doubt_without_end_gets_a_plain_note(book: Book) -> None:
    asked = fields_asked(book, *begun(book, "note"))

    assert asked == ["note"]


@pytest.mark.parametrize("leads_to", ["support", "note"])
def test_where_it_leads_is_kept_with_the_conversation(book: Book, leads_to: LeadsTo) -> None:
    state, _ = begun(book, leads_to)

    again = State.from_json(state.to_json(), state.record)

    assert again == state
    assert again.hints[0].leads_to == leads_to


def test_another_thought_is_weighed_as_ever(book: Book) -> None:
    asked = fields_asked(book, *begun(book, ""))

    assert {"maybe_true", "evidence_for", "balanced"} <= set(asked)
