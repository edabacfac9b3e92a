from __future__ import annotations

from typing import Any

import pytest

from reframe.detection.guards import Guards
from reframe.detection.places import Place, Text
from reframe.rulebook.model import Alternative, Book, FrameTest, Guard

from .conftest import A_NAME, BALANCED, REPORTED, SAD, a_book, a_pattern, a_rule

QUIET = Guard(
    id="quiet",
    says="Only for rules that name it.",
    level="frame",
    find=(Alternative(frame=FrameTest(has="quietly")),),
    silences=(),
    everywhere=False,
)


@pytest.fixture(scope="module")
def book() -> Book:
    return a_book(a_pattern("labels", A_NAME), guards=(BALANCED, QUIET, SAD, REPORTED))


def guards_of(book: Book, **changes: Any) -> frozenset[str]:
    return Guards(book).of(a_rule("any", **changes))


def test_a_rule_has_the_guards_that_hold_everywhere(book: Book) -> None:
    assert guards_of(book) == {"balanced", "reported"}


def test_a_rule_has_the_guards_that_it_names_but_none_that_it_is_exempt_from(book: Book) -> None:
    assert guards_of(book, guards=("quiet",), exempt=("reported",)) == {"balanced", "quiet"}


def test_only_guards_that_could_hold_are_asked_those_with_a_note_first(
    book: Book, a_frame: Any
) -> None:
    told = a_frame(reported="other_say", words=frozenset({"quietly"}))

    assert Guards(book).standing(Text([told], {})).names == ["reported", "quiet"]
    assert Guards(book).standing(Text([a_frame()], {})).names == []


@pytest.mark.parametrize(
    ("place", "held"),
    [(Place(0, 5, 0), True), (Place(6, 9, 1), False)],
    ids=["the clause itself", "another clause"],
)
def test_a_guard_of_the_clause_holds_only_there(
    place: Place, held: bool, book: Book, a_frame: Any
) -> None:
    text = Text([a_frame(reported="other_say"), a_frame(start=6, end=9, predicate_start=6)], {})

    assert Guards(book).standing(text).holds("reported", place) == held


def test_a_guard_of_the_text_holds_for_every_clause(book: Book, a_frame: Any) -> None:
    text = Text([a_frame()], {"guard/balanced/0": [(20, 25)]})

    assert Guards(book).standing(text).holds("balanced", Place(0, 5, 0))


def test_a_note_is_told_of_a_text_and_silences_nothing(book: Book, a_frame: Any) -> None:
    guards = Guards(book)

    assert guards.remark(guards.standing(Text([a_frame(is_="sad")], {}))) == SAD
    assert guards.remark(guards.standing(Text([a_frame(is_="here")], {}))) is None
    assert "sad" not in guards_of(book)
