from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from reframe.dialogue import machine
from reframe.dialogue.events import Chose, Command, Edit, Event, Felt, Judged, Rated, Seen, Typed
from reframe.dialogue.places import places
from reframe.dialogue.state import At
from reframe.dialogue.talk import Talk
from reframe.dialogue.turns import Ask, Done, Say
from reframe.errors import UsageProblem
from reframe.record.model import Check, Note


def statuses(chat: Any) -> dict[str, str]:
    return {stop.column: stop.status for stop in machine.stepper(chat.book, chat.state)}


def test_it_greets_before_it_asks(chat: Any) -> None:
    assert isinstance(chat.turns[0], Say)
    assert "Take your time" in chat.turns[0].text
    assert isinstance(chat.last, Ask)
    assert not chat.last.can_back


@pytest.mark.parametrize("event", [Rated(50), Chose("0"), Judged("accept"), Felt((("sad", 1),))])
def test_an_event_that_does_not_fit_changes_nothing_and_asks_again(chat: Any, event: Event) -> None:
    before = chat.state
    present = chat.last

    assert chat.tell(event) == present
    assert chat.state == before
    assert chat.turns[0].tone == "quiet"


def test_naming_no_feeling_is_taken_kindly(chat: Any) -> None:
    chat.tell_all(Typed("x"), Felt(()))

    assert chat.turns[0] == Say("All right, no feelings for now.", "quiet")


@pytest.mark.parametrize("number", [-1, 101])
def test_a_number_off_the_scale_does_not_fit(chat: Any, number: int) -> None:
    chat.tell_all(Typed("x"), Felt(()), Typed("I fail"))
    present = chat.last

    assert chat.tell(Rated(number)) == present


def test_words_typed_where_a_number_is_due_are_kept_as_a_note(chat: Any) -> None:
    chat.tell_all(Typed("x"), Felt(()), Typed("I fail"))
    present = chat.last

    chat.tell(Typed("rather a lot"))
    assert chat.tell(Typed("or less")) == present
    assert chat.record.note == "rather a lot\nor less"


def test_a_number_can_be_left_out_by_an_empty_answer(chat: Any) -> None:
    chat.tell_all(Typed("x"), Felt(()), Typed("I fail"))

    assert chat.tell(Typed("")).ask == "Did anything else go through your mind?"
    assert chat.record.thoughts[0].before is None


def test_a_note_of_the_check_is_said_quietly(chat: Any) -> None:
    chat.tell_all(Typed("x"), Felt(()))

    chat.tell(Typed("It hurts"), Seen(check=Check(notes=(Note("feeling", "That is a feeling."),))))

    assert Say("That is a feeling.", "quiet") in chat.turns


def test_a_thought_that_was_not_checked_is_not_called_clear(chat: Any) -> None:
    chat.tell_all(Typed("x"), Felt(()))
    chat.tell(Typed("I fail"), Seen(check=Check(problem="It was not checked.")))

    assert chat.tell_all(Rated(50), Typed("")).ask == chat.talk.words("unchecked")


def test_a_hint_that_is_not_shown_is_not_offered(chat: Any, make_finding: Any) -> None:
    chat.to_offer(make_finding(shown=False))

    assert isinstance(chat.last, Ask)
    assert chat.last.field == "offers"


def test_the_stepper_shows_the_way(chat: Any) -> None:
    assert statuses(chat)["What happened"] == "here"
    assert set(statuses(chat).values()) == {"here", "todo"}

    chat.to_challenge()
    assert statuses(chat) == {
        "What happened": "done",
        "Feelings": "done",
        "Thoughts": "done",
        "Evidence": "here",
        "Balanced": "todo",
        "Again": "todo",
        "Next": "todo",
    }

    chat.tell(Edit("situation"))
    assert statuses(chat)["What happened"] == "here"


def test_the_stepper_of_a_finished_record_is_done(chat: Any) -> None:
    chat.tell_all(Typed(""), Typed(""), Typed(""), Chose("enough"))

    assert chat.last == Done("finished")
    assert set(statuses(chat).values()) == {"done"}


def test_resuming_asks_what_was_asked(chat: Any) -> None:
    present = chat.to_challenge()

    turns = machine.resume(chat.book, chat.state)

    assert turns[-1] == present
    assert turns[0] == Say(chat.talk.words("resumed"), "quiet")


def test_resuming_a_finished_record_says_that_it_is_finished(chat: Any) -> None:
    chat.tell_all(Typed(""), Typed(""), Typed(""), Chose("enough"))

    assert machine.resume(chat.book, chat.state) == (Done("finished"),)


