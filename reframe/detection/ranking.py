"""From hits to findings: what is shown, in which order, and how many.

Strength goes before everything, structure before words alone, the order of the patterns last.
A pattern is found once, by its best hit; what a rule suggests beside its own pattern is never
called stronger than moderate. Hints are found but not shown unasked, and at most
three patterns are shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reframe.detection.matcher import Hit
from reframe.record.model import Finding, Note
from reframe.rulebook.model import Guard, Strength

MOST_SHOWN = 3
_RANK = {"strong": 0, "moderate": 1, "hint": 2}
_FOLDED = {"what_if": "catastrophizing", "regret": "should_statements"}
"""A pattern that is not shown beside its near twin on the same words."""


def rank(hits: Iterable[Hit], typed: str, order: dict[str, int]) -> tuple[Finding, ...]:
    """The findings of one text, best first; `order` is the place of each pattern in the book."""
    best: dict[str, tuple[tuple[int, ...], Finding]] = {}
    for hit in hits:
        if hit.silenced_by:
            continue
        for place, pattern in enumerate((hit.pattern.id, *hit.rule.also)):
            strength = _strength(hit, beside=place > 0)
            key = (
                _RANK[strength],
                place,
                0 if hit.structural else 1,
                order.get(pattern, 99),
                hit.start,
                hit.end,
            )
            if pattern not in best or key < best[pattern][0]:
                best[pattern] = (key, _finding(hit, pattern, typed, strength))
    ranked = [finding for _, finding in sorted(best.values(), key=lambda pair: pair[0])]
    return tuple(_shown(ranked))


def told(hits: Sequence[Hit], guards: Iterable[Guard]) -> tuple[Note, ...]:
    """Why nothing is said, when a guard held back all that matched: at most one note."""
    if any(not hit.silenced_by for hit in hits):
        return ()
    held = [guard for guard in guards if any(guard.id in hit.silenced_by for hit in hits)]
    return tuple(Note(guard.id, guard.says, guard.leads_to) for guard in held[:1])


def _strength(hit: Hit, *, beside: bool) -> Strength:
    return "moderate" if beside and hit.rule.strength == "strong" else hit.rule.strength


def _finding(hit: Hit, pattern: str, typed: str, strength: Strength) -> Finding:
    return Finding(
        pattern=pattern,
        rule=f"{hit.pattern.id}/{hit.rule.id}",
        strength=strength,
        start=hit.start,
        end=hit.end,
        quote=typed[hit.start : hit.end],
        says=hit.rule.says,
        but=hit.rule.but,
    )


def _shown(ranked: list[Finding]) -> Iterable[Finding]:
    shown = 0
    for finding in ranked:
        show = finding.strength != "hint" and shown < MOST_SHOWN and not _folded(finding, ranked)
        shown += show
        yield finding if show else replace(finding, shown=False)


def _folded(finding: Finding, ranked: list[Finding]) -> bool:
    twin = next((f for f in ranked if f.pattern == _FOLDED.get(finding.pattern)), None)
    if twin is None or twin.strength == "hint":
        return False
    return twin.start < finding.end and finding.start < twin.end
