"""What patterns, next steps and scripts are called, for the pages made of a record."""

from __future__ import annotations

from reframe.rulebook.model import Book

SCRIPT = "script:"
"""Stands before the id of a script, since an option may have the same id."""


def step_name(script: str, option: str) -> str:
    """The key of a next step: each script has its own words for one."""
    return f"{script}/{option}"


def names_of(book: Book) -> dict[str, str]:
    """Names by id."""
    scripts = {f"{SCRIPT}{script.id}": script.name for script in book.scripts if script.name}
    options = {
        step_name(script.id, option.id): option.label
        for script in book.scripts
        for step in script.steps
        if step.into == "next_step"
        for option in step.options
    }
    return scripts | options | {pattern.id: pattern.name for pattern in book.patterns}
