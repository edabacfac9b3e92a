"""What the user does: the events that `advance` takes.

Rating events are 0 to 100. Everything typed arrives as `Typed`, already cleaned and screened.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reframe.record.model import Check


@dataclass(frozen=True, slots=True)
class Typed:
    """A text answer. Empty means "nothing (more) to say here"."""

    text: str


@dataclass(frozen=True, slots=True)
class Rated:
    number: int


@dataclass(frozen=True, slots=True)
class Felt:
    """Feelings with their ratings, all of them at once, in the order named."""

    feelings: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Chose:
    """An option of a choice, a way on of a card."""

    option: str


@dataclass(frozen=True, slots=True)
class Judged:
    """The answer to an offered pattern; `other` names the pattern chosen instead."""

    answer: Literal["accept", "no", "unsure", "other", "none"]
    other: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """Go to an earlier answer: a step id; `item` counts from 0 in lists."""

    step: str
    item: int = 0


@dataclass(frozen=True, slots=True)
class Command:
    """back, skip, why, easier, softer, firmer, another, more (one more question), stop."""

    name: Literal["back", "skip", "why", "easier", "softer", "firmer", "another", "more", "stop"]


Event = Typed | Rated | Felt | Chose | Judged | Edit | Command


@dataclass(frozen=True, slots=True)
class Seen:
    """What was noticed about the event's text and about the record before it; nothing is stored.

    `held` are keys of record fields that hold a text of tier explicit, passive or danger, worked
    out anew each time, so that no hit is ever kept: `situation`, `thoughts.0`, `evidence_for.1` …
    The machine itself counts in the text that the event brings, by `tier`.
    """

    check: Check | None = None
    tier: Literal["explicit", "passive", "soft", "danger"] | None = None
    about: Literal["self", "other"] = "self"
    card: str = ""
    """Id of the card that fits; empty means the one named like the tier."""
    held: frozenset[str] = frozenset()
    explicit: frozenset[str] = frozenset()
    """Those of `held` whose text is of tier explicit."""
    repeated: bool = False
    """True when the text is a thought that was written down in two more records of this day."""
    left: bool = False
    """True when any of them is explicit: the exercise gives way to a plain note."""
