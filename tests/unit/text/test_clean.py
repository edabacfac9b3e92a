from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reframe.text.clean import clean


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("a\tb\nc", "a\tb\nc"),
        ("a\x00b\x07c\x7fd\x85e", "abcd\ne"),
        ("a\x1b[31mred\x1b[0m", "ared"),
        ("a\x9b1mb", "ab"),
        ("a\x1b]52;c;c2VjcmV0\x07b", "ab"),
        ("a\x1b]0;title\x1b\\b", "ab"),
        ("a\x1bPq#0\x1b\\b", "ab"),
        ("a\u202eb\u2066c\u200bd\u2060e\ufeff", "abcde"),
        ("e\u0301", "é"),
        ("\ud800", "\ufffd"),
    ],
)
def test_what_does_not_belong_in_a_text_is_dropped(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_joiners_inside_emoji_stay() -> None:
    family = "👩\u200d👧"

    assert clean(family) == family


def test_an_escape_sequence_that_never_ends_takes_no_words_along() -> None:
    assert clean("before \x1b]0;after it I was sad") == "before ]0;after it I was sad"


def test_typographic_quotes_read_in_a_wrong_encoding_take_no_words_along() -> None:
    garbled = "he said “go” and I went".encode().decode("latin-1")

    assert "go" in clean(garbled)
    assert "and I went" in clean(garbled)


@given(st.text(alphabet=st.characters(), max_size=200))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(alphabet=st.characters(), max_size=200))
def test_no_control_character_is_left(text: str) -> None:
    left = {c for c in clean(text) if unicodedata.category(c) in ("Cc", "Cs")}

    assert left <= {"\n", "\t"}
