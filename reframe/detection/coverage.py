"""How well sentences cover the rules: which rules and guards are little used, and which are weak.

Called by `reframe rules coverage`. The sentences are those of the corpus and all examples that the
rules bring with them; right and not right are judged on the corpus alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from reframe.detection.corpus import Line
from reframe.detection.matcher import Hit
from reframe.detection.selftest import cases, unmarked
from reframe.rulebook.model import Book, Rule, Strength

ENOUGH = 5
"""Different sentences that each rule should match, so that it is general."""


class Finds(Protocol):
    """What sentences are put to: the detector."""

    def hits(self, texts: Iterable[str]) -> Iterator[tuple[Hit, ...]]: ...


@dataclass(frozen=True, slots=True)
class RuleCoverage:
    """One rule."""

    id: str
    """`pattern/rule-id`"""
    strength: Strength
    sentences: int
    """Different sentences on which it fires."""
    right: int
    """Lines of the corpus on which it fires and one of its patterns is accepted."""
    other: int
    """Lines of the corpus on which it fires and none is."""
    unreached: tuple[int, ...] = ()
    """Alternatives, counted from 1, that fire nowhere."""
    idle: tuple[int, ...] = ()
    """Exceptions, counted from 1, that no sentence needs."""

    @property
    def weakness(self) -> tuple[float, int, str]:
        """Sorts the weakest first: doubtful on the corpus, then little used.

        The share of right lines is drawn towards one half, as one line says little.
        """
        return ((self.right + 1) / (self.right + self.other + 2), self.sentences, self.id)


@dataclass(frozen=True, slots=True)
class GuardCoverage:
    """One guard, by the sentences on which it alone silences some rule."""

    id: str
    sentences: int
    saved: int
    """Lines of the corpus on which it alone silences a rule that would not be right."""
    cost: int
    """Lines of the corpus on which it alone silences a rule that would be right."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """All rules asked for, the weakest first, and the guards that silence, in their order."""

    rules: tuple[RuleCoverage, ...]
    guards: tuple[GuardCoverage, ...]

    @property
    def few(self) -> tuple[RuleCoverage, ...]:
        return tuple(rule for rule in self.rules if rule.sentences < ENOUGH)

    @property
    def unseen(self) -> tuple[RuleCoverage, ...]:
        """Rules that never fire on the corpus."""
        return tuple(rule for rule in self.rules if not rule.right and not rule.other)


@dataclass
class _Tally:
    """What was seen of one rule or guard."""

    sentences: set[str] = field(default_factory=set)
    right: set[str] = field(default_factory=set)
    other: set[str] = field(default_factory=set)
    alternatives: set[int] = field(default_factory=set)
    exceptions: set[int] = field(default_factory=set)

    def saw(self, text: str, hit: Hit, line: Line | None) -> None:
        self.sentences.add(text)
        if line is not None:
            (self.right if _fits(hit, line) else self.other).add(text)


def coverage(book: Book, corpus: Sequence[Line], detector: Finds, *, pattern: str = "") -> Coverage:
    """Run every sentence once and count; `pattern` limits the rules that are told."""
    lines = {line.text: line for line in corpus}
    sentences = list(dict.fromkeys((*lines, *_examples(book))))
    rules: dict[str, _Tally] = defaultdict(_Tally)
    guards: dict[str, _Tally] = defaultdict(_Tally)
    for text, hits in zip(sentences, detector.hits(sentences), strict=True):
        for hit in hits:
            _count(hit, text, lines.get(text), rules[_name(hit)], guards)
    return Coverage(
        rules=tuple(sorted(_rules(book, rules, pattern), key=lambda rule: rule.weakness)),
        guards=tuple(
            GuardCoverage(
                guard.id,
                sentences=len(guards[guard.id].sentences),
                saved=len(guards[guard.id].other - guards[guard.id].right),
                cost=len(guards[guard.id].right),
            )
            for guard in book.guards
            if guard.level != "note"
        ),
    )


def _examples(book: Book) -> Iterator[str]:
    for case in cases(book):
        if case.sentence:
            yield unmarked(case.sentence)


def _count(
    hit: Hit, text: str, line: Line | None, rule: _Tally, guards: Mapping[str, _Tally]
) -> None:
    """A rule counts where it fires, a guard or exception where it alone silences."""
    match sorted(hit.silenced_by):
        case []:
            rule.saw(text, hit, line)
            rule.alternatives.add(hit.alternative)
        case [only] if only.startswith("unless/"):
            rule.exceptions.add(int(only.removeprefix("unless/")))
        case [only]:
            guards[only].saw(text, hit, line)


def _fits(hit: Hit, line: Line) -> bool:
    return not {hit.pattern.id, *hit.rule.also}.isdisjoint(line.accepted)


def _name(hit: Hit) -> str:
    return f"{hit.pattern.id}/{hit.rule.id}"


def _rules(book: Book, tallies: Mapping[str, _Tally], wanted: str) -> Iterator[RuleCoverage]:
    for pattern in book.patterns:
        if wanted in ("", pattern.id):
            for rule in pattern.rules:
                name = f"{pattern.id}/{rule.id}"
                yield _rule(name, rule, tallies[name])


def _rule(name: str, rule: Rule, tally: _Tally) -> RuleCoverage:
    return RuleCoverage(
        id=name,
        strength=rule.strength,
        sentences=len(tally.sentences),
        right=len(tally.right),
        other=len(tally.other),
        unreached=_missing(len(rule.find), tally.alternatives),
        idle=_missing(len(rule.exceptions), tally.exceptions),
    )


def _missing(count: int, seen: set[int]) -> tuple[int, ...]:
    return tuple(number + 1 for number in range(count) if number not in seen)
