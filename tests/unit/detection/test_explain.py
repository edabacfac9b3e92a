from __future__ import annotations

from reframe.detection.detector import Detector
from reframe.detection.explain import Silencer, explain, readable
from reframe.rulebook.model import Alternative, Book, FrameTest

A_NAME = "frame: {who: me, negated: false, is: $names}"


def test_each_clause_is_shown_as_it_was_read(small_book: Book, small: Detector) -> None:
    found = explain("I failed, so I am a loser.", small_book, small)

    assert found.clauses[0].quote.startswith("I failed")
    assert found.clauses[-1].reading.startswith("who: I")
    assert "loser" in found.clauses[-1].reading


def test_a_rule_that_fires_is_shown_with_its_alternative_and_words(
    small_book: Book, small: Detector
) -> None:
    (match,) = explain("I am a failure", small_book, small).matches

    assert (match.rule, match.strength) == ("labels/a_name", "strong")
    assert (match.alternative, match.looks_for) == (1, A_NAME)
    assert match.quote == "I am a failure"
    assert match.silenced_by == ()


def test_words_are_shown_as_the_rule_has_them(small_book: Book, small: Detector) -> None:
    found = explain("oh, what a loser I am", small_book, small)

    assert [match.looks_for for match in found.matches if match.alternative == 2] == [
        "words: what a {failure|loser} i am"
    ]


def test_a_guard_that_silences_is_named_with_its_reason(small_book: Book, small: Detector) -> None:
    found = explain("He said I am a failure", small_book, small)

    assert found.matches[0].silenced_by == (Silencer("guard reported", "Someone else's words."),)
    assert found.findings == ()
    assert [note.kind for note in found.notes] == ["reported"]


def test_an_exception_that_silences_is_named_by_its_number(
    small_book: Book, small: Detector
) -> None:
    found = explain("I am a failure in the play", small_book, small)

    assert found.matches[0].silenced_by == (Silencer("exception 1", "frame: {has: play}"),)


def test_what_is_found_is_what_the_detector_says(small_book: Book, small: Detector) -> None:
    text = "I am a failure"

    assert explain(text, small_book, small).findings == small.check(text).findings


def test_spans_follow_the_text_as_typed(small_book: Book, small: Detector) -> None:
    found = explain("  im a failure", small_book, small)

    assert found.matches[0].quote == "im a failure"
    assert found.clauses[0].quote == "im a failure"


def test_alternatives_are_readable_as_they_stand_in_the_file() -> None:
    alternative = Alternative(
        frame=FrameTest(who=("me", "mine"), is_="$sad", never=True, not_=FrameTest(time="past")),
        next=FrameTest(negated=False),
        span="both",
    )

    assert readable(alternative) == (
        "frame: {who: [me, mine], never: true, is: $sad, not: {time: past}}, "
        "next: {negated: false}, span: both"
    )


def test_token_patterns_are_readable_too() -> None:
    tokens = ({"LOWER": {"IN": ["so", "too"]}}, {"IS_PUNCT": True, "OP": "?"})

    assert readable(Alternative(tokens=tokens)) == (
        "tokens: [{LOWER: {IN: [so, too]}}, {IS_PUNCT: true, OP: ?}]"
    )
