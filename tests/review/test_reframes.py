"""The review held against its own table; `make evaluate` prints the same figures."""

from __future__ import annotations

import os
from collections import Counter

import pytest

from benchmarks.review import TABLE, Line, lines
from reframe.detection.detector import Detector
from reframe.detection.pipeline import load as load_pipeline
from reframe.review.observations import Reviewer
from reframe.rulebook import load


@pytest.fixture(scope="module")
def table() -> list[Line]:
    book = load.book()
    return lines(Detector(book, load_pipeline(os.environ)[0]), Reviewer(book.review))


def test_the_table_has_sixty_of_each_and_none_twice(table: list[Line]) -> None:
    assert Counter(line.good for line in table) == {True: 60, False: 60}
    assert len({line.record.balanced for line in table}) == 120


def test_every_question_has_a_poor_one_that_it_is_for(table: list[Line]) -> None:
    questions = {each.id for each in load.book().review.checks if each.kind == "look"}

    assert {line.expected for line in table if not line.good} == questions


def test_the_review_is_right_on_nine_of_ten(table: list[Line]) -> None:
    for group in (True, False):
        judged = [line for line in table if line.good is group]
        wrong = [(line.record.balanced, line.looks) for line in judged if not line.right]
        assert len(wrong) <= len(judged) / 10, wrong


def test_the_question_that_was_meant_is_among_those_asked(table: list[Line]) -> None:
    poor = [line for line in table if not line.good]
    others = [
        (line.record.balanced, line.looks) for line in poor if line.expected not in line.looks
    ]

    assert len(others) <= len(poor) / 10, others


def test_something_that_works_is_found_in_every_one(table: list[Line]) -> None:
    assert [line.record.balanced for line in table if not line.works] == []


def test_the_table_is_beside_its_test() -> None:
    assert TABLE.name == "reframes.tsv"
