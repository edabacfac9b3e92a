"""The screen answers on any text at all, in a time that grows with its length only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reframe.rulebook.compiled import compile_safety
from reframe.rulebook.folder import rules_folder
from reframe.rulebook.model import Emotions
from reframe.rulebook.pages import pages
from reframe.safety.screen import Screen

SHIPPED = compile_safety(rules_folder()).content
SCREEN = Screen(SHIPPED)
MEGABYTE = 1_000_000

words = st.sampled_from(sorted(w for w in SCREEN._phrases.vocabulary if w != "."))


@given(st.text(alphabet=st.characters(), max_size=300))
def test_no_text_raises(text: str) -> None:
    SCREEN.look(text)


@given(st.lists(st.one_of(words, st.sampled_from(list(".,!\n"))), max_size=40).map(" ".join))
def test_every_hit_has_a_place_inside_the_text(text: str) -> None:
    fired = SCREEN.fired(text)

    assert all(0 <= each.start < each.end <= len(text) for each in fired)


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "I want to go home. ",
        "I want to die ",
        "not never i want to ",
        "k i l l ",
        "s*icide ",
        "é",
    ],
)
def test_a_megabyte_is_looked_at_whole(piece: str) -> None:
    text = piece * (MEGABYTE // len(piece)) + " . I want to end my life"

    screened = Screen(SHIPPED).look(text)

    assert screened is not None
    assert screened.tier == "explicit"


def test_a_listed_feeling_holds_nothing_back() -> None:
    files = [page.value for page in pages(rules_folder(), "book")[0]]
    (emotions,) = (file for file in files if isinstance(file, Emotions))
    tiers = {n: SCREEN.look(n) for family in emotions.families for n in family.emotions}

    assert tiers
    assert {name for name, found in tiers.items() if found and found.tier != "soft"} == set()
