from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from reframe.detection.detector import Detector
from reframe.rulebook.model import Alternative, Book, FrameTest, Guard, WordList

from .conftest import A_NAME, BALANCED, REPORTED, a_book, a_pattern, a_rule


def found(detector: Detector, text: str) -> list[tuple[str, str, list[str]]]:
    return [
        (hit.rule.id, text[hit.start : hit.end], sorted(hit.silenced_by))
        for hit in next(detector.hits([text]))
    ]


def with_rule(
    nlp: Language, *find: Alternative, guards: tuple[Guard, ...] = (), **more: Any
) -> Detector:
    return Detector(a_book(a_pattern("p", a_rule("r", *find, **more)), guards=guards), nlp)


def test_a_rule_is_found_by_its_frame(small: Detector) -> None:
    assert found(small, "Sure, I am a failure here") == [("a_name", "I am a failure here", [])]


def test_a_rule_is_found_by_its_words(small: Detector) -> None:
    assert ("a_name", "what a loser I am", []) in found(small, "oh what a loser I am")


def test_a_guard_for_the_clause_silences_only_that_clause(small: Detector) -> None:
    hits = found(small, "He said I am a failure. I am a loser.")

    assert hits == [("a_name", "I am a failure", ["reported"]), ("a_name", "I am a loser", [])]


def test_a_guard_for_the_text_silences_everything(small: Detector) -> None:
    hits = found(small, "I am a failure. But I can ask for help.")

    assert [silenced for _, _, silenced in hits] == [["balanced"]]


def test_an_exception_silences_its_rule(small: Detector) -> None:
    assert found(small, "I am a failure in the play.")[0][2] == ["unless/0"]


def test_an_exempt_rule_is_not_guarded(nlp: Language) -> None:
    detector = with_rule(
        nlp,
        Alternative(frame=FrameTest(is_="failure")),
        guards=(REPORTED,),
        exempt=("reported",),
    )

    assert found(detector, "He said I am a failure.")[0][2] == []


def test_a_guard_that_must_be_named_holds_only_where_it_is(nlp: Language) -> None:
    on_request = Guard(
        id="calm", says="", level="text", find=(Alternative(words="never mind"),),
        silences=(), everywhere=False,
    )  # fmt: skip
    find = Alternative(frame=FrameTest(is_="failure"))
    text = "I am a failure, never mind."

    assert found(with_rule(nlp, find, guards=(on_request,)), text)[0][2] == []
    named = a_rule("r", find, guards=("calm",))
    detector = Detector(a_book(a_pattern("p", named), guards=(on_request,)), nlp)
    assert found(detector, text)[0][2] == ["calm"]


RELATIONS = [
    ("next", FrameTest(is_="luck"), "I passed but it was luck", "It was luck. I passed."),
    ("next", FrameTest(is_="luck"), "I passed but I think it was luck", "I passed and I think"),
    ("previous", FrameTest(verb="feel"), "I feel bad, so I passed", "I passed, so I feel bad"),
    ("anywhere", FrameTest(link="if"), "If it rains, then I go and I passed", "I passed"),
    ("under", FrameTest(verb="hope"), "I hope I passed", "I passed, I hope so much for that"),
]


@pytest.mark.parametrize(("relation", "other", "holds", "fails"), RELATIONS)
def test_a_related_clause_is_asked_for(
    relation: str, other: FrameTest, holds: str, fails: str, nlp: Language
) -> None:
    way = Alternative(frame=FrameTest(verb="pass"), **{relation: other})  # type: ignore[arg-type]
    detector = with_rule(nlp, way)

    assert found(detector, holds)
    assert not found(detector, fails)


@pytest.mark.parametrize(
    ("span", "quote"),
    [
        ("clause", "I'll never pass"),
        ("predicate", "never pass"),
        ("both", "I'll never pass if I fail"),
    ],
)
def test_the_words_shown_are_those_asked_for(span: Any, quote: str, nlp: Language) -> None:
    way = Alternative(frame=FrameTest(verb="pass"), anywhere=FrameTest(link="if"), span=span)

    assert found(with_rule(nlp, way), "I'll never pass if I fail")[0][1] == quote


def test_a_token_pattern_is_the_escape_hatch(nlp: Language) -> None:
    way = Alternative(tokens=({"LOWER": "no"}, {"LOWER": "luck"}))

    assert found(with_rule(nlp, way), "Well, No luck again") == [("r", "No luck", [])]


def test_a_pattern_uses_its_own_list_before_a_shared_one(nlp: Language) -> None:
    rule = a_rule("r", Alternative(words="my $things"))
    own = a_pattern("own", rule, words={"things": WordList(("old hat",))})
    shared = a_pattern("shared", rule)
    detector = Detector(a_book(own, shared, things=("coat",)), nlp)

    hits = next(detector.hits(["my old hat and my coat"]))

    assert [(hit.pattern.id, hit.start) for hit in hits] == [("own", 0), ("shared", 15)]


def test_words_in_a_clause_are_guarded_with_that_clause(nlp: Language) -> None:
    detector = with_rule(nlp, Alternative(words="total failure"), guards=(REPORTED,))

    assert found(detector, "He said that I am a total failure.")[0][2] == ["reported"]
    assert found(detector, "I am a total failure.")[0][2] == []


def test_the_same_text_gives_the_same_hits_with_ten_times_the_rules(
    small_book: Book, nlp: Language
) -> None:
    copies = [
        a_pattern(f"copy_{n}", a_rule("other", Alternative(frame=FrameTest(verb=f"verb{n}"))))
        for n in range(100)
    ]
    many = a_book(*small_book.patterns, *copies, guards=(REPORTED, BALANCED))

    text = "I am a failure and what a loser I am"
    assert found(Detector(many, nlp), text) == found(Detector(small_book, nlp), text)
    assert A_NAME in {rule for pattern in many.patterns for rule in pattern.rules}
