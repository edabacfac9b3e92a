"""The same thought for the third time in a day leads to an offer to rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from reframe.companion.conversation import Conversation
from reframe.companion.repeats import repeated
from reframe.companion.services import Services
from reframe.dialogue.events import Chose, Command, Felt, Rated, Typed
from reframe.dialogue.turns import Ask, Done, Turn

THOUGHT = "I left the stove on"
NEVER = timedelta(hours=25)


def through(services: Services, thought: str = THOUGHT) -> tuple[Conversation, tuple[Turn, ...]]:
    """A record up to the question after the thoughts."""
    conversation = Conversation.new(services)
    turns: tuple[Turn, ...] = ()
    for event in (Command("skip"), Felt(()), Typed(thought), Rated(70), Typed("")):
        turns = conversation.take(event)
    return conversation, turns


def asked(turns: tuple[Turn, ...]) -> str:
    return turns[-1].field if isinstance(turns[-1], Ask) else ""


def test_twice_is_no_reason_to_say_anything(services: Services) -> None:
    through(services)
    _, turns = through(services)

    assert asked(turns) != "pause"


@pytest.mark.parametrize("typed", [THOUGHT, "i left  the stove ON!", "I left the stove on."])
def test_the_third_time_a_rest_is_offered(services: Services, typed: str) -> None:
    through(services)
    through(services)
    _, turns = through(services, typed)

    assert asked(turns) == "pause"


def test_other_thoughts_do_not_count(services: Services) -> None:
    through(services, "I left the door open")
    through(services)
    _, turns = through(services)

    assert asked(turns) != "pause"


def test_it_can_be_looked_at_once_more(services: Services) -> None:
    through(services)
    through(services)
    conversation, _ = through(services)

    turns = conversation.take(Chose("go_on"))

    assert isinstance(turns[-1], Ask)
    assert turns[-1].field != "pause"


def test_resting_keeps_everything_and_goes_on_later_without_asking_again(
    services: Services,
) -> None:
    through(services)
    through(services)
    conversation, _ = through(services)

    turns = conversation.take(Chose("pause"))

    assert turns[-1] == Done("stopped")
    again = Conversation.resume(services, conversation.record.id)
    assert again.record.thoughts[0].text == THOUGHT
    assert asked(again.turns()) not in ("", "pause")


def test_after_a_day_the_count_begins_anew(services: Services) -> None:
    through(services)
    through(services)
    now = services.clock.now()

    assert repeated(services.journal, "another", THOUGHT, now)
    assert not repeated(services.journal, "another", THOUGHT, now + NEVER)


def test_an_empty_thought_is_never_repeated(services: Services) -> None:
    assert not repeated(services.journal, "another", " … ", services.clock.now())


def test_a_journal_that_can_not_be_read_is_no_obstacle(services: Services) -> None:
    closed = replace(services)
    closed.journal.close()

    assert not repeated(closed.journal, "another", THOUGHT, services.clock.now())
