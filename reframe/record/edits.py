"""Every change of a thought record, as a pure function from record to record.

The conversation makes its steps out of these. Items of lists are named by their index, from 0; an
index that is not there raises IndexError and a rating outside 0 to 100 raises ValueError, since
both would be faults of the caller and not of the user.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Literal, TypeVar

from reframe.record.model import (
    Answer,
    Asked,
    Feeling,
    Filled,
    Finding,
    NextStep,
    Offered,
    Record,
    Status,
    Taken,
    Thought,
    Truth,
)

Side = Literal["for", "against"]
T = TypeVar("T")


def rating(number: int) -> int:
    """The number itself, when it is on the scale."""
    if not 0 <= number <= 100:
        raise ValueError("a rating goes from 0 to 100")
    return number


def set_situation(record: Record, text: str) -> Record:
    return replace(record, situation=text)


def set_feelings_before(record: Record, feelings: Iterable[tuple[str, int]]) -> Record:
    """The feelings, all of them, in the order named; one that stays keeps its later rating."""
    after = {feeling.name: feeling.after for feeling in record.feelings}
    named = dict(feelings)
    return replace(
        record,
        feelings=tuple(
            Feeling(name=name, before=rating(number), after=after.get(name))
            for name, number in named.items()
        ),
    )


def name_feelings(record: Record, names: Iterable[str]) -> Record:
    """Feelings that were named and not rated yet; they join those that are there."""
    known = {feeling.name for feeling in record.feelings}
    new = (Feeling(name) for name in dict.fromkeys(names) if name not in known)
    return replace(record, feelings=(*record.feelings, *new))


def set_feelings_after(record: Record, feelings: Iterable[tuple[str, int]]) -> Record:
    """Rate feelings again; one that was not there before joins at the end."""
    after = {name: rating(number) for name, number in feelings}
    rated = tuple(
        replace(feeling, after=after.pop(feeling.name, feeling.after))
        for feeling in record.feelings
    )
    joined = tuple(Feeling(name=name, after=number) for name, number in after.items())
    return replace(record, feelings=rated + joined)


def add_thought(record: Record, text: str, *, before: int | None = None) -> Record:
    thought = Thought(text=text, before=None if before is None else rating(before))
    return replace(record, thoughts=(*record.thoughts, thought))


def set_thought_text(record: Record, index: int, text: str) -> Record:
    """Change the words; its patterns are dropped, since they quoted the old ones.

    A name of the user's own stays: it was typed.
    """

    def reworded(thought: Thought) -> Thought:
        if thought.text == text:
            return thought
        own = tuple(each for each in thought.patterns if each.own)
        return replace(thought, text=text, patterns=own)

    return _thought(record, index, reworded)


def remove_thought(record: Record, index: int) -> Record:
    return replace(record, thoughts=_without(record.thoughts, index))


def rate_thought(
    record: Record, index: int, *, before: int | None = None, after: int | None = None
) -> Record:
    """Set the belief that is given, and leave the other as it is."""

    def rated(thought: Thought) -> Thought:
        return replace(
            thought,
            before=thought.before if before is None else rating(before),
            after=thought.after if after is None else rating(after),
        )

    return _thought(record, index, rated)


def mark_hot(record: Record, index: int) -> Record:
    """Make one thought the hot one, and no other."""
    if not 0 <= index < len(record.thoughts):
        raise IndexError("there is no such thought")
    marked = (replace(each, hot=at == index) for at, each in enumerate(record.thoughts))
    return replace(record, thoughts=tuple(marked))


def offer(record: Record, index: int, finding: Finding) -> Record:
    """Write down that a pattern was offered on a thought; once for each rule and place."""
    offered = Offered(
        pattern=finding.pattern,
        rule=finding.rule,
        strength=finding.strength,
        start=finding.start,
        end=finding.end,
        quote=finding.quote,
    )

    def with_offer(thought: Thought) -> Thought:
        known = {(each.rule, each.start, each.end) for each in thought.patterns}
        if (offered.rule, offered.start, offered.end) in known:
            return thought
        return replace(thought, patterns=(*thought.patterns, offered))

    return _thought(record, index, with_offer)


def judge(record: Record, index: int, offered: int, answer: Answer) -> Record:
    """Write down what the user said to an offered pattern."""

    def judged(thought: Thought) -> Thought:
        patterns = _changed(thought.patterns, offered, lambda each: replace(each, answer=answer))
        return replace(thought, patterns=patterns)

    return _thought(record, index, judged)


def choose_pattern(record: Record, index: int, pattern: str) -> Record:
    """Add a pattern of the user's own choice; one that is there already becomes accepted."""

    def chosen(thought: Thought) -> Thought:
        patterns = tuple(
            replace(each, answer="accepted") if each.pattern == pattern else each
            for each in thought.patterns
        )
        if all(each.pattern != pattern for each in patterns):
            patterns = (*patterns, Offered(pattern=pattern, answer="accepted"))
        return replace(thought, patterns=patterns)

    return _thought(record, index, chosen)


