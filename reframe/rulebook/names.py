"""Names that rule files may use and that other parts of reframe give their meaning.

Here they are only listed, so that a misspelt one is told when rules are checked.
"""

from __future__ import annotations

PATTERN_IDS = (
    "all_or_nothing",
    "overgeneralization",
    "mental_filter",
    "disqualifying_positive",
    "mind_reading",
    "fortune_telling",
    "catastrophizing",
    "emotional_reasoning",
    "should_statements",
    "labeling",
    "personalization",
    "blaming",
    "comparing",
    "unworthiness",
    "regret",
    "low_frustration_tolerance",
    "what_if",
)
"""The patterns that reframe promises; the built-in rules have all of them."""

SLOTS = (
    *("quote", "thought", "situation", "feeling", "evidence_for", "evidence_against", "person"),
)
"""What a challenge question can take from the record; `person` is the one person told of, as
"your boss"."""

SCRIPT_SLOTS = (
    *("thought", "situation", "feeling", "text", "evidence_for", "evidence_against"),
    *("balanced", "next_step", "name", "about"),
)
"""What the sentences of scripts, prompts and builders can take; `text` is the entry in question,
`name` and `about` are those of a technique."""

REVIEW_SLOTS = ("quote", "thought")
"""What the sentences of the review can take: its words in question, and the hot thought."""

LISTENING_SLOTS = ("quote", "thought")
"""What the sentences of the hints can take: the words heard, and the thought they would become."""

LISTENING_OPTIONS = ("leave", "edit", "thought", "feelings")
"""The ways on from a hint; the dialogue gives them their meaning."""

CONDITIONS = (
    "has_thought",
    "several_thoughts",
    "repeated",
    "rated_feelings",
    "has_evidence",
    "has_balanced",
    "pattern_accepted",
    "no_pattern",
    "maybe_true",
    "not_true",
    "aside",
    "no_thought",
    "alone",
    "weighed",
    "no_next_step",
    "still_believed",
    "worse",
)
"""What `when` can name in a step, beside earlier steps. `alone` holds in a technique done by
itself, `weighed` while the thought is not one to be stood by, `still_believed` from a belief of 60
on, `worse` when the second ratings are higher. `aside` holds once the exercise gave way to a plain
note, and `repeated` when a thought was written down a third time within a day."""

QUESTION_CONDITIONS = ("maybe_true", "not_true")
"""What `when` can name in a question."""

STEP_FIELDS = (
    "situation",
    "feelings",
    "thoughts",
    "hot",
    "pause",
    "belief",
    "patterns",
    "maybe_true",
    "evidence_for",
    "evidence_against",
    "questions",
    "balanced",
    "review",
    "next_step",
    "note",
    "form",
)
"""What `into` can name in a step."""
