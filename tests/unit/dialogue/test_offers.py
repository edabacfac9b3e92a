from __future__ import annotations

from typing import Any

import pytest

from reframe.dialogue.events import Chose, Command, Edit, Judged, Rated, Typed
from reframe.dialogue.turns import Offer


def answers(chat: Any) -> list[tuple[str, str, bool]]:
    patterns = chat.record.thoughts[0].patterns
    return [(each.pattern, each.answer, bool(each.rule)) for each in patterns]


def test_an_offer_names_the_pattern_and_its_place_in_the_row(chat: Any, make_finding: Any) -> None:
    offer = chat.to_offer(make_finding(), make_finding("labeling"))

    assert isinstance(offer, Offer)
    assert (offer.name, offer.index, offer.of) == ("Fortune telling", 1, 2)
    assert offer.definition == "A bad forecast taken for a fact."
    assert [each.id for each in offer.others] == ["fortune_telling", "labeling"]
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
    assert [each.id for each in listed.options] == ["fortune_telling", "labeling", "none"]
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
