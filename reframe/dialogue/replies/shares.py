"""Sharing 100 out between entries: what is left, and one number after the other.

`left` and `rest` are the arithmetic of both fronts; `Sharing` is for the one that asks number by
number. Pure: every step gives a new value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

WHOLE = 100

Weights = tuple[tuple[str, int], ...]


def left(numbers: Sequence[int]) -> int:
    """What is not shared out yet; below 0 when it is too much."""
    return WHOLE - sum(numbers)


def rest(numbers: Sequence[int], at: int) -> int:
    """The number with which this entry makes the whole full, as far as it can alone."""
    return min(WHOLE, max(0, numbers[at] + left(numbers)))


def numbers_of(draft: str, most: int) -> tuple[int, ...]:
    """The numbers of a draft, for the first entries; none when it holds anything else."""
    parts = draft.split()
    if not all(part.isascii() and part.isdigit() and int(part) <= WHOLE for part in parts):
        return ()
    return tuple(map(int, parts))[:most]


@dataclass(frozen=True, slots=True)
class Sharing:
    """The numbers given so far, in the order of the entries."""

    names: tuple[str, ...]
    given: tuple[int, ...] = ()
    before: tuple[int, ...] = ()
    """The numbers of an earlier round; each can be kept."""

    @property
    def left(self) -> int:
        return left(self.given)

    @property
    def name(self) -> str:
        """The entry that is asked about."""
        return self.names[len(self.given)]

    @property
    def proposed(self) -> int | None:
        """The number to take without typing one; the last entry gets what is left."""
        at = len(self.given)
        if self.is_last:
            return self.left
        kept = self.before[at] if at < len(self.before) else None
        return kept if kept is not None and kept <= self.left else None

    @property
    def is_last(self) -> bool:
        return len(self.given) == len(self.names) - 1

    @property
    def is_done(self) -> bool:
        return len(self.given) == len(self.names)

    @property
    def weights(self) -> Weights:
        """Every entry with its number, once all have one."""
        return tuple(zip(self.names, self.given, strict=True))

    def with_number(self, number: int) -> Sharing:
        return replace(self, given=(*self.given, number))

    def again(self) -> Sharing:
        """Once more from the first entry, with the numbers of this round to keep."""
        return replace(self, given=(), before=self.given)
