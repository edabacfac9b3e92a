from __future__ import annotations

from typing import Any

from reframe.detection.matcher import Hit
from reframe.detection.ranking import rank, told
from reframe.rulebook.model import Alternative

from .conftest import BALANCED, REPORTED, a_pattern, a_rule

TEXT = "I'll never succeed and everyone knows it"
ORDER = {name: at for at, name in enumerate("abcdefgh")}


def a_hit(
    pattern: str, *, start: int = 0, end: int = 5, structural: bool = True, **rule: Any
) -> Hit:
    made = a_rule("r", Alternative(words="x"), **rule)
    return Hit(a_pattern(pattern, made), made, 0, start, end, structural)


def patterns(*hits: Hit) -> list[tuple[str, bool]]:
    return [(finding.pattern, finding.shown) for finding in rank(hits, TEXT, ORDER)]


def test_strength_goes_before_structure_and_structure_before_order() -> None:
    hits = (
        a_hit("a", strength="moderate"),
        a_hit("b", structural=False),
        a_hit("c"),
    )

    assert patterns(*hits) == [("c", True), ("b", True), ("a", True)]


def test_a_pattern_is_found_once_by_its_best_hit() -> None:
    weak, best = a_hit("a", strength="hint", end=3), a_hit("a", start=2, end=9)

    (finding,) = rank((weak, best), TEXT, ORDER)

    assert (finding.start, finding.quote, finding.strength) == (2, TEXT[2:9], "strong")


def test_at_most_three_are_shown() -> None:
    shown = patterns(*(a_hit(name) for name in "abcde"))

    assert [mark for _, mark in shown] == [True, True, True, False, False]


def test_a_hint_is_found_and_not_shown() -> None:
    assert patterns(a_hit("a", strength="hint")) == [("a", False)]


def test_a_silenced_hit_is_no_finding() -> None:
    silenced = Hit(*[getattr(a_hit("a"), f) for f in ("pattern", "rule")], 0, 0, 5, True,
                   frozenset({"reported"}))  # fmt: skip

    assert rank((silenced,), TEXT, ORDER) == ()


def test_further_patterns_of_a_rule_are_found_with_the_same_words() -> None:
    found = rank((a_hit("a", also=("b",)),), TEXT, ORDER)

    assert [(f.pattern, f.rule, f.start) for f in found] == [("a", "a/r", 0), ("b", "a/r", 0)]


def test_near_twins_on_the_same_words_are_shown_once() -> None:
    apart = patterns(a_hit("what_if", end=5), a_hit("catastrophizing", start=6, end=9))
    together = patterns(a_hit("what_if"), a_hit("catastrophizing"))

    assert dict(apart) == {"what_if": True, "catastrophizing": True}
    assert dict(together) == {"what_if": False, "catastrophizing": True}


def test_the_guard_that_held_all_back_is_told_if_it_may_be() -> None:
    hit = a_hit("a")
    by_reported = Hit(hit.pattern, hit.rule, 0, 0, 5, True, frozenset({"reported"}))
    by_balanced = Hit(hit.pattern, hit.rule, 0, 0, 5, True, frozenset({"balanced"}))
    telling = tuple(guard for guard in (REPORTED, BALANCED) if guard.note)

    assert [note.kind for note in told((by_reported,), telling)] == ["reported"]
    assert told((by_balanced,), telling) == ()
    assert told((by_reported, hit), telling) == ()
