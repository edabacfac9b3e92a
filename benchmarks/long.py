"""Long texts through the safety screen, in milliseconds of processor time."""

from __future__ import annotations

import time

from benchmarks.stream import corpus
from reframe.rulebook.load import safety
from reframe.safety.screen import Screen

PAGE, MEGABYTE = 10_000, 1_000_000
PIECES = {
    "sentences": " ".join(corpus()) + " ",
    "one letter": "a",
    "brackets": "(",
    "emoji": "😀",
    "k i l l": "k i l l ",
    "short words": "so it is ",
}


def page(runs: int) -> list[float]:
    """Ten thousand characters of sentences, by a screen that has looked at such a text before."""
    screen = Screen(safety())
    text = _filled(PIECES["sentences"], PAGE)
    screen.fired(text)
    return [_milliseconds(screen, text) for _ in range(runs)]


def megabyte(piece: str, runs: int) -> list[float]:
    """A megabyte of one kind, each time by a screen that has not looked at anything yet."""
    text = _filled(piece, MEGABYTE)
    return [_milliseconds(Screen(safety()), text) for _ in range(runs)]


def _milliseconds(screen: Screen, text: str) -> float:
    started = time.process_time()
    screen.fired(text)
    return 1000 * (time.process_time() - started)


def _filled(piece: str, length: int) -> str:
    return (piece * (length // len(piece) + 1))[:length]
