"""Patterns that a person has put aside: what was found of them is not shown, and can be again.

Applied to what comes out of the detector, by `Conversation` and by `reframe check`; nothing in a
record is touched.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from reframe import config
from reframe.errors import ConfigProblem
from reframe.record.model import Check


def without(check: Check, archived: Collection[str]) -> Check:
    """The check without findings of these patterns."""
    if not archived:
        return check
    kept = tuple(each for each in check.findings if each.pattern not in archived)
    return check if len(kept) == len(check.findings) else replace(check, findings=kept)


def put_aside(config_file: Path) -> tuple[str, ...]:
    """What the configuration puts aside; nothing when it can't be used."""
    try:
        return config.load(config_file).archived
    except ConfigProblem:
        return ()


def toggled(archived: tuple[str, ...], pattern: str) -> tuple[str, ...]:
    """The list with the pattern in it, or out of it again."""
    if pattern in archived:
        return tuple(each for each in archived if each != pattern)
    return (*archived, pattern)
