"""The own safety plan, kept in the journal and, when the person wants it, in a file of its own.

Both fronts read and write it here; `reframe help-now` prints the file, which needs no journal.
"""

from __future__ import annotations

import json
from pathlib import Path

from reframe.errors import StorageProblem
from reframe.files import private_folder, write_new
from reframe.journal import Journal
from reframe.record.plan import SafetyPlan
from reframe.rulebook.model import PlanForm
from reframe.text.clean import clean

NAME = "safety_plan"


class PlanKeeper:
    """Reads and writes the plan; every problem is a StorageProblem with a sentence to show."""

    def __init__(self, journal: Journal, form: PlanForm, outside: Path) -> None:
        self._journal = journal
        self._form = form
        self._outside = outside

    @property
    def form(self) -> PlanForm:
        return self._form

    def plan(self) -> SafetyPlan:
        """The plan as it was last written."""
        stored = self._journal.kept(NAME)
        try:
            return SafetyPlan.from_json(json.loads(stored)) if stored else SafetyPlan()
        except ValueError as error:
            raise StorageProblem(
                "Your safety plan can't be read. It was left as it is; the help lines are on F1."
            ) from error

    def write(self, section: str, text: str) -> SafetyPlan:
        """Write one section; kept when this returns."""
        return self._keep(self.plan().with_text(section, clean(text)))

    def allow_outside(self, allowed: bool) -> SafetyPlan:
        """Say whether it may be read without the journal; the file comes or goes at once."""
        plan = self.plan()
        return self._keep(SafetyPlan(plan.texts, outside=allowed))

    def _keep(self, plan: SafetyPlan) -> SafetyPlan:
        self._journal.keep(NAME, json.dumps(plan.to_json(), ensure_ascii=False))
        if plan.outside and not plan.is_empty:
            private_folder(self._outside.parent)
            write_new(self._outside, as_text(plan, self._form), replace=True)
        else:
            self._remove()
        return plan

    def _remove(self) -> None:
        try:
            self._outside.unlink(missing_ok=True)
        except OSError as error:
            raise StorageProblem(
                f"The file {self._outside} could not be removed. Your plan itself is kept."
            ) from error


def as_text(plan: SafetyPlan, form: PlanForm) -> str:
    """The plan as a page of plain text, for reading and printing; only sections with words."""
    parts = [form.title]
    parts += [
        f"{section.name}\n{_indented(plan.text(section.id))}"
        for section in form.sections
        if plan.text(section.id)
    ]
    return "\n\n".join(parts) + "\n"


def _indented(text: str) -> str:
    return "\n".join(f"  {line}".rstrip() for line in text.splitlines())
