"""The thought record and what is noticed in it, as frozen values.

Ratings are 0 to 100. Offsets count code points of the text as typed. Times are aware, in UTC.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Strength = Literal["strong", "moderate", "hint"]
Answer = Literal["open", "accepted", "declined", "unsure"]
Truth = Literal["yes", "partly", "no", "unsure"]
Status = Literal["open", "finished", "note"]
"""`note`: the conversation left the exercise for a plain note and was closed there."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A pattern noticed in a text: which words, which rule, why, and when it would not be one."""

    pattern: str
    rule: str
    """`pattern/rule-id`"""
    strength: Strength
    start: int
    end: int
    quote: str
    says: str
    but: str
    shown: bool = True
    """Whether the conversation would offer it unasked."""


LeadsTo = Literal["", "support", "note"]
"""Where a note takes the work on a thought: what helps instead of weighing, or a plain note."""


@dataclass(frozen=True, slots=True)
class Note:
    """Another outcome of a check: a plain feeling, a fact, a question, reported words."""

    kind: str
    says: str
    leads_to: LeadsTo = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """Something that can be asked about an answer: the id of the hint, and the words."""

    hint: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Check:
    """What the detector said of one text, or why it said nothing."""

    findings: tuple[Finding, ...] = ()
    notes: tuple[Note, ...] = ()
    problem: str = ""
    """One plain sentence when the text was not, or not wholly, checked; else empty."""
    heard: tuple[Heard, ...] = ()
    hush: bool = False
    """Whether it tells of harm, a loss or a doubt without end: nothing is asked about it then."""


@dataclass(frozen=True, slots=True)
class Feeling:
    name: str
    before: int | None = None
    after: int | None = None


@dataclass(frozen=True, slots=True)
class Offered:
    """A pattern offered on a thought, or chosen by the user (`rule` is empty), and the answer."""

    pattern: str
    """Empty for a name of the user's own."""
    answer: Answer = "open"
    rule: str = ""
    strength: Strength | None = None
    start: int = 0
    end: int = 0
    quote: str = ""
    own: str = ""
    """A name of the user's own, in place of a pattern."""


@dataclass(frozen=True, slots=True)
class Thought:
    text: str
    before: int | None = None
    """Belief when it was written down."""
    after: int | None = None
    """Belief after the balanced thought."""
    hot: bool = False
    patterns: tuple[Offered, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A challenge question as it was put, slots filled, and what was answered (empty: skipped)."""

    question: str
    """The question's id."""
    text: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class NextStep:
    kind: str
    """An option id of the script: plan, experiment, card, enough …"""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """The answer to a step of a script that fills no named field."""

    step: str
    """The step's id; for a technique inside another script with the technique's before it."""
    label: str
    """What the answer is called on the record."""
    lines: tuple[str, ...] = ()
    chosen: str = ""
    """Id of the option chosen; its label is then the one line."""
    number: int | None = None
    """A rating, 0 to 100."""
    weights: tuple[tuple[str, int], ...] = ()
    """Shares of a whole, together 100."""
    date: str = ""
    """The day that the text names (ISO), where one was understood."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A technique taken up in the middle of a script."""

    script: str
    before: str
    """Id of the step that it comes before."""


@dataclass(frozen=True, slots=True)
class Record:
    """One thought record."""

    id: str
    script: str
    rules: str
    """Version of the rule pack that made the offers."""
    started: datetime
    updated: datetime
    finished: datetime | None = None
    status: Status = "open"
    situation: str = ""
    feelings: tuple[Feeling, ...] = ()
    thoughts: tuple[Thought, ...] = ()
    maybe_true: Truth | None = None
    evidence_for: tuple[str, ...] = ()
    evidence_against: tuple[str, ...] = ()
    questions: tuple[Asked, ...] = ()
    balanced: str = ""
    balanced_belief: int | None = None
    next_step: NextStep | None = None
    note: str = ""
    filled: tuple[Filled, ...] = ()
    """Answers to steps that fill no named field, in the order first given."""
    taken: tuple[Taken, ...] = ()
    """Techniques taken up in this record."""
    extra: dict[str, object] = field(default_factory=dict, hash=False)
    """Fields of a newer schema, kept as they came."""

    @property
    def hot_thought(self) -> Thought | None:
        """The thought the record works on: the marked one, else the only one."""
        marked = [thought for thought in self.thoughts if thought.hot]
        if marked:
            return marked[0]
        return self.thoughts[0] if len(self.thoughts) == 1 else None
