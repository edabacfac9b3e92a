"""A record as a page: sections in reading order, without a form yet.

Markdown and plain text are drawn from it, so that both always say the same. Parts that hold the
user's words are kept apart from reframe's own, since each form has to make them harmless its way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from reframe.record.model import Filled, Offered, Record, Thought
from reframe.share.names import SCRIPT, step_name

FOOTER = "Self-written with reframe; hints come from rules and can be wrong; not a clinical record."

TRUTHS = {"yes": "Yes", "partly": "Partly", "no": "No", "unsure": "Not sure"}
ANSWERS = {
    "open": "not answered",
    "accepted": "it fits",
    "declined": "it does not fit",
    "unsure": "not sure",
}
PASSED_OVER = "(passed over)"
STATUSES = {"open": "not finished", "finished": "finished", "note": "left as a plain note"}


@dataclass(frozen=True, slots=True)
class Words:
    """What the user wrote, to be shown as written."""

    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of reframe's own; it may quote the user."""

    text: str


@dataclass(frozen=True, slots=True)
class Entries:
    """A list of the user's own entries."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ratings:
    """Names with a number before and one after."""

    rows: tuple[tuple[str, int | None, int | None], ...]


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question as it was put, and the user's answer to it; empty when it was passed over."""

    asked: str
    answer: str


@dataclass(frozen=True, slots=True)
class Shares:
    """Names with a number of 100 each: shares of a whole, or a rating given once."""

    rows: tuple[tuple[str, int], ...]


Part = Words | Line | Entries | Ratings | Exchange | Shares


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    parts: tuple[Part, ...]


def heading(record: Record) -> str:
    return f"Thought record, {day(record.started)}"


def times(record: Record) -> str:
    """When it was begun and how it stands."""
    begun = f"Begun {moment(record.started)}"
    if record.finished is not None:
        return f"{begun}, {STATUSES[record.status]} {moment(record.finished)}."
    return f"{begun}, last changed {moment(record.updated)}, {STATUSES[record.status]}."


def sections(record: Record, names: Mapping[str, str]) -> Iterator[Section]:
    """Everything that was answered; `names` has the names of patterns and next steps by id."""
    candidates = (
        Section("What happened", _words(record.situation)),
        Section("Feelings", _feelings(record)),
        *_thoughts(record, names),
        Section("Could it be true?", _truth(record)),
        Section("What speaks for it", _entries(record.evidence_for)),
        Section("What speaks against it", _entries(record.evidence_against)),
        Section("Questions", tuple(Exchange(each.text, each.answer) for each in record.questions)),
        *_exercises(record, names),
        Section("Balanced thought", (*_words(record.balanced), *_belief(record.balanced_belief))),
        Section("Next step", _next_step(record, names)),
        Section("Note", _words(record.note)),
    )
    return (section for section in candidates if section.parts)


def day(when: datetime) -> str:
    """A date in local time, the month in words: no reader can take the day for the month."""
    local = when.astimezone()
    return f"{local.day} {local:%B %Y}"


def moment(when: datetime) -> str:
    return f"{day(when)}, {when.astimezone():%H:%M}"


def _words(text: str) -> tuple[Part, ...]:
    return (Words(text),) if text.strip() else ()


def _entries(texts: tuple[str, ...]) -> tuple[Part, ...]:
    return (Entries(texts),) if texts else ()


def _feelings(record: Record) -> tuple[Part, ...]:
    if not record.feelings:
        return ()
    return (Ratings(tuple((each.name, each.before, each.after) for each in record.feelings)),)


def _thoughts(record: Record, names: Mapping[str, str]) -> Iterator[Section]:
    several = len(record.thoughts) > 1
    for number, thought in enumerate(record.thoughts, start=1):
        title = f"Thought {number}" if several else "Thought"
        if several and thought.hot:
            title += " (the one worked on)"
        yield Section(title, tuple(_thought(thought, names)))


def _thought(thought: Thought, names: Mapping[str, str]) -> Iterator[Part]:
    yield Words(thought.text)
    if thought.before is not None or thought.after is not None:
        yield Ratings((("belief", thought.before, thought.after),))
    for offered in thought.patterns:
        yield Line(_pattern(offered, names))


def _pattern(offered: Offered, names: Mapping[str, str]) -> str:
    if offered.own:
        return f"“{offered.own}”: an own name, given by the writer."
    name = names.get(offered.pattern, offered.pattern)
    if not offered.rule:
        return f"{name}: chosen by the writer."
    return f"{name}, for the words “{offered.quote}”: {ANSWERS[offered.answer]}."


def _exercises(record: Record, names: Mapping[str, str]) -> Iterator[Section]:
    """What was filled in beside the named fields: by the script itself, then by each technique."""
    by_script: dict[str, list[Part]] = {}
    for answer in record.filled:
        technique = answer.step.rpartition(".")[0]
        by_script.setdefault(technique or record.script, []).extend(_filled(answer))
    for script, parts in by_script.items():
        yield Section(names.get(f"{SCRIPT}{script}", script), tuple(parts))


def _filled(answer: Filled) -> Iterator[Part]:
    if answer.weights:
        yield Line(answer.label)
        yield Shares(answer.weights)
    elif answer.number is not None:
        yield Shares(((answer.label, answer.number),))
    elif answer.chosen:
        yield Line(f"{answer.label}: {' '.join(answer.lines)}")
    elif len(answer.lines) > 1:
        yield Line(answer.label)
        yield Entries(answer.lines)
    else:
        yield Exchange(_dated(answer), "".join(answer.lines))


def _dated(answer: Filled) -> str:
    """The label, with the day where the answer names one."""
    try:
        named = date.fromisoformat(answer.date)
    except ValueError:
        return answer.label
    return f"{answer.label} ({named:%A} {named.day} {named:%B %Y})"


def _truth(record: Record) -> tuple[Part, ...]:
    return () if record.maybe_true is None else (Line(f"{TRUTHS[record.maybe_true]}."),)


def _belief(number: int | None) -> tuple[Part, ...]:
    return () if number is None else (Line(f"Believed: {number} of 100."),)


def _next_step(record: Record, names: Mapping[str, str]) -> tuple[Part, ...]:
    step = record.next_step
    if step is None:
        return ()
    name = names.get(step_name(record.script, step.kind), step.kind)
    return (Line(name), *_words(step.text))
