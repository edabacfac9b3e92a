"""What the conversation says: the turns that a front draws.

`advance` and `resume` return turns in order. The last one is always a prompt (Ask, Offer,
Challenge, Card of tier explicit or danger) or Done; a front needs nothing else to know what input
it should take. A Card of tier passive or soft stands inline, asks nothing and is never the last.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reframe.record.model import Finding
from reframe.record.story import Sort, Story

AskKind = Literal["text", "list", "rating", "feelings", "choice", "weights", "date"]
Tone = Literal["plain", "quiet", "summary"]


@dataclass(frozen=True, slots=True)
class Choice:
    id: str
    label: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Say:
    """The program speaks; nothing is asked. `quiet` is a side remark, `summary` may have lines."""

    text: str
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Ask:
    """A question of the script."""

    step: str
    field: str
    """Key of the free-text field (see `reframe.safety.fields`), or of the rating or choice."""
    kind: AskKind
    ask: str
    hint: str = ""
    can_skip: bool = True
    can_back: bool = True
    value: str = ""
    """What to start from: the earlier answer when it is edited; for a choice, an option's id."""
    number: int | None = None
    """A rating to start from; the earlier one when rating again."""
    before: int | None = None
    """The rating the first time, shown beside the new one."""
    anchors: tuple[tuple[int, str], ...] = ()
    """What the numbers mean: (0, "not at all") …"""
    options: tuple[Choice, ...] = ()
    feelings: tuple[tuple[str, int | None], ...] = ()
    """Feelings kind: those named before, with their ratings."""
    weights: tuple[tuple[str, int], ...] = ()
    """Weights kind: the entries, with numbers to start from that sum to 100."""
    technique: str = ""
    """Name of the technique that this is a step of, so that a front can offer to leave it."""
    eased: bool = False
    """Asked in an easier way already, after "I don't know"."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A pattern offered on the hot thought: accept, no, not sure, other, none fits, why."""

    thought: str
    finding: Finding
    name: str
    definition: str
    index: int
    of: int
    others: tuple[Choice, ...] = ()
    """All patterns, for "other"."""
    ask: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Challenge:
    """A challenge question; answered with text."""

    question: str
    text: str
    why: str
    index: int
    of: int
    field: str = "answer"
    value: str = ""
    eased: bool = False
    """In place of the question stands an easier way in."""


@dataclass(frozen=True, slots=True)
class Sorting:
    """A story told in one go, sorted: to confirm, to move and cut its pieces, or to keep as typed.

    Answered by `Sorted`, or by `Chose("as_typed")`.
    """

    text: str
    story: Story
    ask: str
    hint: str
    labels: tuple[tuple[Sort, str], ...]
    """What each place is called."""


@dataclass(frozen=True, slots=True)
class Card:
    """A safety card; `explicit` and `danger` wait for a way on, `passive` and `soft` stand inline.

    Title, text and ways stand in the safety rules under its id; the machine leaves `ways` empty.
    """

    tier: Literal["explicit", "passive", "soft", "danger"]
    card: str
    """Id of the card in `rules/safety`."""
    ways: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """The conversation is over or laid aside; the record stands as it is."""

    reason: Literal["finished", "stopped", "note"]


Turn = Say | Ask | Offer | Challenge | Sorting | Card | Done
Prompt = Ask | Offer | Challenge | Sorting | Card
