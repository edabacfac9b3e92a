"""The script of a record with the techniques that were taken up in it, woven in as steps.

A technique's steps get its id in front, the column of the step before them, and no way out or end
of their own. So everything that holds for steps (back, edit, skip, resume) holds for them too.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import replace

from reframe.errors import UsageProblem
from reframe.record.model import Record, Taken
from reframe.rulebook.model import Book, Script, Step, many

FORM = "form"
FILLED = "filled."
"""Before the id of a step whose answer is kept under the step itself."""
ALONE = "alone"


def script_of(book: Book, record: Record) -> Script:
    """The record's script, when there is one that has a way out and an end.

    Raises:
        UsageProblem: when there is none.
    """
    script = named(book, record.script)
    if script is None:
        raise UsageProblem(
            f"There is no script called {record.script}. Your records are untouched."
        )
    techniques = tuple(
        (technique, taken.before)
        for taken in record.taken
        if (technique := _technique(book, taken)) is not None
    )
    return _woven(script, techniques, _closing(book))


def named(book: Book, script_id: str) -> Script | None:
    return next((each for each in book.scripts if each.id == script_id), None)


def origin(step: Step) -> str:
    """Id of the technique that a woven step came with; empty for a step of the script itself."""
    return step.id.rpartition(".")[0]


def _technique(book: Book, taken: Taken) -> Script | None:
    found = named(book, taken.script)
    return found if found is not None and found.kind == "technique" else None


def _closing(book: Book) -> tuple[Step, ...]:
    """The way out and the end, as the first script has them: for a technique done alone."""
    ordered = sorted(book.scripts, key=lambda each: (each.order, each.id))
    records = (script for script in ordered if script.kind == "record")
    whole = next((each for each in records if any(s.into == "note" for s in each.steps)), None)
    steps = whole.steps if whole else ()
    return tuple(step for step in steps if step.into == "note" or step.kind == "close")


# Every turn asks for it, and a script is long; values that are equal give the same steps.
@functools.lru_cache(maxsize=32)
def _woven(
    script: Script, techniques: tuple[tuple[Script, str], ...], closing: tuple[Step, ...]
) -> Script:
    steps = [_own(step) for step in script.steps]
    if script.kind == "technique" and script.caution:
        steps.insert(0, Step("caution", "note", steps[0].column, says=script.caution))
    if script.kind == "technique" and not any(step.into == "note" for step in steps):
        steps += closing
    if not any(step.into == "note" for step in steps):
        raise UsageProblem(f"The script {script.id} has no note step, so it can't be used.")
    for technique, before in techniques:
        ids = [step.id for step in steps]
        at = ids.index(before) if before in ids else _end(steps)
        column = steps[at - 1].column if at else steps[at].column
        steps[at:at] = _inside(technique, column)
    return replace(script, steps=tuple(steps))


def _end(steps: list[Step]) -> int:
    """Where the way out begins."""
    return next(at for at, step in enumerate(steps) if step.into == "note")


def _inside(technique: Script, column: str) -> Iterator[Step]:
    if technique.caution:
        yield Step(f"{technique.id}.caution", "note", column, says=technique.caution)
    own = {step.id for step in technique.steps}
    for step in technique.steps:
        if step.into == "note" or step.kind == "close" or ALONE in many(step.when):
            continue
        yield _own(
            replace(
                step,
                id=f"{technique.id}.{step.id}",
                column=column,
                of=f"{technique.id}.{step.of}" if step.of else "",
                when=tuple(_inner(each, technique.id, own) for each in many(step.when)),
                options=tuple(
                    replace(each, goto=f"{technique.id}.{each.goto}" if each.goto else "")
                    for each in step.options
                ),
            )
        )


def _inner(condition: str, technique: str, own: set[str]) -> str:
    no = "not " if condition.startswith("not ") else ""
    bare = condition.removeprefix("not ")
    return f"{no}{technique}.{bare}" if bare.partition("=")[0] in own else condition


def _own(step: Step) -> Step:
    """A step whose answer is kept under the step itself gets a field of its own."""
    return replace(step, into=f"{FILLED}{step.id}") if step.into == FORM else step
