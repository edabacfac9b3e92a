"""What the rules do on the corpus, in numbers; used by the golden report and by evaluation.

A hint is right on a line that accepts its pattern. On a quiet line no hint is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from reframe.detection.corpus import Line
from reframe.record.model import Finding, Strength

Result = Literal["first", "among", "missed", "silent", "fires"]
"""Thoughts: the first hint is right, a later one is, none is. Quiet lines: none shown, or some."""

GOOD: dict[Result, int] = {"first": 2, "among": 1, "missed": 0, "silent": 1, "fires": 0}
"""How good each is, among results of the same kind of line."""

STRENGTHS: tuple[Strength, ...] = ("strong", "moderate", "hint")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One line of the corpus with what is found in it, best first."""

    line: Line
    findings: tuple[Finding, ...] = ()
    held: str = ""
    """The tier of the safety screen that kept the line from the rules, if one did."""

    @property
    def shown(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.shown)

    def right(self, finding: Finding) -> bool:
        return finding.pattern in self.line.accepted

    @property
    def result(self) -> Result:
        shown = self.shown
        if not self.line.accepted:
            return "fires" if shown else "silent"
        if not any(map(self.right, shown)):
            return "missed"
        return "first" if self.right(shown[0]) else "among"


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, as a share and as counts."""

    part: int
    whole: int

    @property
    def ratio(self) -> float:
        return self.part / self.whole if self.whole else 0.0

    def __str__(self) -> str:
        if not self.whole:
            return "     –  none"
        return f"{self.ratio:6.1%}  {self.part} of {self.whole}"


@dataclass(frozen=True, slots=True)
class PatternFigures:
    """One pattern over all lines: how often it is accepted, shown, and both."""

    pattern: str
    accepted: int
    shown: int
    both: int

    @property
    def precision(self) -> float:
        return Share(self.both, self.shown).ratio

    @property
    def recall(self) -> float:
        return Share(self.both, self.accepted).ratio

    @property
    def f1(self) -> float:
        return Share(2 * self.both, self.accepted + self.shown).ratio


@dataclass(frozen=True, slots=True)
class StrengthFigures:
    """The hints of one strength, whether shown or not."""

    strength: Strength
    on_thoughts: Share
    """Right ones of those on thoughts."""
    on_quiet: int
    """How many there are on quiet lines."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The whole corpus."""

    among: Share
    """Thoughts with a right hint among those shown."""
    first: Share
    """Thoughts whose first hint is right."""
    precision: Share
    """Right ones of the hints shown on thoughts."""
    silent: Share
    """Quiet lines on which nothing is shown."""
    strengths: tuple[StrengthFigures, ...]
    patterns: tuple[PatternFigures, ...]


def figures(outcomes: Sequence[Outcome]) -> Figures:
    """All numbers at once."""
    thoughts = [outcome for outcome in outcomes if outcome.line.accepted]
    quiet = [outcome for outcome in outcomes if not outcome.line.accepted]
    results = [outcome.result for outcome in outcomes]
    first, among = results.count("first"), results.count("among")
    return Figures(
        among=Share(first + among, len(thoughts)),
        first=Share(first, len(thoughts)),
        precision=_right((each, finding) for each in thoughts for finding in each.shown),
        silent=Share(results.count("silent"), len(quiet)),
        strengths=tuple(_strength(strength, thoughts, quiet) for strength in STRENGTHS),
        patterns=tuple(_patterns(outcomes)),
    )


def _right(hints: Iterable[tuple[Outcome, Finding]]) -> Share:
    judged = [outcome.right(finding) for outcome, finding in hints]
    return Share(sum(judged), len(judged))


def _strength(
    strength: Strength, thoughts: Sequence[Outcome], quiet: Sequence[Outcome]
) -> StrengthFigures:
    return StrengthFigures(
        strength, _right(_of(strength, thoughts)), sum(1 for _ in _of(strength, quiet))
    )


def _of(strength: Strength, outcomes: Iterable[Outcome]) -> Iterator[tuple[Outcome, Finding]]:
    for outcome in outcomes:
        for finding in outcome.findings:
            if finding.strength == strength:
                yield outcome, finding


def _patterns(outcomes: Sequence[Outcome]) -> Iterator[PatternFigures]:
    """By name; a pattern that is neither accepted nor shown anywhere is left out."""
    accepted = [set(outcome.line.accepted) for outcome in outcomes]
    shown = [{finding.pattern for finding in outcome.shown} for outcome in outcomes]
    for name in sorted(set().union(*accepted, *shown)):
        yield PatternFigures(
            pattern=name,
            accepted=sum(name in names for names in accepted),
            shown=sum(name in names for names in shown),
            both=sum(name in a and name in s for a, s in zip(accepted, shown, strict=True)),
        )
