from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from reframe.record.model import Check, Finding, Record
from reframe.review.observations import Observation, Reviewer, review
from reframe.rulebook.model import Review

Ids = Callable[..., list[str]]
Told = Callable[..., Record]
Observe = Callable[..., tuple[Observation, ...]]


@pytest.mark.parametrize(
    ("balanced", "check"),
    [
        ("I may not pass, and I can ask for help and try again.", "carries_it"),
        ("I may never be good at it. I can still try again in May.", "carries_it"),
        ("I stalled, and I parked well too.", "holds_both"),
        ("Stalling twice doesn't undo how Sara and I drive.", "holds_both"),
        ("It was hard for me.", "names_the_hard_part"),
        ("I am really sad about it.", "names_the_hard_part"),
        ("I can call the school.", "own_step"),
        ("The driving went badly.", "from_this_moment"),
        ("It went badly 2 times.", "from_this_moment"),
        ("Perhaps it goes better.", "leaves_it_open"),
    ],
)
def test_what_works_is_told_first(balanced: str, check: str, observed: Observe) -> None:
    first = observed(balanced)[0]

    assert (first.id, first.kind) == (check, "works")


@pytest.mark.parametrize(
    ("balanced", "check"),
    [
        ("I'll never pass!", "same_words"),
        ("Just be positive", "dismissive"),
        ("I need to get over it", "dismissive"),
        ("Others have it much worse than a failed test", "dismissive"),
        ("I will always succeed at everything", "other_extreme"),
        ("Everyone loves me", "other_extreme"),
        ("Nothing can go wrong at the test", "other_extreme"),
        ("I'm not stupid", "only_denied"),
        ("It's not true. I'm not a bad driver.", "only_denied"),
        ("I am amazing", "praise_alone"),
        ("I should never feel bad", "should_in_it"),
        ("People must respect me when I drive", "should_in_it"),
        ("The garden looks lovely in spring", "other_subject"),
        ("The test was a disaster and the car broke", "one_side"),
        ("I parked well " + "and so it goes on " * 8, "too_long"),
    ],
)
def test_a_poor_one_gets_the_question_that_fits(balanced: str, check: str, looks: Ids) -> None:
    assert check in looks(balanced)


@pytest.mark.parametrize(
    ("balanced", "check"),
    [
        ("Even though others have it worse, failing the test hurts", "dismissive"),
        ("My mind says others have it worse, and the test still hurt", "dismissive"),
        ("I'm not stupid, I parked well", "only_denied"),
        ("I am strong because I parked well after stalling", "praise_alone"),
        ("I am a good driver: I parked well", "praise_alone"),
        ("I should have known it would be hard", "should_in_it"),
        ("It's okay to be only human", "other_subject"),
        ("It was a bad test, but one test is one test", "one_side"),
        ("I parked well " + "and so it goes " * 6, "too_long"),
    ],
)
def test_a_near_miss_gets_no_question(balanced: str, check: str, looks: Ids) -> None:
    assert check not in looks(balanced)


@pytest.mark.parametrize(("belief", "asked"), [(0, True), (49, True), (50, False), (None, False)])
def test_a_text_believed_under_fifty_is_asked_about(
    belief: int | None, asked: bool, looks: Ids
) -> None:
    assert ("hardly_believed" in looks("I parked well", belief=belief)) is asked


def test_a_pattern_in_it_is_asked_about_with_its_words(observed: Observe) -> None:
    found = observed("I parked well for a total loser", quote="a total loser")

    assert [each.text for each in found if each.id == "pattern_in_it"] == [
        "The words “a total loser” may go further than the facts do. "
        "Would “sometimes” or “in part” fit there?"
    ]


@pytest.mark.parametrize(
    "balanced",
    [
        "Even though I'm a total loser at parking, I passed once",
        "My thought says I'm a total loser, and the parking went well",
        "I tell myself “I'm a total loser” when I drive",
        "Just because I feel like a total loser when driving, the test went well in part",
    ],
)
def test_a_pattern_that_is_only_named_is_not(balanced: str, looks: Ids) -> None:
    assert "pattern_in_it" not in looks(balanced, quote="a total loser")


def test_a_contrast_ends_with_its_clause(looks: Ids) -> None:
    text = "Even though I parked well, I'm a total loser"

    assert "pattern_in_it" in looks(text, quote="a total loser")


def test_a_pattern_that_is_not_offered_unasked_is_not_asked_about(
    reviewer: Reviewer, told: Told, finding: Callable[..., Finding]
) -> None:
    text = "I parked like a total loser"
    check = Check((finding(text, "a total loser", shown=False),))

    assert "pattern_in_it" not in [each.id for each in reviewer.review(told(text), check)]


def test_a_hard_truth_that_is_carried_is_good_even_with_a_pattern_seen_in_it(looks: Ids) -> None:
    assert looks("I may not pass. I can cope and try again.", quote="I may not pass") == []


def test_at_most_one_thing_that_works_and_two_questions(observed: Observe) -> None:
    found = observed(
        "I should just be positive, everyone loves me and I am a total loser",
        quote="a total loser",
        belief=10,
    )

    assert [each.kind for each in found] == ["works", "look", "look"]


def test_what_was_told_is_not_told_again(rules: Review, told: Told) -> None:
    record = told("Just be positive, everyone loves me", belief=10)
    first = review(rules, record, Check())
    second = review(rules, record, Check(), [each.id for each in first])

    assert {each.id for each in first} & {each.id for each in second} == set()
    assert "hardly_believed" in [each.id for each in second]


def test_without_a_text_nothing_is_said(rules: Review, told: Told) -> None:
    assert review(rules, told("  "), Check()) == ()


def test_a_check_can_be_switched_off(rules: Review, told: Told) -> None:
    off = tuple(replace(each, is_on=each.id != "dismissive") for each in rules.checks)
    found = review(replace(rules, checks=off), told("Just be positive"), Check())

    assert "dismissive" not in [each.id for each in found]


def test_typed_braces_are_never_taken_for_slots(observed: Observe) -> None:
    found = observed("I parked like a {thought}", quote="a {thought}")

    assert any("“a {thought}”" in each.text for each in found)


def test_an_empty_record_can_be_reviewed(rules: Review, told: Told) -> None:
    record = told("I can try")
    bare = Record("r", "s", "1", record.started, record.updated, balanced="I can try")

    assert [each.kind for each in review(rules, bare, Check())] == ["works"]


@pytest.mark.parametrize("balanced", ["…", "!!!", "🙂", "\n", "a" * 5000, "(" * 500, "“"])
def test_any_text_can_be_reviewed(balanced: str, observed: Observe) -> None:
    assert len(observed(balanced)) <= 3
