"""What patterns and next steps are called, for the pages made of a record."""

from __future__ import annotations

from reframe.rulebook.model import Book


def names_of(book: Book) -> dict[str, str]:
    """Names by id."""
    options = {
        option.id: option.label
        for script in book.scripts
        for step in script.steps
        if step.into == "next_step"
        for option in step.options
    }
    return options | {pattern.id: pattern.name for pattern in book.patterns}
