"""Timing in pairs, so that a drift of the machine falls on both sides alike."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One row of the table: what was measured, its spread, the budget it is held against."""

    what: str
    values: tuple[float, ...]
    unit: str
    budget: str

    def __str__(self) -> str:
        low, middle, high = spread(self.values)
        cells = f"{low:9.2f} {middle:9.2f} {high:9.2f}  {self.unit:<6}"
        return f"{self.what:<64} {cells} {self.budget}"


HEADER = f"{'':<64} {'min':>9} {'median':>9} {'max':>9}  {'':<6} budget"


def spread(values: Sequence[float]) -> tuple[float, float, float]:
    """Minimum, median and maximum."""
    return min(values), statistics.median(values), max(values)


def seconds(action: Callable[[], object]) -> float:
    """How long one call takes."""
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def pairs(
    first: Callable[[], float], second: Callable[[], float], *, runs: int
) -> list[tuple[float, float]]:
    """Both measurements in turn, `runs` times, after one of each that is not counted."""
    first(), second()
    return [(first(), second()) for _ in range(runs)]
