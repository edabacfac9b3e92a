"""The record's texts by place: reading, writing and erasing one, and what depends on it.

A text has the key that the safety screen's registry gives its field (`thoughts.0`); when an entry
of a list goes, the keys and places behind it move up.
"""

from __future__ import annotations

from dataclasses import replace

from reframe.dialogue import forms
from reframe.dialogue.state import At, Hints
from reframe.dialogue.talk import Talk
from reframe.record import edits
from reframe.record.edits import Side
from reframe.record.model import Check, LeadsTo, Record
from reframe.record.story import Story
from reframe.rulebook.model import Step


def entries(record: Record, into: str) -> tuple[str, ...]:
    """The texts of a field, one or several; none for a field that holds no text."""
    match into:
        case "situation":
            found: tuple[str, ...] = (record.situation,)
        case "thoughts":
            return tuple(thought.text for thought in record.thoughts)
        case "evidence_for":
            return record.evidence_for
        case "evidence_against":
            return record.evidence_against
        case "questions":
            return tuple(asked.answer for asked in record.questions)
        case "balanced":
            found = (record.balanced,)
        case "next_step":
            found = (record.next_step.text,) if record.next_step else ()
        case "note":
            found = (record.note,)
        case _:
            return forms.lines(record, into)
    return tuple(text for text in found if text)


def item_of(talk: Talk, step: Step, at: At) -> int:
    """Index of the entry a place is about; one past the last for a new one."""
    return len(entries(talk.record, step.into)) if at.part == "list" else at.item


def read(talk: Talk, step: Step, at: At) -> str:
    """The text at a place; empty for a new one."""
    found = entries(talk.record, step.into)
    item = item_of(talk, step, at)
    return found[item] if item < len(found) else ""


def key(step: Step, item: int) -> str:
    """The key of a text in the registry of free-text fields."""
    match step.into:
        case "thoughts" | "evidence_for" | "evidence_against":
            return f"{step.into}.{item}"
        case "questions":
            return f"answer.{item}"
        case _ if forms.is_form(step.into):
            return f"{step.into}.{item}"
        case _:
            return step.into


def write(talk: Talk, step: Step, item: int, text: str, check: Check | None = None) -> Talk:
    """Put a text where it belongs, a new entry at the end of its list."""
    record = talk.record
    match step.into:
        case "situation":
            return _write_situation(talk, text)
        case "balanced":
            return _write_balanced(talk, text, check)
        case "note":
            note = f"{record.note}\n{text}" if item and record.note else text
            return talk.recording(edits.set_note(record, note))
        case "next_step":
            kind = record.next_step.kind if record.next_step else ""
            return talk.recording(edits.set_next_step(record, kind, text))
        case "evidence_for":
            return talk.recording(_with_evidence(record, "for", item, text))
        case "evidence_against":
            return talk.recording(_with_evidence(record, "against", item, text))
        case "questions":
            return talk.recording(edits.answer(record, item, text))
        case _ if forms.is_form(step.into):
            return _write_form(talk, step, item, text)
        case _:
            return _write_thought(talk, item, text, check)


def erase(talk: Talk, step: Step, item: int) -> Talk:
    """Take a text out; an entry of a list goes altogether."""
    match step.into:
        case "thoughts":
            gone = talk.recording(edits.remove_thought(talk.record, item))
            hints = gone.state.hints
            gone = replace(gone, state=replace(gone.state, hints=hints[:item] + hints[item + 1 :]))
            was_hot = talk.hot == item
            gone = _thought_changed(gone, also_hot=True) if was_hot else gone
        case "evidence_for":
            gone = talk.recording(edits.remove_evidence(talk.record, "for", item))
        case "evidence_against":
            gone = talk.recording(edits.remove_evidence(talk.record, "against", item))
        case "balanced":
            emptied = talk.recording(replace(talk.record, balanced="", balanced_belief=None))
            return hold(_unreviewed(emptied, None), frozenset({"balanced"}), None)
        case _ if forms.is_form(step.into):
            gone = _write_form(talk, step, item, "")
        case _:
            return hold(write(talk, step, item, ""), frozenset({key(step, item)}), None)
    return _moved_up(hold(gone, frozenset({key(step, item)}), None), step, item)


def hold(talk: Talk, keys: frozenset[str], tier: str | None) -> Talk:
    """Count a text in, or out, by what the screen said of it."""
    held, explicit = talk.held - keys, talk.explicit - keys
    if tier in ("explicit", "passive", "danger"):
        held |= keys
    if tier == "explicit":
        explicit |= keys
    return replace(talk, held=held, explicit=explicit)


