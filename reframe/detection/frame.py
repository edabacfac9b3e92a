"""Clause frames: what one clause says, in the words of the rule language.

A frame is pure data. Its values are the ones that `reframe.rulebook.model.FrameTest` tests; only
`frames.py` and its neighbours know the parser that they come from.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from reframe.detection.bits import bits_of
from reframe.rulebook.model import Complement, Link, Modal, Polarity, Reporter, Time, Who

_SUBJECTS: dict[Who, str] = {"me": "I", "mine": "mine", "thing": "it", "none": "nobody named"}
_WORTH: dict[Polarity, str] = {"good": "wanted", "bad": "unwanted", "neutral": ""}


@dataclass(slots=True)
class Frame:
    """One clause. Offsets are code points of the text as typed.

    Nothing changes a frame once it is made. It is not `frozen`, as that makes the making of it,
    for each clause of each text, four times as slow.
    """

    start: int
    end: int
    predicate_start: int
    """Where the clause goes on after its subject."""
    who: Who
    subject: str
    verb: str
    """Lemma with particle; `be` for a copula; empty for a fragment without a verb."""
    time: Time
    modal: Modal
    negated: bool
    never: bool
    polarity: Polarity
    is_: str
    """Lemma of the complement's head, or empty."""
    kind: Complement | None
    degree: frozenset[str]
    """Lemmas that grade or colour the complement."""
    object: str
    object_who: Who
    words: frozenset[str]
    """Lower-case forms and lemmas of the clause's own words, and pairs of neighbours."""
    extreme: bool
    question: bool
    reported: Reporter
    link: Link
    governor: int | None
    """Index of the frame that this one hangs on, if any."""
    passive: bool = False
    worth: Polarity = "neutral"
    """Good or bad by the words alone, before any negation."""
    link_start: int = -1
    """Where the "if" or "because" before the clause begins; -1 when there is none."""
    bits: int = field(init=False, repr=False, compare=False)
    """The answers to the closed questions as one number (see `reframe.detection.bits`)."""

    def __post_init__(self) -> None:
        self.bits = bits_of(self)

    def readable(self) -> str:
        """The frame as a person reads it: "who: I · never · future · succeed (wanted)"."""
        who = _SUBJECTS.get(self.who, self.who)
        if self.subject and self.who in ("mine", "thing", "others"):
            who = f"{who} ({self.subject})"
        parts = [f"who: {who}", self._denial(), self._time(), self._predicate(), self._object()]
        parts += ["question" if self.question else "", self._hangs()]
        return " · ".join(part for part in parts if part)

    def _denial(self) -> str:
        if self.never:
            return "never"
        return "not" if self.negated else ""

    def _time(self) -> str:
        modal = "" if self.modal == "none" else self.modal.replace("_", " ")
        return " · ".join(part for part in (modal, self.time) if part)

    def _predicate(self) -> str:
        verb = "" if self.is_ and (self.verb == "be" or self.passive) else self.verb
        said = f"{verb} {self.is_}".strip() or "nothing said"
        degree = f" [{', '.join(sorted(self.degree))}]" if self.degree else ""
        worth = _WORTH[self.worth]
        return f"{said}{degree} ({worth})" if worth else f"{said}{degree}"

    def _object(self) -> str:
        if self.object_who in ("me", "mine") and self.object_who != self.object:
            return f"object: {self.object or self.object_who} ({self.object_who})"
        return f"object: {self.object}" if self.object else ""

    def _hangs(self) -> str:
        link = "" if self.link == "none" else f"after “{self.link}”"
        told = "" if self.reported == "none" else f"as {self.reported.replace('_', ' ')}"
        return " · ".join(part for part in (link, told) if part)
