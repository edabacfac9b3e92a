"""What a typed line can turn out to be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reframe.dialogue.events import Event
from reframe.dialogue.turns import Ask

LocalName = Literal[
    "edit",
    "clear",
    "keep",
    "lines",
    "record",
    "help",
    "other",
    "grounding",
    "plan",
    "about",
    "patterns",
    "settings",
    "exercises",
    "stay",
]


@dataclass(frozen=True, slots=True)
class Local:
    """Something that a front does itself."""

    name: LocalName
    words: str = ""
    """For `edit` the record's field that is to be changed, for `lines` a country."""


@dataclass(frozen=True, slots=True)
class Taken:
    """An event that was read out of words, and what the front says about that."""

    event: Event
    says: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A line that could be an answer or a request: `ask` is to be put, once, before anything."""

    text: str
    """The line as it was typed; a draft until the doubt is settled. Empty when it is no answer."""
    ask: Ask
    ways: tuple[tuple[str, Event | Local], ...]
    """What each option of `ask` comes to."""

    def settled(self, option: str) -> Event | Local | None:
        return dict(self.ways).get(option)


@dataclass(frozen=True, slots=True)
class Partly:
    """Feelings of which some have no number yet."""

    feelings: tuple[tuple[str, int | None], ...]


@dataclass(frozen=True, slots=True)
class Shares:
    """Numbers for the next entries of a whole that is shared out; None stands for what is left."""

    numbers: tuple[int | None, ...] = ()
    """Without any, what was proposed is taken."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """Nothing that fits; the sentence says what would."""

    sentence: str


Reply = Event | Taken | Local | Doubt | Partly | Shares | Unclear
