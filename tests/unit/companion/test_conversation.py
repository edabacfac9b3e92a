"""Whole turns on the real journal, book and safety rules, with a detector of our own."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reframe.companion.conversation import Conversation
from reframe.companion.detector import NoDetector
from reframe.companion.services import Services, open_services
from reframe.dialogue.events import (
    Chose,
    Command,
    Event,
    Felt,
    Judged,
    Rated,
    Typed,
)
from reframe.dialogue.turns import Ask, Card, Challenge, Done, Offer, Say, Turn
from reframe.errors import StorageProblem, UsageProblem

THOUGHT = "I’ll never succeed"
EXPLICIT = "I want to kill myself"
BEGINNING: tuple[Event, ...] = (
    Typed("I failed the first maths test"),
    Felt((("sad", 75), ("hopeless", 50))),
    Typed(THOUGHT),
)


def begun(services: Services, *events: Event) -> Conversation:
    conversation = Conversation.new(services, record_id="abc", seed=1)
    for event in events:
        conversation.take(event)
    return conversation


def said(turns: tuple[Turn, ...]) -> list[str]:
    return [turn.text for turn in turns if isinstance(turn, Say)]


def finish(conversation: Conversation) -> tuple[Turn, ...]:
    """Answer whatever is asked until it is done."""
    turns, answered = conversation.turns(), set[str]()
    for _ in range(60):
        match turns[-1]:
            case Done():
                return turns
            case Ask(kind="text" | "list", field=field):
                turns = conversation.take(Typed("" if field in answered else f"words for {field}"))
                answered.add(field)
            case Ask(kind="rating"):
                turns = conversation.take(Rated(30))
            case Ask(kind="feelings"):
                turns = conversation.take(Felt((("sad", 30),)))
            case Ask(kind="choice", options=options):
                turns = conversation.take(Chose(options[-1].id))
            case Offer():
                turns = conversation.take(Judged("accept"))
            case Challenge():
                turns = conversation.take(Typed("an answer"))
    raise AssertionError("the conversation does not end")


def test_a_whole_record_is_kept_with_both_ratings(services: Services) -> None:
    conversation = begun(services, *BEGINNING, Rated(90), Typed(""))
    assert isinstance(conversation.turns()[-1], Offer)

    turns = finish(conversation)

    stored = services.journal.get("abc").record
    assert turns[-1] == Done("finished")
    assert stored == conversation.record
    assert (stored.status, stored.finished) == ("finished", services.clock.now())
    assert stored.situation == "I failed the first maths test"
    assert [(each.name, each.before, each.after) for each in stored.feelings] == [
        ("sad", 75, 30),
        ("hopeless", 50, 30),
    ]
    assert (stored.thoughts[0].before, stored.thoughts[0].after) == (90, 30)
    assert [each.answer for each in stored.thoughts[0].patterns] == ["accepted"]
    assert len(stored.questions) == 3
    assert stored.balanced == "words for balanced"


def test_only_thoughts_are_sent_to_the_detector(opened: Any) -> None:
    services = opened()

    finish(begun(services, *BEGINNING))

    assert services.detector.asked[0] == THOUGHT
    assert "I failed the first maths test" not in services.detector.asked
    assert "words for evidence_for" not in services.detector.asked


def test_the_situation_and_earlier_thoughts_go_along_as_context(services: Services) -> None:
    begun(services, *BEGINNING, Rated(90), Typed("everyone else gets it"))

    assert services.detector.around == [  # type: ignore[attr-defined]
        ("I failed the first maths test",),
        ("I failed the first maths test", THOUGHT),
    ]


def test_a_text_that_calls_for_help_is_no_context_either(services: Services) -> None:
    begun(services, Typed("I thought everyone would be better off without me"), *BEGINNING[1:])

    assert services.detector.around == [()]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text", [EXPLICIT, "everyone would be better off without me", "he hits me"]
)
def test_a_text_that_calls_for_help_is_kept_and_never_sent_to_the_detector(
    services: Services, text: str
) -> None:
    conversation = begun(services, *BEGINNING[:2])

    turns = conversation.take(Typed(text))

    assert services.detector.asked == []  # type: ignore[attr-defined]
    assert any(isinstance(turn, Card) for turn in turns)
    assert services.journal.get("abc").record.thoughts[0].text == text


def test_an_explicit_text_stops_at_a_card_and_brings_no_offer_after_it(services: Services) -> None:
    conversation = begun(services, *BEGINNING[:2])

    card = conversation.take(Typed(EXPLICIT))[-1]
    after = conversation.take(Chose("keep_writing"))

    assert isinstance(card, Card)
    assert card.tier == "explicit"
    assert not any(isinstance(turn, Offer | Challenge) for turn in after)


def test_what_was_noticed_is_nowhere_in_the_journal(services: Services) -> None:
    begun(services, *BEGINNING[:2]).take(Typed(EXPLICIT))

    stored = services.journal.get("abc")

    assert "explicit" not in repr(stored.state)


def test_a_listed_feeling_is_no_text_but_an_own_word_is(services: Services) -> None:
    listed = begun(services, Typed("x")).take(Felt((("hopeless", 90),)))
    own = Conversation.new(services, record_id="def")
    own.take(Typed("x"))

    turns = own.take(Felt(((EXPLICIT, 90),)))

    assert not any(isinstance(turn, Card) for turn in listed)
    assert any(isinstance(turn, Card) for turn in turns)


def test_a_text_is_cleaned_before_anything_else(services: Services) -> None:
    conversation = begun(services, Typed("a\x1b]52;c;QUJD\x07b\r\nc\x00"))

    assert conversation.record.situation == "ab\nc"


def test_nothing_is_stored_before_the_first_answer(services: Services) -> None:
    conversation = Conversation.new(services)
    conversation.take(Command("why"))
    conversation.take(Command("skip"))

    assert services.journal.rows() == ()
    assert conversation.saved_at is None


def test_after_a_restart_it_goes_on_where_it_was(opened: Any) -> None:
    before = begun(opened(), *BEGINNING, Rated(90), Typed(""))

    after = Conversation.resume(opened(), "abc")

    assert after.record == before.record
    assert after.turns()[-1] == before.turns()[-1]
    assert after.stepper() == before.stepper()
    assert finish(after)[-1] == Done("finished")


def test_the_text_being_typed_comes_back(opened: Any) -> None:
    conversation = begun(opened(), Typed("I failed"), Command("skip"))
    assert conversation.draft("I'll nev")

    after = Conversation.resume(opened(), "abc")

    assert after.drafted == "I'll nev"
    welcome, draft, _ = after.turns()
    assert isinstance(welcome, Say)
    assert welcome.text.startswith("Welcome back")
    assert isinstance(draft, Say)
    assert draft.text.startswith("What you were typing")


def test_a_draft_alone_is_reason_enough_to_store(opened: Any) -> None:
    services = opened()
    Conversation.new(services, record_id="abc").draft("I fai")

    after = Conversation.resume(opened(), "abc")

    assert after.drafted == "I fai"


def test_an_answer_takes_the_draft_away(opened: Any) -> None:
    services = opened()
    conversation = Conversation.new(services, record_id="abc")
    conversation.draft("I fai")
    conversation.take(Typed("I failed"))
    # The timer of a front may fire late.
    conversation.draft("I failed")

    assert services.journal.draft("abc") is None
    assert Conversation.resume(opened(), "abc").drafted == ""


def test_a_draft_for_one_field_is_not_put_into_another(services: Services) -> None:
    conversation = begun(services, Typed("I failed"), Command("skip"))
    conversation.draft("I'll nev")

    conversation.take(Command("back"))
    elsewhere = conversation.drafted
    conversation.take(Command("skip"))

    assert elsewhere == ""
    assert conversation.drafted == "I'll nev"


def test_an_emptied_draft_is_gone(services: Services) -> None:
    conversation = begun(services, Typed("I failed"), Command("skip"))
    conversation.draft("I'll")
    conversation.draft("")

    assert services.journal.draft("abc") is None


class FullJournal:
    """A journal whose disk is full for as long as `full` says so."""

    def __init__(self, journal: Any) -> None:
        self.full = True
        self._journal = journal

    def __getattr__(self, name: str) -> Any:
        if self.full and name in ("save", "save_draft", "clear_draft", "recent_questions"):
            return self._fail
        return getattr(self._journal, name)

    def _fail(self, *_: object) -> None:
        raise StorageProblem("The disk is full. Your text is still on the screen.")


def test_a_failed_save_loses_nothing_and_the_next_turn_tries_again(services: Services) -> None:
    journal = FullJournal(services.journal)
    conversation = begun(replace(services, journal=journal))  # type: ignore[arg-type]

    turns = conversation.take(Typed("I failed"))

    assert "The disk is full. Your text is still on the screen." in said(turns)
    assert isinstance(turns[-1], Ask)
    assert (conversation.unsaved, conversation.saved_at) == (True, None)
    assert not conversation.draft("sad")

    journal.full = False
    conversation.take(Felt((("sad", 75),)))

    assert not conversation.unsaved
    assert services.journal.get("abc").record.situation == "I failed"


def test_saving_can_be_tried_again_without_an_event(services: Services) -> None:
    journal = FullJournal(services.journal)
    conversation = begun(replace(services, journal=journal), Typed("I failed"))  # type: ignore[arg-type]

    assert len(conversation.save()) == 1
    journal.full = False

    assert conversation.save() == ()
    assert not conversation.unsaved


def test_that_a_text_was_not_checked_is_said_once(opened: Any, request: Any) -> None:
    services = opened()
    detector = type(services.detector)(problem="This text was not checked; it is saved.")
    conversation = begun(opened(detector), *BEGINNING[:2])

    first = conversation.take(Typed(THOUGHT))
    conversation.take(Rated(90))
    second = conversation.take(Typed("It is over"))

    assert said(first).count("This text was not checked; it is saved.") == 1
    assert "This text was not checked; it is saved." not in said(second)
    assert not any(isinstance(turn, Offer) for turn in conversation.turns())


def test_the_text_is_safe_before_the_detector_is_waited_for(services: Services) -> None:
    kept: list[Any] = []
    detector: Any = services.detector
    plain_check = detector.check

    def check(text: str, context: Any = ()) -> Any:
        kept.append(services.journal.draft("abc"))
        return plain_check(text, context)

    detector.check = check
    begun(services, *BEGINNING)

    assert [draft.text for draft in kept] == [THOUGHT]
    assert services.journal.draft("abc") is None


def test_a_fault_of_the_program_does_not_cost_the_words(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(*_: object) -> None:
        raise ZeroDivisionError

    conversation = begun(services)
    monkeypatch.setattr("reframe.dialogue.machine.advance", faulty)

    with pytest.raises(ZeroDivisionError):
        conversation.take(Typed("I failed"))

    assert Conversation.resume(services, "abc").drafted == "I failed"


def test_a_front_can_say_that_the_hints_are_loading(services: Services) -> None:
    conversation = begun(services, *BEGINNING[:2])
    services.detector.status = "starting"  # type: ignore[misc]

    assert conversation.waits_for_hints(Typed(THOUGHT))
    assert not conversation.waits_for_hints(Typed(""))
    assert not conversation.waits_for_hints(Command("why"))


def test_screening_alone_answers_nothing(services: Services) -> None:
    conversation = begun(services)

    assert conversation.screen_only("coffee") is None
    found = conversation.screen_only(EXPLICIT)
    assert found is not None
    assert found.tier == "explicit"
    assert conversation.record.situation == ""


def test_a_question_is_not_asked_again_in_the_next_record(services: Services) -> None:
    first = begun(services, *BEGINNING)
    finish(first)
    second = Conversation.new(services, record_id="def", seed=1)
    for event in BEGINNING:
        second.take(event)
    finish(second)

    asked = [{each.question for each in record.record.questions} for record in (first, second)]

    assert asked[0]
    assert asked[1]
    assert asked[0].isdisjoint(asked[1])


def test_threads_can_draft_while_a_turn_is_taken(services: Services) -> None:
    conversation = begun(services)
    typing = [threading.Thread(target=conversation.draft, args=(f"I fail {n}",)) for n in range(20)]
    for thread in typing:
        thread.start()
    conversation.take(Typed("I failed"))
    for thread in typing:
        thread.join()

    assert services.journal.get("abc").record.situation == "I failed"


def test_a_record_that_is_not_there_is_told(services: Services) -> None:
    with pytest.raises(UsageProblem):
        Conversation.resume(services, "nothing")


def test_a_record_without_a_place_can_only_be_read(services: Services) -> None:
    services.journal.save(begun(services, Typed("I failed")).record, None)

    with pytest.raises(UsageProblem) as told:
        Conversation.resume(services, "abc")

    assert "read" in told.value.sentence


KILLED = """
import os, sys
from reframe.companion.conversation import Conversation
from reframe.companion.detector import NoDetector
from reframe.companion.services import open_services
from reframe.dialogue.events import Command, Typed
services = open_services(os.environ, detector=NoDetector())
conversation = Conversation.new(services, record_id="abc")
conversation.take(Typed("I failed"))
conversation.take(Command("skip"))
conversation.draft("half a though")
print("typed", flush=True)
sys.stdin.read()
"""


def test_after_kill_9_while_typing_the_record_and_the_draft_are_there(
    own_world: Path, rule_places: Any, book: Any
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    typed = process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert typed == "typed\n"

    services = open_services({"REFRAME_HOME": str(own_world)}, detector=NoDetector())
    after = Conversation.resume(services, "abc")
    services.close()

    assert after.record.situation == "I failed"
    assert after.drafted == "half a though"
