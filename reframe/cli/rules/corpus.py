"""`reframe rules corpus`: what the rules find on the corpus, and what changed since the report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reframe.cli.rules.sources import (
    book_in,
    corpus_in,
    detector_for,
    existing,
    in_folder,
    outcomes,
)

if TYPE_CHECKING:
    from reframe.detection.report import Change

STALE = "The golden report is not current. Look at the difference, then write it anew: make golden"


@click.command(short_help="Measure the rules on their corpus.")
@in_folder
@click.option("--write", is_flag=True, help="Write the golden report anew.")
@click.option("--full", is_flag=True, help="Print the whole report, line by line.")
def corpus(folder: Path | None, write: bool, full: bool) -> None:
    """Measure the rules on the corpus that lies beside them.

    Prints the figures and the hints that were gained (+) and lost (-) since the golden report.
    The exit code is 1 when that report is not current.
    """
    from reframe.detection.figures import figures
    from reframe.detection.report import FILE, changes, report, summary

    lines = corpus_in(folder).lines
    if not lines:
        click.echo("There is no corpus beside these rules.")
        return
    found = tuple(outcomes(lines, detector_for(book_in(folder))))
    now, path = report(found), existing(folder) / FILE
    golden = path.read_text(encoding="utf-8") if path.exists() else ""
    click.echo(now if full else "\n".join(summary(figures(found))))
    if golden:
        _tell(changes(golden, now))
    if write:
        path.write_text(now, encoding="utf-8")
        click.echo(f"Written: {path}")
    elif now != golden:
        click.echo(STALE)
        click.get_current_context().exit(1)


def _tell(changed: tuple[Change, ...]) -> None:
    """Every line that differs, and a count of those that matter."""
    from reframe.detection.report import told

    click.echo("")
    for change in changed:
        click.echo("\n".join(told(change)))
    gained = sum(len(change.gained) for change in changed)
    lost = sum(len(change.lost) for change in changed)
    better = sum(change.step > 0 for change in changed)
    worse = sum(change.step < 0 for change in changed)
    click.echo(
        f"Since the golden report: {gained} hints gained, {lost} lost; "
        f"{better} lines better, {worse} worse."
    )