def test_a_step_that_the_script_has_no_more_is_passed_over_on_resume(chat: Any) -> None:
    chat.to_challenge()
    script, gone = chat.talk.script, ("challenge", "exercise")
    fewer = replace(script, steps=tuple(each for each in script.steps if each.id not in gone))
    others = (each for each in chat.book.scripts if each.id != script.id)
    chat.book = replace(chat.book, scripts=(fewer, *others))

    assert machine.resume(chat.book, chat.state)[-1].step == "balanced"
    assert chat.prompt().step == "balanced"
    assert chat.tell(Typed("Fairer")).field == "balanced_belief"
    assert chat.record.balanced == "Fairer"


def test_an_unknown_script_is_a_plain_problem(book: Any) -> None:
    with pytest.raises(UsageProblem, match="no script called other"):
        machine.start(
            book,
            "other",
            record_id="one",
            now=datetime(2026, 3, 1, tzinfo=UTC),
            rules_version="1",
        )


def test_a_script_without_a_way_out_is_refused(book: Any) -> None:
    script = book.scripts[0]
    closed = replace(script, steps=tuple(each for each in script.steps if each.into != "note"))

    with pytest.raises(UsageProblem, match="no note step"):
        machine.start(
            replace(book, scripts=(closed,)),
            script.id,
            record_id="one",
            now=datetime(2026, 3, 1, tzinfo=UTC),
            rules_version="1",
        )


def test_a_second_thought_named_later_leaves_the_work_on_the_first_alone(
    chat: Any, make_finding: Any
) -> None:
    chat.to_challenge()
    chat.tell_all(Edit("thoughts", 1), Typed("They laugh"), Rated(40), Typed(""))
    assert chat.last.field == "hot"
    assert chat.last.value == "0"

    chat.tell(Chose("0"))

    assert chat.last.question == "soft_first"
    assert chat.record.thoughts[0].patterns[0].answer == "accepted"


def test_another_hot_thought_is_offered_its_own_patterns(chat: Any) -> None:
    chat.to_challenge()
    chat.tell_all(Edit("thoughts", 1), Typed("They laugh"), Rated(40), Typed(""), Chose("1"))

    assert chat.last.field == "offers"
    chat.tell(Chose("go_on"))
    assert chat.last.field == "maybe_true"
    assert chat.record.evidence_for == ("I got 48",)


def test_removing_a_thought_moves_the_others_up(chat: Any) -> None:
    chat.tell_all(Typed("x"), Felt(()), Typed("A"), Rated(10), Typed("B"), Rated(20))
    chat.tell_all(Edit("thoughts", 0), Typed(""))

    assert [(each.text, each.before) for each in chat.record.thoughts] == [("B", 20)]
    assert chat.last.ask == "Did anything else go through your mind?"


def test_a_changed_balanced_thought_is_rated_anew(chat: Any) -> None:
    chat.to_challenge()
    chat.to_balanced()
    chat.tell_all(Typed("Fairer"), Rated(50))
    chat.tell_all(Edit("balanced"), Typed("Much fairer"))

    assert chat.last.field == "balanced_belief"
    assert chat.last.number == 50


def test_erasing_the_balanced_thought_takes_its_rating_along(chat: Any) -> None:
    chat.to_challenge()
    chat.to_balanced()
    chat.tell_all(Typed("Fairer"), Rated(50))
    chat.tell_all(Edit("balanced"), Typed(""))

    assert (chat.record.balanced, chat.record.balanced_belief) == ("", None)


def test_skipping_an_earlier_answer_leaves_it(chat: Any) -> None:
    chat.tell_all(Typed("It rained"), Command("back"), Command("skip"))

    assert chat.record.situation == "It rained"


def test_choosing_another_next_step_keeps_what_was_written(chat: Any) -> None:
    chat.tell_all(Typed(""), Typed(""), Typed(""), Chose("plan"), Typed("Call Ana"))
    chat.tell_all(Edit("next"), Chose("experiment"))

    assert chat.last.value == "Call Ana"
    chat.tell(Typed("Call Ana at six"))
    assert chat.last.technique == "Small experiment"
    assert chat.tell(Command("leave")) == Done("finished")
    assert chat.record.next_step.text == "Call Ana at six"


def test_the_rating_of_a_held_thought_does_not_quote_it(chat: Any) -> None:
    heavy = "They would be better off without me"
    chat.tell_all(Typed("I failed the test"), Felt((("sad", 75),)))

    asked = chat.tell(Typed(heavy), Seen(tier="passive"))

    assert (asked.kind, asked.field) == ("rating", "belief")
    assert heavy not in asked.ask
    assert heavy in chat.prompt().ask


def test_a_held_feeling_is_not_named_again(chat: Any) -> None:
    chat.to_challenge()
    step = next(each for each in chat.talk.script.steps if each.id == "again_feelings")
    held = Talk.of(chat.book, chat.state, Seen(held=frozenset({"feelings.0"})))

    assert places(chat.talk, step) == (At(step.id, 0),)
    assert places(held, step) == ()
