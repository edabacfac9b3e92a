"""The card of a story told in one go, and what becomes of its pieces."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from reframe.dialogue import machine
from reframe.dialogue.events import Chose, Command, Edit, Event, Felt, Rated, Seen, Sorted, Typed
from reframe.dialogue.sorting import SORTS, told
from reframe.dialogue.state import State
from reframe.dialogue.turns import Ask, Say, Sorting, Turn
from reframe.record.model import Check, Feeling, Finding, Note
from reframe.record.story import Piece, Span, Story, joined, moved, split
from reframe.rulebook.model import Book

TEXT = "My boss shouted at me and I felt awful. I'm going to get fired."
STORY = Story(
    (
        Piece(0, 21, "situation"),
        Piece(26, 39, "feelings"),
        Piece(40, len(TEXT), "thoughts"),
    ),
    (Span(33, 38),),
)
FOUND = Finding("fortune_telling", "r", "strong", 0, 22, "I'm going to get fired", "", "")


def begun(book: Book) -> State:
    now = datetime(2026, 11, 22, tzinfo=UTC)
    state, _ = machine.start(book, "seven_column", record_id="x", now=now, rules_version="1")
    return state


def at_card(book: Book) -> tuple[State, Turn]:
    state, turns = machine.advance(book, begun(book), Typed(TEXT), Seen(story=STORY))
    return state, turns[-1]


def after(book: Book, *events: Event, seen: Seen | None = None) -> tuple[State, tuple[Turn, ...]]:
    state, _ = at_card(book)
    turns: tuple[Turn, ...] = ()
    for event in events:
        state, turns = machine.advance(book, state, event, seen or Seen())
    return state, turns


def test_a_story_is_shown_before_anything_is_moved(book: Book) -> None:
    state, card = at_card(book)

    assert isinstance(card, Sorting)
    assert (card.text, card.story) == (TEXT, STORY)
    assert state.record.situation == TEXT
    assert not state.record.thoughts


def test_confirmed_it_fills_three_steps_and_each_is_asked_for_its_number(book: Book) -> None:
    seen = Seen(checks=(Check((FOUND,)),))
    state, turns = after(book, Sorted(STORY.pieces), seen=seen)

    assert state.record.situation == "My boss shouted at me"
    assert state.record.feelings == (Feeling("awful"),)
    assert [thought.text for thought in state.record.thoughts] == ["I'm going to get fired"]
    assert state.hints[0].findings == (FOUND,)
    assert isinstance(turns[-1], Ask)
    assert turns[-1].feelings == (("awful", None),)
    state, turns = machine.advance(book, state, Felt((("awful", 80),)))
    assert isinstance(turns[-1], Ask)
    assert turns[-1].field == "belief"
    state, turns = machine.advance(book, state, Rated(70))
    assert isinstance(turns[-1], Ask)
    assert (turns[-1].kind, turns[-1].value) == ("list", "")


def test_notes_about_a_sorted_thought_are_said_once(book: Book) -> None:
    note = Check(notes=(Note("plain", "Said of it."),))
    _, turns = after(book, Sorted(STORY.pieces), seen=Seen(checks=(note, note)))

    assert turns.count(Say("Said of it.", "quiet")) == 1


def test_as_typed_and_skipped_it_all_stays_what_happened(book: Book) -> None:
    for event in (Chose("as_typed"), Command("skip"), Typed("")):
        state, turns = after(book, event)

        assert state.record.situation == TEXT
        assert not state.record.feelings
        assert isinstance(turns[-1], Ask)
        assert turns[-1].kind == "feelings"
        assert not state.story.pieces


def test_the_card_survives_being_stored(book: Book) -> None:
    state, card = at_card(book)
    stored = json.loads(json.dumps(state.to_json()))

    again = State.from_json(stored, state.record)

    assert again == state
    assert machine.resume(book, again)[-1] == card


def test_a_state_from_before_there_was_a_card_is_read(book: Book) -> None:
    stored = {k: v for k, v in begun(book).to_json().items() if k != "story"}

    assert State.from_json(stored, begun(book).record).story == Story()


def test_pieces_that_would_lose_a_word_are_not_taken(book: Book) -> None:
    for pieces in ((), STORY.pieces[:2], (Piece(0, 500, "thoughts"),)):
        state, turns = after(book, Sorted(pieces))

        assert state.record.situation == TEXT
        assert isinstance(turns[-1], Sorting)


def test_words_typed_at_the_card_become_a_note(book: Book) -> None:
    state, turns = after(book, Typed("something else"))

    assert state.record.note == "something else"
    assert isinstance(turns[-1], Sorting)


def test_back_leads_to_the_whole_text_and_keeping_it_to_the_card(book: Book) -> None:
    state, turns = after(book, Command("back"))

    assert isinstance(turns[-1], Ask)
    assert turns[-1].value == TEXT
    _, turns = machine.advance(book, state, Command("skip"))
    assert isinstance(turns[-1], Sorting)


def test_another_text_is_not_sorted_by_the_old_pieces(book: Book) -> None:
    state, turns = after(book, Command("back"), Typed("It rained."))

    assert state.story == Story()
    assert isinstance(turns[-1], Ask)
    assert turns[-1].kind == "feelings"


def test_an_edit_later_is_not_sorted_any_more(book: Book) -> None:
    state, _ = after(book, Sorted(STORY.pieces), Edit("situation"))
    state, turns = machine.advance(book, state, Typed(TEXT), Seen(story=STORY))

    assert state.record.situation == TEXT
    assert isinstance(turns[-1], Ask)


def test_a_held_text_is_never_sorted(book: Book) -> None:
    for tier in ("explicit", "passive", "danger"):
        seen = Seen(tier=tier, story=STORY)  # type: ignore[arg-type]
        state, turns = machine.advance(book, begun(book), Typed(TEXT), seen)

        assert not state.story.pieces
        assert not any(isinstance(turn, Sorting) for turn in turns)


def test_one_kind_of_thing_is_not_worth_a_card(book: Book) -> None:
    story = Story((Piece(0, len(TEXT), "situation"),))
    _, turns = machine.advance(book, begun(book), Typed(TEXT), Seen(story=story))

    assert isinstance(turns[-1], Ask)


def test_why_and_the_easier_way_ask_the_card_again(book: Book) -> None:
    for name in ("why", "easier"):
        _, turns = after(book, Command(name))  # type: ignore[arg-type]

        assert isinstance(turns[-2], Say)
        assert isinstance(turns[-1], Sorting)


def test_a_feeling_that_tells_more_also_stays_in_what_happened(book: Book) -> None:
    text = "I was scared when he came in. Then he left."
    story = Story((Piece(0, 29, "feelings"), Piece(30, len(text), "situation")), (Span(6, 12),))

    parts = told(book.story, text, story)

    assert parts.feelings == ("scared",)
    assert parts.situation == text


def test_what_was_not_neighbours_is_set_apart(book: Book) -> None:
    text = "He left, I was sad, she laughed"
    story = Story(
        (Piece(0, 8, "situation"), Piece(9, 19, "feelings"), Piece(20, 31, "unsure")),
        (Span(15, 18),),
    )

    assert told(book.story, text, story).situation == "He left. she laughed"


def test_pieces_are_moved_cut_and_joined_without_changing_a_word() -> None:
    cut = split(STORY, TEXT, 0, 2)

    assert [TEXT[p.start : p.end] for p in cut.pieces[:2]] == ["My boss", "shouted at me"]
    assert joined(cut, 0) == STORY
    assert moved(STORY, 2, "situation").pieces[2].place == "situation"
    assert split(STORY, TEXT, 0, 0) == split(STORY, TEXT, 0, 99) == STORY
    assert joined(STORY, 2) == STORY
    assert cut.fits(TEXT)


EVENTS = st.one_of(
    st.sampled_from(("back", "skip", "why", "easier", "softer", "another", "more", "stop")).map(
        lambda name: Command(name)
    ),
    st.sampled_from(("as_typed", "other", "yes")).map(Chose),
    st.tuples(st.integers(0, 2), st.sampled_from(SORTS)).map(
        lambda each: Sorted(moved(STORY, *each).pieces)
    ),
    st.sampled_from((Rated(50), Edit("situation"), Edit("thoughts"), Edit("feelings"))),
)


@given(events=st.lists(EVENTS, max_size=8))
def test_whatever_is_pressed_no_word_is_lost(book: Book, events: list[Event]) -> None:
    state, _ = after(book, *events)
    record = state.record
    kept = " ".join(
        (
            record.situation,
            *(thought.text for thought in record.thoughts),
            *(feeling.name for feeling in record.feelings),
        )
    )

    for word in ("boss", "shouted", "awful", "going", "fired"):
        assert word in kept
    assert state == State.from_json(json.loads(json.dumps(state.to_json())), record)
