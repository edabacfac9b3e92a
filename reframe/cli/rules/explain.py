"""`reframe rules explain`: why sentences get the hints they get.

Sentences come from standard input and never from an argument: a shell keeps arguments in its
history. Safety looks first; what it holds is not explained.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reframe.cli.rules.sources import book_in, detector_for, in_folder

if TYPE_CHECKING:
    from reframe.detection.explain import Explanation, Match
    from reframe.record.model import Finding
    from reframe.rulebook.model import Safety
    from reframe.safety.screen import Screened

HELD = "Texts like this are not looked at for thinking patterns."


@click.command(short_help="Say why sentences get their hints.")
@in_folder
@click.option("--json", "as_json", is_flag=True, help="One JSON object for each line.")
def explain(folder: Path | None, as_json: bool) -> None:
    """Read sentences from standard input, one a line, and say why each gets its hints.

    Shows how each clause was read, every rule that matched, and what silenced it.
    Nothing is stored. Ctrl+D ends.
    """
    from reframe.cli.check import HELD as held_tiers
    from reframe.cli.check import batches
    from reframe.detection.explain import explain as explained
    from reframe.rulebook import load
    from reframe.safety.screen import Screen

    book, safety = book_in(folder), load.safety()
    screen, detector = Screen(safety), detector_for(book)
    if sys.stdin.isatty():
        click.echo("One sentence a line; Ctrl+D ends. Nothing is stored.", err=True)
    for text in (line for batch in batches(sys.stdin.buffer) for line in batch):
        seen = screen.look(text)
        held = seen is not None and seen.tier in held_tiers
        found = None if held or not text.strip() else explained(text, book, detector)
        if as_json:
            click.echo(_json(text, seen, found))
        elif text.strip():
            click.echo("\n".join(_lines(text, _card(seen, safety), found)) + "\n")


def _json(text: str, seen: Screened | None, found: Explanation | None) -> str:
    tier = {"tier": seen.tier, "about": seen.about} if seen else None
    told = asdict(found) if found else {"text": text}
    return json.dumps({"text": text, "safety": tier, **told}, ensure_ascii=False)


def _card(seen: Screened | None, safety: Safety) -> tuple[str, ...]:
    """The card for what safety saw, as everywhere; nothing when it saw nothing."""
    if seen is None:
        return ()
    card = next((card for card in safety.cards if card.id == seen.card), None)
    told = (card.title, *card.text) if card else ()
    return (*told, "Help lines: reframe help-now")


def _lines(text: str, card: tuple[str, ...], found: Explanation | None) -> Iterator[str]:
    yield f"“{_plain(text)}”"
    yield from (f"  {line}" for line in card)
    if found is None:
        yield f"  {HELD}"
        return
    yield "  Read as"
    for number, clause in enumerate(found.clauses, start=1):
        yield f"    {number}. “{_plain(clause.quote)}”"
        yield f"       {clause.reading}"
    yield "  Rules that match" if found.matches else "  No rule matches."
    for match in found.matches:
        yield from _match(match)
    yield "  Shown" if any(finding.shown for finding in found.findings) else "  Nothing is shown."
    for finding in found.findings:
        yield from _finding(finding)
    yield from (f"  Note: {note.says}" for note in found.notes)
    if found.problem:
        yield f"  {found.problem}"


def _match(match: Match) -> Iterator[str]:
    state = "silenced" if match.silenced_by else "fires"
    yield f"    {match.rule} ({match.strength}), alternative {match.alternative}: {state}"
    yield f"       looks for {match.looks_for}"
    yield f"       found “{_plain(match.quote)}”"
    for each in match.silenced_by:
        yield f"       silenced by {each.name}: {each.says}"


def _finding(finding: Finding) -> Iterator[str]:
    if not finding.shown:
        yield f"    (not shown: {finding.pattern}, {finding.strength}, by {finding.rule})"
        return
    yield f"    {finding.pattern}, {finding.strength}, by {finding.rule}"
    yield f"       why: {finding.says}"
    yield f"       but: {finding.but}"


def _plain(text: str) -> str:
    """Without what could move the cursor or give the terminal orders."""
    from reframe.text.clean import clean

    return " ".join(clean(text).split())
