from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from reframe.dialogue.challenges import STAGES, candidates
from reframe.dialogue.events import Chose, Command, Judged, Typed
from reframe.dialogue.turns import Ask, Challenge


def asked(chat: Any) -> list[str]:
    """Ids of the questions that come when each is answered."""
    found = []
    while isinstance(chat.last, Challenge):
        found.append(chat.last.question)
        chat.tell(Typed(f"answer {len(found)}"))
    return found


def test_questions_move_through_the_stages(chat: Any) -> None:
    chat.to_challenge()
    known = {each.id: each.stage for each in chat.book.patterns[0].questions}

    stages = [STAGES.index(known[each]) for each in asked(chat)]

    assert len(stages) == 3
    assert stages == sorted(set(stages))


def test_the_first_question_is_a_soft_one(chat: Any) -> None:
    assert chat.to_challenge().question == "soft_first"


def test_the_quote_stands_in_the_question_as_it_was_written(chat: Any) -> None:
    chat.to_challenge()

    assert chat.last.text == "You wrote “I'll never succeed”. What exactly would happen?"


def test_a_question_of_the_last_records_is_not_asked(begin: Callable[..., Any]) -> None:
    chat = begin(asked_before=frozenset({"soft_first"}))

    chat.to_challenge()

    assert "soft_first" not in asked(chat)


def test_there_are_no_more_than_the_limit(begin: Callable[..., Any]) -> None:
    chat = begin(limit=1)
    chat.to_challenge()

    assert (chat.last.index, chat.last.of) == (1, 1)
    assert len(asked(chat)) == 1


def test_a_limit_of_none_asks_none(begin: Callable[..., Any]) -> None:
    chat = begin(limit=0)

    assert isinstance(chat.to_challenge(), Ask)


def test_one_more_can_be_asked_for(chat: Any) -> None:
    chat.to_challenge()
    chat.tell(Command("more"))
    assert (chat.last.index, chat.last.of) == (1, 4)

    assert len(asked(chat)) == 4
    assert chat.tell(Command("more")).index == 5


def test_the_same_seed_asks_the_same(begin: Callable[..., Any]) -> None:
    first, second = begin(seed=5), begin(seed=5)
    first.to_challenge()
    second.to_challenge()

    assert asked(first) == asked(second)


def test_a_question_whose_slot_cannot_be_filled_is_dropped(chat: Any) -> None:
    chat.to_challenge()
    long = replace(chat.record, evidence_for=("x" * 500,))

    ids = {each.question.id for each in candidates(chat.talk.recording(long))}

    assert "about_evidence" not in ids
    assert "went_well" in ids


def test_another_one_comes_instead_and_the_first_does_not_return(chat: Any) -> None:
    chat.to_challenge()

    other = chat.tell(Command("another"))

    assert other.question != "soft_first"
    assert other.index == 1
    assert "soft_first" not in asked(chat)


@pytest.mark.parametrize(("command", "following"), [("firmer", "firm_first")])
def test_a_more_direct_question_can_be_asked_for(chat: Any, command: Any, following: str) -> None:
    chat.to_challenge()

    assert chat.tell(Command(command)).question == following


def test_there_is_nothing_softer_than_the_softest(chat: Any) -> None:
    present = chat.to_challenge()

    assert chat.tell(Command("softer")) == present
    assert chat.turns[0].text == chat.talk.words("no_other")


def test_the_wish_for_softness_holds_for_later_questions(begin: Callable[..., Any]) -> None:
    chat = begin()
    chat.tell(Command("firmer"))

    assert chat.to_challenge().question == "firm_first"


def test_an_answer_goes_where_the_question_wants_it(begin: Callable[..., Any]) -> None:
    chat = begin(asked_before=frozenset({"soft_first", "firm_first", "seen_by_friend"}))
    chat.to_challenge()
    chat.tell(Command("another")) if chat.last.question != "went_well" else None
    assert chat.last.question == "went_well"

    chat.tell(Typed("I passed at school"))
    assert chat.record.evidence_against == ("one test of five", "I passed at school")

    chat.tell(Command("back"))
    chat.tell(Typed("I passed twice"))
    assert chat.record.evidence_against == ("one test of five", "I passed twice")
    assert chat.record.questions[0].answer == "I passed twice"


def test_a_true_thought_is_asked_what_would_help_and_not_argued_with(chat: Any) -> None:
    chat.to_challenge("yes")

    assert all(each.startswith("true_") for each in asked(chat))


@pytest.mark.parametrize("truth", ["no", "partly", "unsure"])
def test_any_other_thought_is_asked_the_questions_of_its_pattern(chat: Any, truth: str) -> None:
    chat.to_challenge(truth)

    known = {each.id for each in chat.book.patterns[0].questions}
    assert set(asked(chat)) <= known


def test_without_a_pattern_the_general_questions_are_asked(chat: Any, make_finding: Any) -> None:
    chat.to_offer(make_finding())
    chat.tell_all(Judged("no"), Chose("no"), Typed(""), Typed(""))

    general = {each.id for each in chat.book.prompts.questions}
    found = asked(chat)
    assert len(found) == 3
    assert set(found) <= general


def test_skipped_questions_are_written_down_as_asked(chat: Any) -> None:
    chat.to_challenge()
    chat.tell(Command("skip"))

    assert [each.answer for each in chat.record.questions] == [""]
    assert chat.record.questions[0].question == "soft_first"


def test_why_says_why_this_question_and_asks_it_again(chat: Any) -> None:
    present = chat.to_challenge()

    assert chat.tell(Command("why")) == present
    assert chat.turns[0].text == "Because of soft_first."


def test_not_knowing_brings_another_way_in(chat: Any) -> None:
    present = chat.to_challenge()

    assert chat.tell(Command("easier")).question != present.question
    assert chat.turns[0].text == chat.talk.words("easier_challenge")
