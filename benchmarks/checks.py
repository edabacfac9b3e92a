"""One thought through the detector, against the same pipeline alone, with more and more rules."""

from __future__ import annotations

import os
from dataclasses import replace

from benchmarks.measure import pairs, seconds
from reframe.detection.detector import Detector
from reframe.detection.pipeline import load
from reframe.rulebook.load import book as load_book
from reframe.rulebook.model import Book, Pattern

THOUGHTS = (
    "I'll never succeed",
    "I don't deserve love",
    "She thinks I'm useless and I'm going to lose my job",
    "I passed but it was only luck",
    "Everyone else has their life together and I always ruin everything",
    "I always have coffee before work",
    "The bus was late, so I walked and it rained the whole way home",
    "If I am not perfect at this then there is no point in trying at all",
)
ROUNDS = 12


def ratios(times: int) -> list[float]:
    """Detector ÷ pipeline, per round over all thoughts, with `times` times the rules."""
    nlp, _ = load(os.environ)
    detector = Detector(_multiplied(load_book(), times), nlp)

    def alone() -> float:
        return seconds(lambda: [nlp(thought) for thought in THOUGHTS])

    def checked() -> float:
        return seconds(lambda: [detector.check(thought) for thought in THOUGHTS])

    return [with_rules / bare for with_rules, bare in pairs(checked, alone, runs=ROUNDS)]


def _multiplied(book: Book, times: int) -> Book:
    return replace(book, patterns=tuple(_more_rules(pattern, times) for pattern in book.patterns))


def _more_rules(pattern: Pattern, times: int) -> Pattern:
    copies = [
        replace(rule, id=f"{rule.id}_{copy}" if copy else rule.id)
        for copy in range(times)
        for rule in pattern.rules
    ]
    return replace(pattern, rules=tuple(copies))
