"""The files of a rules folder, each read and fitted to its class; used by the checks."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from reframe.errors import Problem
from reframe.rulebook import model
from reframe.rulebook.folder import LARGEST_FILE, Part
from reframe.rulebook.reader import At, Sheet, read
from reframe.rulebook.structure import (
    CardsFile,
    GuardsFile,
    LinesFile,
    ScreenFile,
    WordsFile,
    fit,
    key_of,
)
from reframe.rulebook.wording import WordingFile

T_co = TypeVar("T_co", covariant=True)

SCREEN = "safety/screen"
"""The folder of the files that say what the screen looks for."""

LAYOUT: dict[Part, dict[str, type[Any]]] = {
    "book": {
        "patterns/*.yaml": model.Pattern,
        "words.yaml": WordsFile,
        "guards.yaml": GuardsFile,
        "scripts/*.yaml": model.Script,
        "emotions.yaml": model.Emotions,
        "prompts.yaml": model.Prompts,
        "balanced.yaml": model.Balanced,
        "replies.yaml": model.Replies,
        "review.yaml": model.Review,
        "listening.yaml": model.Listening,
        "story.yaml": model.StoryRules,
        "vignettes/*.yaml": model.Vignette,
    },
    "safety": {
        f"{SCREEN}/*.yaml": ScreenFile,
        "safety/cards.yaml": CardsFile,
        "safety/lines.yaml": LinesFile,
        "safety/plan.yaml": model.PlanForm,
        "safety/notice.yaml": model.Notice,
        "safety/wording.yaml": WordingFile,
    },
}


MAY_BE_MISSING = frozenset({"vignettes/*.yaml"})
"""Files without which a rule book is whole."""


@dataclass(frozen=True)
class Page(Generic[T_co]):
    """One file with its value."""

    sheet: Sheet
    value: T_co

    @property
    def stem(self) -> str:
        return Path(self.sheet.file).stem

    def problem(self, at: At, message: str) -> Problem:
        return self.sheet.problem(at, message)


def pages(folder: Path, part: Part) -> tuple[tuple[Page[Any], ...], tuple[Problem, ...]]:
    """Every file of the part that fits its class, and what is the matter with the others."""
    found: list[Page[Any]] = []
    problems: list[Problem] = []
    for glob, kind in LAYOUT[part].items():
        paths = sorted(folder.glob(glob)) if "*" in glob else [folder / glob]
        if not paths and glob not in MAY_BE_MISSING:
            problems.append(Problem(glob, 1, 1, "file", "there is no such file in the folder"))
        for path in paths:
            sheet = read_file(path, path.relative_to(folder).as_posix())
            if isinstance(sheet, Problem):
                problems.append(sheet)
                continue
            value = fit(sheet, kind)
            if isinstance(value, kind):
                found.append(Page(sheet, value))
            else:
                problems.extend(value)
    return tuple(found), tuple(problems)


def whole_screen(found: tuple[Page[Any], ...]) -> ScreenFile:
    """The files of the screen as one; word lists of any of them are there for all."""
    files = [page.value for page in found if isinstance(page.value, ScreenFile)]
    return ScreenFile(
        rules=tuple(rule for file in files for rule in file.rules),
        lowering=tuple(each for file in files for each in file.lowering),
        lists={name: words for file in files for name, words in file.lists.items()},
    )


def read_file(path: Path, name: str) -> Sheet | Problem:
    """One file, read at most up to the size that is allowed."""
    if not path.exists():
        return Problem(name, 1, 1, "file", "there is no such file in the folder")
    if not path.is_file():
        return Problem(name, 1, 1, "file", "this is not a plain file")
    try:
        with path.open("rb") as stream:
            raw = stream.read(LARGEST_FILE + 1)
    except OSError:
        return Problem(name, 1, 1, "file", "the file can't be read; look at its permissions")
    return read(raw, name)


def walk(value: object, at: At = ()) -> Iterator[tuple[At, Any]]:
    """The value and everything inside it, each with its path in the YAML file."""
    yield at, value
    match value:
        case tuple() | list():
            for position, item in enumerate(value):
                yield from walk(item, (*at, position))
        case dict():
            for key, item in value.items():
                yield from walk(item, (*at, key))
        case _ if dataclasses.is_dataclass(value):
            for each in dataclasses.fields(value):
                yield from walk(getattr(value, each.name), (*at, key_of(each.name)))
