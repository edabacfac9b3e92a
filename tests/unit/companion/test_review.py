"""The balanced thought is looked at for the review alone, and not when that is off."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from reframe.companion.conversation import Conversation
from reframe.companion.services import Services
from reframe.dialogue.events import Chose, Command, Event, Felt, Judged, Rated, Typed
from reframe.dialogue.turns import Ask, Offer, Say, Turn

THOUGHT = "I’ll never succeed"
POOR = "I deserve the best"
BEGINNING: tuple[Event, ...] = (
    *(Typed("I failed the test"), Felt((("sad", 75),)), Typed(THOUGHT), Rated(90), Typed("")),
    *(Judged("accept"), Chose("no"), Typed(""), Typed(""), *[Command("skip")] * 3),
)


def up_to_balanced(services: Services) -> Conversation:
    conversation = Conversation.new(services, record_id="abc", seed=1)
    for event in BEGINNING:
        conversation.take(event)
    assert conversation.field == "balanced"
    return conversation


def said(turns: tuple[Turn, ...]) -> str:
    return "\n".join(turn.text for turn in turns if isinstance(turn, Say))


def test_a_pattern_in_it_is_asked_about_and_never_offered(opened: Any) -> None:
    services = opened()
    conversation = up_to_balanced(services)

    conversation.take(Typed(POOR))
    turns = conversation.take(Rated(70))

    assert services.detector.asked[-1] == POOR
    assert services.detector.around[-1] == ("I failed the test", THOUGHT)
    assert "The words “deserve” may go further" in said(turns)
    assert isinstance(turns[-1], Ask)
    assert turns[-1].field == "review"
    assert not any(isinstance(turn, Offer) for turn in turns)
    assert [each.pattern for each in conversation.record.thoughts[0].patterns] == [
        "fortune_telling"
    ]


def test_it_is_asked_about_again_after_a_restart(opened: Any) -> None:
    conversation = up_to_balanced(opened())
    conversation.take(Typed(POOR))
    conversation.take(Rated(70))

    again = Conversation.resume(opened(), "abc")

    assert "The words “deserve” may go further" in said(again.turns())
    assert isinstance(again.take(Chose("change"))[-1], Ask)
    assert again.field == "balanced"
    assert again.record.balanced == POOR


def test_with_the_setting_off_nothing_is_looked_at_and_nothing_said(opened: Any) -> None:
    services = opened()
    services = replace(services, config=replace(services.config, review=False))
    conversation = up_to_balanced(services)
    asked = len(services.detector.asked)

    conversation.take(Typed(POOR))
    turns = conversation.take(Rated(70))

    assert len(services.detector.asked) == asked
    assert said(turns) == ""
    assert conversation.field == "belief"


def test_switched_off_in_between_it_is_not_asked_after_a_restart(opened: Any) -> None:
    conversation = up_to_balanced(opened())
    conversation.take(Typed(POOR))
    conversation.take(Rated(70))
    services = opened()

    again = Conversation.resume(
        replace(services, config=replace(services.config, review=False)), "abc"
    )

    assert again.field == "belief"


@pytest.mark.parametrize("text", ["I want to kill myself", "I wish I didn't exist any more"])
def test_a_text_that_safety_holds_is_neither_sent_nor_reviewed(opened: Any, text: str) -> None:
    services = opened()
    conversation = up_to_balanced(services)

    turns = conversation.take(Typed(text))
    if conversation.field == "balanced_belief":
        turns = (*turns, *conversation.take(Rated(70)))

    assert text not in services.detector.asked
    assert not any(isinstance(turn, Ask) and turn.field == "review" for turn in turns)
    assert conversation.state.reviewed == ()
