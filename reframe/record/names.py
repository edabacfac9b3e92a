"""Names that a person gave to thoughts of their own accord; they stand among the patterns."""

from __future__ import annotations

from reframe.record.model import Record


def own_names(record: Record) -> tuple[str, ...]:
    """All of them, thought by thought, in the order given."""
    return tuple(
        offered.own for thought in record.thoughts for offered in thought.patterns if offered.own
    )
