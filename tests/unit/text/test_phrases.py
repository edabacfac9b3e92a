from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reframe.text.phrases import PhraseProblem, Phrases, parse, spell
from reframe.text.words import flatten

LISTS = {"want": ["want to", "would like to"], "go": ["go", "go {away|home}", "leave"]}


def found(phrase: str, text: str) -> list[str]:
    hits = Phrases({"it": [phrase]}, LISTS).find(flatten(text))
    return [text[hit.start : hit.end] for hit in hits]


@pytest.mark.parametrize(
    ("phrase", "text", "matched"),
    [
        ("end it", "They END it now", ["END it"]),
        ("want to {die|be dead}", "I want to be dead", ["want to be dead"]),
        ("so? tired", "so tired, tired", ["so tired", "tired"]),
        ("really {very much}? tired", "really very much tired", ["really very much tired"]),
        ("$want $go", "I'd like to go home", ["'d like to go home"]),
        ("never ..2 right", "never get it right", ["never get it right"]),
        ("never ..2 right", "never get any of it right", []),
        ("never ..2 right", "never. Get right", []),
        ("^ goodbye .", "Oh no. Goodbye!", ["Goodbye"]),
        ("^ goodbye .", "a last goodbye", []),
        ("^ goodbye .", "goodbye then", []),
        ("end it !{with|all}", "end it with Tom", []),
        ("end it !{with|all}", "end it all", []),
        ("end it !{with|all}", "end it today", ["end it"]),
        ("!{do not|never} go on", "I do not go on", []),
        ("!{do not|never} go on", "I go on", ["go on"]),
        ("I'm not ok", "im not ok", ["im not ok"]),
        ("i am not ok", "I’m not ok", ["I’m not ok"]),
        ("self-harm", "self harm, self-harm", ["self harm", "self-harm"]),
        ("sad", "saddle", []),
    ],
)
def test_the_language_means_what_it_says(phrase: str, text: str, matched: list[str]) -> None:
    quoted = [piece if not piece.startswith("'d") else "I" + piece for piece in matched]

    assert found(phrase, text) == quoted


@pytest.mark.parametrize(
    ("phrase", "text", "matched"),
    [
        ("so ..3 sad", "so so so sad", ["so so so sad"]),
        ("{so|so very} ..1 sad", "so very very sad", ["so very very sad"]),
        ("very? ..2 sad", "very very big sad", ["very very big sad"]),
        ("^ ..2 sad", "Yes. He is sad", ["He is sad"]),
    ],
)
def test_a_hit_begins_as_early_as_the_phrase_allows(
    phrase: str, text: str, matched: list[str]
) -> None:
    assert found(phrase, text) == matched


def test_of_one_key_the_longest_hit_counts() -> None:
    assert found("so {very very}? sad", "so very very sad") == ["so very very sad"]


def test_hits_of_different_keys_are_all_told() -> None:
    phrases = Phrases({1: ["end it"], 2: ["it all"], 3: ["nothing"]})

    assert [hit.key for hit in phrases.find(flatten("end it all"))] == [1, 2]


def test_a_phrase_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(PhraseProblem):
        Phrases({"it": ["{a"]})


words = st.sampled_from(["want", "to", "go", "I'm", "don't", "never", "all"])
atoms = st.one_of(
    words,
    st.just("$want"),
    st.just("..2"),
    st.lists(st.lists(words, min_size=1, max_size=2).map(" ".join), min_size=1, max_size=3).map(
        lambda options: "{" + "|".join(options) + "}"
    ),
    words.map(lambda word: word + "?"),
)


@given(words, st.lists(atoms, max_size=4), words)
def test_every_phrase_finds_what_it_spells(first: str, middle: list[str], last: str) -> None:
    phrase = " ".join([first, *middle, last])
    phrases = Phrases({"it": [phrase]}, LISTS)

    missed = [
        sentence for sentence in spell(parse(phrase, LISTS)) if not phrases.find(flatten(sentence))
    ]

    assert missed == []


@given(st.text(alphabet="aeht. ", max_size=80))
def test_what_is_found_does_not_depend_on_what_was_looked_at_before(text: str) -> None:
    used = Phrases({"it": ["a ..3 the", "^ he {at|the} ."]})
    used.find(flatten("a he the. he at the"))
    fresh = Phrases({"it": ["a ..3 the", "^ he {at|the} ."]})

    assert used.find(flatten(text)) == fresh.find(flatten(text))


def test_many_phrases_over_a_long_text_come_to_an_end() -> None:
    alphabet = "abcdefghijklmnopqrst"
    many = {n: [f"w{a} ..4 {{x{b}|y{b}}} ..2 z"] for n, (a, b) in enumerate(
        (a, b) for a in alphabet for b in alphabet)}  # fmt: skip
    phrases = Phrases(many)
    text = flatten("wa one two xb three and then some more words " * 10_000 + "wa one xb z")

    assert len(phrases.find(text)) == 1


SILENT = Phrases({"a": ["so ..3 it", "^ he {at|the}? ."], "b": ["!{he} the it ..2 at !{so}"]})


@given(st.lists(st.sampled_from(["a", "he", "the", "so", "it", "at", "."]), max_size=40), st.data())
def test_near_some_words_all_that_has_one_of_them_is_found(
    typed: list[str], data: st.DataObject
) -> None:
    words = flatten(" ".join(typed))
    last = len(words.words) - 1
    near = sorted((data.draw(st.integers(0, last)), data.draw(st.integers(0, last))))
    whole = SILENT.find(words)

    found = SILENT.find(words, near=[(near[0], near[1])])

    assert set(found) <= set(whole)
    beside = [hit for hit in whole if hit.words[0] <= near[1] and hit.words[1] >= near[0]]
    assert set(beside) <= set(found)


def test_far_from_the_words_nothing_is_found() -> None:
    words = flatten("so it " + "he sat " * 50 + "so it")

    assert [hit.words for hit in SILENT.find(words, near=[(0, 2)])] == [(1, 2)]
