"""Answers to steps that fill no named field of the record: what exercises are made of.

Such a step's `into` is `filled.` and its id; see `reframe.dialogue.weave`. What later steps take up
of an answer is without the texts that are `held`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reframe.dialogue.weave import FILLED, origin
from reframe.record import edits
from reframe.record.model import Filled, Record
from reframe.rulebook.model import Option, Step


def is_form(into: str) -> bool:
    return into.startswith(FILLED)


def answer_of(record: Record, into: str) -> Filled | None:
    """What was answered to the step of a field; None while nothing was."""
    return edits.filled(record, into.removeprefix(FILLED))


def lines(record: Record, into: str) -> tuple[str, ...]:
    """The texts of an answer; none for an option that was chosen."""
    found = answer_of(record, into)
    return found.lines if found and not found.chosen else ()


def held_lines(record: Record, into: str, held: frozenset[str]) -> int:
    """How many texts of an answer are such that no question may use them."""
    return sum(f"{into}.{at}" in held for at in range(len(lines(record, into))))


def write(record: Record, step: Step, item: int, text: str, *, date: str = "") -> Record:
    """Put a text in, a new one at the end; without any text the answer goes."""
    known = lines(record, step.into)
    put = (*known[:item], text, *known[item + 1 :]) if text else _without(known, item)
    if not put:
        return edits.unfill(record, _id(step))
    return edits.fill(record, replace(_blank(step), lines=put, date=date))


def rate(record: Record, step: Step, number: int) -> Record:
    return edits.fill(record, replace(_blank(step), number=number))


def choose(record: Record, step: Step, option: Option) -> Record:
    """Put a choice in, by its id for the script and by its label for readers."""
    return edits.fill(record, replace(_blank(step), chosen=option.id, lines=(option.label,)))


def weigh(record: Record, step: Step, weights: tuple[tuple[str, int], ...]) -> Record:
    return edits.fill(record, replace(_blank(step), weights=weights))


def shares(record: Record, step: Step, held: frozenset[str]) -> tuple[tuple[str, int], ...]:
    """The entries to weigh with the numbers to start from: the earlier ones, else equal shares."""
    last = (step.last,) if step.last else ()
    labels = tuple(option.label for option in step.options)
    names = [*dict.fromkeys((*listed(record, step, held), *labels, *last))]
    known = answer_of(record, step.into)
    if known and [name for name, _ in known.weights] == names:
        return known.weights
    each, rest = divmod(100, max(len(names), 1))
    return tuple((name, each + (at < rest)) for at, name in enumerate(names))


def listed(record: Record, step: Step, held: frozenset[str]) -> tuple[str, ...]:
    """The entries of the earlier list that a step is about."""
    answer = edits.filled(record, step.of) if step.of else None
    return _free(answer, held) if answer else ()


def options(record: Record, step: Step, held: frozenset[str]) -> tuple[Option, ...]:
    """What can be chosen: the script's options, or the entries of an earlier list."""
    entries = dict.fromkeys(listed(record, step, held))
    return tuple(Option(text, text) for text in entries) + step.options


def option_of(record: Record, step: Step, chosen: str) -> Option | None:
    """The option with this id, also one that would not be put forward any more."""
    every = options(record, step, frozenset())
    return next((each for each in every if each.id == chosen), None)


def said(record: Record, step: Step, held: frozenset[str]) -> dict[str, str]:
    """What the steps of the same script were answered, for the sentences of this one."""
    before = origin(step)
    found: dict[str, str] = {}
    for answer in record.filled:
        technique, _, name = answer.step.rpartition(".")
        if technique == before:
            found[name] = _text(answer, held)
    return {name: text for name, text in found.items() if text}


def numbered(pairs: Iterable[tuple[str, int]]) -> str:
    """Names with their numbers, in a line: "sad 60, low 20"."""
    return ", ".join(f"{name} {number}" for name, number in pairs)


def _text(answer: Filled, held: frozenset[str]) -> str:
    if answer.weights:
        return numbered(answer.weights)
    return "; ".join(_free(answer, held)) if answer.number is None else str(answer.number)


def _free(answer: Filled, held: frozenset[str]) -> tuple[str, ...]:
    """The texts of an answer that are not held."""
    key = f"{FILLED}{answer.step}"
    return tuple(text for at, text in enumerate(answer.lines) if f"{key}.{at}" not in held)


def _blank(step: Step) -> Filled:
    return Filled(step=_id(step), label=step.label or step.column)


def _id(step: Step) -> str:
    return step.into.removeprefix(FILLED)


def _without(texts: tuple[str, ...], item: int) -> tuple[str, ...]:
    return (*texts[:item], *texts[item + 1 :])
