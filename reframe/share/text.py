"""A record as plain text for the terminal: `reframe journal show`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reframe.record.model import Record
from reframe.share.outline import (
    FOOTER,
    PASSED_OVER,
    Entries,
    Exchange,
    Line,
    Part,
    Ratings,
    Shares,
    Words,
    heading,
    sections,
    times,
)


def to_text(record: Record, names: Mapping[str, str]) -> str:
    """The whole record, its sections under plain headings."""
    lines = [heading(record), times(record)]
    for section in sections(record, names):
        lines += ["", section.title]
        lines += [f"  {line}" for part in section.parts for line in _part(part)]
    return "\n".join([*lines, "", FOOTER]) + "\n"


def _part(part: Part) -> Iterator[str]:
    match part:
        case Words(text):
            yield from text.splitlines()
        case Line(text):
            yield from text.splitlines()
        case Exchange(asked, answer):
            yield from asked.splitlines()
            yield from (f"  {line}" for line in (answer.strip() or PASSED_OVER).splitlines())
        case Entries(texts):
            for text in texts:
                first, *rest = text.splitlines() or [""]
                yield f"- {first}"
                yield from (f"  {line}" for line in rest)
        case Ratings(rows):
            for name, before, after in rows:
                yield f"{name}: {_change(before, after)}"
        case Shares(rows):
            yield from (f"- {name}: {number} of 100" for name, number in rows)


def _change(before: int | None, after: int | None) -> str:
    if after is None:
        return "not rated" if before is None else str(before)
    return f"{'not rated' if before is None else before}, afterwards {after}"
