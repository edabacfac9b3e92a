from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from reframe.dialogue.events import Chose, Command, Edit, Felt, Judged, Rated, Typed
from reframe.dialogue.turns import Ask, Done, Offer


@pytest.mark.parametrize("name", ["why", "softer", "firmer", "another", "more"])
def test_a_command_that_asks_about_the_prompt_leaves_it_standing(chat: Any, name: Any) -> None:
    present = chat.last

    assert chat.tell(Command(name)) == present
    assert chat.turns[0].text


def test_easier_asks_in_another_way_and_says_so(chat: Any) -> None:
    present = chat.last

    eased = chat.tell(Command("easier"))

    assert eased == replace(present, ask=chat.talk.step(chat.state.at).easier, hint="", eased=True)


def test_easier_at_a_rating_asks_for_a_rough_guess(chat: Any) -> None:
    chat.tell_all(Typed("A"), Felt((("sad", 75),)), Typed("I fail"))

    eased = chat.tell(Command("easier"))

    assert (eased.kind, eased.ask) == ("rating", chat.talk.words("easier_rating"))
    assert chat.tell(Rated(40)).field == "thoughts"


def test_easier_with_no_other_question_puts_the_way_out_in_its_place(chat: Any) -> None:
    chat.to_challenge()
    texts = [chat.last.text]
    while not chat.last.eased and len(texts) < 30:
        texts.append(chat.tell(Command("easier")).text)

    assert texts[-1] == chat.talk.words("no_easier")
    assert len(set(texts)) == len(texts) > 2


def test_back_at_the_first_question_says_so(chat: Any) -> None:
    present = chat.last

    assert chat.tell(Command("back")) == present
    assert chat.turns[0].text == chat.talk.words("no_back")


def test_back_walks_through_all_answers_to_the_first(chat: Any) -> None:
    chat.to_challenge()
    seen = []
    for _ in range(12):
        chat.tell(Command("back"))
        seen.append(getattr(chat.last, "field", "offer"))

    assert seen[:10] == [
        "evidence_against",
        "evidence_against",
        "evidence_for",
        "evidence_for",
        "maybe_true",
        "offer",
        "thoughts",
        "belief",
        "thoughts",
        "feelings",
    ]
    assert seen[10:] == ["situation", "situation"]


def test_an_earlier_rating_is_there_to_start_from(chat: Any) -> None:
    chat.tell_all(Typed("x"), Felt((("sad", 70),)), Typed("I fail"), Rated(85), Command("back"))

    assert (chat.last.kind, chat.last.number) == ("rating", 85)
    chat.tell(Command("back"))
    chat.tell(Command("back"))
    assert chat.last.feelings == (("sad", 70),)


def test_an_edit_returns_to_where_it_came_from(chat: Any) -> None:
    present = chat.to_challenge()
    chat.tell(Edit("situation"))
    assert chat.last.value == "I failed the test"

    assert chat.tell(Typed("I failed the first test")) == present
    assert chat.record.situation == "I failed the first test"


@pytest.mark.parametrize(
    "edit", [Edit("balanced"), Edit("summary"), Edit("nowhere"), Edit("thoughts", 7), Edit("next")]
)
def test_what_was_not_answered_cannot_be_edited(chat: Any, edit: Edit) -> None:
    present = chat.to_challenge()

    assert chat.tell(edit) == present
    assert chat.turns[0].text == chat.talk.words("not_there")


def test_an_offer_can_be_judged_anew(chat: Any, make_finding: Any) -> None:
    chat.to_offer(make_finding())
    chat.tell_all(Judged("no"), Edit("offers"))
    assert isinstance(chat.last, Offer)

    chat.tell(Judged("accept"))

    assert [each.answer for each in chat.record.thoughts[0].patterns] == ["accepted"]


def test_a_skipped_offer_is_written_down_as_open(chat: Any, make_finding: Any) -> None:
    chat.to_offer(make_finding())
    chat.tell(Command("skip"))

    assert [each.answer for each in chat.record.thoughts[0].patterns] == ["open"]


def test_skipping_the_hot_thought_takes_the_one_most_believed(chat: Any) -> None:
    chat.tell_all(Typed("x"), Felt(()), Typed("A"), Rated(10), Typed("B"), Rated(20), Typed(""))
    assert chat.last.value == "1"

    chat.tell(Command("skip"))

    assert [each.hot for each in chat.record.thoughts] == [False, True]
    assert "“B”" in chat.turns[0].text


def test_easier_at_the_balanced_thought_brings_sentences_to_start_from(chat: Any) -> None:
    chat.to_challenge()
    chat.to_balanced()
    chat.tell(Command("easier"))

    assert "It is true: I got 48. It is also true: one test of five." in chat.turns[0].text
    assert isinstance(chat.last, Ask)


def test_a_builder_whose_slot_is_empty_is_left_out(chat: Any) -> None:
    chat.to_offer()
    chat.tell_all(Chose("go_on"), Chose("no"), Typed(""), Typed(""))
    chat.tell_all(Command("skip"), Command("skip"), Command("skip"), Command("easier"))

    assert "It is true" not in chat.turns[0].text
    assert "Part of me says “I'll never succeed”" in chat.turns[0].text


def test_stopping_changes_nothing(chat: Any) -> None:
    chat.to_challenge()
    before = chat.state

    assert chat.tell(Command("stop")) == Done("stopped")
    assert chat.state == before
