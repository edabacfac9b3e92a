from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reframe.text.words import END, expand, flatten


def plain(text: str) -> str:
    return " ".join(word for word in flatten(text).words if word != END)


@pytest.mark.parametrize(
    "typed", ["I don't know", "i dont know", "I don’t know", "I DO NOT know", "i dunno"]
)
def test_contractions_are_written_out(typed: str) -> None:
    assert plain(typed) == "i do not know"


@pytest.mark.parametrize(
    ("word", "words"),
    [
        ("can't", "can not"),
        ("cannot", "can not"),
        ("won't", "will not"),
        ("I'd've", "i would have"),
        ("gonna", "going to"),
        ("he's", "he is"),
        ("Tom's", "tom s"),
        ("o'clock", "oclock"),
    ],
)
def test_one_word_may_be_several(word: str, words: str) -> None:
    assert " ".join(expand(word)) == words


def test_sentence_ends_are_marked_once() -> None:
    assert flatten("No!? Yes. ok").words == (END, "no", END, "yes", END, "ok", END)


@pytest.mark.parametrize("text", ["I just... no", "I just\nno", "I just, no", "I just — no"])
def test_trailing_dots_and_line_breaks_end_no_sentence(text: str) -> None:
    assert flatten(text).words == (END, "i", "just", "no", END)


def test_an_empty_line_ends_a_sentence() -> None:
    assert flatten("one\n\ntwo").words == (END, "one", END, "two", END)


def test_words_know_where_they_were_typed() -> None:
    typed = "Well, ill neveeer"
    words = flatten(typed)

    start, end = words.original(words.words.index("i"), words.words.index("never"))

    assert typed[start:end] == "ill neveeer"


@given(st.text(alphabet=st.characters(), max_size=80))
def test_any_text_has_words_with_places_inside_it(text: str) -> None:
    words = flatten(text)
    places = [words.original(at, at) for at in range(len(words.words))]

    assert all(0 <= start <= end <= len(text) for start, end in places)
    assert words.words[0] == words.words[-1] == END


def test_the_words_around_some_words_are_those_that_reach_into_the_stretch() -> None:
    words = flatten("I wanna go home now")
    go = words.words.index("go")

    assert words.words[go - 2 : go + 1] == ("want", "to", "go")
    assert words.around(go, go, 3, 11) == (go - 2, go)
    assert words.around(go, go, 8, 10) == (go, go)
