"""Every example of every rule file is a test of its own, shown with the file and line it is in.

`examples.rules` names the folder. The self-tests of detection and safety are the judges, as for
`reframe rules check`; here each claim can be run alone: `pytest tests/rules -k rule_id`.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reframe.errors import Problem
from reframe.rulebook.check import Checked, checked_folder
from reframe.rulebook.model import Book, Safety


@dataclass(frozen=True)
class Claim:
    """One thing that a rule file says is so."""

    place: Problem
    fault: Callable[[], str]
    """Empty when it is so."""


def pytest_collect_file(parent: pytest.Collector, file_path: Path) -> pytest.Collector | None:
    if file_path.suffix != ".rules":
        return None
    return RuleFolder.from_parent(parent, path=file_path)


class RuleFolder(pytest.File):
    """The folder whose YAML files hold the claims."""

    def collect(self) -> Iterator[pytest.Collector]:
        folder = (self.path.parent / self.path.read_text(encoding="utf-8").strip()).resolve()
        by_file: dict[str, list[Claim]] = {}
        for claim in claims(folder):
            by_file.setdefault(claim.place.file, []).append(claim)
        for name, found in by_file.items():
            yield RuleFile.from_parent(self, path=folder / name, claims=found)


class RuleFile(pytest.File):
    def __init__(self, *, claims: list[Claim], **options: Any) -> None:
        super().__init__(**options)
        self.claims = claims

    def collect(self) -> Iterator[pytest.Item]:
        for claim in self.claims:
            yield Example.from_parent(self, name=claim.place.key, claim=claim)


class Wrong(Exception):
    """What a claim says is not so."""


class Example(pytest.Item):
    def __init__(self, *, claim: Claim, **options: Any) -> None:
        super().__init__(**options)
        self.claim = claim

    def runtest(self) -> None:
        fault = self.claim.fault()
        if fault:
            raise Wrong(fault)

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, self.claim.place.line - 1, self.name

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> str:
        if not isinstance(excinfo.value, Wrong):
            return str(super().repr_failure(excinfo, style))
        place = self.claim.place
        return (
            f"{self.path}:{place.line}:{place.column}: {place.key}: {excinfo.value}\n"
            f"{place.excerpt}"
        )


def claims(folder: Path) -> Iterator[Claim]:
    """What all files say; when they can't be used, each problem is a claim that is not so."""
    checked = checked_folder(folder, complete=True)
    for problem in checked.problems:
        yield Claim(problem, lambda problem=problem: problem.message)
    if checked.book is not None:
        yield from _pattern_claims(checked, checked.book)
    if checked.safety is not None:
        yield from _safety_claims(checked, checked.safety)


def _pattern_claims(checked: Checked, book: Book) -> Iterator[Claim]:
    from reframe.detection import selftest

    # The model is loaded once per process, and only when an example runs.
    bench = functools.cache(lambda: selftest.bench(book))
    for case in selftest.cases(book):
        place = checked.where.problem(case.pattern, case.rule, case.kind, case.n, "")
        yield Claim(place, lambda case=case: selftest.judge(bench(), case))


def _safety_claims(checked: Checked, safety: Safety) -> Iterator[Claim]:
    from reframe.safety import selftest
    from reframe.safety.screen import Screen

    screen = functools.cache(lambda: Screen(safety))
    for case in selftest.cases(safety):
        place = checked.where.problem("", case.rule, case.kind, case.number, "")
        yield Claim(place, lambda case=case: selftest.judge(screen(), case))
