"""What `story.yaml` may say: the words by which a story told in one go is sorted.

Read through `reframe.rulebook.model` like the rest of the book; used by `reframe.detection.story`
and, for what is said and what is left of a feeling, by `reframe.dialogue.sorting`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from reframe.record.story import Sort


@dataclass(frozen=True)
class Cue:
    """Words that say where a clause belongs. The first cue that is met decides."""

    id: str
    place: Sort
    phrases: tuple[str, ...]
    """Language: `reframe.text.phrases`, with `$emotion` and `$appraisal` besides the own lists."""


@dataclass(frozen=True)
class StoryRules:
    """`story.yaml`, checked."""

    cues: tuple[Cue, ...] = ()
    """In the order in which they are asked; before anything that the clause itself tells."""
    late: tuple[Cue, ...] = ()
    """Asked after the thinking patterns, and before the grammar of the clause."""
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    feelings: tuple[str, ...] = ()
    """Words that name a feeling in a story and are not in the list to pick from: awful, gutted."""
    plain: tuple[str, ...] = ()
    """Words that say nothing more once the feeling is named: I felt so …"""
    says: dict[str, str] = field(default_factory=dict)


SAYS = (
    *("ask", "hint", "why", "easier", "sorted", "as_typed"),
    *("situation", "feelings", "thoughts", "unsure"),
)
"""The sentences and names that the code asks for."""
OWN_LISTS = ("emotion", "appraisal")
"""Lists that the code adds: the feelings to pick from with `feelings`, and the appraisals."""
