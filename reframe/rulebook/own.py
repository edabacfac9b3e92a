"""The user's own scripts: YAML files in the data folder, checked like the built-in ones.

They only add scripts: an id of a built-in one is refused, and nothing else of the rules can be
changed. A file with a mistake is told and left out; the others work. What was read is kept compiled
in the cache, told apart by its content, so that a start with unchanged files needs no YAML.
"""

from __future__ import annotations

import contextlib
import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from reframe.errors import Problem, StorageProblem
from reframe.files import private_folder, write_new
from reframe.locations import Places
from reframe.rulebook import compiled, script_model
from reframe.rulebook.folder import LARGEST_FILE, rules_folder
from reframe.rulebook.model import Book, Script

MOST_FILES = 100
LARGEST_TOTAL = 2 * LARGEST_FILE
"""In bytes, over all files; the rest is left out, so that no folder can hold up a start."""
FAULT = "The scripts of your own could not be read; the ones of reframe work as always."
TOO_MANY = "There are more scripts of your own than can be read at a start; some are left out."


@dataclass(frozen=True)
class Own:
    """The scripts that can be used, and one plain sentence for each file that can't."""

    scripts: tuple[Script, ...] = ()
    problems: tuple[str, ...] = ()


def own_folder(places: Places) -> Path:
    """Where the files are looked for."""
    return places.own_scripts


def own_scripts(places: Places, book: Book) -> Own:
    """What is in the folder. Nothing that stands there can keep reframe from starting."""
    files, left_out = _files(own_folder(places))
    if not files:
        return Own(problems=left_out)
    cache = places.cache / "rules" / "own.json"
    mark = _mark(files, book)
    known = compiled.read(cache, Own, fresh=mark)
    if known is None:
        try:
            known = _checked(files, book)
        except Exception:  # noqa: BLE001
            # A fault in a check must not cost the start, and no journal is lost with a script.
            return Own(problems=(FAULT,))
        # Without a cache the next start is slower; nothing else depends on it.
        with contextlib.suppress(StorageProblem):
            private_folder(cache.parent)
            made = compiled.Compiled(hash=mark, content=known)
            write_new(cache, msgspec.json.encode(made).decode(), replace=True)
    return Own(known.scripts, (*known.problems, *left_out))


def file_problems(path: Path, book: Book) -> tuple[Problem, ...]:
    """Everything that is not right about one file, for `reframe rules check`."""
    from reframe.rulebook.checks import own

    return own.problems(path.name, _content(path), book, rules_folder())


Files = tuple[tuple[str, bytes | None], ...]
"""Names and contents; None for a file that can't be read."""


def _files(folder: Path) -> tuple[Files, tuple[str, ...]]:
    """The files in a fixed order, as many as a start has time for."""
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix in (".yaml", ".yml"))
    except OSError:
        return (), ()
    found: list[tuple[str, bytes | None]] = []
    total = 0
    for path in paths[:MOST_FILES]:
        content = _content(path)
        total += len(content or b"")
        if total > LARGEST_TOTAL:
            break
        found.append((path.name, content))
    return tuple(found), (TOO_MANY,) if len(found) < len(paths) else ()


def _content(path: Path) -> bytes | None:
    # A pipe or a device would be waited for without end.
    if not path.is_file():
        return None
    try:
        with path.open("rb") as stream:
            return stream.read(LARGEST_FILE + 1)
    except OSError:
        return None


def _mark(files: Files, book: Book) -> str:
    """Changes with a file, with the built-in rules and with the form of scripts."""
    digest = hashlib.sha256(Path(script_model.__file__).read_bytes())
    digest.update(book.version.encode())
    for name, content in files:
        digest.update(f"\0{name}\0{-1 if content is None else len(content)}\0".encode())
        digest.update(content or b"")
    return digest.hexdigest()


def _checked(files: Files, book: Book) -> Own:
    # Only here are YAML and pydantic needed.
    from reframe.rulebook.checks import own

    scripts: list[Script] = []
    problems: list[str] = []
    for script, found in own.checked(files, book, rules_folder()):
        if script is not None:
            scripts.append(script)
        else:
            problems.append(_told(found[0]))
    return Own(tuple(scripts), tuple(problems))


def _told(problem: Problem) -> str:
    return f"A script of your own is left out. {problem}"


def with_own(book: Book, own: Own) -> Book:
    """The book with the own scripts behind the built-in ones."""
    return replace(book, scripts=(*book.scripts, *own.scripts))
