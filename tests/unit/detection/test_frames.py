from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from reframe.detection.detector import Detector
from reframe.detection.frame import Frame
from reframe.detection.frames import AsTyped, frames
from reframe.detection.lexicon import Lexicon

READINGS: list[tuple[str, int, dict[str, Any]]] = [
    ("I'll never succeed", 0, {"who": "me", "verb": "succeed", "time": "future", "never": True}),
    ("I'll never succeed", 0, {"negated": True, "polarity": "bad", "modal": "none"}),
    ("I gonna fail", 0, {"time": "future", "verb": "fail", "polarity": "bad"}),
    ("I'm bound to lose my job", 0, {"time": "future", "verb": "lose", "object_who": "mine"}),
    ("I won't pass", 0, {"time": "future", "negated": True, "never": False, "polarity": "bad"}),
    ("I failed", 0, {"time": "past", "verb": "fail"}),
    ("I should've tried harder", 0, {"modal": "should", "time": "past"}),
    ("I used to fail", 0, {"modal": "used_to", "time": "past", "verb": "fail"}),
    ("I have to be perfect", 0, {"modal": "have_to", "is_": "perfect"}),
    ("i should be able to do it", 0, {"modal": "should", "verb": "do"}),
    ("I must be perfect", 0, {"modal": "must"}),
    ("I must never make mistakes", 0, {"modal": "must", "never": True}),
    ("She must hate me", 0, {"modal": "must_be", "who": "others", "object_who": "me"}),
    ("I must be an idiot", 0, {"modal": "must_be", "is_": "idiot", "kind": "noun"}),
    ("im such a failure", 0, {"who": "me", "verb": "be", "is_": "failure", "polarity": "bad"}),
    ("I am not good enough", 0, {"is_": "good", "negated": True, "polarity": "bad"}),
    ("Such a failure", 0, {"who": "none", "verb": "", "is_": "failure", "kind": "noun"}),
    ("I feel sad", 0, {"verb": "feel", "is_": "sad", "kind": "adjective"}),
    ("She hates me", 0, {"who": "others", "verb": "hate", "object": "me", "object_who": "me"}),
    ("Nobody likes me", 0, {"who": "nobody", "negated": True, "object_who": "me"}),
    ("my boss laughed at me", 0, {"who": "others", "subject": "boss", "object_who": "me"}),
    ("My job is ruined", 0, {"who": "mine", "verb": "ruin", "is_": "ruined", "passive": True}),
    ("it was just luck", 0, {"who": "thing", "is_": "luck", "kind": "noun", "passive": False}),
    ("I got an A but it was just luck", 1, {"is_": "luck", "link": "but", "governor": None}),
    ("everyone must think I'm stupid", 1, {"reported": "other_think", "who": "me", "governor": 0}),
    ("he said I was lazy", 1, {"reported": "other_say", "time": "past"}),
    ("I feel like I'm a burden", 1, {"reported": "me_feel", "is_": "burden"}),
    ("I know he's lazy", 1, {"reported": "me_think", "who": "others"}),
    ("He's late, so he hates me", 1, {"link": "so", "reported": "none", "verb": "hate"}),
    ("I'll fail and be alone", 1, {"who": "me", "time": "future", "is_": "alone", "link": "and"}),
    ("If it isn't perfect it's a disaster", 0, {"link": "if", "negated": True, "governor": 1}),
    ("I don't think I'll ever be happy", 1, {"never": True, "polarity": "bad"}),
    ("There's no way I'll pass", 1, {"negated": True, "polarity": "bad"}),
    ("I'm lazy and stupid", 1, {"is_": "stupid", "who": "me", "link": "and"}),
    ("What if I fail?", 0, {"question": True, "link": "if"}),
    ("why am i so stupid", 0, {"question": True, "is_": "stupid"}),
    ("I wonder if she hates me", 1, {"question": True}),
    ("dont deserve to be happy", 0, {"who": "me", "negated": True, "object": "happy"}),
    ("I never get what I love", 0, {"object": "love", "polarity": "bad"}),
    ("I'm not gonna make it", 0, {"verb": "make", "polarity": "bad"}),
    ("i am so fucking stupid", 0, {"is_": "stupid", "polarity": "bad"}),
    ("I let my friend down", 0, {"verb": "let down", "object": "friend"}),
    ("my writing sucks", 0, {"who": "mine", "subject": "writing", "verb": "suck"}),
    ("My voice is boring", 0, {"verb": "be", "is_": "boring", "passive": False}),
    ("My job is boring me", 0, {"verb": "bore", "object_who": "me"}),
    ("He spoiled my day", 0, {"object": "day", "object_who": "mine"}),
    ("I'm not pretty enough", 0, {"is_": "pretty", "negated": True}),
    ("how selfish of me to ask", 0, {"verb": "", "is_": "selfish", "who": "none"}),
    ("the party was awful, I was stupid", 1, {"who": "me", "is_": "stupid", "link": "none"}),
    ("I can't believe how stupid I am", 1, {"negated": False, "polarity": "bad"}),
    ("I can't believe I failed again", 1, {"negated": False, "polarity": "bad"}),
    ("I'm a bad friend for not calling", 0, {"negated": False, "is_": "friend"}),
    ("I should've been able to stop it", 0, {"modal": "should", "time": "past", "verb": "stop"}),
    ("It is all over now", 0, {"verb": "be", "is_": "over"}),
    ("I always have coffee", 0, {"extreme": True, "polarity": "neutral"}),
]


