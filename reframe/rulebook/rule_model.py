"""The language of rules as frozen values: what a clause must look like, rules, guards, word lists.

`reframe.rulebook.model` has these names too; see `docs/rules.md` for how a rule is written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from reframe.record.model import LeadsTo

Strength = Literal["strong", "moderate", "hint"]
Who = Literal["me", "mine", "you", "one", "others", "everyone", "nobody", "thing", "none"]
Time = Literal["past", "now", "future"]
Modal = Literal[
    "none", "should", "must", "must_be", "have_to", "need_to", "ought", "supposed_to",
    "can", "could", "may", "would", "used_to", "want_to",
]  # fmt: skip
Polarity = Literal["good", "bad", "neutral"]
Complement = Literal["noun", "adjective", "pronoun", "place", "clause", "number"]
Reporter = Literal["none", "me_think", "me_feel", "me_say", "other_think", "other_say"]
Link = Literal["none", "and", "but", "because", "so", "if", "though", "when", "or", "that"]
Span = Literal["clause", "predicate", "both"]

Words = str | tuple[str, ...]
"""Lemmas, or `$name` for a word list; one or several (any of them)."""


def many(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    """A list-or-one as a tuple."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else value


@dataclass(frozen=True)
class FrameTest:
    """What a clause frame must look like. Every key that is given must hold."""

    who: Who | tuple[Who, ...] | None = None
    """Whom the clause is about (its subject, inherited over `and`)."""
    subject: Words | None = None
    """Lemma of the subject's head."""
    verb: Words | None = None
    """Lemma of the main verb with its particle ("give up"); `be` for a copula."""
    time: Time | tuple[Time, ...] | None = None
    modal: Modal | tuple[Modal, ...] | None = None
    negated: bool | None = None
    """Not, n't, no, hardly; also when never is there. `never` alone is told by `never`."""
    never: bool | None = None
    passive: bool | None = None
    """"I was fired", "my life is ruined"; the participle is the complement too (`is: ruined`)."""
    polarity: Polarity | tuple[Polarity, ...] | None = None
    """Composed over the clause: not + bad is not bad, never + wanted is bad."""
    is_: Words | None = None
    """Lemma of the complement's head after be, seem, feel, become, look ("a [failure]")."""
    kind: Complement | tuple[Complement, ...] | None = None
    """What the complement is."""
    degree: Words | None = None
    """Words that grade or colour the complement: so, such, too, total, complete, bad …"""
    object: Words | None = None
    """Lemma of the object's head, or of the head of the verb's prepositional object."""
    object_who: Who | tuple[Who, ...] | None = None
    has: Words | None = None
    """Words or lemmas anywhere in the clause: at least one."""
    has_all: Words | None = None
    lacks: Words | None = None
    """Words or lemmas that must not be in the clause."""
    extreme: bool | None = None
    """An absolute word is in the clause: always, never, everything, completely …"""
    question: bool | None = None
    reported: Reporter | tuple[Reporter, ...] | None = None
    """Whose words or thought the clause is: "she thinks that …"."""
    link: Link | tuple[Link, ...] | None = None
    """How the clause hangs on the one that governs it, or on the previous one."""
    not_: FrameTest | None = None
    """A test that must not hold for the same frame."""


@dataclass(frozen=True)
class Alternative:
    """One way a rule can match. `frame` with its relations, or `words`, or `tokens`."""

    frame: FrameTest | None = None
    next: FrameTest | None = None
    """A frame that follows in the same text (the next one)."""
    previous: FrameTest | None = None
    anywhere: FrameTest | None = None
    """Any other frame of the same text."""
    under: FrameTest | None = None
    """The frame that governs this one: who reports it, the main clause of an if."""
    words: str | None = None
    """A phrase of the phrase language (see `reframe.text.phrases`)."""
    tokens: tuple[dict[str, object], ...] | None = None
    """A spaCy token pattern: the escape hatch."""
    span: Span = "clause"
    """Which words are shown: the clause, its predicate without the subject, or both clauses."""


@dataclass(frozen=True)
class Exception_:
    """Something that silences one rule, with the sentence that it alone silences."""

    unless: Alternative
    silences: str


@dataclass(frozen=True)
class Todo:
    """Known gaps, written down: checked to be still open."""

    missed: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rule:
    """One structure in the user's own words that suggests a pattern."""

    id: str
    strength: Strength
    says: str
    """Why, in plain words, about the words and never about the person."""
    but: str
    """When it would not be this pattern."""
    find: tuple[Alternative, ...]
    match: tuple[str, ...]
    """Sentences that must match, the evidence between [[ and ]]."""
    silent: tuple[str, ...]
    """Sentences on which this rule must not fire."""
    also: tuple[str, ...] = ()
    """Further patterns that the same words truly suggest; at most `moderate` for these."""
    exempt: tuple[str, ...] = ()
    """Guards by name that do not silence this rule."""
    guards: tuple[str, ...] = ()
    """Guards by name beyond those that hold for all rules."""
    exceptions: tuple[Exception_, ...] = ()
    todo: Todo = field(default_factory=Todo)


@dataclass(frozen=True)
class Guard:
    """What silences rules in general: reported speech, a question, a plan …"""

    id: str
    says: str
    level: Literal["frame", "text", "note"]
    """`frame`: the matched clause itself; `text`: anything in the text. `note`: it silences
    nothing; it tells `says` of a text in which no rule matches."""
    find: tuple[Alternative, ...]
    silences: tuple[str, ...]
    """Sentences on which some rule would fire without this guard, and none does with it; for a
    note, sentences of which it is told."""
    everywhere: bool = True
    """Holds for every rule that is not exempt; otherwise only for rules that name it."""
    context: bool = False
    """Level text: also silences when the situation or an earlier thought meets it."""
    note: bool = False
    """Whether `says` is told when this guard held back all that matched."""
    leads_to: LeadsTo = ""
    """`support`: the thought is not weighed, the questions look at what helps; `note`: the
    questions stop. On a guard of level `text`, `says` is then told whenever it holds, and no rule
    is exempt from it; on a note, when it is told."""


@dataclass(frozen=True)
class WordList:
    """Words by lemma; `include` and `exclude` name other lists."""

    words: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
