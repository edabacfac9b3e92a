"""What every built-in script keeps to, beyond what the rule checks ask of anybody's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from reframe.rulebook import load
from reframe.rulebook.model import Script, Step, many
from reframe.rulebook.names import PATTERN_IDS

ASKED = ("text", "list", "rating", "feelings", "choice", "weights", "date", "exercise")
TWICE = frozenset({"belief", "feelings"})
"""Rated a second time: the machine has an easier way in for a number."""


@pytest.fixture(scope="module")
def scripts() -> dict[str, Script]:
    return {script.id: script for script in load.book().scripts}


@pytest.fixture(scope="module")
def records(scripts: dict[str, Script]) -> dict[str, Script]:
    return {name: script for name, script in scripts.items() if script.kind == "record"}


@pytest.fixture(scope="module")
def techniques(scripts: dict[str, Script]) -> dict[str, Script]:
    return {name: script for name, script in scripts.items() if script.kind == "technique"}


def those(scripts: dict[str, Script], fault: Callable[[Step], object]) -> list[str]:
    """The steps of all scripts in which there is a fault."""
    steps = ((script, step) for script in scripts.values() for step in script.steps)
    return [f"{script.id}.{step.id}" for script, step in steps if fault(step)]


def test_the_promised_scripts_are_there(
    records: dict[str, Script], techniques: dict[str, Script]
) -> None:
    assert set(records) >= {"seven_column", "five_column", "abcde", "quick", "worry", "experiment"}
    assert set(techniques) >= {
        *("decatastrophise", "continuum", "responsibility_pie", "cost_benefit", "double_standard"),
        *("survey", "problem_solving", "positive_log", "activation", "coping_card", "if_then"),
        *("acceptance", "downward_arrow", "small_experiment", "reach_out"),
    }


def test_every_question_says_why_it_is_asked(scripts: dict[str, Script]) -> None:
    assert those(scripts, lambda step: step.kind in ASKED and not step.why) == []


def test_every_question_has_an_easier_way_in(scripts: dict[str, Script]) -> None:
    def hard(step: Step) -> bool:
        again = step.kind == "rating" and step.into in TWICE
        return step.kind in ASKED and not again and not step.easier

    assert those(scripts, hard) == []


def test_leaving_a_question_empty_gets_a_kind_word(scripts: dict[str, Script]) -> None:
    written = ("text", "list", "date")

    assert (
        those(scripts, lambda step: step.kind in written and step.into != "note" and not step.empty)
        == []
    )


def test_names_fit_where_they_are_shown(scripts: dict[str, Script]) -> None:
    assert those(scripts, lambda step: len(step.column) > 14) == []
    assert those(scripts, lambda step: len(step.label) > 32) == []
    assert those(scripts, lambda step: step.into == "form" and not step.label) == []


def test_the_options_of_a_step_have_keys_of_their_own(scripts: dict[str, Script]) -> None:
    def twice(step: Step) -> bool:
        keys = [option.key for option in step.options if option.key]
        return len(set(keys)) < len(keys)

    assert those(scripts, twice) == []


def test_no_question_begins_with_why(scripts: dict[str, Script]) -> None:
    def asks_why(step: Step) -> bool:
        asked = (step.ask, step.more, step.rate, step.easier, *(each.ask for each in step.options))
        return any(text.lower().startswith("why") for text in asked)

    assert those(scripts, asks_why) == []


def test_no_two_scripts_ask_in_the_same_words(scripts: dict[str, Script]) -> None:
    asked = {
        (step.ask, script.id) for script in scripts.values() for step in script.steps if step.ask
    }
    counted = Counter(ask for ask, _ in asked)
    # The card asks for the words that the seven columns ask for themselves.
    known = {step.ask for step in scripts["coping_card"].steps}

    assert [ask for ask, times in counted.items() if times > 1 and ask not in known] == []


def test_going_down_is_never_put_forward_and_can_be_stopped_after_every_step(
    techniques: dict[str, Script],
) -> None:
    arrow = techniques["downward_arrow"]
    deeper = [step for step in arrow.steps if step.id in ("second", "third")]
    stops = [step for step in arrow.steps if step.kind == "choice"]

    assert not arrow.offered
    assert arrow.caution
    assert not arrow.fits
    assert [step.when for step in deeper] == [f"{stop.id}=go_on" for stop in stops]
    assert all(stop.options[0].id == "stop" for stop in stops)
    assert [step.kind for step in arrow.steps[-3:]] == ["note", "note", "text"]


def test_exercises_that_argue_are_kept_from_what_is_to_be_stood_by(
    techniques: dict[str, Script],
) -> None:
    weighing = {script.id for script in techniques.values() if script.weighs}

    assert weighing >= {
        *("decatastrophise", "continuum", "responsibility_pie", "cost_benefit"),
        *("double_standard", "survey", "small_experiment", "downward_arrow"),
    }
    assert all(techniques[each].caution for each in weighing - {"double_standard"})
    assert all("blaming" not in techniques[each].fits for each in weighing)


@pytest.mark.parametrize("pattern", PATTERN_IDS)
def test_every_pattern_has_an_exercise_that_fits(
    pattern: str, techniques: dict[str, Script]
) -> None:
    assert any(pattern in script.fits and script.offered for script in techniques.values())


def test_ones_own_part_comes_last_in_the_pie(techniques: dict[str, Script]) -> None:
    parts, shares = (
        step for step in techniques["responsibility_pie"].steps if step.kind in ("list", "weights")
    )

    assert (shares.of, shares.last) == (parts.id, "My own part")


def test_a_worry_is_sorted_and_never_weighed(records: dict[str, Script]) -> None:
    worry = records["worry"]
    weighing = {"evidence_for", "evidence_against", "maybe_true", "balanced", "belief", "patterns"}

    assert not weighing & {step.into for step in worry.steps}
    assert not {"challenge", "offers", "exercise"} & {step.kind for step in worry.steps}


@pytest.mark.parametrize("script", ["abcde", "experiment"])
def test_a_record_that_tests_a_thought_has_another_way(
    script: str, records: dict[str, Script]
) -> None:
    (support,) = (step for step in records[script].steps if step.id == "support")

    assert "not weighed" in many(support.when)