def choose_own(record: Record, index: int, name: str) -> Record:
    """Add a name of the user's own; once only, however it is written."""

    def named(thought: Thought) -> Thought:
        there = {each.own.casefold() for each in thought.patterns}
        if name.casefold() in there:
            return thought
        own = Offered(pattern="", answer="accepted", own=name)
        return replace(thought, patterns=(*thought.patterns, own))

    return _thought(record, index, named)


def drop_own(record: Record, index: int) -> Record:
    """Take the user's own name that was given last out again."""

    def without(thought: Thought) -> Thought:
        own = [at for at, each in enumerate(thought.patterns) if each.own]
        return replace(thought, patterns=_without(thought.patterns, own[-1])) if own else thought

    return _thought(record, index, without)


def set_maybe_true(record: Record, truth: Truth | None) -> Record:
    return replace(record, maybe_true=truth)


def add_evidence(record: Record, side: Side, text: str) -> Record:
    return _with_evidence(record, side, (*evidence(record, side), text))


def replace_evidence(record: Record, side: Side, index: int, text: str) -> Record:
    return _with_evidence(record, side, _changed(evidence(record, side), index, lambda _: text))


def remove_evidence(record: Record, side: Side, index: int) -> Record:
    return _with_evidence(record, side, _without(evidence(record, side), index))


def evidence(record: Record, side: Side) -> tuple[str, ...]:
    return record.evidence_for if side == "for" else record.evidence_against


def ask(record: Record, question: str, text: str) -> Record:
    """Write down that a question was put, in the words it was put in."""
    return replace(record, questions=(*record.questions, Asked(question=question, text=text)))


def answer(record: Record, index: int, text: str) -> Record:
    questions = _changed(record.questions, index, lambda asked: replace(asked, answer=text))
    return replace(record, questions=questions)


def set_balanced(record: Record, text: str) -> Record:
    return replace(record, balanced=text)


def rate_balanced(record: Record, number: int) -> Record:
    return replace(record, balanced_belief=rating(number))


def set_next_step(record: Record, kind: str, text: str = "") -> Record:
    return replace(record, next_step=NextStep(kind=kind, text=text))


def set_note(record: Record, text: str) -> Record:
    return replace(record, note=text)


def filled(record: Record, step: str) -> Filled | None:
    """The answer to a step that fills no named field; None while there is none."""
    return next((each for each in record.filled if each.step == step), None)


def fill(record: Record, answer: Filled) -> Record:
    """Put an answer in the place of the earlier one to the same step, or at the end.

    Weights that do not sum to 100 raise ValueError.
    """
    if answer.weights and sum(rating(number) for _, number in answer.weights) != 100:
        raise ValueError("shares of a whole sum to 100")
    if answer.number is not None:
        rating(answer.number)
    steps = [each.step for each in record.filled]
    at = steps.index(answer.step) if answer.step in steps else len(steps)
    return replace(record, filled=(*record.filled[:at], answer, *record.filled[at + 1 :]))


def unfill(record: Record, step: str) -> Record:
    """Take the answer to a step out."""
    return replace(record, filled=tuple(each for each in record.filled if each.step != step))


def take(record: Record, script: str, before: str) -> Record:
    """Take a technique up before a step; one that was taken up already stays where it is."""
    if any(each.script == script for each in record.taken):
        return record
    return replace(record, taken=(*record.taken, Taken(script, before)))


def touch(record: Record, moment: datetime) -> Record:
    """Stamp the time of the last change."""
    return replace(record, updated=moment)


def finish(record: Record, moment: datetime, *, status: Status = "finished") -> Record:
    """Close the record: finished, or left as a plain note."""
    return replace(record, status=status, finished=moment, updated=moment)


def _thought(record: Record, index: int, change: Callable[[Thought], Thought]) -> Record:
    return replace(record, thoughts=_changed(record.thoughts, index, change))


def _with_evidence(record: Record, side: Side, lines: tuple[str, ...]) -> Record:
    if side == "for":
        return replace(record, evidence_for=lines)
    return replace(record, evidence_against=lines)


def _changed(items: tuple[T, ...], index: int, change: Callable[[T], T]) -> tuple[T, ...]:
    if index < 0:
        raise IndexError("items count from 0")
    return (*items[:index], change(items[index]), *items[index + 1 :])


def _without(items: tuple[T, ...], index: int) -> tuple[T, ...]:
    if not 0 <= index < len(items):
        raise IndexError("there is no such item")
    return (*items[:index], *items[index + 1 :])
