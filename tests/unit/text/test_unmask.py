from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reframe.text.normalise import normalise
from reframe.text.unmask import unmasked

HIDDEN = frozenset(("kill", "suicide", "die", "dead", "unalive"))


def plain(text: str) -> str:
    return unmasked(normalise(text), HIDDEN).text


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("su1cide", "suicide"),
        ("s*icide", "suicide"),
        ("$uic!de", "suicide"),
        ("k*ll me", "kill me"),
        ("ki11", "kill"),
        ("5u1c1d3", "suicide"),
        ("k*ll!", "kill!"),
        ("un@live", "unalive"),
        ("k i l l", "kill"),
        ("k.i.l.l m e", "kill me"),
        ("I want to d-i-e", "I want to die"),
        ("i w a n t t o d i e", "i want to die"),
        ("kіll", "kill"),
    ],
)
def test_a_hidden_word_is_found(typed: str, read: str) -> None:
    assert plain(typed) == read


@pytest.mark.parametrize(
    "text", ["b4 gr8", "f**k", "k***", "1 2 3", "a b c d", "die!", "A.I. in 3d", "убил", "***"]
)
def test_other_words_stay_as_they_are(text: str) -> None:
    assert plain(text) == text


def test_the_place_leads_back_to_the_disguise() -> None:
    typed = "so k i l l it"
    found = unmasked(normalise(typed), HIDDEN)
    at = found.text.index("kill")

    start, end = found.original(at, at + 4)

    assert typed[start:end] == "k i l l"


@given(st.text(alphabet="kildesu10*@$! .-_", max_size=60))
def test_any_text_has_places_inside_it(text: str) -> None:
    found = unmasked(normalise(text), HIDDEN)
    start, end = found.original(0, len(found.text))

    assert 0 <= start <= end <= len(text)
