"""What the commands of `reframe rules` work on: a book, a detector, checked sentences."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from reframe.detection.corpus import Corpus, Line
    from reframe.detection.detector import Detector
    from reframe.detection.figures import Outcome
    from reframe.rulebook.model import Book

in_folder = click.option(
    "--folder",
    type=click.Path(path_type=Path),
    help="A folder of your own with rules, instead of the built-in ones.",
)


def existing(folder: Path | None) -> Path:
    """The folder, or that of the built-in rules.

    Raises:
        UsageProblem: when it is not there.
    """
    from reframe.errors import UsageProblem
    from reframe.rulebook.folder import rules_folder

    where = folder or rules_folder()
    if not where.is_dir():
        raise UsageProblem(f"There is no folder {where}.")
    return where


def book_in(folder: Path | None) -> Book:
    """The checked rules of a folder, or the built-in ones.

    Raises:
        RuleProblems: when the files have mistakes.
    """
    from reframe.errors import RuleProblems
    from reframe.rulebook import load
    from reframe.rulebook.check import checked_book

    if folder is None:
        return load.book()
    checked = checked_book(existing(folder))
    if checked.book is None:
        raise RuleProblems(checked.problems)
    return checked.book


def corpus_in(folder: Path | None) -> Corpus:
    """The corpus beside the rules.

    Raises:
        RuleProblems: when a line of it can't be used.
    """
    from reframe.detection.corpus import read_corpus
    from reframe.errors import RuleProblems

    found = read_corpus(existing(folder))
    if found.problems:
        raise RuleProblems(found.problems)
    return found


def detector_for(book: Book) -> Detector:
    """The detector with the language model of this machine.

    Raises:
        DetectorUnavailable: when there is none.
    """
    from reframe.detection.detector import Detector
    from reframe.detection.pipeline import load

    nlp, _ = load(os.environ)
    return Detector(book, nlp)


def outcomes(lines: Sequence[Line], detector: Detector) -> Iterator[Outcome]:
    """What users would get for each line: safety first, then the rules."""
    from reframe.cli.check import HELD, answers
    from reframe.detection.figures import Outcome
    from reframe.rulebook import load
    from reframe.safety.screen import Screen

    texts = [line.text for line in lines]
    answered = answers(texts, Screen(load.safety()), detector)
    for line, (_, seen, found) in zip(lines, answered, strict=True):
        held = seen.tier if seen is not None and seen.tier in HELD else ""
        yield Outcome(line, found.findings, held)
