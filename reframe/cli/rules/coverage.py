"""`reframe rules coverage`: which rules, alternatives and guards are little used or doubtful."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reframe.cli.rules.sources import book_in, corpus_in, detector_for, in_folder

if TYPE_CHECKING:
    from reframe.detection.coverage import Coverage, RuleCoverage


@click.command(short_help="Show which rules are little used or doubtful.")
@click.argument("pattern", required=False)
@in_folder
def coverage(pattern: str | None, folder: Path | None) -> None:
    """Show how well corpus and examples cover the rules, of one PATTERN or of all.

    The weakest rules come first. "right" and "other" count lines of the corpus on which the rule
    fires and its pattern is accepted, or is not.
    """
    from reframe.detection import coverage as measuring
    from reframe.rulebook import look

    book = book_in(folder)
    if pattern is not None:
        look.pattern(book, pattern)
    lines = corpus_in(folder).lines
    found = measuring.coverage(book, lines, detector_for(book), pattern=pattern or "")
    click.echo("\n".join(_rules(found)))
    if pattern is None:
        click.echo("\n".join(("", *_guards(found))))
    click.echo("\n".join(("", *_summary(found, whole=pattern is None))))


def _rules(found: Coverage) -> Iterator[str]:
    yield f"{'rule':52}{'strength':10}sentences  right  other"
    for rule in found.rules:
        counts = f"{rule.sentences:9}{rule.right:7}{rule.other:7}"
        yield f"{rule.id:52}{rule.strength:10}{counts}  {'; '.join(_remarks(rule))}".rstrip()


def _remarks(rule: RuleCoverage) -> Iterator[str]:
    from reframe.detection.coverage import ENOUGH

    if rule.sentences < ENOUGH:
        yield f"fewer than {ENOUGH} sentences"
    if not rule.right and not rule.other:
        yield "never on the corpus"
    if rule.unreached:
        yield f"never reached: alternative {_numbers(rule.unreached)}"
    if rule.idle:
        yield f"never needed: exception {_numbers(rule.idle)}"


def _numbers(numbers: tuple[int, ...]) -> str:
    return ", ".join(map(str, numbers))


def _guards(found: Coverage) -> Iterator[str]:
    """Saved: lines that it alone keeps from a hint that is not right. Cost: from a right one."""
    yield f"{'guard':52}{'':10}sentences  saved   cost"
    for guard in found.guards:
        remark = "" if guard.sentences else "never needed"
        counts = f"{guard.sentences:9}{guard.saved:7}{guard.cost:7}"
        yield f"{guard.id:52}{'':10}{counts}  {remark}".rstrip()


def _summary(found: Coverage, *, whole: bool) -> Iterator[str]:
    from reframe.detection.coverage import ENOUGH

    yield f"{len(found.rules)} rules"
    yield f"{len(found.few):6} match fewer than {ENOUGH} different sentences"
    yield f"{len(found.unseen):6} never fire on the corpus"
    yield f"{sum(rule.other > rule.right for rule in found.rules):6} are more often not right there"
    yield f"{sum(len(rule.unreached) for rule in found.rules):6} alternatives are never reached"
    yield f"{sum(len(rule.idle) for rule in found.rules):6} exceptions are never needed"
    if whole:
        idle = sum(not guard.sentences for guard in found.guards)
        yield f"{idle:6} of {len(found.guards)} guards are never needed"
