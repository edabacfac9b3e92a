"""A rules folder → the checked book and every problem in it; used by compiling and `rules check`.

All problems are found before anything is refused, and each says where it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import reframe
from reframe.errors import Problem
from reframe.rulebook.checks import (
    common,
    listening,
    patterns,
    release,
    replies,
    review,
    safety_rules,
    safety_texts,
    scripts,
    story,
    vignettes,
    wording,
)
from reframe.rulebook.folder import Part, fingerprint, part_files
from reframe.rulebook.model import (
    Balanced,
    Book,
    Emotions,
    Listening,
    Notice,
    Pattern,
    PlanForm,
    Prompts,
    Replies,
    Review,
    Safety,
    Script,
    StoryRules,
    Vignette,
)
from reframe.rulebook.names import PATTERN_IDS
from reframe.rulebook.pages import LAYOUT, SCREEN, Page, pages, whole_screen
from reframe.rulebook.structure import CardsFile, GuardsFile, LinesFile, WordsFile
from reframe.rulebook.where import Where

T = TypeVar("T")


@dataclass(frozen=True)
class Checked:
    """What a rules folder holds. A part with problems is None."""

    book: Book | None
    safety: Safety | None
    problems: tuple[Problem, ...]
    where: Where = field(repr=False)
    """Where a rule, an example or a question stands."""


def checked_folder(folder: Path, *, complete: bool = False) -> Checked:
    """Everything in the folder; `complete` also asks for every pattern that reframe promises."""
    book = checked_book(folder, complete=complete)
    safety = checked_safety(folder)
    return Checked(
        book=book.book,
        safety=safety.safety,
        problems=in_order((*book.problems, *safety.problems)),
        where=Where((*book.where.pages, *safety.where.pages)),
    )


def release_problems(folder: Path, today: date) -> tuple[Problem, ...]:
    """What keeps the help lines of a folder from being given to anyone; `rules check --release`."""
    found, _ = pages(folder, "safety")
    return in_order(release.problems(found, today))


def checked_book(folder: Path, *, complete: bool = False) -> Checked:
    """Everything but safety."""
    found, problems = pages(folder, "book")
    problems = in_order((
        *problems,
        *_strangers(folder, "book"),
        *(_missing(folder) if complete else ()),
        *common.problems(found),
        *patterns.problems(found),
        *scripts.problems(found),
        *review.problems(found),
        *listening.problems(found),
        *replies.problems(found),
        *story.problems(found),
        *vignettes.problems(found),
        *wording.problems(found, folder),
    ))  # fmt: skip
    book = None if problems else _book(found, version=_version(folder))
    return Checked(book=book, safety=None, problems=problems, where=Where(found))


def checked_safety(folder: Path) -> Checked:
    """The safety files alone."""
    found, problems = pages(folder, "safety")
    whole = not any(problem.file.startswith(SCREEN) for problem in problems)
    problems = in_order((
        *problems,
        *_strangers(folder, "safety"),
        *common.problems(found),
        *safety_rules.problems(found, complete=whole),
        *safety_texts.problems(found),
        *wording.problems(found, folder),
    ))  # fmt: skip
    safety = None if problems else _safety(found)
    return Checked(book=None, safety=safety, problems=problems, where=Where(found))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """By file, line and column, each once."""
    return tuple(sorted(set(problems), key=lambda p: (p.file, p.line, p.column, p.message)))


def _strangers(folder: Path, part: Part) -> Iterator[Problem]:
    """YAML files that nothing reads, so that a misspelt file name does not go unnoticed."""
    for path in part_files(folder, part):
        name = path.relative_to(folder)
        if not any(name.match(glob) for glob in LAYOUT[part]):
            known = ", ".join(LAYOUT[part])
            yield Problem(str(name), 1, 1, "file", f"this file is not read; known are: {known}")


def _missing(folder: Path) -> Iterator[Problem]:
    for name in PATTERN_IDS:
        if not (folder / "patterns" / f"{name}.yaml").exists():
            yield Problem("patterns", 1, 1, name, f"the pattern `{name}` has no file")


def _version(folder: Path) -> str:
    return f"{reframe.__version__}+{fingerprint(folder, 'book')[:12]}"


def _book(found: tuple[Page[Any], ...], *, version: str) -> Book:
    return Book(
        version=version,
        patterns=tuple(sorted(_all(found, Pattern), key=lambda p: (p.order, p.id))),
        words=_all(found, WordsFile)[0].words,
        guards=_all(found, GuardsFile)[0].guards,
        scripts=tuple(_all(found, Script)),
        emotions=_all(found, Emotions)[0],
        prompts=_all(found, Prompts)[0],
        balanced=_all(found, Balanced)[0],
        review=_all(found, Review)[0],
        replies=_all(found, Replies)[0],
        listening=_all(found, Listening)[0],
        story=_all(found, StoryRules)[0],
        vignettes=tuple(sorted(_all(found, Vignette), key=lambda v: (v.order, v.id))),
    )


def _safety(found: tuple[Page[Any], ...]) -> Safety:
    screen, cards = whole_screen(found), _all(found, CardsFile)[0]
    return Safety(
        lists=screen.lists,
        rules=screen.rules,
        lowering=screen.lowering,
        cards=cards.cards,
        countries=_all(found, LinesFile)[0].countries,
        grounding=cards.grounding,
        plan=_all(found, PlanForm)[0],
        notice=_all(found, Notice)[0],
    )


def _all(found: tuple[Page[Any], ...], kind: type[T]) -> list[T]:
    return [page.value for page in found if isinstance(page.value, kind)]
