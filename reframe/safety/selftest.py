"""Runs the examples of the safety rules. Called by `reframe rules check` and by the tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from reframe.errors import Problem
from reframe.rulebook.safety_model import Safety
from reframe.safety.screen import LOWERED, Screen

Report = Callable[[str, str, str, int, str], Problem]
"""Makes a problem at the place of an example: owner, rule, kind, number from 0, message."""


@dataclass(frozen=True, slots=True)
class Case:
    """One example of the safety files."""

    rule: str
    kind: Literal["match", "silent", "lowering"]
    number: int
    sentence: str


def cases(safety: Safety) -> Iterator[Case]:
    """All examples in the order of the files."""
    for rule in safety.rules:
        yield from (Case(rule.id, "match", at, each) for at, each in enumerate(rule.match))
        yield from (Case(rule.id, "silent", at, each) for at, each in enumerate(rule.silent))
    for lowering in safety.lowering:
        yield from (Case(lowering.id, "lowering", n, each) for n, each in enumerate(lowering.match))


def judge(screen: Screen, case: Case) -> str:
    """What is not as the example says; empty when all is well."""
    fired = screen.fired(case.sentence)
    mine = [each for each in fired if each.rule.id == case.rule]
    match case.kind:
        case "match":
            if not mine:
                return "the rule does not match this sentence"
            if fired[0].tier != mine[0].rule.tier:
                return f"the sentence counts as {fired[0].tier}, not as {mine[0].rule.tier}"
        case "silent":
            if mine:
                matched = case.sentence[mine[0].start : mine[0].end]
                return f"the rule matches “{matched}” here"
        case "lowering":
            if not any(each.lowered_by == case.rule for each in fired):
                return "nothing explicit is lowered by this here"
            if fired[0].tier != LOWERED:
                return f"the sentence counts as {fired[0].tier}, not as {LOWERED}"
    return ""


def run(safety: Safety, report: Report | None = None) -> tuple[Problem, ...]:
    """All examples that do not hold, in order."""
    screen = Screen(safety)
    report = report or _without_place
    return tuple(
        report("", case.rule, "match" if case.kind == "lowering" else case.kind, case.number, why)
        for case in cases(safety)
        if (why := judge(screen, case))
    )


def _without_place(owner: str, rule: str, kind: str, number: int, message: str) -> Problem:
    name = "/".join(part for part in (owner, rule) if part)
    return Problem("safety/screen", 0, 0, f"{name} {kind}[{number + 1}]", message)
