"""The safety screen: whether a text calls for help to be shown, told from plain words alone.

The companion and `reframe check` ask it about every text before anything else looks at it. It
knows no model of language, holds no file open, raises nothing on any text, and keeps nothing
beyond the running session.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import Literal

from reframe.rulebook.safety_model import Safety, SafetyRule
from reframe.text.normalise import normalise
from reframe.text.phrases import Hit, Phrases, shared
from reframe.text.unmask import unmasked
from reframe.text.words import Words, flatten

Tier = Literal["explicit", "danger", "passive", "soft"]

PRIORITY: tuple[Tier, ...] = ("explicit", "danger", "passive", "soft")
LOWERED: Tier = "passive"
"""What explicit becomes when it is denied, past, feared or a joke; never nothing."""
HIDDEN = "hidden"
"""The list of words that are also looked for in disguise."""
CLOSE_BY = 240
"""Code points within which the groups of a rule must meet: about three sentences."""

Group = tuple[str, int]
"""The id of a rule and the number of one of its groups."""
AROUND = 60
"""Code points around the groups of a rule, in their sentences, in which its `unless` counts."""
SENTENCE_ENDS = re.compile(r"[.!?;]|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Screened:
    """What a text calls for: which tier, whom it is about, and the id of the card to show."""

    tier: Tier
    about: Literal["self", "other"] = "self"
    card: str = ""


@dataclass(frozen=True, slots=True)
class Fired:
    """One rule that holds for a text, where, and what lowered it; offsets as typed."""

    rule: SafetyRule
    start: int
    end: int
    lowered_by: str = ""

    @property
    def tier(self) -> Tier:
        return LOWERED if self.lowered_by else self.rule.tier

    @property
    def card(self) -> str:
        if self.lowered_by:
            return LOWERED
        if self.rule.card:
            return self.rule.card
        return "other" if self.rule.about == "other" else self.rule.tier


class Screen:
    """The rules of the safety file, ready to look at texts. Threads may share one."""

    def __init__(self, safety: Safety) -> None:
        self._rules = {rule.id: rule for rule in safety.rules}
        self._order = {rule.id: at for at, rule in enumerate(safety.rules)}
        self._hidden = frozenset(safety.lists.get(HIDDEN, ()))
        self._phrases = shared({rule.id: rule.phrases for rule in safety.rules}, safety.lists)
        groups = {
            (rule.id, number): group
            for rule in safety.rules
            for number, group in enumerate(rule.together)
        }
        self._groups = shared(groups, safety.lists)
        self._safety = safety
        # A record is looked at anew on every turn; its texts hardly change in between.
        self._remembered = lru_cache(maxsize=256)(self._judged)

    def look(self, text: str) -> Screened | None:
        """What the text calls for, or None."""
        return self._remembered(text)

    def fired(self, text: str) -> tuple[Fired, ...]:
        """Every rule that holds for the text, the one that decides first."""
        words = flatten(unmasked(normalise(text), self._hidden))
        hits = (*self._phrases.find(words), *self._met(words))
        if not hits:
            return ()
        hit_rules = {hit.key for hit in hits}
        # What silences or lowers counts only beside a hit; the rest of a text is not gone over.
        reaches = [self._reach(hit, text) for hit in hits]
        near = [words.around(*each.words, each.start, each.end) for each in reaches]
        unless = _covers(self._unless, words, hit_rules.intersection, near)
        lowering = _covers(self._lowering, words, None, near)
        fired = [
            Fired(self._rules[hit.key], hit.start, hit.end, self._lowered_by(hit, lowering))
            for hit, reach in zip(hits, reaches, strict=True)
            if hit.key not in unless or not unless[hit.key].touches(reach)
        ]
        return tuple(sorted(fired, key=self._rank))

    def _reach(self, hit: Hit[str], text: str) -> Hit[str]:
        """Where the `unless` of a rule counts: for groups, also in the rest of their sentences."""
        if not self._rules[hit.key].together:
            return hit
        before = max(0, hit.start - AROUND)
        ends = [end.end() for end in SENTENCE_ENDS.finditer(text, before, hit.start)]
        after = SENTENCE_ENDS.search(text, hit.end, hit.end + AROUND)
        start = ends[-1] if ends else before
        end = after.start() if after else hit.end + AROUND
        return Hit(hit.key, start, end, hit.words)

    def _met(self, words: Words) -> Iterator[Hit[str]]:
        """Where all groups of a rule stand close by."""
        by_rule: dict[str, list[Hit[Group]]] = {}
        for hit in self._groups.find(words, among=self._complete):
            by_rule.setdefault(hit.key[0], []).append(hit)
        for name, hits in by_rule.items():
            yield from _meetings(name, hits, len(self._rules[name].together))

    def _complete(self, there: set[Group]) -> set[Group]:
        """The groups of those rules of which no group is missing."""
        found = Counter(name for name, _ in there)
        return {group for group in there if found[group[0]] == len(self._rules[group[0]].together)}

    @cached_property
    def _unless(self) -> Phrases[str]:
        """Asked only about a text for which a rule holds, as are the lowering ones: most have none.

        Two threads may each make them; they are the same.
        """
        rules = self._safety.rules
        return shared({rule.id: rule.unless for rule in rules}, self._safety.lists)

    @cached_property
    def _lowering(self) -> Phrases[str]:
        lowering = self._safety.lowering
        return shared({each.id: each.phrases for each in lowering}, self._safety.lists)

    def _judged(self, text: str) -> Screened | None:
        fired = self.fired(text)
        if not fired:
            return None
        return Screened(fired[0].tier, fired[0].rule.about, fired[0].card)

    def _lowered_by(self, hit: Hit[str], lowering: dict[str, _Cover]) -> str:
        if not lowering or self._rules[hit.key].tier != "explicit":
            return ""
        return next((name for name, cover in lowering.items() if cover.touches(hit)), "")

    def _rank(self, fired: Fired) -> tuple[int, int, int]:
        return PRIORITY.index(fired.tier), self._order[fired.rule.id], fired.start


def _meetings(name: str, hits: Iterable[Hit[Group]], groups: int) -> Iterator[Hit[str]]:
    """The stretches that hold a hit of each group; `hits` in the order of the text."""
    latest: dict[int, Hit[Group]] = {}
    for hit in hits:
        latest[hit.key[1]] = hit
        start = min(each.start for each in latest.values())
        end = max(each.end for each in latest.values())
        if len(latest) == groups and end - start <= CLOSE_BY:
            first = min(each.words[0] for each in latest.values())
            last = max(each.words[1] for each in latest.values())
            yield Hit(name, start, end, (first, last))


def _covers(
    phrases: Phrases[str],
    words: Words,
    among: Callable[[set[str]], set[str]] | None,
    near: Iterable[tuple[int, int]],
) -> dict[str, _Cover]:
    """Where the phrases of each key stand near those words, in the order of the file."""
    found: dict[str, list[Hit[str]]] = {key: [] for key in phrases.keys}
    for hit in phrases.find(words, among, near):
        found[hit.key].append(hit)
    return {key: _Cover(hits) for key, hits in found.items() if hits}


class _Cover:
    """Stretches of a text that silence or lower what overlaps them."""

    def __init__(self, hits: Iterable[Hit[str]]) -> None:
        ordered = sorted((hit.start, hit.end) for hit in hits)
        self._starts = [start for start, _ in ordered]
        self._furthest = list(accumulate((end for _, end in ordered), max))

    def touches(self, hit: Hit[str]) -> bool:
        before = bisect_left(self._starts, hit.end)
        return before > 0 and self._furthest[before - 1] > hit.start
