"""Undo: any last step is taken back, several times over, and nothing that was typed disappears."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from reframe.companion.conversation import Conversation
from reframe.companion.services import Services
from reframe.dialogue.events import Chose, Command, Edit, Event, Felt, Judged, Rated, Typed
from reframe.dialogue.state import State
from reframe.dialogue.turns import Ask, Card, Challenge, Done, Offer, Say

UNDO = Command("undo")
EXPLICIT = "I want to kill myself"
BEGINNING: tuple[Event, ...] = (
    Typed("I failed the first maths test"),
    Felt((("sad", 75), ("hopeless", 50))),
    Typed("I’ll never succeed"),
    Rated(90),
    Typed(""),
)


def begun(services: Services, *events: Event) -> Conversation:
    conversation = Conversation.new(services, record_id="abc", seed=1)
    for event in events:
        conversation.take(event)
    return conversation


def bare(state: State) -> State:
    """What a person would call the same: without times and without what stands ready."""
    record = replace(state.record, updated=state.record.started)
    return replace(state, record=record, taken_back=())


def test_nothing_to_take_back_is_said(services: Services) -> None:
    turns = begun(services).take(UNDO)

    assert isinstance(turns[0], Say)
    assert "nothing to take back" in turns[0].text
    assert isinstance(turns[-1], Ask)


def test_a_text_comes_up_as_the_draft_of_its_question(services: Services) -> None:
    conversation = begun(services, BEGINNING[0])

    turns = conversation.take(UNDO)

    assert isinstance(turns[-1], Ask)
    assert (turns[-1].field, conversation.drafted) == ("situation", BEGINNING[0].text)  # type: ignore[union-attr]
    assert conversation.record.situation == ""
    assert services.journal.get("abc").record.situation == ""
    draft = services.journal.draft("abc")
    assert draft is not None
    assert (draft.field, draft.text) == ("situation", "I failed the first maths test")


def test_feelings_ratings_and_choices_are_there_to_start_from(services: Services) -> None:
    conversation = begun(services, *BEGINNING, Judged("accept"), Chose("partly"))

    chosen = conversation.take(UNDO)[-1]
    assert isinstance(chosen, Ask)
    assert chosen.value == "partly"
    assert isinstance(conversation.take(UNDO)[-1], Offer)
    assert conversation.record.thoughts[0].patterns == ()
    conversation.take(UNDO)
    rating = conversation.take(UNDO)[-1]
    assert isinstance(rating, Ask)
    assert (rating.kind, rating.number) == ("rating", 90)
    conversation.take(UNDO)
    assert conversation.drafted == "I’ll never succeed"
    feelings = conversation.take(UNDO)[-1]
    assert isinstance(feelings, Ask)
    assert feelings.feelings == (("sad", 75), ("hopeless", 50))


def test_several_levels_bring_every_text_again_in_its_turn(services: Services) -> None:
    conversation = begun(services, *BEGINNING[:2], Typed("first"), Rated(5), Typed("second"))

    for _ in range(3):
        conversation.take(UNDO)
    assert conversation.drafted == "first"
    conversation.take(Typed("first, in other words"))
    conversation.take(Rated(10))

    assert conversation.drafted == "second"
    assert [each.text for each in conversation.record.thoughts] == ["first, in other words"]


def test_that_it_is_taken_back_is_said_once_for_a_row_of_steps(services: Services) -> None:
    conversation = begun(services, *BEGINNING)

    said = [any(isinstance(turn, Say) for turn in conversation.take(UNDO)) for _ in range(4)]
    conversation.take(Typed("another"))

    assert said == [True, False, False, False]
    assert any(isinstance(turn, Say) for turn in conversation.take(UNDO))


def test_what_was_being_typed_when_undo_came_is_not_lost(services: Services) -> None:
    conversation = begun(services, *BEGINNING[:2])
    conversation.draft("half a thou")

    conversation.take(UNDO)
    conversation.take(BEGINNING[1])

    assert conversation.drafted == "half a thou"


def test_texts_taken_back_are_there_after_a_restart(services: Services) -> None:
    conversation = begun(services, *BEGINNING[:2], Typed("first"))
    conversation.take(UNDO)
    conversation.take(UNDO)

    resumed = Conversation.resume(services, "abc")
    resumed.take(Felt((("sad", 70),)))

    assert resumed.drafted == "first"


def test_an_edit_a_skip_and_the_end_can_be_taken_back(services: Services) -> None:
    conversation = begun(services, *BEGINNING)
    before = bare(conversation.state)
    conversation.take(Edit("situation"))
    conversation.take(UNDO)
    assert bare(conversation.state) == before

    conversation.take(Command("skip"))
    conversation.take(UNDO)
    assert bare(conversation.state) == before

    while not isinstance(conversation.turns()[-1], Done):
        conversation.take(Command("skip"))
    conversation.take(UNDO)
    assert conversation.record.status == "open"
    assert conversation.record.finished is None


def test_asking_why_is_nothing_to_take_back(services: Services) -> None:
    conversation = begun(services, BEGINNING[0])

    conversation.take(Command("why"))
    conversation.take(UNDO)

    assert conversation.field == "situation"


def test_a_held_text_is_held_no_more_and_its_card_does_not_come_back(services: Services) -> None:
    conversation = begun(services, *BEGINNING[:2], Typed(EXPLICIT), Chose("keep_writing"))
    conversation.take(Typed("a line of the note"))

    first = conversation.take(UNDO)
    second = conversation.take(UNDO)

    assert not any(isinstance(turn, Card) for turn in (*first, *second))
    assert (conversation.field, conversation.drafted) == ("thoughts", EXPLICIT)
    assert services.help_line.stands
    after = conversation.take(Typed("I’ll never succeed"))
    assert isinstance(after[-1], Ask)
    assert after[-1].kind == "rating"


def test_at_the_card_undo_leads_to_the_question_with_the_words(services: Services) -> None:
    conversation = begun(services, *BEGINNING[:2], Typed(EXPLICIT))

    turns = conversation.take(UNDO)

    assert isinstance(turns[-1], Ask)
    assert (conversation.field, conversation.drafted) == ("thoughts", EXPLICIT)


def test_what_was_cleared_stays_gone(services: Services) -> None:
    conversation = begun(services, *BEGINNING[:2], Typed(EXPLICIT))
    conversation.take(UNDO)
    conversation.take(Typed(EXPLICIT))

    conversation.take(Chose("clear"))
    conversation.take(UNDO)

    assert not conversation.can_undo
    stored = services.journal.get("abc")
    assert EXPLICIT not in repr((stored, services.journal.draft("abc"), conversation.state))


def test_words_that_became_a_note_are_never_taken_back(services: Services) -> None:
    conversation = begun(services, *BEGINNING[:3])
    conversation.take(Typed("words on a scale"))

    conversation.take(UNDO)

    assert "words on a scale" in conversation.record.note


def test_a_pattern_put_aside_stays_aside_when_a_step_is_taken_back(services: Services) -> None:
    conversation = begun(services, *BEGINNING)
    offered = conversation.turns()[-1]
    assert isinstance(offered, Offer)
    conversation.take(Judged("unsure"))
    conversation.archive((offered.finding.pattern,))

    asked = conversation.take(UNDO)[-1]

    assert conversation.state.archived == (offered.finding.pattern,)
    assert isinstance(asked, Offer)
    assert [each.id for each in asked.others if "(put aside)" in each.label] == [
        offered.finding.pattern
    ]


@pytest.mark.parametrize("seed", range(12))
def test_undoing_all_leads_back_through_every_state_and_keeps_every_text(
    services: Services, seed: int
) -> None:
    chance = random.Random(seed)
    conversation = Conversation.new(services, record_id="abc", seed=seed)
    states, typed = [bare(conversation.state)], list[str]()
    for step in range(25):
        event = _some_event(conversation, chance, step)
        conversation.take(event)
        if isinstance(event, Typed) and event.text:
            typed.append(event.text)
        if bare(conversation.state) != states[-1]:
            states.append(bare(conversation.state))

    while conversation.can_undo:
        states.pop()
        conversation.take(UNDO)
        assert bare(conversation.state) == states[-1]
    assert len(states) == 1
    kept = repr(conversation.state.taken_back)
    assert [text for text in typed if text not in kept] == []


def _some_event(conversation: Conversation, chance: random.Random, step: int) -> Event:
    if chance.random() < 0.2:
        return chance.choice([Command("back"), Command("skip"), Edit("situation"), Command("why")])
    match conversation.turns()[-1]:
        case Ask(kind="text" | "list") | Challenge():
            return Typed(chance.choice([f"words {step:02}", f"more words {step:02}", ""]))
        case Ask(kind="rating"):
            return Rated(chance.randrange(101))
        case Ask(kind="feelings"):
            return Felt((("sad", chance.randrange(101)),))
        case Ask(kind="choice", options=options):
            return Chose(chance.choice(options).id)
        case Offer():
            return Judged(chance.choice(["accept", "no", "unsure"]))
        case _:
            return Edit("thoughts")
