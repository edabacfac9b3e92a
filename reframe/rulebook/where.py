"""Where a rule, guard, question or example stands in its file; used to tell of failed examples."""

from __future__ import annotations

import dataclasses
import functools
from dataclasses import dataclass
from typing import Any

from reframe.errors import Problem
from reframe.rulebook.model import Guard, ListeningHint, Lowering, Pattern, Rule, SafetyRule
from reframe.rulebook.pages import Page, walk
from reframe.rulebook.reader import At

PATHS: dict[str, tuple[str, ...]] = {
    "exception": ("exceptions", "#", "silences"),
    "guard": ("silences", "#"),
    "lowering": ("match", "#"),
    "todo_missed": ("todo", "missed", "#"),
    "todo_wrong": ("todo", "wrong", "#"),
    "unreached": ("find", "#"),
}
"""Kinds of examples that do not stand right under a key of their own name; # is the number."""


@dataclass(frozen=True)
class Where:
    """A finder over the pages of one rules folder."""

    pages: tuple[Page[Any], ...]

    def __call__(self, owner: str, rule: str, kind: str, n: int = 0) -> tuple[str, int, int]:
        """File, line and column, counted from 1; the nearest thing that has a place.

        Args:
            owner: A pattern's id; empty for guards and for safety rules.
            rule: The id of a rule or guard.
            kind: `match`, `silent` …, or one of `PATHS`.
            n: Which of them, from 0.
        """
        page, at = self._rules.get((owner, rule), (None, ()))
        if page is None:
            return ("", 0, 0)
        parts = PATHS.get(kind, (kind, "#"))
        mark = page.sheet.mark((*at, *(n if part == "#" else part for part in parts)))
        return (page.sheet.file, mark.line, mark.column)

    def problem(self, owner: str, rule: str, kind: str, n: int, message: str) -> Problem:
        """A problem with an example, at its place."""
        name = "/".join(part for part in (owner, rule) if part)
        key = f"{name} {kind}[{n + 1}]"
        page, at = self._rules.get((owner, rule), (None, ()))
        if page is None:
            return Problem(owner or "rules", 0, 0, key, message)
        parts = PATHS.get(kind, (kind, "#"))
        found = page.problem((*at, *(n if part == "#" else part for part in parts)), message)
        return dataclasses.replace(found, key=key)

    def placed(self, problem: Problem) -> Problem:
        """A problem of a self-test at the place that its key names: `owner/rule/kind/number`."""
        match problem.key.split("/"):
            case [owner, rule, kind, number] if number.isdigit():
                known = owner if (owner, rule) in self._rules else ""
                return self.problem(known, rule, kind, int(number), problem.message)
            case _:
                return problem

    @functools.cached_property
    def _rules(self) -> dict[tuple[str, str], tuple[Page[Any], At]]:
        found: dict[tuple[str, str], tuple[Page[Any], At]] = {}
        for page in self.pages:
            owner = page.value.id if isinstance(page.value, Pattern) else ""
            for at, value in walk(page.value):
                if isinstance(value, Rule | Guard | SafetyRule | Lowering | ListeningHint):
                    found.setdefault((owner, value.id), (page, at))
        return found
