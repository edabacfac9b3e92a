"""Answers are listened to when the detector is there and they may be; else nothing is asked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from reframe.companion.conversation import Conversation
from reframe.companion.services import Services
from reframe.dialogue.events import Chose, Felt, Rated, Typed
from reframe.dialogue.turns import Ask, Turn
from reframe.record.model import Check, Heard

SITUATION = "He humiliated me on purpose"
HEARD = Check(heard=(Heard("meaning_in_situation", 0, len(SITUATION), SITUATION),))


def begun(services: Services, answer: Check = HEARD) -> tuple[Conversation, list[tuple[str, str]]]:
    listened: list[tuple[str, str]] = []

    def listen(text: str, field: str) -> Check:
        listened.append((text, field))
        return answer if text == SITUATION else Check()

    services.detector.listen = listen  # type: ignore[method-assign]
    return Conversation.new(services, record_id="abc", seed=1), listened


def field_of(turns: tuple[Turn, ...]) -> str:
    last = turns[-1]
    assert isinstance(last, Ask)
    return last.field


def test_a_situation_is_saved_and_listened_to_before_it_is_asked_about(opened: Any) -> None:
    services = opened()
    conversation, listened = begun(services)

    turns = conversation.take(Typed(SITUATION))

    assert listened == [(SITUATION, "situation")]
    assert field_of(turns) == "heard"
    assert services.journal.get("abc").record.situation == SITUATION
    assert services.detector.asked == []


def test_the_thought_that_a_hint_adds_is_checked_like_a_typed_one(opened: Any) -> None:
    services = opened()
    conversation, _ = begun(services)
    conversation.take(Typed(SITUATION))

    conversation.take(Chose("thought"))

    assert services.detector.asked == [SITUATION]
    assert services.detector.around == [(SITUATION,)]
    assert [each.text for each in conversation.record.thoughts] == [SITUATION]
    assert conversation.state.hints[0].checked


def test_a_thought_that_alone_reads_like_more_is_not_put_down(opened: Any) -> None:
    services = opened()
    conversation, _ = begun(services)
    conversation.take(Typed(SITUATION))
    look = services.screen.look
    heavy = look("I want to kill myself")
    services.screen.look = lambda text: heavy if text == SITUATION else look(text)

    conversation.take(Chose("thought"))

    assert conversation.record.thoughts == ()
    assert services.detector.asked == []
    assert conversation.record.situation == SITUATION


def test_it_stands_there_after_a_restart_and_stays_left(opened: Any) -> None:
    conversation, _ = begun(opened())
    conversation.take(Typed(SITUATION))

    again = Conversation.resume(opened(), "abc")
    assert field_of(again.turns()) == "heard"
    again.take(Chose("leave"))

    once_more = Conversation.resume(opened(), "abc")
    assert field_of(once_more.turns()) == "feelings"
    assert once_more.state.ignored == ("meaning_in_situation",)


@pytest.mark.parametrize("status", ["starting", "off"])
def test_no_one_waits_for_hints_that_are_late_and_nothing_is_asked_then(
    opened: Any, status: str
) -> None:
    services = opened()
    services.detector.status = status
    conversation, listened = begun(services)

    assert field_of(conversation.take(Typed(SITUATION))) == "feelings"
    turns = conversation.take(Felt((("rejected", 80),)))

    assert listened == []
    assert field_of(turns) == "thoughts"


def test_a_text_that_could_not_be_listened_to_is_passed_over_without_a_word(opened: Any) -> None:
    conversation, _ = begun(opened(), Check(problem="It took too long."))

    turns = conversation.take(Typed(SITUATION))

    assert field_of(turns) == "feelings"
    assert "It took too long." not in str(turns)


@pytest.mark.parametrize("setting", ["listening", "hints"])
def test_it_can_be_switched_off(opened: Any, setting: str) -> None:
    services = opened()
    services = replace(services, config=replace(services.config, **{setting: False}))
    conversation, listened = begun(services)

    turns = conversation.take(Typed(SITUATION))

    assert listened == []
    assert field_of(turns) == "feelings"


def test_a_text_that_safety_holds_is_not_listened_to(opened: Any) -> None:
    conversation, listened = begun(opened())

    conversation.take(Typed("I want to kill myself"))

    assert listened == []
    assert conversation.state.hushed
    assert conversation.state.noticed is None


def test_evidence_is_listened_to_on_both_sides(opened: Any) -> None:
    conversation, listened = begun(opened())
    for event in (Typed("We met"), Felt((("sad", 60),)), Typed("I am late"), Rated(50), Typed("")):
        conversation.take(event)
    conversation.take(Chose("go_on"))
    conversation.take(Chose("partly"))
    for _ in range(8):
        if conversation.field.startswith("evidence"):
            break
        conversation.take(Typed(""))

    conversation.take(Typed("I missed the bus"))
    conversation.take(Typed(""))
    conversation.take(Typed("I was early on Monday"))

    assert [field for _, field in listened] == ["situation", "evidence_for", "evidence_against"]
