"""How much: a number from 0 to 100 in a line that says nothing else, in figures or in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reframe.dialogue.replies.numbers import Amount, Numbers
from reframe.dialogue.replies.phrases import LONGEST, Whole
from reframe.rulebook.replies_model import Replies
from reframe.text.phrases import shared
from reframe.text.words import flatten

SIGNS = " \t:=-–—()[].,;!?%/+~\"“”'’"
"""What may stand around a name or a number and says nothing."""


@dataclass(frozen=True, slots=True)
class Strength:
    """A number that was read, and whether it stood there just so."""

    number: int
    exact: bool

    @property
    def fits(self) -> bool:
        return 0 <= self.number <= 100


class Strengths:
    """Numbers and words of degree."""

    def __init__(self, replies: Replies) -> None:
        self._numbers = Numbers(replies.numbers)
        self._degrees = shared({each.number: each.phrases for each in replies.degrees})
        self._hedges = shared({"": replies.hedges})
        self._same = Whole({"": replies.same})

    def read(
        self, line: str, anchors: Sequence[tuple[int, str]] = (), present: int | None = None
    ) -> Strength | None:
        """The strength that the line as a whole says; `present` is the one that stands already."""
        said = line.strip().strip(".,!").casefold()
        named = next((number for number, words in anchors if words.casefold() == said), None)
        if named is not None:
            return Strength(named, exact=False)
        if len(line) > LONGEST:
            return None
        if present is not None and self._same.first(line) is not None:
            return Strength(present, exact=False)
        return self._degree(line) or self._counted(line)

    def amounts(self, line: str) -> tuple[Amount, ...]:
        """Every number in a line of several things; "one" in it is rarely a number."""
        return tuple(self._numbers.amounts(line, small=False)) if len(line) <= LONGEST else ()

    def edge(self, words: str) -> tuple[int, str] | None:
        """A degree at the start or the end of some words, and the words without it."""
        found: list[tuple[int, int, str]] = []
        for hit in self._degrees.find(flatten(words)):
            before, after = words[: hit.start].strip(" ,"), words[hit.end :].strip(" ,")
            if (before or after) and not (before and after):
                found.append((hit.end - hit.start, hit.key, before or after))
        if not found:
            return None
        _, number, rest = max(found)
        return number, rest

    def before_hedges(self, words: str) -> str:
        """The words without hedges at their end: "angry maybe"."""
        while starts := [
            hit.start
            for hit in self._hedges.find(flatten(words))
            if hit.start and not words[hit.end :].strip(SIGNS)
        ]:
            words = words[: min(starts)].rstrip(SIGNS)
        return words

    def after_hedges(self, words: str) -> str:
        """The words without hedges at their start: "maybe angry"."""
        while ends := [
            hit.end
            for hit in self._hedges.find(flatten(words))
            if not words[: hit.start].strip(SIGNS) and words[hit.end :].strip(SIGNS)
        ]:
            words = words[max(ends) :].lstrip(SIGNS)
        return words

    def says_nothing(self, words: str) -> bool:
        """Whether the words are hedges and signs alone."""
        return self._hedged(words, 0, 0)

    def _counted(self, line: str) -> Strength | None:
        amounts = tuple(self._numbers.amounts(line))
        if len(amounts) != 1 or not self._hedged(line, amounts[0].start, amounts[0].end):
            return None
        return Strength(amounts[0].number if amounts[0].fits else 101, amounts[0].plain)

    def _degree(self, line: str) -> Strength | None:
        hits = self._degrees.find(flatten(line))
        for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start)):
            if self._hedged(line, hit.start, hit.end):
                return Strength(hit.key, exact=False)
        return None

    def _hedged(self, line: str, start: int, end: int) -> bool:
        """Whether nothing but hedges stands around this stretch."""
        covered = [(start, end)]
        for part, moved in ((line[:start], 0), (line[end:], end)):
            hits = self._hedges.find(flatten(part))
            covered += [(hit.start + moved, hit.end + moved) for hit in hits]
        return all(
            any(first <= at < last for first, last in covered)
            for at, sign in enumerate(line)
            if sign.isalnum() or sign in "+−"
        )
