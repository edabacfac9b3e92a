"""The golden report: what the rules find on every line of the corpus, as a text to compare with.

`reframe rules corpus` compares it with what is found now, or writes it anew. It lies beside the
corpus, so that a change of a rule shows what it gains and what it loses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reframe.detection.figures import GOOD, Figures, Outcome, Result, figures
from reframe.record.model import Finding

FILE = "corpus/report.txt"
_HEAD = "# What the rules find on the corpus. Written by `make golden`, never by hand."
_INDENT = "    "


def report(outcomes: Sequence[Outcome]) -> str:
    """The figures, then each line of the corpus in its order with what is found in it."""
    lines = [_HEAD, "", *summary(figures(outcomes)), ""]
    for outcome in outcomes:
        accepted = ",".join(outcome.line.accepted) or "-"
        lines.append(f"{outcome.result:6} | {accepted} | {outcome.line.text}")
        if outcome.held:
            lines.append(f"{_INDENT}held by safety: {outcome.held}")
        lines += [f"{_INDENT}{named(finding)}" for finding in outcome.findings]
    return "\n".join(lines) + "\n"


def named(finding: Finding) -> str:
    """A finding as `pattern/rule strength`, with what is unusual about it."""
    owner = finding.rule.partition("/")[0]
    also = "" if owner == finding.pattern else f" as {finding.pattern}"
    hidden = "" if finding.shown or finding.strength == "hint" else " (not shown)"
    return f"{finding.rule} {finding.strength}{also}{hidden}"


def summary(found: Figures) -> Iterator[str]:
    """The figures as aligned lines."""
    yield f"{'thoughts with a right hint among those shown':46}{found.among}"
    yield f"{'thoughts whose first hint is right':46}{found.first}"
    yield f"{'hints shown on thoughts that are right':46}{found.precision}"
    yield f"{'quiet lines that stay silent':46}{found.silent}"
    yield ""
    yield f"{'hints, also those not shown':46}{'right on thoughts':26}on quiet lines"
    for each in found.strengths:
        yield f"{each.strength:46}{each.on_thoughts!s:26}{each.on_quiet}"
    yield ""
    yield f"{'pattern':28}accepted  shown  both  precision  recall    F1"
    for one in found.patterns:
        yield (
            f"{one.pattern:28}{one.accepted:8}{one.shown:7}{one.both:6}"
            f"{one.precision:11.2f}{one.recall:8.2f}{one.f1:6.2f}"
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """What a report says of one line."""

    result: Result
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A line on which two reports differ. `before` and `after` are None where it is missing."""

    text: str
    before: Entry | None
    after: Entry | None

    @property
    def gained(self) -> tuple[str, ...]:
        return _beyond(self.after, self.before)

    @property
    def lost(self) -> tuple[str, ...]:
        return _beyond(self.before, self.after)

    @property
    def step(self) -> int:
        """Above zero when the line got better, below when it got worse."""
        if self.before is None or self.after is None:
            return 0
        return GOOD[self.after.result] - GOOD[self.before.result]


def _beyond(one: Entry | None, other: Entry | None) -> tuple[str, ...]:
    known = other.findings if other else ()
    return tuple(name for name in (one.findings if one else ()) if name not in known)


def entries(text: str) -> dict[str, Entry]:
    """A report read back, by the sentences of the corpus. What is not an entry is passed over."""
    found: dict[str, Entry] = {}
    current = ""
    for line in text.split("\n"):
        result, *rest = (part.strip() for part in line.split("|", 2))
        if len(rest) == 2 and result in GOOD:
            current = rest[1]
            found[current] = Entry(result)
        elif current and line.startswith(_INDENT):
            before = found[current]
            found[current] = Entry(before.result, (*before.findings, line.strip()))
    return found


def changes(golden: str, now: str) -> tuple[Change, ...]:
    """Every line that differs, in the order of the corpus; lines that are gone come last."""
    before, after = entries(golden), entries(now)
    order = [*after, *(text for text in before if text not in after)]
    return tuple(
        Change(text, before.get(text), after.get(text))
        for text in order
        if before.get(text) != after.get(text)
    )


def told(change: Change) -> Iterator[str]:
    """A change as lines for people."""
    yield f"{_step(change):28}{change.text}"
    yield from (f"{_INDENT}+ {name}" for name in change.gained)
    yield from (f"{_INDENT}- {name}" for name in change.lost)


def _step(change: Change) -> str:
    if change.before is None:
        return f"new: {change.after.result if change.after else ''}"
    if change.after is None:
        return "no longer in the corpus"
    if change.before.result == change.after.result:
        return change.after.result
    return f"{change.before.result} → {change.after.result}"