@pytest.mark.parametrize(("sentence", "at", "wanted"), READINGS)
def test_a_clause_is_read_as(
    sentence: str, at: int, wanted: dict[str, Any], nlp: Language, frames_of: Any
) -> None:
    frame = frames_of(sentence)[at]

    assert {name: getattr(frame, name) for name in wanted} == wanted


def test_degree_words_and_own_words_are_kept(frames_of: Any) -> None:
    (frame,) = frames_of("I am such a total failure at this")

    assert {"such", "total"} <= frame.degree
    assert {"am", "be", "failure", "total failure"} <= frame.words


def test_a_frame_covers_what_its_clause_says_but_not_its_neighbours(frames_of: Any) -> None:
    text = "She thinks I'm stupid, but I passed"

    spans = [text[frame.start : frame.end] for frame in frames_of(text)]

    assert spans == ["She thinks I'm stupid", "I'm stupid", "I passed"]


def test_a_word_that_leads_on_to_the_next_clause_is_left_out(frames_of: Any) -> None:
    text = "everyone hates me so why bother"

    first = frames_of(text)[0]

    assert text[first.start : first.end] == "everyone hates me"


def test_the_predicate_starts_after_the_subject(frames_of: Any) -> None:
    text = "I'll never succeed"
    (frame,) = frames_of(text)

    assert text[frame.predicate_start : frame.end] == "never succeed"


def test_joined_complements_share_the_words_of_their_clause(frames_of: Any) -> None:
    first, second = frames_of("I'm lazy and stupid")

    assert (first.start, first.end) == (second.start, second.end)


@pytest.mark.parametrize("text", ["", " ", "...", "\n\n", "?!", "😀"])
def test_a_text_without_words_has_no_frames(text: str, frames_of: Any) -> None:
    assert frames_of(text) == ()


SEEDS = """I she nobody it never not will 'll think hate fail love happy a the and but if because
so that what why , . ? my job me must be should to going feel like you there no way"""
WORDS = st.sampled_from(SEEDS.split())
TEXTS = st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=25).map(" ".join))
PATIENT = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@PATIENT
@given(text=TEXTS)
def test_any_text_has_frames_inside_it(text: str, nlp: Language) -> None:
    found = frames(nlp(text), AsTyped(), Lexicon())

    for at, frame in enumerate(found):
        assert 0 <= frame.start <= frame.predicate_start <= frame.end <= len(text)
        assert frame.start < frame.end
        assert frame.governor is None or 0 <= frame.governor < len(found)
        assert frame.governor != at
        assert frame.readable()


def told(found: tuple[Frame, ...]) -> list[str]:
    return [frame.readable() for frame in found]


@pytest.mark.parametrize(
    "variant",
    ["I’ll never succeed", "Iʼll never succeed", "I＇ll never succeed", " I'll  never succeed ",
     "I'll never suc\u200bceed", "Ill never succeed"],
)  # fmt: skip
def test_ways_of_typing_do_not_change_the_frame(variant: str, small: Detector) -> None:
    assert told(small.frames(variant)) == told(small.frames("I'll never succeed"))


def test_composed_and_decomposed_letters_read_the_same(small: Detector) -> None:
    assert told(small.frames("The café hates me")) == told(small.frames("The cafe\u0301 hates me"))
