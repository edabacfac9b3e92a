from __future__ import annotations

import pytest

from reframe.errors import Problem
from reframe.rulebook.model import Lowering, Safety, SafetyRule
from reframe.safety.selftest import cases, run


def rules_with(match: str, silent: str, lowered: str) -> Safety:
    return Safety(
        lists={},
        rules=(
            SafetyRule("sure", "explicit", (match,), (silent,), ("the end",)),
            SafetyRule("wish", "passive", (), (), ("fade away",)),
        ),
        lowering=(Lowering("denied", ("not the end",), (lowered,)),),
        cards=(),
        countries=(),
    )


def test_good_examples_raise_no_problem() -> None:
    assert run(rules_with("it is the end", "it is fine", "it is not the end")) == ()


@pytest.mark.parametrize(
    ("match", "silent", "lowered", "says"),
    [
        ("it is fine", "fine", "not the end", "does not match"),
        ("not the end", "fine", "not the end", "counts as passive"),
        ("the end", "oh the end", "not the end", "matches “the end”"),
        ("the end", "fine", "the end", "nothing explicit is lowered"),
        ("the end", "fine", "not the end, the end", "counts as explicit"),
    ],
)
def test_an_example_that_does_not_hold_is_a_problem(
    match: str, silent: str, lowered: str, says: str
) -> None:
    (problem,) = run(rules_with(match, silent, lowered))

    assert says in problem.message


def test_a_problem_is_placed_by_the_one_who_knows_the_file() -> None:
    def place(owner: str, rule: str, kind: str, number: int, message: str) -> Problem:
        return Problem("screen.yaml", 7, 1, f"{owner}{rule}.{kind}.{number}", message)

    (problem,) = run(rules_with("the end", "the end", "not the end"), place)

    assert str(problem).startswith("screen.yaml:7:1: sure.silent.0: ")


def test_every_example_is_a_case() -> None:
    found = [(case.rule, case.kind) for case in cases(rules_with("a", "b", "c"))]

    assert found == [("sure", "match"), ("sure", "silent"), ("denied", "lowering")]
