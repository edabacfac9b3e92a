"""The conversation: an event goes in, the next state and the turns to draw come out.

The companion calls `start`, `advance` and `resume`; fronts read `prompt` and `stepper`. Nothing in
here looks at a clock or a screen, and nothing that is typed gets lost.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from reframe.dialogue import (
    answers,
    asks,
    commands,
    exercises,
    listening,
    pause,
    reviewing,
    sorting,
    walk,
)
from reframe.dialogue.events import Chose, Command, Dated, Edit, Event, Felt, Seen, Take, Typed
from reframe.dialogue.places import VOICED, is_due, places
from reframe.dialogue.state import At, State
from reframe.dialogue.talk import Talk
from reframe.dialogue.texts import hold, read, write
from reframe.dialogue.turns import Card, Done, Prompt, Say, Turn
from reframe.record.model import Record
from reframe.record.story import Story
from reframe.rulebook.model import Book, Script

NOTHING = Seen()


@dataclass(frozen=True, slots=True)
class Stop:
    """A column of the record, as the stepper shows it."""

    column: str
    status: Literal["done", "here", "todo"]


def start(
    book: Book,
    script_id: str,
    *,
    record_id: str,
    now: datetime,
    rules_version: str,
    seed: int = 0,
    asked_before: frozenset[str] = frozenset(),
    limit: int = 3,
    review: bool = True,
) -> tuple[State, tuple[Turn, ...]]:
    """A new conversation: a greeting and the first question.

    What the program is and is not, the front has said before.
    """
    record = Record(id=record_id, script=script_id, rules=rules_version, started=now, updated=now)
    state = State(record=record, seed=seed, asked_before=asked_before, limit=limit, reviews=review)
    talk = Talk.of(book, state, NOTHING)
    talk = talk.saying_text(talk.words("hello"))
    talk = walk.onward(talk)
    return talk.state, talk.said


def advance(
    book: Book, state: State, event: Event, seen: Seen = NOTHING
) -> tuple[State, tuple[Turn, ...]]:
    """One turn: what the user did, and what was noticed about it."""
    talk = asks.settled(Talk.of(book, state, seen))
    match event:
        case Command():
            talk = commands.obey(talk, event)
        case Edit():
            talk = commands.edit(talk, event)
        case Take(script_id):
            talk = walk.onward(exercises.taken_here(talk, script_id))
        case Chose(option) if pause.waits_here(talk):
            talk = pause.way(talk, option, seen)
        case Chose("pause") if pause.is_offered(talk):
            talk = pause.left(talk)
        case _:
            talk = _answered(talk, event, seen)
    return talk.state, talk.said


def resume(book: Book, state: State, seen: Seen = NOTHING) -> tuple[Turn, ...]:
    """Where the conversation was left; with the card again while an explicit text stands in it."""
    talk = asks.settled(Talk.of(book, state, seen))
    present = asks.prompt(talk)
    if isinstance(present, Done):
        return (present,)
    welcome = Say(talk.words("resumed"), "quiet")
    if pause.waits_here(talk) and talk.explicit:
        return (welcome, Card("explicit", seen.card or "explicit"))
    line = (Card("soft", "soft"),) if talk.explicit else ()
    return (welcome, *line, *reviewing.standing(talk), present)


def prompt(book: Book, state: State, seen: Seen = NOTHING) -> Prompt | Done:
    """What the conversation waits for."""
    return asks.prompt(asks.settled(Talk.of(book, state, seen)))


def menu(book: Book, state: State, seen: Seen = NOTHING) -> tuple[Script, ...]:
    """The techniques that can be taken up now, for a list that a front shows."""
    return exercises.menu(Talk.of(book, state, seen))


def stepper(book: Book, state: State) -> tuple[Stop, ...]:
    """The columns in order; the note's only while it is in use."""
    talk = Talk.of(book, state, NOTHING)
    here = talk.step(state.at) if state.at else None
    columns: dict[str, list[bool]] = {}
    last = 0
    for step in talk.script.steps:
        noting = step.into == "note"
        if step.kind in VOICED or (noting and step is not here and not talk.record.note):
            continue
        asked = places(talk, step) if noting or is_due(talk, step) else ()
        columns.setdefault(step.column, []).append(all(at in state.trail for at in asked))
        if any(at.step == step.id for at in state.trail):
            last = list(columns).index(step.column)
    over = state.at is None

    def status(at: int, column: str) -> Literal["done", "here", "todo"]:
        if here is not None and column == here.column:
            return "here"
        return "done" if over or (at <= last and all(columns[column])) else "todo"

    return tuple(Stop(column, status(at, column)) for at, column in enumerate(columns))


