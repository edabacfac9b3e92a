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
    match: tuple[str, ...]
    silent: tuple[str, ...]
    phrases: tuple[str, ...] = ()
    """Each of them alone is enough."""
    together: tuple[tuple[str, ...], ...] = ()
    """Groups of phrases: one of each group, in any order, close by, is enough."""
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
    in_demo: str = ""
    """The label in a demo, where nothing is kept."""


@dataclass(frozen=True)
class SafetyCard:
    """What is shown for a tier, in the program's plain words."""

    id: str
    title: str
    text: tuple[str, ...]
    """Paragraphs."""
    ways: tuple[WayOn, ...]
    in_demo: tuple[str, ...] = ()
    """The paragraphs in a demo, where nothing is kept; the same ones when empty."""


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
class PlanSection:
    """One part of the own safety plan."""

    id: str
    name: str
    ask: str
    hint: str = ""


@dataclass(frozen=True)
class PlanForm:
    """The own safety plan as a form: what it asks, and what is said around it."""

    title: str
    intro: str
    empty: str
    """Said where the plan is wanted and nothing is in it."""
    outside: str
    """What it means that the plan may be read without opening the journal."""
    sections: tuple[PlanSection, ...]


@dataclass(frozen=True)
class Breathing:
    """Slow breathing at a fixed pace, in seconds."""

    in_: int
    out: int
    rounds: int
    says: str
    """All of it in one sentence, with the slots {in}, {out} and {rounds}."""
    says_in: str
    says_out: str
    says_round: str
    """With the slots {round} and {rounds}."""


@dataclass(frozen=True)
class Grounding:
    """Something that helps to get through the next minutes, one step at a time."""

    title: str
    begin: str
    breathing: Breathing
    senses: tuple[str, ...]
    end: str


@dataclass(frozen=True)
class CountryQuestion:
    """Asked once, so that nobody has to look for the right help line when it matters."""

    ask: str
    why: str
    guess: str
    """Stands beside the country that this computer's settings point to."""
    elsewhere: str
    """The answer for any other country, and for those who would rather not say."""


@dataclass(frozen=True)
class Notice:
    """What must be read and accepted before the first start goes on.

    In `text` and `about` the slot {lines} stands for how the help lines are reached.
    """

    number: int
    """A higher one is shown anew to those who accepted a lower one."""
    title: str
    text: tuple[str, ...]
    accept: str
    leave: str
    country: CountryQuestion
    about: tuple[str, ...]
    """What reframe is, for the page that tells about it."""


@dataclass(frozen=True)
class Safety:
    """All that the screen and the help lines need; compiled to a file of its own."""

    lists: dict[str, tuple[str, ...]]
    rules: tuple[SafetyRule, ...]
    lowering: tuple[Lowering, ...]
    cards: tuple[SafetyCard, ...]
    countries: tuple[Country, ...]
    grounding: Grounding | None = None
    plan: PlanForm | None = None
    notice: Notice | None = None
