"""What is asked about an answer quotes it, so it is not asked of a text that is held."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from reframe.dialogue.events import Seen, Typed
from reframe.dialogue.listening import LISTENED
from reframe.dialogue.turns import Ask
from reframe.record.model import Check, Heard

SITUATION = "He humiliated me on purpose"
HEARD = Check(heard=(Heard("meaning_in_situation", 0, len(SITUATION), SITUATION),))


def test_an_answer_that_is_held_by_now_is_not_asked_about(chat: Any) -> None:
    chat.state = replace(chat.state, listens=True)
    asked = chat.tell(Typed(SITUATION), Seen(check=HEARD))
    assert isinstance(asked, Ask)
    assert asked.field == "heard"

    later = chat.prompt(Seen(held=frozenset({"situation"})))

    assert isinstance(later, Ask)
    assert later.field != "heard"
    assert SITUATION not in later.ask


def test_the_fields_that_are_listened_to_are_those_of_the_registry() -> None:
    assert {"situation", "evidence_for", "evidence_against"} == LISTENED
