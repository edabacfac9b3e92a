"""Where a conversation stands: the record so far and what the machine must remember beside it.

The companion stores it after every turn and brings it back on resume. Nothing that the safety
screen noticed is in it: which texts are held is worked out anew from the record each time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Literal

from reframe.record.model import Finding, LeadsTo, Record, Strength
from reframe.record.reading import Place
from reframe.record.story import Piece, Sort, Span, Story

Part = Literal["", "rate", "ask", "list", "sort", "own", "heard"]
"""Of one place: the answer itself, its rating, the text asked after a choice, the whole list, the
sorting of a story, a name of the user's own, something heard in it."""


@dataclass(frozen=True, slots=True)
class At:
    """A place where something is asked or said: a step, an item of its list, a part of the item."""

    step: str
    item: int = 0
    part: Part = ""


@dataclass(frozen=True, slots=True)
class Hints:
    """What the detector found in one thought."""

    findings: tuple[Finding, ...] = ()
    checked: bool = True
    """False when it did not look, or could not: then finding nothing says nothing."""
    leads_to: LeadsTo = ""
    """Set by what was told around the thought or in it: harm, a loss, a doubt that can't end."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A text that was taken back, and the place where it comes up again."""

    at: At
    text: str


@dataclass(frozen=True, slots=True)
class Noticed:
    """Something heard in an answer, while it is asked about."""

    hint: str
    at: At
    quote: str
    thought: str = ""
    """What would be put down as a thought."""
    feelings: tuple[str, ...] = ()
    """Feelings that may be behind it."""


@dataclass(frozen=True, slots=True)
class State:
    """The record, the place, and the way that led to it."""

    record: Record
    at: At | None = None
    """Where the conversation waits for an answer; None when it is over."""
    trail: tuple[At, ...] = ()
    """The places that are done, answered or passed over, in the order they were done."""
    hints: tuple[Hints, ...] = ()
    """For each thought of the record."""
    passed: tuple[str, ...] = ()
    """Ids of questions set aside for another one."""
    asked_before: frozenset[str] = field(default_factory=frozenset)
    """Ids of questions put in the records before this one."""
    softness: int = 2
    """The softness wished for: 1 firm, 2 either, 3 gentle."""
    limit: int = 3
    """How many challenge questions at most."""
    seed: int = 0
    repeated: bool = False
    """Whether a thought of this record was written down again and again today."""
    reviews: bool = True
    """Whether the balanced thought is reviewed."""
    in_balanced: tuple[Finding, ...] = ()
    """What the detector found in the balanced thought; only the review uses it."""
    reviewed: tuple[str, ...] = ()
    """Ids of what the review has said in this record, so that nothing is said twice."""
    standing: tuple[str, ...] = ()
    """Those of them that were asked about the balanced thought as it is now."""
    declined: tuple[str, ...] = ()
    """Patterns that were said not to fit; none of them is offered again in this record."""
    archived: tuple[str, ...] = ()
    """Patterns put aside in the configuration; told anew each time, and not stored."""
    taken_back: tuple[TakenBack, ...] = ()
    """Texts that are in the record no more, the last of a place first to come up again."""
    story: Story = field(default_factory=Story)
    """How a situation told in one go is sorted, until the user has said whether that is right."""
    listens: bool = False
    """Whether answers are listened to, and gently asked about."""
    hushed: bool = False
    """Whether nothing is asked any more, for harm that was told or an answer not listened to."""
    noticed: Noticed | None = None
    """What is asked about now."""
    ignored: tuple[str, ...] = ()
    """Ids of hints that were left; none of them comes again in this record."""
    asked_about: tuple[str, ...] = ()
    """Where and about which words something was asked; the words are beyond recognition."""

    def to_json(self) -> dict[str, object]:
        """The state as data that `json.dumps` takes, without the record."""
        return {
            "at": asdict(self.at) if self.at else None,
            "trail": [asdict(at) for at in self.trail],
            "hints": [_plain(hints) for hints in self.hints],
            "passed": list(self.passed),
            "asked_before": sorted(self.asked_before),
            "softness": self.softness,
            "limit": self.limit,
            "seed": self.seed,
            "repeated": self.repeated,
            "reviews": self.reviews,
            "in_balanced": [asdict(each) for each in self.in_balanced],
            "reviewed": list(self.reviewed),
            "standing": list(self.standing),
            "declined": list(self.declined),
            "taken_back": [asdict(each) for each in self.taken_back],
            "story": {
                "pieces": [asdict(each) for each in self.story.pieces],
                "named": [asdict(each) for each in self.story.named],
            },
            "hushed": self.hushed,
            "noticed": _heard(self.noticed) if self.noticed else None,
            "ignored": list(self.ignored),
            "asked_about": list(self.asked_about),
            "listens": self.listens,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, object], record: Record) -> State:
        """The state again; damaged data raises RecordDamaged with the place of the bad field."""
        place = Place.of(dict(data), "state")
        return cls(
            record=record,
            at=place.maybe("at", lambda: _at(place.part("at"))),
            trail=place.each("trail", _at),
            hints=place.each("hints", _hints),
            passed=place.texts("passed"),
            asked_before=frozenset(place.texts("asked_before")),
            softness=place.offset("softness"),
            limit=place.offset("limit"),
            seed=place.offset("seed"),
            repeated=place.flag("repeated"),
            reviews=place.flag("reviews"),
            in_balanced=place.each("in_balanced", _finding),
            reviewed=place.texts("reviewed"),
            standing=place.texts("standing"),
            declined=place.texts("declined"),
            taken_back=place.each("taken_back", _taken_back),
            story=place.maybe("story", lambda: _story(place.part("story"))) or Story(),
            # A record begun before answers were listened to was not listened to for harm either.
            hushed=place.flag("hushed") if "hushed" in data else True,
            noticed=place.maybe("noticed", lambda: _noticed(place.part("noticed"))),
            ignored=place.texts("ignored"),
            asked_about=place.texts("asked_about"),
            listens=place.flag("listens"),
        )


def _plain(hints: Hints) -> dict[str, object]:
    return asdict(hints) | {"findings": [asdict(each) for each in hints.findings]}


def _at(place: Place) -> At:
    return At(place.text("step"), place.offset("item"), place.one_of("part", Part, ""))


def _taken_back(place: Place) -> TakenBack:
    return TakenBack(_at(place.part("at")), place.text("text"))


def _heard(noticed: Noticed) -> dict[str, object]:
    return asdict(noticed) | {"feelings": list(noticed.feelings)}


def _noticed(place: Place) -> Noticed:
    return Noticed(
        place.text("hint"),
        _at(place.part("at")),
        place.text("quote"),
        place.text("thought", ""),
        place.texts("feelings"),
    )


def _story(place: Place) -> Story:
    return Story(place.each("pieces", _piece), place.each("named", _span))


def _span(place: Place) -> Span:
    return Span(place.offset("start"), place.offset("end"))


def _piece(place: Place) -> Piece:
    return Piece(place.offset("start"), place.offset("end"), place.one_of("place", Sort, "unsure"))


def _hints(place: Place) -> Hints:
    return Hints(
        place.each("findings", _finding),
        place.flag("checked"),
        place.one_of("leads_to", LeadsTo, ""),
    )


def _finding(place: Place) -> Finding:
    return Finding(
        pattern=place.text("pattern"),
        rule=place.text("rule"),
        strength=place.one_of("strength", Strength, "hint"),
        start=place.offset("start"),
        end=place.offset("end"),
        quote=place.text("quote"),
        says=place.text("says"),
        but=place.text("but"),
        shown=place.flag("shown"),
    )
