"""The own safety plan, kept in the journal and, when the person wants it, in a file of its own.

Both fronts read and write it here; `reframe help-now` prints the file, which needs no journal.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from reframe.errors import ReframeError, StorageProblem
from reframe.files import private_folder, write_new
from reframe.journal import Journal
from reframe.record.plan import SafetyPlan
from reframe.rulebook.model import PlanForm, Safety
from reframe.text.clean import clean

NAME = "safety_plan"
WAY = "plan"
"""The way on from a card that shows the plan."""
OUTSIDE = "It can be read with help-now, without opening the journal."
INSIDE = "It is kept in the encrypted journal alone."
PRINTED = "Written to {path}, for printing. Anyone who can read that file can read it."
KEPT = "Kept."


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
                "Your safety plan can't be read. It was left as it is; the help lines are here."
            ) from error

    def write(self, section: str, text: str) -> SafetyPlan:
        """Write one section; kept when this returns."""
        return self._keep(self.plan().with_text(section, clean(text)))

    def allow_outside(self, allowed: bool) -> SafetyPlan:
        """Say whether it may be read without the journal; the file comes or goes at once."""
        plan = self.plan()
        return self._keep(SafetyPlan(plan.texts, outside=allowed))

    def print_into(self, folder: Path) -> Path:
        """Write it to a private file that can be printed; the path of that file.

        A new one replaces it, since it is always made from the whole plan.
        """
        path = private_folder(folder) / "safety-plan.txt"
        write_new(path, as_text(self.plan(), self._form), replace=True)
        return path

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


def with_open_ways(safety: Safety, keeper: PlanKeeper | None) -> Safety:
    """The safety texts as a front shows them: a plan that can't be read is not pointed to.

    A card must come up whatever is wrong with the journal, and no way on may lead nowhere.
    """
    if keeper is not None and _is_readable(keeper):
        return safety
    cards = tuple(
        replace(card, ways=tuple(way for way in card.ways if way.id != WAY))
        for card in safety.cards
    )
    return replace(safety, cards=cards, plan=None)


def _is_readable(keeper: PlanKeeper) -> bool:
    try:
        keeper.plan()
    except ReframeError:
        return False
    return True


def _indented(text: str) -> str:
    return "\n".join(f"  {line}".rstrip() for line in text.splitlines())
