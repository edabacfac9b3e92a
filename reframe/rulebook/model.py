"""The rule book as frozen values: the one definition of what the YAML files may say.

pydantic checks YAML against these classes when rules are compiled or checked; afterwards the
compiled JSON is read straight into them, so no reader of rules needs YAML or pydantic.
Everything the words "a list or one" describe is written `X | tuple[X, ...]` and read with `many`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from reframe.record.model import LeadsTo
from reframe.rulebook.replies_model import NOTHING, Replies
from reframe.rulebook.review_model import Review, ReviewCheck, ReviewTest
from reframe.rulebook.safety_model import (
    Breathing,
    Country,
    CountryQuestion,
    Grounding,
    Line,
    Lowering,
    Notice,
    PlanForm,
    PlanSection,
    Safety,
    SafetyCard,
    SafetyRule,
    WayOn,
)
from reframe.rulebook.script_model import Option, Script, Step
from reframe.rulebook.story_model import Cue, StoryRules
from reframe.rulebook.vignette import Vignette, VignetteAnswer

# Readers of rules need this one module for both halves.
__all__ = [
    "Breathing",
    "Country",
    "CountryQuestion",
    "Cue",
    "Grounding",
    "Line",
    "Lowering",
    "Notice",
    "Option",
    "PlanForm",
    "PlanSection",
    "Replies",
    "Review",
    "ReviewCheck",
    "ReviewTest",
    "Safety",
    "SafetyCard",
    "SafetyRule",
    "Script",
    "Step",
    "StoryRules",
    "Vignette",
    "VignetteAnswer",
    "WayOn",
]

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


Stage = Literal["information", "perspective", "evidence", "synthesis", "action"]


@dataclass(frozen=True)
class Question:
    """A challenge question. Slots: {quote} {thought} {situation} {feeling} {person} …"""

    id: str
    ask: str
    stage: Stage
    technique: str
    softness: int
    """1 firm … 3 very gentle."""
    why: str
    """Why this question is asked, shown on request."""
    level: Literal["thought", "assumption"] = "thought"
    into: Literal["answer", "evidence_for", "evidence_against"] = "answer"
    when: tuple[str, ...] = ()
    """Conditions: maybe_true, not_true."""


@dataclass(frozen=True)
class Pattern:
    """A thinking pattern: what it is, how it is noticed, what to ask."""

    id: str
    name: str
    other_names: tuple[str, ...]
    definition: str
    learn: str
    sources: tuple[str, ...]
    rules: tuple[Rule, ...]
    questions: tuple[Question, ...]
    words: dict[str, WordList] = field(default_factory=dict)
    order: int = 0
    examples: tuple[str, ...] = ()
    """Two or three thoughts of this kind from different lives, to read in the list of patterns."""


@dataclass(frozen=True)
class Family:
    """Feelings that belong together, so that a picker can group them."""

    id: str
    name: str
    emotions: tuple[str, ...]


@dataclass(frozen=True)
class Emotions:
    anchors: dict[str, str]
    """"0", "25" … "100" → what the number means for a feeling."""
    belief_anchors: dict[str, str]
    families: tuple[Family, ...]
    appraisals: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Words that are judgements rather than feelings → feelings often behind them."""


@dataclass(frozen=True)
class Reply:
    """What is said after re-rating, by how the change fell out."""

    id: str
    when: Literal["better", "a_little", "same", "worse", "unrated"]
    says: str


@dataclass(frozen=True)
class Prompts:
    """General questions and sentences of the conversation, by name."""

    questions: tuple[Question, ...]
    """For any thought, and for thoughts without an accepted pattern."""
    replies: tuple[Reply, ...]
    says: dict[str, str]
    """Named sentences: welcome, declined, resumed …"""


@dataclass(frozen=True)
class Balanced:
    """Help with the balanced thought: sentences to start from."""

    builders: tuple[str, ...]


Listened = Literal["situation", "feelings", "thoughts", "evidence_for", "evidence_against"]


@dataclass(frozen=True)
class Turned:
    """How something typed as a feeling begins, or all of it, and the thought that it stands for."""

    typed: str
    becomes: str = ""
    needs: str = ""
    """A word list one word of which must follow."""


@dataclass(frozen=True)
class ListeningHint:
    """Something that is gently asked about an answer, such as a meaning among the facts.

    The options are `leave` (always there), `edit` (back to the text as it is), `thought` (its words
    become a thought as well) and `feelings` (one for each feeling that may be behind it).
    """

    id: str
    fields: tuple[Listened, ...]
    says: str
    """Put as a question. Slots: {quote}, and {thought} for the thought that it would become."""
    why: str
    options: tuple[Option, ...]
    match: tuple[str, ...]
    """Texts in which it is heard, the words between [[ and ]]."""
    silent: tuple[str, ...]
    """Texts on which nothing is heard at all."""
    begins: str = ""
    """Said with the question for the statement, where a beginning is safe. Slot: {thought}."""
    by: Literal["rules", "opener", "appraisal", "question"] = "rules"
    """`opener` and `appraisal`: by the words of a feeling; `question`: by those of a thought."""
    find: tuple[Alternative, ...] = ()
    exceptions: tuple[Exception_, ...] = ()
    exempt: tuple[str, ...] = ()
    """Guards by name that do not silence it."""
    patterns: tuple[str, ...] = ()
    """What would be offered of these patterns, were it a thought, counts as found."""
    strong: bool = False
    """Of the patterns only findings of that strength count."""


@dataclass(frozen=True)
class Listening:
    """What is listened for in the answers. Of several hints the first one speaks."""

    hints: tuple[ListeningHint, ...] = ()
    quiet: tuple[Alternative, ...] = ()
    """Where one of these holds nothing is asked in this record any more, as with the guards that
    lead elsewhere: it may be unsafe to call what was told a meaning."""
    hushes: tuple[str, ...] = ()
    """Texts after which nothing is asked, by `quiet` or by a guard that leads elsewhere."""
    openers: tuple[Turned, ...] = ()
    """How a feeling begins that is a thought: "like a" → "I am a"."""
    statements: tuple[Turned, ...] = ()
    """Appraisals that need more than "I am" to become a thought: "rejected" → "I was rejected"."""
    questions: tuple[str, ...] = ()
    """How a thought begins that is put as a question."""
    most: int = 3
    """How many hints a record gets, at most."""


@dataclass(frozen=True)
class Book:
    """Everything in `rules/` except safety, checked."""

    version: str
    patterns: tuple[Pattern, ...]
    words: dict[str, WordList]
    guards: tuple[Guard, ...]
    scripts: tuple[Script, ...]
    emotions: Emotions
    prompts: Prompts
    balanced: Balanced
    review: Review = field(default_factory=Review)
    replies: Replies = NOTHING
    listening: Listening = field(default_factory=Listening)
    story: StoryRules = field(default_factory=StoryRules)
    vignettes: tuple[Vignette, ...] = ()
