from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from spacy.language import Language

from reframe.detection.detector import Detector
from reframe.detection.selftest import Bench, Case, Kind, cases, judge, marked, run, unmarked
from reframe.rulebook.model import Alternative, Book, FrameTest, Todo, WordList

from .conftest import A_NAME, BALANCED, REPORTED, SAD, a_book, a_pattern


def bench_of(
    nlp: Language, *, find: tuple[Alternative, ...] = A_NAME.find, **changes: Any
) -> Bench:
    return Bench(book := book_of(find=find, **changes), Detector(book, nlp))


def book_of(**changes: Any) -> Book:
    rule = replace(A_NAME, **changes)
    names = {"names": WordList(("failure", "loser"))}
    return a_book(a_pattern("labels", rule, words=names), guards=(REPORTED, BALANCED, SAD))


def a_case(kind: Kind, sentence: str = "", n: int = 0) -> Case:
    return Case(kind, "labels", "a_name", sentence, n)


def test_every_sentence_and_alternative_is_a_case(small_book: Book) -> None:
    kinds = [case.kind for case in cases(small_book)]

    assert kinds == [
        *("match", "match", "silent", "silent", "exception"),
        *("unreached", "unreached", "guard", "guard", "guard", "guard"),
    ]


def test_all_claims_of_a_sound_book_hold(small_book: Book) -> None:
    assert run(small_book) == ()


FAULTS = [
    (a_case("match", "[[I am a failure]] at this"), "not the marked words"),
    (a_case("match", "[[I am a nurse]]"), "does not match"),
    (a_case("match", "He said [[I am a failure]]"), "silenced by reported"),
    (a_case("silent", "I am a failure"), "the rule matches “I am a failure”"),
    (a_case("exception", "I am a failure"), "the rule still matches"),
    (a_case("exception", "I am a nurse"), "would not match either"),
    (a_case("todo_missed", "I am a failure"), "move it from todo to match"),
    (a_case("todo_wrong", "I am a nurse"), "move it from todo to silent"),
    (Case("guard", "", "reported", "I am a failure", 0), "still matches"),
    (Case("guard", "", "reported", "He said I am a nurse", 0), "would match either"),
    (Case("guard", "", "balanced", "He said I am a failure", 0), "would match either"),
    (Case("guard", "", "sad", "It is fine", 0), "this note is not told"),
    (Case("guard", "", "sad", "I am sad and I am a failure", 0), "no note is told"),
    (Case("guard", "", "sad", "He said I am a failure", 0), "told instead: reported"),
]


@pytest.mark.parametrize(("case", "fault"), FAULTS)
def test_a_claim_that_is_not_so_is_told(case: Case, fault: str, nlp: Language) -> None:
    assert fault in judge(bench_of(nlp), case)


SOUND = [
    a_case("match", "[[I am a failure]]."),
    a_case("match", "[[“I am a failure.”]]"),
    a_case("silent", "I am a nurse"),
    a_case("exception", "I am a failure in the play."),
    a_case("todo_missed", "failure, thy name is me"),
    a_case("todo_wrong", "I am a failure"),
    Case("guard", "", "reported", "He said I am a failure", 0),
    Case("guard", "", "balanced", "I am a failure, but I can ask.", 0),
    Case("guard", "", "sad", "I am sad", 0),
]


@pytest.mark.parametrize("case", SOUND)
def test_a_claim_that_is_so_is_not_complained_about(case: Case, nlp: Language) -> None:
    assert judge(bench_of(nlp), case) == ""


def test_an_alternative_that_no_match_sentence_reaches_is_told(nlp: Language) -> None:
    dead = Alternative(frame=FrameTest(verb="fly"))
    bench = bench_of(nlp, find=(*A_NAME.find, dead))

    assert judge(bench, a_case("unreached", n=1)) == ""
    assert "alternative 3" in judge(bench, a_case("unreached", n=2))


def test_problems_name_the_file_and_the_example() -> None:
    broken = book_of(silent=("I am a loser",), todo=Todo(wrong=("It is fine.",)))

    found = {(problem.file, problem.key) for problem in run(broken)}

    assert found == {
        ("patterns/labels.yaml", "labels/a_name/silent/0"),
        ("patterns/labels.yaml", "labels/a_name/todo_wrong/0"),
    }


def test_marks_are_taken_out_and_read() -> None:
    assert unmarked("so [[I fail]].") == "so I fail."
    assert marked("so [[I fail]].") == "I fail"
