from __future__ import annotations

import pytest

from reframe.companion.answers import LEFT_OUT, Answered, answers
from reframe.companion.conversation import Conversation
from reframe.companion.services import Services
from reframe.dialogue.events import Chose, Command, Felt, Judged, Rated, Typed
from reframe.dialogue.turns import Ask


def test_every_answer_can_be_found_and_changed(services: Services) -> None:
    conversation = Conversation.new(services, record_id="abc", seed=1)
    for event in (
        Typed("I failed"),
        Felt((("sad", 75), ("hopeless", 50))),
        Typed("I’ll never succeed"),
        Rated(90),
        Typed("They laugh at me"),
        Rated(40),
        Typed(""),
        Chose("0"),
        Judged("accept"),
        Chose("partly"),
        Typed("I got a D"),
    ):
        conversation.take(event)

    given = answers(services.book, conversation.state)

    told = [(each.step, each.item, each.text) for each in given]
    assert ("situation", 0, "I failed") in told
    assert ("feelings", 0, "sad 75, hopeless 50") in told
    assert ("thoughts", 0, "I’ll never succeed") in told
    assert ("thoughts", 1, "They laugh at me") in told
    assert ("maybe_true", 0, "Partly") in told
    assert ("evidence_for", 0, "I got a D") in told
    assert len(told) == len(set(told))


def test_a_chosen_answer_is_asked_again(services: Services) -> None:
    conversation = Conversation.new(services, record_id="abc", seed=1)
    conversation.take(Typed("I failed"))
    chosen = answers(services.book, conversation.state)[0]

    turn = conversation.take(chosen.edit)[-1]

    assert chosen == Answered("situation", 0, "What happened", "I failed", "situation")
    assert isinstance(turn, Ask)
    assert (turn.step, turn.value) == ("situation", "I failed")


def test_what_was_skipped_can_be_answered_later(services: Services) -> None:
    conversation = Conversation.new(services, record_id="abc", seed=1)
    for _ in range(3):
        conversation.take(Command("skip"))

    given = answers(services.book, conversation.state)

    assert [(each.step, each.text) for each in given] == [
        ("situation", LEFT_OUT),
        ("feelings", LEFT_OUT),
        ("thoughts", LEFT_OUT),
    ]


@pytest.mark.parametrize("number", [0, 1, 2])
def test_choosing_what_was_skipped_asks_it_again(services: Services, number: int) -> None:
    conversation = Conversation.new(services, record_id="abc", seed=1)
    for _ in range(3):
        conversation.take(Command("skip"))
    chosen = answers(services.book, conversation.state)[number]

    turn = conversation.take(chosen.edit)[-1]

    assert isinstance(turn, Ask)
    assert turn.step == chosen.step


def test_a_rating_that_was_skipped_is_not_listed(services: Services) -> None:
    conversation = Conversation.new(services, record_id="abc", seed=1)
    for event in (Typed("x"), Felt((("sad", 75),)), Typed("I fail"), Command("skip")):
        conversation.take(event)

    told = [each.text for each in answers(services.book, conversation.state)]

    assert told == ["x", "sad 75", "I fail"]
