"""`reframe rules check`: every problem of the rules, their examples and their corpus at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reframe.cli.rules.sources import existing

if TYPE_CHECKING:
    from reframe.errors import Problem
    from reframe.rulebook.check import Checked

MOST_SHOWN = 200


@click.command(short_help="Tell every problem of the rules.")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option(
    "--examples/--no-examples",
    default=True,
    help="Also run the examples of every rule (on by default).",
)
@click.option(
    "--release",
    is_flag=True,
    help="Also ask that every help line is fresh and confirmed by a person.",
)
def check(path: Path | None, examples: bool, release: bool) -> None:
    """Tell every problem of the rules in the folder PATH, or of the built-in ones.

    PATH can also be one script of your own, a YAML file; it is checked alone.
    Each line says file:line:column: key: message. The exit code is 1 when there is a problem.
    """
    from reframe.clock import SystemClock
    from reframe.detection.corpus import read_corpus
    from reframe.rulebook.check import checked_folder, in_order, release_problems

    if path is not None and path.is_file():
        _check_script(path)
        return
    where = existing(path)
    checked = checked_folder(where, complete=path is None)
    corpus = read_corpus(where)
    unready = release_problems(where, SystemClock().now().date()) if release else ()
    problems = in_order((*checked.problems, *corpus.problems, *unready))
    if not problems and examples:
        problems = in_order(_failed_examples(checked))
    _show(problems)
    if problems:
        click.get_current_context().exit(1)
    click.echo(_summary(checked, len(corpus.lines), examples=examples))


def _check_script(path: Path) -> None:
    from reframe.rulebook import load
    from reframe.rulebook.own import file_problems

    problems = file_problems(path, load.book())
    _show(problems)
    if problems:
        click.get_current_context().exit(1)
    click.echo(f"No problems: {path.name} can be used as a script.")


def _failed_examples(checked: Checked) -> Iterator[Problem]:
    """What the two self-tests say, at the place of each example."""
    from reframe.detection import selftest as detection
    from reframe.safety import selftest as safety

    if checked.safety is not None:
        yield from safety.run(checked.safety, checked.where.problem)
    if checked.book is not None:
        yield from map(checked.where.placed, detection.run(checked.book))


def _show(problems: tuple[Problem, ...]) -> None:
    for problem in problems[:MOST_SHOWN]:
        click.echo(str(problem))
        for line in problem.excerpt.splitlines():
            click.echo(f"    {line}")
    left = len(problems) - MOST_SHOWN
    if left > 0:
        click.echo(f"… and {left} more.")


def _summary(checked: Checked, lines: int, *, examples: bool) -> str:
    """One line with what was checked."""
    book, safety = checked.book, checked.safety
    assert book is not None
    assert safety is not None
    found = [rule for pattern in book.patterns for rule in pattern.rules]
    sentences = sum(len(rule.match) + len(rule.silent) + len(rule.exceptions) for rule in found)
    sentences += sum(len(guard.silences) for guard in book.guards)
    sentences += sum(len(rule.match) + len(rule.silent) for rule in safety.rules)
    counts = (
        _count(len(book.patterns), "pattern"),
        _count(len(found), "rule"),
        _count(len(book.guards), "guard"),
        _count(len(safety.rules), "safety rule"),
        _count(sentences, "example"),
        _count(lines, "corpus line"),
    )
    return f"No problems: {', '.join(counts)} ({'all as they say' if examples else 'not run'})."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
