"""What the files in `rules/safety` may say, as frozen values; the other half of `model`.

A module of its own, because safety is compiled and loaded by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class SafetyRule:
    """Phrases that call for help to be shown. Language: `reframe.text.phrases`."""

    id: str
    tier: Literal["explicit", "passive", "soft", "danger"]
    phrases: tuple[str, ...]
    match: tuple[str, ...]
    silent: tuple[str, ...]
    about: Literal["self", "other"] = "self"
    unless: tuple[str, ...] = ()
    """Phrases that silence this rule where they overlap its words."""
    card: str = ""
    """Id of the card to show; empty means the one named like the tier, or `other`."""


@dataclass(frozen=True)
class Lowering:
    """Phrases around a hit that lower explicit to passive: negated, past, joking."""

    id: str
    phrases: tuple[str, ...]
    match: tuple[str, ...]


@dataclass(frozen=True)
class WayOn:
    id: str
    label: str
    key: str


@dataclass(frozen=True)
class SafetyCard:
    """What is shown for a tier, in the program's plain words."""

    id: str
    title: str
    text: tuple[str, ...]
    """Paragraphs."""
    ways: tuple[WayOn, ...]


@dataclass(frozen=True)
class Line:
    """A help line as its source describes it."""

    name: str
    what: str
    source: str
    source_read_on: str
    hours: str = ""
    """As the source says it; empty when it was not read there."""
    call: tuple[str, ...] = ()
    text: str = ""
    chat: str = ""
    languages: tuple[str, ...] = ()
    kind: Literal["crisis", "abuse"] = "crisis"
    confirmed_by_person: str | None = None


@dataclass(frozen=True)
class Country:
    code: str
    """ISO 3166 alpha-2, or `international`."""
    name: str
    emergency: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Safety:
    """All that the screen and the help lines need; compiled to a file of its own."""

    lists: dict[str, tuple[str, ...]]
    rules: tuple[SafetyRule, ...]
    lowering: tuple[Lowering, ...]
    cards: tuple[SafetyCard, ...]
    countries: tuple[Country, ...]
    grounding: tuple[str, ...] = ()
