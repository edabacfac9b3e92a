"""One rewriting of a text that remembers where everything came from; `normalise` stacks them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

Edit = tuple[int, int, str]
"""Replace these characters with that text. Edits come in order and do not overlap."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A rewritten text and its edits, as places in the rewritten and in the earlier text."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    before: tuple[tuple[int, int], ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the earlier text; a replaced stretch counts as a whole."""
        first = self._character(start)[0]
        if end <= start:
            return first, first
        return first, max(first, self._character(end - 1)[1])

    def _character(self, at: int) -> tuple[int, int]:
        edit = bisect_right(self.starts, at) - 1
        if edit < 0:
            return at, at + 1
        if at < self.ends[edit]:
            return self.before[edit]
        moved = self.before[edit][1] + at - self.ends[edit]
        return moved, moved + 1


def rewrite(text: str, edits: Iterable[Edit]) -> Layer | None:
    """The text with all edits made, or None when there are none."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    before: list[tuple[int, int]] = []
    done = length = 0
    for start, end, new in edits:
        pieces += (text[done:start], new)
        length += start - done
        starts.append(length)
        length += len(new)
        ends.append(length)
        before.append((start, end))
        done = end
    if not starts:
        return None
    pieces.append(text[done:])
    return Layer("".join(pieces), tuple(starts), tuple(ends), tuple(before))
