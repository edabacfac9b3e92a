"""Phrases of the rule book that have to be the whole of a line, or its edge."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from reframe.text.phrases import Phrases, shared
from reframe.text.words import flatten

Key = TypeVar("Key", bound=Hashable)
LONGEST = 300
"""Characters of a line that can be anything but an answer in words."""


class Whole(Generic[Key]):
    """Finds what a line as a whole says, with what may stand around it."""

    def __init__(
        self,
        phrases: Mapping[Key, Iterable[str]],
        *,
        before: Sequence[str] = (),
        after: Sequence[str] = (),
    ) -> None:
        lists = {"before": before, "after": after}
        start = "^ $before? $before? " if before else "^ "
        end = " $after? $after? ." if after else " ."
        self._phrases: Phrases[Key] = shared(
            {key: [f"{start}{each}{end}" for each in said] for key, said in phrases.items()}, lists
        )

    def keys(self, line: str) -> tuple[Key, ...]:
        """Every key with a phrase that the line says, in the order of the rule book."""
        if len(line) > LONGEST:
            return ()
        words = flatten(line)
        there = {hit.key for hit in self._phrases.find(words) if _covers(line, hit.start, hit.end)}
        return tuple(key for key in self._phrases.keys if key in there)

    def first(self, line: str) -> Key | None:
        return next(iter(self.keys(line)), None)


def _covers(line: str, start: int, end: int) -> bool:
    """Whether nothing but signs stands outside: a line of several sentences says more."""
    return not any(sign.isalnum() for sign in line[:start] + line[end:])
