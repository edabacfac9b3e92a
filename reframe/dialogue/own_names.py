"""A name of the user's own for a thought, in place of a pattern: asked for, written, taken out.

It stands among the patterns of the thought, chosen and without a rule, so that no question belongs
to it but the general ones. `offers` leads here.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from reframe.dialogue.state import At
from reframe.dialogue.talk import Talk
from reframe.dialogue.turns import Ask
from reframe.record import edits
from reframe.record.names import own_names
from reframe.rulebook.model import Step

OWN: Final = "own"
"""The option of the list that leads here, and the part of the place."""


def place(step: Step) -> At:
    return At(step.id, 0, OWN)


def asked(talk: Talk, step: Step) -> Ask:
    """Ask for the name."""
    return Ask(
        step.id,
        "own_names",
        "text",
        talk.words("own_name"),
        hint=talk.words("own_name_hint"),
    )


def named(talk: Talk, at: At, text: str) -> Talk:
    """Write the name down with the thought."""
    if talk.hot is None:
        return talk
    return talk.recording(edits.choose_own(talk.record, talk.hot, text)).done(at)


def told(talk: Talk) -> tuple[str, ...]:
    """The names of the thought that is worked on, as they stand; none that is held."""
    first = len(own_names(replace(talk.record, thoughts=talk.record.thoughts[: talk.hot or 0])))
    thought = talk.hot_thought
    names = [each.own for each in thought.patterns if each.own] if thought else []
    return tuple(
        f"“{name}”"
        for at, name in enumerate(names, start=first)
        if f"own_names.{at}" not in talk.held
    )


def keys(talk: Talk) -> frozenset[str]:
    """The key of the name given last to the thought that is worked on."""
    last = _last(talk)
    return frozenset() if last is None else frozenset({f"own_names.{last}"})


def emptied(talk: Talk) -> Talk:
    """Without the name given last."""
    if talk.hot is None:
        return talk
    return talk.recording(edits.drop_own(talk.record, talk.hot))


def _last(talk: Talk) -> int | None:
    """Where it stands among all names of the record."""
    if talk.hot is None:
        return None
    upto = replace(talk.record, thoughts=talk.record.thoughts[: talk.hot + 1])
    mine = replace(talk.record, thoughts=talk.record.thoughts[talk.hot : talk.hot + 1])
    return len(own_names(upto)) - 1 if own_names(mine) else None
