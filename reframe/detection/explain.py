"""Why a sentence gets the hints it gets: how it was read, which rules matched, what silenced them.

Called by `reframe rules explain`, for people who write rules.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from reframe.detection.frame import Frame
from reframe.detection.matcher import Hit
from reframe.record.model import Check, Finding, Note
from reframe.rulebook.model import Alternative, Book, FrameTest, Guard, Rule
from reframe.rulebook.structure import key_of


class Reads(Protocol):
    """What a sentence is put to: the detector."""

    def frames(self, text: str) -> tuple[Frame, ...]: ...
    def hits(self, texts: Iterable[str]) -> Iterator[tuple[Hit, ...]]: ...
    def check(self, text: str) -> Check: ...


@dataclass(frozen=True, slots=True)
class ClauseRead:
    """One clause as it was understood."""

    quote: str
    reading: str


@dataclass(frozen=True, slots=True)
class Silencer:
    """A guard or an exception that held, by the name it has in the rule files."""

    name: str
    says: str


@dataclass(frozen=True, slots=True)
class Match:
    """One alternative of one rule that matched."""

    rule: str
    strength: str
    alternative: int
    """Counted from 1, as in error messages."""
    looks_for: str
    quote: str
    silenced_by: tuple[Silencer, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """All about one sentence."""

    text: str
    clauses: tuple[ClauseRead, ...]
    matches: tuple[Match, ...]
    findings: tuple[Finding, ...]
    notes: tuple[Note, ...]
    problem: str = ""


def explain(text: str, book: Book, detector: Reads) -> Explanation:
    """Read one sentence and say all that came of it."""
    guards = {guard.id: guard for guard in book.guards}
    check = detector.check(text)
    hits = next(iter(detector.hits([text])))
    return Explanation(
        text=text,
        clauses=tuple(
            ClauseRead(text[frame.start : frame.end], frame.readable())
            for frame in detector.frames(text)
        ),
        matches=tuple(_match(hit, text, guards) for hit in hits),
        findings=check.findings,
        notes=check.notes,
        problem=check.problem,
    )


def _match(hit: Hit, text: str, guards: Mapping[str, Guard]) -> Match:
    return Match(
        rule=f"{hit.pattern.id}/{hit.rule.id}",
        strength=hit.rule.strength,
        alternative=hit.alternative + 1,
        looks_for=readable(hit.rule.find[hit.alternative]),
        quote=text[hit.start : hit.end],
        silenced_by=tuple(_silencer(name, hit.rule, guards) for name in sorted(hit.silenced_by)),
    )


def _silencer(name: str, rule: Rule, guards: Mapping[str, Guard]) -> Silencer:
    kind, _, number = name.partition("/")
    if kind == "unless":
        unless = rule.exceptions[int(number)].unless
        return Silencer(f"exception {int(number) + 1}", readable(unless))
    return Silencer(f"guard {name}", guards[name].says if name in guards else "")


def readable(alternative: Alternative) -> str:
    """An alternative on one line, nearly as it stands in the rule file."""
    parts = []
    for each in dataclasses.fields(alternative):
        value = getattr(alternative, each.name)
        if value is not None and value != each.default:
            parts.append(f"{each.name}: {_value(value)}")
    return ", ".join(parts)


def _value(value: object) -> str:
    match value:
        case FrameTest():
            named = ((key_of(f.name), getattr(value, f.name)) for f in dataclasses.fields(value))
            said = ", ".join(f"{key}: {_value(each)}" for key, each in named if each is not None)
            return f"{{{said}}}"
        case dict():
            return f"{{{', '.join(f'{key}: {_value(each)}' for key, each in value.items())}}}"
        case tuple() | list():
            return f"[{', '.join(map(_value, value))}]"
        case bool():
            return str(value).lower()
        case _:
            return str(value)