def hot_changed(talk: Talk) -> Talk:
    """Another thought is worked on: what was asked about the last one is asked about this one."""
    talk = _thought_changed(talk)
    lists = {step.id for step in talk.script.steps if step.into.startswith("evidence_")}
    talk = talk.forgetting_steps(lambda step: step.into == "maybe_true")
    return talk.forgetting(lambda at: at.step in lists and at.part == "list")


def _write_situation(talk: Talk, text: str) -> Talk:
    """What happened; the pieces of another text are none of this one."""
    if text != talk.record.situation:
        talk = replace(talk, state=replace(talk.state, story=Story()))
    return talk.recording(edits.set_situation(talk.record, text))


def _write_thought(talk: Talk, item: int, text: str, check: Check | None) -> Talk:
    hints = _hints_of(check)
    known = talk.state.hints
    if item >= len(talk.record.thoughts):
        marked = edits.mark_hot(talk.record, 0) if _only_thought_at_work(talk) else talk.record
        added = talk.recording(edits.add_thought(marked, text))
        return replace(added, state=replace(added.state, hints=(*known, hints)))
    if talk.record.thoughts[item].text == text:
        return talk
    changed = talk.recording(edits.set_thought_text(talk.record, item, text))
    changed = replace(
        changed, state=replace(changed.state, hints=(*known[:item], hints, *known[item + 1 :]))
    )
    return _thought_changed(changed) if talk.hot == item else changed


def _write_form(talk: Talk, step: Step, item: int, text: str) -> Talk:
    """The answer to a step of an exercise; what was weighed of an old list is weighed anew."""
    written = talk.recording(forms.write(talk.record, step, item, text))
    return written.forgetting_steps(lambda each: each.of == step.id)


def _write_balanced(talk: Talk, text: str, check: Check | None) -> Talk:
    """The balanced thought; a new one is reviewed anew."""
    changed = text != talk.record.balanced
    talk = talk.recording(edits.set_balanced(talk.record, text))
    return _unreviewed(talk, check) if changed else talk


def _unreviewed(talk: Talk, check: Check | None) -> Talk:
    found = check.findings if check else ()
    talk = replace(talk, state=replace(talk.state, in_balanced=found, standing=()))
    return talk.forgetting_steps(lambda step: step.kind == "review")


def _hints_of(check: Check | None) -> Hints:
    """What a check leaves behind; the stronger of two notes decides where the work goes."""
    if check is None:
        return Hints(checked=False)
    ways = {note.leads_to for note in check.notes}
    leads: LeadsTo = "note" if "note" in ways else "support" if "support" in ways else ""
    return Hints(check.findings, checked=not check.problem, leads_to=leads)


def _only_thought_at_work(talk: Talk) -> bool:
    """Whether one unmarked thought is being worked on, which a second one would leave in doubt."""
    offers = {step.id for step in talk.script.steps if step.kind == "offers"}
    return len(talk.record.thoughts) == 1 and any(at.step in offers for at in talk.state.trail)


def _thought_changed(talk: Talk, *, also_hot: bool = False) -> Talk:
    """The words of the hot thought changed: offers quoted the old ones, ratings were about them."""
    return talk.forgetting_steps(
        lambda step: (
            step.kind in ("offers", "summary")
            or (step.kind == "rating" and step.into == "belief")
            or (also_hot and step.into == "hot")
        )
    )


def _with_evidence(record: Record, side: Side, item: int, text: str) -> Record:
    if item < len(edits.evidence(record, side)):
        return edits.replace_evidence(record, side, item, text)
    return edits.add_evidence(record, side, text)


def _moved_up(talk: Talk, step: Step, item: int) -> Talk:
    """Places and keys behind a removed entry, each one lower."""

    def place(at: At) -> At:
        behind = at.step == step.id and at.part != "list" and at.item > item
        return replace(at, item=at.item - 1) if behind else at

    def name(each: str) -> str:
        field, _, number = each.rpartition(".")
        behind = field == step.into and number.isdigit() and int(number) > item
        return f"{field}.{int(number) - 1}" if behind else each

    kept = (
        at for at in talk.state.trail if (at.step, at.item) != (step.id, item) or at.part == "list"
    )
    trail = tuple(place(at) for at in kept)
    return replace(
        talk,
        state=replace(talk.state, trail=trail),
        held=frozenset(map(name, talk.held)),
        explicit=frozenset(map(name, talk.explicit)),
    )
