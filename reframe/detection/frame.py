"""Clause frames: what one clause says, in the words of the rule language.

A frame is pure data. Its values are the ones that `reframe.rulebook.model.FrameTest` tests; only
`frames.py` and its neighbours know the parser that they come from.
"""

from __future__ import annotations

from dataclasses import dataclass

from reframe.rulebook.model import Complement, Link, Modal, Polarity, Reporter, Time, Who


@dataclass(frozen=True, slots=True)
class Frame:
    """One clause. Offsets are code points of the text as typed."""

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
    """Lower-case forms and lemmas of the clause's own words."""
    extreme: bool
    question: bool
    reported: Reporter
    link: Link
    governor: int | None
    """Index of the frame that this one hangs on, if any."""

    def readable(self) -> str:
        """The frame as a person reads it: "who: I · never · future · succeed (wanted)"."""
        raise NotImplementedError
