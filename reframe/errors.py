"""What can go wrong, as one tree; the command line turns each into one sentence and an exit code.

ReframeError
├── UsageProblem          2   asked for something that does not exist or does not fit
├── RuleProblems          1   a rule file has mistakes; carries all of them
├── ConfigProblem         1   the configuration can't be read
├── DetectorUnavailable   1   no model, or the worker did not answer
└── StorageProblem       74   the disk, the folder or the journal file
    ├── JournalBusy           another reframe holds the journal
    ├── JournalDamaged        the file is not a journal that this program can read
    ├── RecordDamaged         one record in its JSON form has a field that can't be read
    └── JournalNewer          written by a newer reframe
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class ReframeError(Exception):
    """A problem told in one plain sentence: what happened, what was kept, what to do.

    The sentence never holds anything that the user wrote.
    """

    exit_code = 70

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class UsageProblem(ReframeError):
    exit_code = 2


class ConfigProblem(ReframeError):
    exit_code = 1


class DetectorUnavailable(ReframeError):
    exit_code = 1


class StorageProblem(ReframeError):
    exit_code = 74


class JournalBusy(StorageProblem):
    pass


class JournalDamaged(StorageProblem):
    pass


class RecordDamaged(StorageProblem):
    pass


class JournalNewer(StorageProblem):
    pass


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a rule file; line and column count from 1, 0 when there is none."""

    file: str
    line: int
    column: int
    key: str
    message: str
    excerpt: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.key}: {self.message}"


class RuleProblems(ReframeError):
    """Every problem of a rule book at once."""

    exit_code = 1

    def __init__(self, problems: Sequence[Problem]) -> None:
        count = len(problems)
        noun = "problem" if count == 1 else "problems"
        super().__init__(f"The rules have {count} {noun}. Run: reframe rules check")
        self.problems = tuple(problems)
