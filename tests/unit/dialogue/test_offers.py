from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from reframe.dialogue import challenges
from reframe.dialogue.events import Chose, Command, Edit, Judged, Rated, Seen, Typed
from reframe.dialogue.talk import Talk
from reframe.dialogue.turns import Card, Offer
from reframe.record.model import Check
from reframe.record.names import own_names


def answers(chat: Any) -> list[tuple[str, str, bool]]:
    patterns = chat.record.thoughts[0].patterns
    return [(each.pattern, each.answer, bool(each.rule)) for each in patterns]


def test_an_offer_names_the_pattern_and_its_place_in_the_row(chat: Any, make_finding: Any) -> None:
    offer = chat.to_offer(make_finding(), make_finding("labeling"))

    assert isinstance(offer, Offer)
    assert (offer.name, offer.index, offer.of) == ("Fortune telling", 1, 2)
    assert offer.definition == "A bad forecast taken for a fact."
    assert [each.id for each in offer.others] == ["fortune_telling", "labeling", "own"]
    assert offer.ask


def test_offers_come_one_at_a_time(chat: Any, make_finding: Any) -> None:
    chat.to_offer(make_finding(), make_finding("labeling"))

    assert chat.tell(Judged("accept")).name == "Labelling"
    assert chat.tell(Judged("unsure")).field == "maybe_true"
    assert answers(chat) == [("fortune_telling", "accepted", True), ("labeling", "unsure", True)]


def test_none_ends_the_row(chat: Any, make_finding: Any) -> None:
    chat.to_offer(make_finding(), make_finding("labeling"))

    assert chat.tell(Judged("none")).field == "maybe_true"
    assert answers(chat) == [("fortune_telling", "declined", True)]


def test_a_pattern_chosen_instead_is_not_offered_again(chat: Any, make_finding: Any) -> None:
    chat.to_offer(make_finding(), make_finding("labeling"))

    assert chat.tell(Judged("other", "labeling")).field == "maybe_true"
    assert answers(chat) == [("fortune_telling", "declined", True), ("labeling", "accepted", False)]


def test_choosing_the_pattern_that_is_offered_accepts_it(chat: Any, make_finding: Any) -> None:
    chat.to_offer(make_finding())
    chat.tell(Judged("other", "fortune_telling"))

    assert answers(chat) == [("fortune_telling", "accepted", True)]


@pytest.mark.parametrize("event", [Judged("other"), Judged("other", "nothing_such"), Rated(3)])
def test_an_answer_that_does_not_fit_leaves_the_offer(
    chat: Any, make_finding: Any, event: Any
) -> None:
    offer = chat.to_offer(make_finding())

    assert chat.tell(event) == offer
    assert answers(chat) == []


def test_a_pattern_without_a_file_is_offered_by_its_id(chat: Any, make_finding: Any) -> None:
    assert chat.to_offer(make_finding("nothing_such")).name == "nothing_such"


def test_nothing_found_offers_the_list_and_says_nothing_good(chat: Any) -> None:
    ask = chat.to_offer()

    assert [each.id for each in ask.options] == ["browse", "go_on"]
    assert "says nothing about" in ask.ask


def test_a_pattern_is_chosen_from_the_list(chat: Any) -> None:
    chat.to_offer()

    listed = chat.tell(Chose("browse"))
    assert [each.id for each in listed.options] == ["fortune_telling", "labeling", "own", "none"]
    assert chat.tell(Chose("labeling")).field == "maybe_true"
    assert answers(chat) == [("labeling", "accepted", False)]


@pytest.mark.parametrize("events", [(Chose("go_on"),), (Chose("browse"), Chose("none"))])
def test_going_on_without_a_name_writes_nothing_down(chat: Any, events: Any) -> None:
    chat.to_offer()

    assert chat.tell_all(*events).field == "maybe_true"
    assert answers(chat) == []


@pytest.mark.parametrize("events", [(Chose("labeling"),), (Chose("browse"), Chose("go_on"))])
def test_an_option_of_the_other_list_does_not_fit(chat: Any, events: Any) -> None:
    chat.to_offer()
    *before, last = events
    chat.tell_all(*before)
    present = chat.last

    assert chat.tell(last) == present


def test_the_list_can_be_gone_back_to(chat: Any) -> None:
    chat.to_offer()
    chat.tell_all(Chose("browse"), Chose("labeling"), Command("back"))
    assert chat.last.field == "patterns"

    assert chat.tell(Chose("fortune_telling")).field == "maybe_true"


def test_changed_words_are_offered_anew(chat: Any, make_finding: Any) -> None:
    chat.to_challenge()
    chat.tell_all(Edit("thoughts"), Typed("I fail at this"), Rated(50))

    assert chat.last.field == "offers"
    assert answers(chat) == []


