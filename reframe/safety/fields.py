"""Every field that takes free text. What stands here is screened; a new field is added here.

The companion asks for the fields that get hints, and walks a record's texts with `texts`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reframe.record.model import Record
from reframe.record.names import own_names


@dataclass(frozen=True, slots=True)
class FreeText:
    """A field that a person writes into."""

    key: str
    says: str
    """What it is, in plain words."""
    hints: bool = False
    """Whether thinking patterns are looked for in it, to be offered."""
    reviewed: bool = False
    """Whether they are looked for so that the review may ask about them; none is offered."""
    listened: bool = False
    """Whether the detector listens to it, for a meaning among the facts; no pattern is named."""


FREE_TEXT = (
    FreeText("situation", "what happened", listened=True),
    FreeText("feelings", "a feeling named in own words"),
    FreeText("thoughts", "what went through the mind", hints=True),
    FreeText("own_names", "an own name for a thought"),
    FreeText("evidence_for", "what speaks for the thought", listened=True),
    FreeText("evidence_against", "what does not fit the thought", listened=True),
    FreeText("answer", "the answer to a question"),
    FreeText("balanced", "the balanced thought", reviewed=True),
    FreeText("next_step", "what to do next"),
    FreeText("note", "a plain note"),
    FreeText("filled", "an answer in an exercise"),
    FreeText("check", "a line given to reframe check", hints=True),
)


def texts(record: Record) -> Iterator[tuple[str, str]]:
    """The free texts of a record with their keys: `situation`, `thoughts.0`, `answer.1` …"""
    lists = {
        "feelings": [feeling.name for feeling in record.feelings],
        "thoughts": [thought.text for thought in record.thoughts],
        "own_names": own_names(record),
        "evidence_for": record.evidence_for,
        "evidence_against": record.evidence_against,
        "answer": [asked.answer for asked in record.questions],
    }
    singles = {
        "situation": record.situation,
        "balanced": record.balanced,
        "next_step": record.next_step.text if record.next_step else "",
        "note": record.note,
    }
    for key, text in singles.items():
        if text:
            yield key, text
    for each in record.filled:
        # The names of the shares stand in the list that they were taken from.
        lists[f"filled.{each.step}"] = each.lines
    for key, entries in lists.items():
        yield from ((f"{key}.{at}", text) for at, text in enumerate(entries) if text)
