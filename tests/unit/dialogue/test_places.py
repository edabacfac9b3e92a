from __future__ import annotations

from dataclasses import replace
from typing import Any

from reframe.dialogue.events import Chose, Command, Edit, Typed
from reframe.dialogue.places import CONDITIONS
from reframe.rulebook import names


def test_the_rule_book_knows_every_condition() -> None:
    assert set(CONDITIONS) == set(names.CONDITIONS)


def test_an_option_can_go_on_with_a_later_step(chat: Any) -> None:
    script = chat.talk.script
    steps = tuple(
        replace(step, options=(replace(step.options[0], goto="balanced"), *step.options[1:]))
        if step.id == "maybe_true"
        else step
        for step in script.steps
    )
    chat.book = replace(chat.book, scripts=(replace(script, steps=steps),))
    chat.to_offer()
    chat.tell(Chose("go_on"))

    assert chat.tell(Chose("yes")).step == "balanced"
    chat.tell(Command("back"))
    assert chat.tell(Chose("partly")).step == "evidence_for"


def test_the_hot_step_is_asked_only_for_several_thoughts(chat: Any) -> None:
    chat.to_offer()

    assert chat.last.field == "offers"
    chat.tell(Edit("thoughts", 1))
    chat.tell_all(Typed("And they laugh"), Typed(""), Typed(""))
    assert chat.last.field == "hot"