def _answered(talk: Talk, event: Event, seen: Seen) -> Talk:
    """Take an answer, mind what the screen saw in it, and go on."""
    at = talk.state.at
    step = talk.step(at) if at else None
    if seen.repeated:
        talk = replace(talk, state=replace(talk.state, repeated=True))
    taken = _taken(talk, at, event, seen) if at else None
    if at is None or step is None or taken is None:
        return _misfit(talk, event, seen)
    touched: frozenset[str] = frozenset()
    fresh = False
    if isinstance(event, Felt):
        touched, fresh = answers.keys(taken, step, at), True
    elif isinstance(event, Typed | Dated) and event.text.strip() and answers.takes_text(step, at):
        written = taken.state.trail[-1]
        touched, fresh = answers.keys(taken, step, written), event.text != read(talk, step, at)
    if fresh:
        where = at if isinstance(event, Felt) else taken.state.trail[-1]
        taken = listening.noticed(taken, step, where, event, seen)
    return _minded(talk, taken, seen, touched=touched, fresh=fresh, noted=step.into == "note")


def _taken(talk: Talk, at: At, event: Event, seen: Seen) -> Talk | None:
    """The answer in its place; a situation also with how it is sorted."""
    if at.part == "sort":
        return sorting.taken(talk, event, seen)
    if at.part == "heard":
        return listening.taken(talk, event, seen.check)
    talk = listening.passed(talk)
    taken = answers.take(talk, at, event, seen.check)
    step = talk.step(at)
    if taken is None or step is None or step.into != "situation" or not isinstance(event, Typed):
        return taken
    return sorting.noticed(taken, Story() if seen.tier not in (None, "soft") else seen.story)


def _minded(
    before: Talk, taken: Talk, seen: Seen, *, touched: frozenset[str], fresh: bool, noted: bool
) -> Talk:
    """The card that a new text calls for; otherwise on to the next question, or the end."""
    left_before = bool(before.explicit - touched)
    if touched:
        tier = _of_both(before, "note", seen.tier) if noted else seen.tier
        taken = hold(taken, touched, tier)
    if fresh:
        paused = pause.shown(taken, seen, left_before=left_before)
        if paused is not None:
            return paused
        taken = pause.inline(taken, seen, left_before=left_before)
        # Notes lead the work on a thought somewhere; of the balanced one only the review speaks.
        for note in seen.check.notes if seen.check and "balanced" not in touched else ():
            taken = taken.saying_text(note.says, "quiet")
    return walk.closed(taken, "note") if noted else walk.onward(taken)


def _of_both(talk: Talk, key: str, tier: str | None) -> str | None:
    """The tier of a text that a new one was added to: what was held before still is."""
    if key in talk.explicit:
        return "explicit"
    return "passive" if key in talk.held and tier in (None, "soft") else tier


def _misfit(talk: Talk, event: Event, seen: Seen) -> Talk:
    """An event that the prompt has no use for; words are kept as a note all the same."""
    if not isinstance(event, Typed | Dated) or not event.text.strip():
        said = talk.words("over" if talk.state.at is None else "misfit")
        return talk.saying_text(said, "quiet").saying(asks.prompt(talk))
    left_before = bool(talk.explicit)
    talk = write(talk, talk.note_step, len(talk.record.note), event.text)
    talk = hold(talk, frozenset({"note"}), _of_both(talk, "note", seen.tier))
    paused = pause.shown(talk.done(At(talk.note_step.id)), seen, left_before=left_before)
    if paused is not None:
        return paused
    talk = pause.inline(talk, seen, left_before=left_before)
    return talk.saying_text(talk.words("misfit_text"), "quiet").saying(asks.prompt(talk))
