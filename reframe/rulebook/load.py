"""The rules as everyone else gets them: `book()` and `safety()`.

Looked for in this order: the compiled file shipped beside the rules, the one in the cache, and
else the YAML files, which are checked and then kept compiled in the cache. An outdated compiled
file is passed over.
"""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from reframe import locations
from reframe.errors import RuleProblems, StorageProblem
from reframe.files import private_folder, write_new
from reframe.rulebook import compiled
from reframe.rulebook.folder import Part, fingerprint, rules_folder
from reframe.rulebook.safety_model import Safety

if TYPE_CHECKING:
    from reframe.rulebook.model import Book

T = TypeVar("T")


def book(places: locations.Places | None = None) -> Book:
    """Everything but safety.

    Raises:
        RuleProblems: when the YAML files have mistakes.
    """
    # Help lines are read through this module too, and must not wait for these classes.
    from reframe.rulebook.model import Book

    folder = rules_folder()
    mark = fingerprint(folder, "book")
    files = tuple(_compiled_files(folder, "book", places))
    return _first(files, Book, mark) or _make(files, lambda: _book(folder, mark))


def safety(places: locations.Places | None = None) -> Safety:
    """The safety screen, the cards and the help lines.

    When the YAML files have mistakes, an older compiled form is better than none.

    Raises:
        RuleProblems: when the YAML files have mistakes and there is no compiled form.
    """
    folder = rules_folder()
    mark = fingerprint(folder, "safety")
    files = tuple(_compiled_files(folder, "safety", places))
    try:
        return _first(files, Safety, mark) or _make(files, lambda: _safety(folder, mark))
    except RuleProblems:
        older = _first(files, Safety, None)
        if older is None:
            raise
        return older


def _compiled_files(folder: Path, part: Part, places: locations.Places | None) -> Iterator[Path]:
    """The shipped file, then the one in the cache; the cache needs a place for private files."""
    yield folder / "compiled" / f"{part}.json"
    with contextlib.suppress(StorageProblem):
        yield (places or locations.places()).cache / "rules" / f"{part}.json"


def _first(files: tuple[Path, ...], kind: type[T], fresh: str | None) -> T | None:
    found = (compiled.read(path, kind, fresh=fresh) for path in files)
    return next((content for content in found if content is not None), None)


def _make(files: tuple[Path, ...], make: Callable[[], compiled.Compiled[T]]) -> T:
    """Compile now, and keep the result in the cache if that is possible."""
    made = make()
    for path in files[1:]:
        # Without a cache the next start is slower; nothing else depends on it.
        with contextlib.suppress(StorageProblem):
            private_folder(path.parent)
            write_new(path, compiled.as_text(made), replace=True)
    return made.content


# Compiled once per process and fingerprint, even where no cache file can be kept.
@functools.lru_cache(maxsize=2)
def _book(folder: Path, _mark: str) -> compiled.Compiled[Book]:
    return compiled.compile_book(folder)


@functools.lru_cache(maxsize=2)
def _safety(folder: Path, _mark: str) -> compiled.Compiled[Safety]:
    return compiled.compile_safety(folder)
