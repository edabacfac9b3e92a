"""Scripts as frozen values: records to fill, and techniques, which are small scripts.

`reframe.rulebook.model` has these names too; see `docs/scripts.md` for how one is written.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

StepKind = Literal[
    "text",
    "list",
    "rating",
    "feelings",
    "choice",
    "offers",
    "challenge",
    "summary",
    "review",
    "reply",
    "weights",
    "date",
    "exercise",
    "note",
    "close",
]


@dataclass(frozen=True)
class Option:
    id: str
    label: str
    key: str = ""
    says: str = ""
    """Said when it is chosen."""
    ask: str = ""
    """A text asked for when it is chosen."""
    goto: str = ""
    """A step to go on with."""
    takes: str = ""
    """A technique to take up right after this step."""


@dataclass(frozen=True)
class Step:
    """One step of a script: what it asks and where the answer goes."""

    id: str
    kind: StepKind
    column: str
    """Its name on the stepper and on the record; steps with the same column are one stop."""
    ask: str = ""
    into: str = ""
    """The record's field: situation, feelings, thoughts, hot, belief, maybe_true, evidence_for …
    `form` keeps the answer under the step itself."""
    label: str = ""
    """What the answer is called on the record, where `into` is `form`; else the column."""
    hint: str = ""
    why: str = ""
    more: str = ""
    """Lists: asked after each entry."""
    empty: str = ""
    """Said when nothing was answered."""
    easier: str = ""
    """An easier way in, for "I don't know"."""
    rate: str = ""
    """Asks for a rating of each entry, or of the text."""
    when: str | tuple[str, ...] = ()
    """What must hold for the step to be asked: named conditions, `step` (it was answered) and
    `step=option` (that was chosen there)."""
    says: str = ""
    """Notes: what is said."""
    most: int = 0
    """Lists: how many entries at most; 0 for any number."""
    of: str = ""
    """Weights: the list whose entries get a share of 100."""
    last: str = ""
    """Weights: one more entry at the end."""
    options: tuple[Option, ...] = ()


@dataclass(frozen=True)
class Script:
    id: str
    name: str
    about: str
    steps: tuple[Step, ...]
    kind: Literal["record", "technique"] = "record"
    """A technique can be taken up inside another script, and be done alone."""
    fits: tuple[str, ...] = ()
    """Techniques: patterns after whose acceptance it is offered; also `maybe_true`, when the
    thought may be true, and `support`, when it is to be stood by."""
    offered: bool = True
    """Techniques: false when it is only to be had from the menu."""
    weighs: bool = True
    """Techniques: whether it weighs the thought; then it is not for a thought to be stood by."""
    caution: str = ""
    """When it is better left; shown in the menu and said before the first step."""
    order: int = 0
    """Place in the menu."""
