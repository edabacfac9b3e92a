"""What was answered so far, as a list to choose an answer from that is to be changed.

Both fronts show it and turn the choice into an `Edit` event.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reframe.dialogue import forms
from reframe.dialogue.events import Edit
from reframe.dialogue.state import State
from reframe.dialogue.weave import script_of
from reframe.record.model import Filled, Record
from reframe.rulebook.model import Book, Step

LEFT_OUT = "(left out)"
LABELS = {
    "hot": "The one that hurts most",
    "maybe_true": "Could it be true",
    "belief": "Belief now",
}
"""Steps that need more than the name of their column to be told apart, by what they fill."""


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer: where it was given and what it says now."""

    step: str
    item: int
    column: str
    text: str
    into: str = ""
    """The field of the record that it fills."""

    @property
    def edit(self) -> Edit:
        """The event that goes back to it."""
        return Edit(self.step, self.item)


def answers(book: Book, state: State) -> tuple[Answered, ...]:
    """Every answer that can be changed or still be given, in the order of the script."""
    steps = script_of(book, state.record).steps
    done = sorted({(at.step, at.item) for at in state.trail})
    told = (
        Answered(
            step.id,
            item,
            _called(step),
            _text(step, item, state.record) or _left_out(step, item),
            step.into,
        )
        for step in steps
        for at, item in done
        if at == step.id
    )
    return tuple(answered for answered in told if answered.text)


def of_field(given: Sequence[Answered], into: str) -> tuple[Answered, ...]:
    """The answers that fill a field at the step where it is first asked; all when it is empty."""
    if not into:
        return tuple(given)
    step = next((each.step for each in given if each.into == into), None)
    return tuple(each for each in given if each.step == step)


def _called(step: Step) -> str:
    """What an answer is called; those of an exercise have a label of their own."""
    if forms.is_form(step.into):
        return step.label or step.column
    return LABELS.get(step.into, step.column)


def _left_out(step: Step, item: int) -> str:
    """What stands for a question passed over, when it can be answered later."""
    asks = step.kind in ("text", "feelings", "list", "date") and step.into != "note"
    return LEFT_OUT if asks and item == 0 else ""


def _text(step: Step, item: int, record: Record) -> str:
    """What the record holds for a place of the script; empty when it holds nothing."""
    if step.into == "feelings":
        return _feelings(step, item, record)
    if forms.is_form(step.into):
        return _filled(forms.answer_of(record, step.into), item)
    lists: dict[str, Sequence[str]] = {
        "thoughts": [thought.text for thought in record.thoughts],
        "evidence_for": record.evidence_for,
        "evidence_against": record.evidence_against,
        "questions": [asked.answer for asked in record.questions],
    }
    if step.into in lists:
        return _at(lists[step.into], item)
    hot, taken = record.hot_thought, record.next_step
    single = {
        "situation": record.situation,
        "hot": hot.text if hot else "",
        "maybe_true": record.maybe_true,
        "balanced": record.balanced,
        "belief": hot.after if hot else None,
        "next_step": (taken.text or taken.kind) if taken else "",
        "note": record.note,
    }.get(step.into)
    labels = {option.id: option.label for option in step.options}
    return "" if single is None else labels.get(str(single), str(single))


def _filled(answer: Filled | None, item: int) -> str:
    if answer is None:
        return ""
    if answer.weights:
        return "" if item else forms.numbered(answer.weights)
    return _at(answer.lines, item) if answer.number is None else str(answer.number)


def _feelings(step: Step, item: int, record: Record) -> str:
    """The feelings with their numbers; one of them where each is rated again."""
    if step.kind == "feelings":
        return ", ".join(
            each.name if each.before is None else f"{each.name} {each.before}"
            for each in record.feelings
        )
    return _at([f"{each.name} {each.after}" for each in record.feelings], item)


def _at(texts: Sequence[str], item: int) -> str:
    return texts[item] if 0 <= item < len(texts) else ""
