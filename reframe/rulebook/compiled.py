"""The checked rules as two JSON files that are read straight into the dataclasses of `model`.

A start of reframe reads only these: no YAML and no pydantic. Each file begins with the fingerprint
of the YAML files that it was made from. Used by `load` and by the build of the wheel.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

import msgspec

from reframe.errors import RuleProblems
from reframe.rulebook.folder import fingerprint
from reframe.rulebook.safety_model import Safety

if TYPE_CHECKING:
    from reframe.rulebook.model import Book

T = TypeVar("T")


@dataclass(frozen=True)
class Compiled(Generic[T]):
    """One part of the rules and what it was made from."""

    hash: str
    content: T


def compile_book(folder: Path) -> Compiled[Book]:
    """Check the YAML files of the book and put them into compiled form.

    Raises:
        RuleProblems: with every problem that the files have.
    """
    # Only here are YAML and pydantic needed.
    from reframe.rulebook.check import checked_book

    mark = fingerprint(folder, "book")
    checked = checked_book(folder)
    if checked.book is None:
        raise RuleProblems(checked.problems)
    return Compiled(hash=mark, content=checked.book)


def compile_safety(folder: Path) -> Compiled[Safety]:
    """Like `compile_book`, for the safety files."""
    from reframe.rulebook.check import checked_safety

    mark = fingerprint(folder, "safety")
    checked = checked_safety(folder)
    if checked.safety is None:
        raise RuleProblems(checked.problems)
    return Compiled(hash=mark, content=checked.safety)


def as_text(compiled: Compiled[T]) -> str:
    return msgspec.json.encode(compiled).decode()


def read(path: Path, kind: type[T], *, fresh: str | None) -> T | None:
    """What a compiled file holds; None when it is missing or damaged, or not the `fresh` one."""
    try:
        raw = path.read_bytes()
    except OSError:
        return None
    if fresh is not None and not raw.startswith(f'{{"hash":"{fresh}"'.encode()):
        return None
    try:
        found: Compiled[T] = msgspec.json.decode(raw, type=Compiled[kind])  # type: ignore[valid-type]
    except msgspec.MsgspecError:
        return None
    return found.content
