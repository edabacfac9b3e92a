"""The rule book as frozen values: the one definition of what the YAML files may say.

pydantic checks YAML against these classes when rules are compiled or checked; afterwards the
compiled JSON is read straight into them, so no reader of rules needs YAML or pydantic.
Everything the words "a list or one" describe is written `X | tuple[X, ...]` and read with `many`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from reframe.rulebook.replies_model import NOTHING, Replies
from reframe.rulebook.review_model import Review, ReviewCheck, ReviewTest
from reframe.rulebook.rule_model import (
    Alternative,
    Complement,
    Exception_,
    FrameTest,
    Guard,
    Link,
    Modal,
    Polarity,
    Reporter,
    Rule,
    Span,
    Strength,
    Time,
    Todo,
    Who,
    WordList,
    Words,
    many,
)
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
    "Alternative",
    "Breathing",
    "Complement",
    "Country",
    "CountryQuestion",
    "Cue",
    "Exception_",
    "FrameTest",
    "Grounding",
    "Guard",
    "Line",
    "Link",
    "Lowering",
    "Modal",
    "Notice",
    "Option",
    "PlanForm",
    "PlanSection",
    "Polarity",
    "Replies",
    "Reporter",
    "Review",
    "ReviewCheck",
    "ReviewTest",
    "Rule",
    "Safety",
    "SafetyCard",
    "SafetyRule",
    "Script",
    "Span",
    "Step",
    "StoryRules",
    "Strength",
    "Time",
    "Todo",
    "Vignette",
    "VignetteAnswer",
    "WayOn",
    "Who",
    "WordList",
    "Words",
    "many",
]

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
