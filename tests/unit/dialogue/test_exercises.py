"""Techniques inside a record: offered, taken up, left, and kept away where they would do harm."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from reframe.dialogue import exercises, machine
from reframe.dialogue.events import Chose, Command, Edit, Judged, Rated, Seen, Take, Typed, Weighed
from reframe.dialogue.state import Hints
from reframe.dialogue.turns import Ask, Done
from reframe.record.model import Finding, Taken
from reframe.rulebook.model import Book


def to_exercise(chat: Any) -> Ask:
    chat.to_challenge()
    chat.tell_all(Typed("one"), Typed("two"), Typed("three"))
    last = chat.tell(Chose("enough"))
    assert isinstance(last, Ask)
    return last


def take_the_pie(chat: Any) -> None:
    """As far as the shares, with two parts beside the own one."""
    chat.to_challenge()
    chat.tell(Take("responsibility_pie"))
    while chat.last.kind != "list":
        chat.tell(Command("skip"))
    chat.tell_all(Typed("The traffic"), Typed("Late invitation"), Typed(""))
    while chat.last.kind != "weights":
        chat.tell(Command("skip"))


def test_what_fits_the_accepted_pattern_is_offered_with_a_way_on(chat: Any) -> None:
    ask = to_exercise(chat)

    offered = [each.id for each in ask.options]
    assert offered[-2:] == ["menu", "go_on"]
    fitting = [each for each in chat.book.scripts if each.id in offered]
    assert fitting
    # The thought was called partly true, so what helps with that may be among them.
    assert all({"fortune_telling", "maybe_true"} & set(each.fits) for each in fitting)


def test_whoever_passed_over_every_question_is_not_asked_for_more(chat: Any) -> None:
    chat.to_challenge()
    chat.tell_all(Command("skip"), Command("skip"))

    assert chat.tell(Command("skip")).step == "balanced"


def test_the_menu_has_every_technique_that_may_be_done(chat: Any) -> None:
    to_exercise(chat)
    ask = chat.tell(Chose("menu"))

    techniques = {each.id for each in chat.book.scripts if each.kind == "technique"}
    assert {each.id for each in ask.options} == {*techniques, "go_on"}
    assert chat.tell(Chose("go_on")).step == "balanced"


def test_a_technique_taken_up_comes_next_and_the_record_goes_on_behind_it(chat: Any) -> None:
    to_exercise(chat)
    chat.tell(Chose("menu"))
    first = chat.tell(Chose("double_standard"))

    assert "double standard" in first.technique
    assert chat.record.taken == (Taken("double_standard", "summary"),)
    while chat.last.technique:
        chat.tell(Typed("words"))
    assert chat.last.step == "balanced"
    assert {each.step.partition(".")[0] for each in chat.record.filled} == {"double_standard"}


def test_one_taken_in_the_middle_gives_the_word_back_to_the_question(chat: Any) -> None:
    asked = chat.to_challenge()
    chat.tell(Take("double_standard"))
    assert chat.last.technique
    chat.tell(Command("leave"))

    assert chat.last == asked


def test_leaving_keeps_what_was_put_down(chat: Any) -> None:
    chat.to_challenge()
    chat.tell_all(Take("decatastrophise"), Typed("I fail everything"), Command("leave"))

    assert [each.lines for each in chat.record.filled] == [("I fail everything",)]


def test_back_goes_into_a_technique_and_edit_changes_it(chat: Any) -> None:
    to_exercise(chat)
    chat.tell_all(Chose("menu"), Chose("decatastrophise"), Typed("I fail everything"))
    back = chat.tell(Command("back"))
    assert back.value == "I fail everything"

    chat.tell(Typed("I fail one test"))
    assert chat.record.filled[0].lines == ("I fail one test",)
    assert chat.tell(Edit(chat.record.filled[0].step)).value == "I fail one test"


def test_shares_start_even_and_are_taken_when_they_make_a_whole(chat: Any) -> None:
    take_the_pie(chat)
    names = [name for name, _ in chat.last.weights]
    assert [number for _, number in chat.last.weights] == [34, 33, 33]
    assert names[:2] == ["The traffic", "Late invitation"]

    before = chat.last
    chat.tell(Weighed(tuple(zip(names, (50, 30, 10), strict=True))))
    assert chat.last == before
    chat.tell(Weighed(tuple(zip(names, (50, 30, 20), strict=True))))
    assert chat.record.filled[-1].weights[2][1] == 20


def test_a_changed_list_is_weighed_anew(chat: Any) -> None:
    take_the_pie(chat)
    chat.tell(Weighed(chat.last.weights))
    listed = next(each for each in chat.record.filled if len(each.lines) == 2)
    chat.tell(Edit(listed.step, 0))
    chat.tell(Typed("The rain"))

    assert chat.last.kind == "weights"
    assert [name for name, _ in chat.last.weights][:2] == ["The rain", "Late invitation"]


def test_without_a_thought_there_is_nothing_to_take_up(chat: Any) -> None:
    chat.tell(Take("double_standard"))

    assert chat.record.taken == ()
    assert chat.last.step == "situation"


@pytest.mark.parametrize("name", ["seven_column", "no_such"])
def test_what_is_no_technique_is_not_taken_up(chat: Any, name: str) -> None:
    asked = chat.to_challenge()
    chat.tell(Take(name))

    assert chat.record.taken == ()
    assert chat.last == asked


def test_a_thought_to_be_stood_by_gets_no_technique_that_weighs(chat: Any) -> None:
    chat.to_challenge()
    chat.state = replace(chat.state, hints=(Hints(leads_to="support"),))

    open_now = {each.id for each in exercises.menu(chat.talk)}

    assert "responsibility_pie" not in open_now
    assert "problem_solving" in open_now


def test_one_that_was_begun_is_not_gone_on_with_once_the_thought_stands(chat: Any) -> None:
    take_the_pie(chat)
    chat.state = replace(chat.state, hints=(Hints(leads_to="support"),))
    chat.tell(Command("skip"))

    assert not getattr(chat.last, "technique", "")


def test_a_held_thought_gets_none_at_all(chat: Any) -> None:
    chat.to_challenge()
    held = Seen(held=frozenset({"thoughts.0"}))
    chat.tell(Take("double_standard"), held)

    assert chat.record.taken == ()


def test_an_option_takes_its_technique_up_and_another_one_drops_it(chat: Any) -> None:
    chat.to_challenge("no")
    while not (isinstance(chat.last, Ask) and chat.last.step.startswith("next")):
        chat.tell(Command("skip"))
    chat.tell_all(Chose("plan"), Typed("Call Ana"))
    assert chat.last.technique == "If-then plan"
    chat.tell(Edit("next"))

    assert chat.tell(Chose("enough")) == Done("finished")
    assert chat.record.next_step.text == "Call Ana"


def test_a_true_thought_is_acted_on_and_not_weighed(chat: Any) -> None:
    chat.to_offer()
    chat.tell_all(Chose("go_on"), Chose("yes"))
    first = chat.tell(Chose("solve"))
    assert first.technique == "Problem solving"
    chat.tell(Command("leave"))

    assert chat.last.step == "hold"
    chat.tell_all(Typed("It is true, and Ana helps"), Rated(80))
    asked = {at.step for at in chat.state.trail}
    assert not asked & {"evidence_for", "evidence_against", "challenge", "again_belief"}


def test_a_belief_that_stays_high_is_offered_a_test(chat: Any, finish: Any) -> None:
    finish(chat, belief=60, feeling=40)

    assert chat.last.step == "next_still"


def test_after_worse_the_rest_comes_first(chat: Any, finish: Any) -> None:
    finish(chat, belief=95, feeling=90)

    assert chat.last.step == "next_worse"
    assert chat.last.options[0].id == "enough"


@pytest.fixture
def finish() -> Callable[..., None]:
    """Rate again, after three answered questions and a balanced thought."""

    def rated(chat: Any, *, belief: int, feeling: int) -> None:
        chat.to_challenge()
        chat.to_balanced()
        chat.tell_all(Typed("One result was poor, and four are left"), Rated(60))
        while chat.last.step != "again_belief":
            chat.tell(Chose("keep"))
        chat.tell_all(Rated(belief), Rated(feeling))

    return rated


def test_a_technique_alone_has_a_way_out_and_an_end(begin: Callable[..., Any]) -> None:
    chat = begin(script="double_standard")
    while not isinstance(chat.last, Done):
        chat.tell(Command("skip"))

    assert chat.last == Done("finished")
    assert any(step.into == "note" for step in chat.talk.script.steps)


def test_an_unknown_technique_in_an_old_record_is_passed_over(
    chat: Any, make_finding: Callable[..., Finding]
) -> None:
    chat.to_offer(make_finding())
    chat.tell(Judged("accept"))
    gone = replace(chat.record, taken=(Taken("no_longer_there", "balanced"),))
    chat.state = replace(chat.state, record=gone)

    assert machine.resume(chat.book, chat.state)[-1].step == "maybe_true"


HELD = "They would be better off without me"


def test_no_later_step_quotes_a_held_answer_of_an_exercise(begin: Any) -> None:
    chat = begin(script="double_standard")
    chat.tell(Typed("My sister"))
    chat.tell(Typed(HELD), Seen(tier="passive"))
    held = Seen(held=frozenset({"filled.words.0"}))

    chat.tell(Typed("Colder"), held)

    assert all(HELD not in getattr(turn, "ask", "") for turn in chat.turns)
    assert getattr(chat.last, "step", "") != "same_words"


def test_a_held_entry_is_not_put_forward_to_choose(begin: Any) -> None:
    chat = begin(script="problem_solving")
    while chat.last.step != "ways":
        chat.tell(Command("skip"))
    chat.tell_all(Typed(HELD), Typed("Call Ana"), Typed(""))
    held = Seen(held=frozenset({"filled.ways.0"}))

    asked = chat.tell(Command("skip"), held)

    assert asked.step == "pick"
    assert [each.label for each in asked.options] == ["Call Ana"]
    assert [each.label for each in chat.prompt().options] == [HELD, "Call Ana"]


def test_where_every_entry_is_held_there_is_nothing_to_choose(begin: Any) -> None:
    chat = begin(script="problem_solving")
    while chat.last.step != "ways":
        chat.tell(Command("skip"))
    chat.tell_all(Typed(HELD), Typed(""))

    asked = chat.tell(Command("skip"), Seen(held=frozenset({"filled.ways.0"})))

    assert asked.step == "first"


def test_a_held_part_gets_no_share(chat: Any) -> None:
    take_the_pie(chat)
    names = [name for name, _ in chat.last.weights]
    step = "responsibility_pie.parts"

    left = chat.prompt(Seen(held=frozenset({f"filled.{step}.0"})))

    assert [name for name, _ in left.weights] == names[1:]


def test_every_sentence_of_a_step_can_take_up_an_earlier_answer(begin: Any, book: Book) -> None:
    script = next(each for each in book.scripts if each.id == "double_standard")
    steps = tuple(
        replace(each, easier="As in “{words}”.", empty="There is “{words}”.")
        if each.id == "tone"
        else each
        for each in script.steps
    )
    others = tuple(each for each in book.scripts if each is not script)
    chat = begin(script="double_standard")
    chat.book = replace(book, scripts=(*others, replace(script, steps=steps)))
    chat.tell_all(Typed("My sister"), Typed("You did what you could"))

    assert chat.tell(Command("easier")).ask == "As in “You did what you could”."
    chat.tell(Typed(""))
    assert chat.turns[0].text == "There is “You did what you could”."


def test_a_held_answer_ends_the_technique_and_can_be_gone_back_to(chat: Any) -> None:
    chat.to_challenge()
    chat.tell(Take("decatastrophise"))
    heavy = Seen(tier="passive", card="passive")
    chat.tell(Typed("I would rather not be here"), heavy)
    held = Seen(held=frozenset({f"filled.{chat.record.filled[0].step}.0"}))

    assert not getattr(chat.last, "technique", "")
    assert chat.record.filled[0].lines == ("I would rather not be here",)
    chat.tell(Edit(chat.record.filled[0].step), held)
    assert chat.last.value == "I would rather not be here"
    chat.tell(Typed("I lose the job"))
    assert chat.last.technique
