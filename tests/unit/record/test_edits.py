from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from reframe.record import edits
from reframe.record.model import Asked, Feeling, Finding, NextStep, Offered, Record, Thought

NOW = datetime(2026, 11, 22, 7, 30, tzinfo=UTC)
LATER = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
EMPTY = Record(id="one", script="seven_column", rules="1", started=NOW, updated=NOW)


def finding(
    *, rule: str = "fortune_telling/never_wanted", start: int = 0, end: int = 18
) -> Finding:
    return Finding(
        pattern=rule.split("/", maxsplit=1)[0],
        rule=rule,
        strength="strong",
        start=start,
        end=end,
        quote="I’ll never succeed",
        says="A flat “never”.",
        but="It would not be one if it were a decision.",
    )


@pytest.fixture
def thoughts() -> Record:
    record = edits.add_thought(EMPTY, "I’ll never succeed", before=90)
    return edits.add_thought(record, "They all laughed")


def test_an_edit_leaves_the_record_it_was_given_as_it_was() -> None:
    edits.set_situation(EMPTY, "I failed the test")

    assert EMPTY.situation == ""


def test_feelings_keep_the_order_named() -> None:
    record = edits.set_feelings_before(EMPTY, [("sad", 75), ("hopeless", 50)])

    assert record.feelings == (Feeling("sad", 75), Feeling("hopeless", 50))


def test_feelings_named_again_keep_their_later_rating_and_drop_those_left_out() -> None:
    record = edits.set_feelings_before(EMPTY, [("sad", 75), ("hopeless", 50)])
    record = edits.set_feelings_after(record, [("sad", 30)])

    record = edits.set_feelings_before(record, [("angry", 20), ("sad", 80)])

    assert record.feelings == (Feeling("angry", 20), Feeling("sad", 80, 30))


def test_rating_again_merges_by_name_and_adds_what_came_up() -> None:
    record = edits.set_feelings_before(EMPTY, [("sad", 75), ("hopeless", 50)])

    record = edits.set_feelings_after(record, [("relieved", 20), ("hopeless", 10)])

    assert record.feelings == (
        Feeling("sad", 75),
        Feeling("hopeless", 50, 10),
        Feeling("relieved", None, 20),
    )


def test_a_thought_is_rated_before_and_after(thoughts: Record) -> None:
    record = edits.rate_thought(thoughts, 0, after=40)
    record = edits.rate_thought(record, 1, before=60)

    assert [(each.before, each.after) for each in record.thoughts] == [(90, 40), (60, None)]


def test_only_one_thought_is_hot(thoughts: Record) -> None:
    record = edits.mark_hot(edits.mark_hot(thoughts, 0), 1)

    assert [each.hot for each in record.thoughts] == [False, True]
    assert record.hot_thought == record.thoughts[1]


def test_two_thoughts_with_the_same_words_are_still_two(thoughts: Record) -> None:
    twice = edits.add_thought(edits.add_thought(EMPTY, "same"), "same")

    assert [each.hot for each in edits.mark_hot(twice, 1).thoughts] == [False, True]


def test_an_offer_is_written_down_once(thoughts: Record) -> None:
    record = edits.offer(edits.offer(thoughts, 0, finding()), 0, finding())

    assert record.thoughts[0].patterns == (
        Offered(
            pattern="fortune_telling",
            answer="open",
            rule="fortune_telling/never_wanted",
            strength="strong",
            start=0,
            end=18,
            quote="I’ll never succeed",
        ),
    )


def test_the_answer_to_an_offer_is_kept(thoughts: Record) -> None:
    record = edits.offer(thoughts, 0, finding())
    record = edits.offer(record, 0, finding(rule="labeling/noun"))

    record = edits.judge(record, 0, 1, "declined")

    assert [each.answer for each in record.thoughts[0].patterns] == ["open", "declined"]


def test_a_pattern_can_be_chosen_without_an_offer(thoughts: Record) -> None:
    record = edits.choose_pattern(thoughts, 1, "mind_reading")

    assert record.thoughts[1].patterns == (Offered(pattern="mind_reading", answer="accepted"),)