def test_a_declined_pattern_is_not_offered_on_another_thought_of_the_record(
    chat: Any, make_finding: Any
) -> None:
    chat.to_offer(make_finding(), make_finding("labeling"))
    chat.tell(Judged("no"))
    chat.tell(Judged("accept"))

    chat.tell(Edit("thoughts", 1))
    again = (make_finding(text="I will fail"), make_finding("labeling", text="I will fail"))
    chat.tell(Typed("I will fail"), Seen(check=Check(again)))
    chat.tell(Rated(95))
    chat.tell(Typed(""))
    offer = chat.tell(Chose("1"))

    assert isinstance(offer, Offer)
    assert (offer.name, offer.index, offer.of) == ("Labelling", 1, 1)


def test_a_declined_pattern_is_not_offered_after_other_words(chat: Any, make_finding: Any) -> None:
    chat.to_offer(make_finding())
    chat.tell(Judged("no"))

    chat.tell(Edit("thoughts"))
    found = make_finding(text="I may never succeed")
    chat.tell(Typed("I may never succeed"), Seen(check=Check((found,))))

    assert chat.tell(Rated(80)).field == "maybe_true"


def test_none_fits_declines_all_that_was_still_to_come(chat: Any, make_finding: Any) -> None:
    chat.to_offer(make_finding(), make_finding("labeling"))
    chat.tell(Judged("none"))

    assert chat.state.declined == ("fortune_telling", "labeling")


def test_a_pattern_put_aside_is_not_offered_and_comes_last_in_the_list(
    chat: Any, make_finding: Any
) -> None:
    chat.state = replace(chat.state, archived=("fortune_telling",))

    offer = chat.to_offer(make_finding(), make_finding("labeling"))

    assert isinstance(offer, Offer)
    assert (offer.name, offer.of) == ("Labelling", 1)
    assert [each.label for each in offer.others] == [
        "Labelling",
        "Fortune telling (put aside)",
        "A name of my own",
    ]


def test_when_all_is_put_aside_it_is_as_if_nothing_was_found(chat: Any, make_finding: Any) -> None:
    chat.state = replace(chat.state, archived=("fortune_telling",))

    assert chat.to_offer(make_finding()).field == "offers"


def test_a_name_of_ones_own_from_an_offer(chat: Any, make_finding: Any) -> None:
    chat.to_offer(make_finding(), make_finding("labeling"))

    ask = chat.tell(Judged("other", "own"))
    assert (ask.field, ask.kind) == ("own_names", "text")
    following = chat.tell(Typed("the Sunday voice"))

    own = chat.record.thoughts[0].patterns[-1]
    assert (own.own, own.pattern, own.answer) == ("the Sunday voice", "", "accepted")
    assert isinstance(following, Offer)


def test_a_name_of_ones_own_from_the_list_brings_the_general_questions_only(chat: Any) -> None:
    chat.to_offer()
    chat.tell(Chose("browse"))
    chat.tell(Chose("own"))

    assert chat.tell(Typed("the Sunday voice")).field == "maybe_true"
    assert own_names(chat.record) == ("the Sunday voice",)
    talk = Talk.of(chat.book, chat.state, Seen())
    assert {each.pattern for each in challenges.candidates(talk)} == {""}


def test_an_own_name_left_out_leaves_nothing(chat: Any) -> None:
    chat.to_offer()
    chat.tell(Chose("browse"))
    chat.tell(Chose("own"))

    assert chat.tell(Typed("")).field == "maybe_true"
    assert chat.record.thoughts[0].patterns == ()


def test_an_own_name_stays_when_the_words_of_the_thought_change(chat: Any) -> None:
    chat.to_offer()
    chat.tell(Chose("browse"))
    chat.tell(Chose("own"))
    chat.tell(Typed("the Sunday voice"))
    chat.tell(Edit("thoughts"))
    chat.tell(Typed("I may never succeed"))

    assert own_names(chat.record) == ("the Sunday voice",)


def test_an_own_name_that_safety_holds_brings_its_card_and_can_be_cleared(chat: Any) -> None:
    chat.to_offer()
    chat.tell(Chose("browse"))
    chat.tell(Chose("own"))
    card = chat.tell(Typed("the voice"), Seen(tier="explicit"))
    assert isinstance(card, Card)
    held = Seen(held=frozenset({"own_names.0"}), explicit=frozenset({"own_names.0"}), left=True)

    asked = chat.tell(Chose("clear"), held)

    assert own_names(chat.record) == ()
    assert asked.field == "own_names"
