"""Checks of scripts that a user wrote: the ones for built-in scripts, and that they only add."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reframe.errors import Problem
from reframe.rulebook.checks import common, scripts, wording
from reframe.rulebook.model import Book, Script
from reframe.rulebook.pages import Page
from reframe.rulebook.reader import read
from reframe.rulebook.structure import fit

Checked = tuple[Script | None, tuple[Problem, ...]]


def checked(
    files: tuple[tuple[str, bytes | None], ...], book: Book, rules: Path
) -> Iterator[Checked]:
    """Each file with its script, or with what is the matter with it.

    A technique of one file can be taken up in the script of another, as long as it can be used.
    """
    found = [_page(name, content) for name, content in files]
    pages = [page for page in found if isinstance(page, Page)]
    usable = {id(page): _problems(page, pages, book, rules) for page in pages}
    sound = [page for page in pages if not usable[id(page)]]
    for page in found:
        if isinstance(page, Page):
            problems = (
                usable[id(page)] or _problems(page, sound, book, rules) or _twice(page, sound)
            )
            yield (None, problems) if problems else (page.value, ())
        else:
            yield None, page


def problems(name: str, content: bytes | None, book: Book, rules: Path) -> tuple[Problem, ...]:
    """Everything that is not right about one file by itself."""
    page = _page(name, content)
    return _problems(page, [page], book, rules) if isinstance(page, Page) else page


def _page(name: str, content: bytes | None) -> Page[Script] | tuple[Problem, ...]:
    if content is None:
        return (Problem(name, 1, 1, "file", "the file can't be read; look at its permissions"),)
    sheet = read(content, name)
    if isinstance(sheet, Problem):
        return (sheet,)
    value = fit(sheet, Script)
    return Page(sheet, value) if isinstance(value, Script) else tuple(value)


def _problems(
    page: Page[Script], others: list[Page[Script]], book: Book, rules: Path
) -> tuple[Problem, ...]:
    script = page.value
    known = (*book.scripts, *(other.value for other in others))
    techniques = [each.id for each in known if each.kind == "technique"]
    alone: tuple[Page[Any], ...] = (page,)
    found = (
        *_taken(page, book),
        *common.problems(alone),
        *scripts.script_problems(page, script, techniques),
        *wording.problems(alone, rules),
    )
    return tuple(sorted(set(found), key=lambda each: (each.line, each.column, each.message)))


def _taken(page: Page[Script], book: Book) -> Iterator[Problem]:
    """An id that belongs to a built-in script."""
    if page.value.id in {each.id for each in book.scripts}:
        message = f"`{page.value.id}` is a script of reframe itself; give yours another id and name"
        yield page.problem(("id",), message)


def _twice(page: Page[Script], sound: list[Page[Script]]) -> tuple[Problem, ...]:
    """An id that a file before this one has."""
    earlier = sound[: next(at for at, other in enumerate(sound) if other is page)]
    if not any(other.value.id == page.value.id for other in earlier):
        return ()
    return (page.problem(("id",), f"another file has the id `{page.value.id}` already"),)
