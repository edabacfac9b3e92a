"""What the user does: the events that `advance` takes.

Rating events are 0 to 100. Everything typed arrives as `Typed`, already cleaned and screened.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from reframe.record.model import Check
from reframe.record.story import Piece, Story


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
class Dated:
    """A text that says when, and the day that it names (ISO) where one was understood."""

    text: str
    date: str = ""


@dataclass(frozen=True, slots=True)
class Weighed:
    """Shares of 100, for each of the entries that were asked about."""

    weights: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Take:
    """Take a technique up now, by the id of its script."""

    script: str


@dataclass(frozen=True, slots=True)
class Judged:
    """The answer to an offered pattern; `other` names the pattern chosen instead."""

    answer: Literal["accept", "no", "unsure", "other", "none"]
    other: str = ""


@dataclass(frozen=True, slots=True)
class Sorted:
    """A story told in one go is sorted like this."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """Go to an earlier answer: a step id; `item` counts from 0 in lists."""

    step: str
    item: int = 0


@dataclass(frozen=True, slots=True)
class Command:
    """back, skip, why, easier, softer, firmer, another, more (one more question), leave (the rest
    of a technique), stop."""

    name: Literal[
        "back", "skip", "why", "easier", "softer", "firmer", "another", "more", "leave", "stop",
        "undo",
    ]  # fmt: skip
    """What undo goes back to the companion keeps; the machine only says when there is nothing."""


Event = Typed | Rated | Felt | Chose | Judged | Dated | Weighed | Take | Sorted | Edit | Command


@dataclass(frozen=True, slots=True)
class Seen:
    """What was noticed about the event's text and about the record before it; nothing is stored.

    `held` are keys of record fields that hold a text of tier explicit, passive or danger, worked
    out anew each time, so that no hit is ever kept: `situation`, `thoughts.0`, `evidence_for.1` …
    The machine itself counts in the text that the event brings, by `tier`.
    """

    check: Check | None = None
    story: Story = field(default_factory=Story)
    """How the first answer is sorted; without pieces where it is not."""
    checks: tuple[Check, ...] = ()
    """One for each thought of a sorted story."""
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