def test_choosing_an_offered_pattern_accepts_the_offer(thoughts: Record) -> None:
    record = edits.judge(edits.offer(thoughts, 0, finding()), 0, 0, "declined")

    record = edits.choose_pattern(record, 0, "fortune_telling")

    assert [(each.rule, each.answer) for each in record.thoughts[0].patterns] == [
        ("fortune_telling/never_wanted", "accepted")
    ]


def test_other_words_drop_the_patterns_that_quoted_the_old_ones(thoughts: Record) -> None:
    record = edits.mark_hot(edits.offer(thoughts, 0, finding()), 0)

    record = edits.set_thought_text(record, 0, "I may not succeed")

    assert record.thoughts[0] == Thought("I may not succeed", before=90, hot=True)


def test_the_same_words_again_keep_the_patterns(thoughts: Record) -> None:
    record = edits.offer(thoughts, 0, finding())

    assert edits.set_thought_text(record, 0, "I’ll never succeed") == record


def test_a_thought_can_be_removed(thoughts: Record) -> None:
    assert edits.remove_thought(thoughts, 0).thoughts == (Thought("They all laughed"),)


@pytest.mark.parametrize("side", ["for", "against"])
def test_evidence_is_added_changed_and_removed_on_its_side(side: edits.Side) -> None:
    record = edits.add_evidence(edits.add_evidence(EMPTY, side, "one"), side, "two")
    record = edits.replace_evidence(record, side, 1, "three")
    record = edits.remove_evidence(record, side, 0)

    assert edits.evidence(record, side) == ("three",)
    assert edits.evidence(record, "against" if side == "for" else "for") == ()


def test_a_question_is_asked_and_answered() -> None:
    record = edits.ask(EMPTY, "ft_past", "Which times come to mind?")
    answered = edits.answer(record, 0, "In June")

    assert answered.questions == (Asked("ft_past", "Which times come to mind?", "In June"),)


def test_single_answers_are_set() -> None:
    record = edits.set_maybe_true(EMPTY, "partly")
    record = edits.rate_balanced(edits.set_balanced(record, "One test is one test"), 65)
    record = edits.set_note(edits.set_next_step(record, "plan", "Ask Ana"), "later")

    assert record.maybe_true == "partly"
    assert (record.balanced, record.balanced_belief) == ("One test is one test", 65)
    assert record.next_step == NextStep("plan", "Ask Ana")
    assert record.note == "later"


def test_finishing_stamps_the_time() -> None:
    finished = edits.finish(EMPTY, LATER)

    assert (finished.status, finished.finished, finished.updated) == ("finished", LATER, LATER)
    assert edits.finish(EMPTY, LATER, status="note").status == "note"
    assert edits.touch(EMPTY, LATER).updated == LATER


@pytest.mark.parametrize("number", [-1, 101])
@pytest.mark.parametrize(
    "edit",
    [
        lambda record, number: edits.set_feelings_before(record, [("sad", number)]),
        lambda record, number: edits.set_feelings_after(record, [("sad", number)]),
        lambda record, number: edits.add_thought(record, "x", before=number),
        lambda record, number: edits.rate_thought(record, 0, before=number),
        lambda record, number: edits.rate_thought(record, 0, after=number),
        lambda record, number: edits.rate_balanced(record, number),
    ],
)
def test_a_rating_off_the_scale_is_refused(
    thoughts: Record, edit: Callable[[Record, int], Record], number: int
) -> None:
    with pytest.raises(ValueError, match="0 to 100"):
        edit(thoughts, number)


@pytest.mark.parametrize("index", [-1, 2])
@pytest.mark.parametrize(
    "edit",
    [
        lambda record, index: edits.set_thought_text(record, index, "x"),
        lambda record, index: edits.remove_thought(record, index),
        lambda record, index: edits.mark_hot(record, index),
        lambda record, index: edits.rate_thought(record, index, before=1),
        lambda record, index: edits.judge(record, 0, index, "accepted"),
        lambda record, index: edits.replace_evidence(record, "for", index, "x"),
        lambda record, index: edits.remove_evidence(record, "for", index),
        lambda record, index: edits.answer(record, index, "x"),
    ],
)
def test_an_item_that_is_not_there_is_refused(
    thoughts: Record, edit: Callable[[Record, int], Record], index: int
) -> None:
    with pytest.raises(IndexError):
        edit(thoughts, index)
