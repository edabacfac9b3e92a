"""Whether a thought is being gone over again and again; `Conversation` asks for every thought.

Looking at one thought many times a day can feed a doubt instead of easing it (CBT for obsessive
doubt), so the script then offers a rest.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from reframe.errors import StorageProblem
from reframe.journal import Journal
from reframe.text.words import END, flatten

WITHIN = timedelta(hours=24)
OTHERS = 2
"""In so many other records of the day the thought must stand, so that this one is the third."""


def repeated(journal: Journal, record_id: str, thought: str, now: datetime) -> bool:
    """Whether the thought stands in two more records of the last 24 hours, however it is typed."""
    try:
        day = journal.thoughts_since(now - WITHIN, but=record_id)
    except StorageProblem:
        return False
    said = _plain(thought)
    return bool(said) and sum(said in map(_plain, texts) for texts in day) >= OTHERS


def _plain(text: str) -> tuple[str, ...]:
    """The words alone: case, apostrophes and signs do not make it another thought."""
    return tuple(word for word in flatten(text[:2000]).words if word != END)


def asked_before(journal: Journal) -> frozenset[str]:
    """The questions of the last records; an old record that can't be read is no obstacle."""
    try:
        return journal.recent_questions()
    except StorageProblem:
        return frozenset()
