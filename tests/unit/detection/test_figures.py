from __future__ import annotations

import pytest

from reframe.detection.corpus import Line
from reframe.detection.figures import Outcome, PatternFigures, Result, Share, figures
from reframe.record.model import Finding, Strength


def finding(pattern: str, strength: Strength = "strong", *, shown: bool = True) -> Finding:
    return Finding(pattern, f"{pattern}/a_rule", strength, 0, 1, "x", "Why.", "But.", shown)


def outcome(accepted: str, *findings: Finding) -> Outcome:
    return Outcome(Line("A line", tuple(accepted.split())), findings)


RESULTS: list[tuple[Outcome, Result]] = [
    (outcome("regret blaming", finding("blaming"), finding("labeling")), "first"),
    (outcome("regret", finding("labeling"), finding("regret")), "among"),
    (outcome("regret", finding("labeling"), finding("regret", shown=False)), "missed"),
    (outcome("regret"), "missed"),
    (outcome(""), "silent"),
    (outcome("", finding("regret", "hint", shown=False)), "silent"),
    (outcome("", finding("regret")), "fires"),
]


@pytest.mark.parametrize(("given", "result"), RESULTS)
def test_a_line_has_one_result(given: Outcome, result: Result) -> None:
    assert given.result == result


GIVEN = [given for given, _ in RESULTS]


def test_shares_are_taken_of_thoughts_and_of_quiet_lines_apart() -> None:
    found = figures(GIVEN)

    assert found.among == Share(2, 4)
    assert found.first == Share(1, 4)
    assert found.silent == Share(2, 3)


def test_precision_is_that_of_what_is_shown_on_thoughts() -> None:
    assert figures(GIVEN).precision == Share(2, 5)


def test_strengths_count_what_is_not_shown_too() -> None:
    strong, moderate, hint = figures(GIVEN).strengths

    assert (strong.strength, strong.on_thoughts, strong.on_quiet) == ("strong", Share(3, 6), 1)
    assert (moderate.on_thoughts, moderate.on_quiet) == (Share(0, 0), 0)
    assert (hint.on_thoughts, hint.on_quiet) == (Share(0, 0), 1)


def test_a_pattern_is_judged_over_all_lines() -> None:
    found = {each.pattern: each for each in figures(GIVEN).patterns}

    assert found["regret"] == PatternFigures("regret", accepted=4, shown=2, both=1)
    assert found["regret"].precision == 0.5
    assert found["regret"].recall == 0.25
    assert found["regret"].f1 == pytest.approx(1 / 3)
    assert found["labeling"] == PatternFigures("labeling", accepted=0, shown=3, both=0)
    assert (found["labeling"].recall, found["labeling"].f1) == (0.0, 0.0)


def test_a_share_is_read_as_per_cent_and_counts() -> None:
    assert str(Share(1, 8)) == " 12.5%  1 of 8"
    assert "none" in str(Share(0, 0))


def test_without_lines_nothing_is_divided_by_zero() -> None:
    found = figures([])

    assert found.among.ratio == 0.0
    assert found.patterns == ()
