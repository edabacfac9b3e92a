"""What must be so before anyone is given the help lines: fresh, and confirmed by a person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from reframe.errors import Problem
from reframe.rulebook.model import Line
from reframe.rulebook.pages import Page, walk
from reframe.rulebook.reader import At

MONTHS = 12
"""For so long a reading of the source, and a call, stand for what is so."""


def problems(found: tuple[Page[Any], ...], today: date) -> Iterator[Problem]:
    """Every help line that is too old, or that nobody has called."""
    for page in found:
        for at, value in walk(page.value):
            if isinstance(value, Line):
                yield from _line(page, at, value, today)


def _line(page: Page[Any], at: At, line: Line, today: date) -> Iterator[Problem]:
    if _is_old(line.source_read_on, today):
        message = f"{line.name}: the source was read on {line.source_read_on}; read it again"
        yield page.problem((*at, "source_read_on"), message)
    confirmed = line.confirmed_by_person
    if confirmed is None:
        message = f"{line.name}: no person has called or visited it yet"
        yield page.problem((*at, "confirmed_by_person"), message)
    elif _is_old(confirmed, today):
        message = f"{line.name}: it was confirmed on {confirmed}; call or visit it again"
        yield page.problem((*at, "confirmed_by_person"), message)


def _is_old(day: str, today: date) -> bool:
    """Older than twelve months, or dated in the future, which can only be a slip."""
    try:
        read = date.fromisoformat(day)
    except ValueError:
        return True
    months = (today.year - read.year) * 12 + today.month - read.month
    return read > today or months > MONTHS or (months == MONTHS and today.day > read.day)
