"""Long texts through the safety screen and long rule packs, in milliseconds of processor time."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.stream import corpus
from reframe.rulebook.check import checked_folder
from reframe.rulebook.load import safety
from reframe.safety.screen import Screen

PAGE, MEGABYTE = 10_000, 1_000_000
PACKS = {
    "short values": "  - id: a\n",
    "nested values": "  - {a: {b: {c: [d, e]}}}\n",
    "short lists": "  - [x, y]\n",
}
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


def pack(line: str, runs: int) -> list[float]:
    """A rule file of nearly a megabyte that says nothing of use, until it is refused."""
    with TemporaryDirectory() as folder:
        Path(folder, "words.yaml").write_text("words:\n" + _filled(line, MEGABYTE), "utf-8")
        return [_spent(lambda: checked_folder(Path(folder))) for _ in range(runs)]


def _milliseconds(screen: Screen, text: str) -> float:
    return _spent(lambda: screen.fired(text))


def _spent(action: Callable[[], object]) -> float:
    started = time.process_time()
    action()
    return 1000 * (time.process_time() - started)


def _filled(piece: str, length: int) -> str:
    return (piece * (length // len(piece) + 1))[:length]
