from __future__ import annotations

import pytest

from reframe.review.reading import Reading, stem, stems_of
from reframe.text.phrases import Phrases

CONTRAST = Phrases({"contrast": ("even though", "my thought says")})


@pytest.mark.parametrize(
    "words",
    [
        ("fail", "fails", "failed", "failing"),
        ("love", "loves", "loved", "loving"),
        ("stop", "stopped", "stopping"),
        ("study", "studies"),
        ("call", "calls", "called"),
        ("miss", "missed", "missing"),
    ],
)
def test_forms_of_a_word_share_a_stem(words: tuple[str, ...]) -> None:
    assert len({stem(word) for word in words}) == 1


def test_different_words_keep_different_stems() -> None:
    assert len({stem(word) for word in ("test", "tutor", "talk", "train", "trust")}) == 5


def test_common_words_tie_nothing_together() -> None:
    assert stems_of(["The test and the tutor"], {"the", "and"}) == {stem("test"), stem("tutor")}


def test_numbers_tie_texts_together() -> None:
    assert stems_of(["48 of 100"], {"of"}) == {"48", "100"}


def test_a_shared_word_is_quoted_as_it_was_typed() -> None:
    assert Reading("The Tests went", CONTRAST, {"the"}).stems[stem("test")] == "Tests"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("even though I failed", True),
        ("even though I passed once, I failed", False),
        ("I passed, even though it hurts that I failed", True),
        ("I failed even though I learnt", False),
        ("I said “I failed” to her", True),
        ("I don't know why I failed", False),
    ],
)
def test_words_that_are_only_named_are_told_from_words_that_are_meant(
    text: str, named: bool
) -> None:
    assert Reading(text, CONTRAST, ()).only_named(text.index("I failed")) is named
