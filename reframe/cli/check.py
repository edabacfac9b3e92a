"""`reframe check`: reads thoughts from standard input, one a line, and says what it notices.

Standard input and not an argument: a shell keeps arguments in its history. Lines are answered as
they come, in batches as large as what is waiting. Safety looks first; what it holds (explicit,
passive, danger) gets no suggestion. Without a language model safety still answers every line, one
sentence on standard error says why there are no suggestions, and the exit code is 1.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO, Protocol

import click

from reframe.companion.archive import put_aside, without
from reframe.errors import DetectorUnavailable
from reframe.locations import places
from reframe.record.model import Check, Finding, Note
from reframe.rulebook import load
from reframe.rulebook.look import pattern
from reframe.rulebook.model import Book, Safety
from reframe.safety.screen import Screen, Screened

HELD = ("explicit", "passive", "danger")
_CHUNK = 1 << 15
_SHOWN_FIELDS = ("pattern", "strength", "shown", "start", "end", "quote", "rule", "says", "but")


class Checks(Protocol):
    """What looks for patterns: the detector, or a fake in a test."""

    def check_many(self, texts: Iterable[str]) -> Iterator[Check]: ...


class Nothing:
    """Stands in for a detector that could not be loaded."""

    def check_many(self, texts: Iterable[str]) -> Iterator[Check]:
        return (Check() for _ in texts)


@click.command(short_help="Read thoughts from standard input, one a line.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object for each line.")
def check(*, as_json: bool) -> int:
    """Read thoughts from standard input, one a line, and show what is noticed in each.

    Nothing is stored. Ctrl+D ends.
    """
    safety, book = load.safety(), load.book()
    if sys.stdin.isatty():
        click.echo("One thought a line; Ctrl+D ends. Nothing is stored.", err=True)
    screen = Screen(safety)
    detector, problem = _detector(book, os.environ)
    archived = put_aside(places().config_file)
    if problem:
        click.echo(problem, err=True)
    show = _Json() if as_json else _Plain(book, safety)
    out = sys.stdout.buffer
    for batch in batches(sys.stdin.buffer):
        for text, screened, found in answers(batch, screen, detector):
            out.write(show.answer(text, screened, without(found, archived)).encode())
        out.flush()
    return 1 if problem else 0


def _detector(book: Book, environ: Mapping[str, str]) -> tuple[Checks, str]:
    """The detector, or a stand-in and the sentence that says why."""
    from reframe.detection.detector import Detector
    from reframe.detection.pipeline import load as load_pipeline

    try:
        nlp, _ = load_pipeline(environ)
    except DetectorUnavailable as problem:
        return Nothing(), problem.sentence
    return Detector(book, nlp), ""


def batches(source: IO[bytes]) -> Iterator[list[str]]:
    """Whole lines, as many as are waiting each time; broken UTF-8 is replaced."""
    read = getattr(source, "read1", source.read)
    rest: list[bytes] = []
    while chunk := read(_CHUNK):
        head, newline, tail = chunk.rpartition(b"\n")
        if not newline:
            rest.append(chunk)
            continue
        yield [_decoded(line) for line in (b"".join(rest) + head).split(b"\n")]
        rest = [tail] if tail else []
    if rest:
        yield [_decoded(b"".join(rest))]


def _decoded(line: bytes) -> str:
    return line.removesuffix(b"\r").decode("utf-8", errors="replace")


def answers(
    texts: Sequence[str], screen: Screen, detector: Checks
) -> Iterator[tuple[str, Screened | None, Check]]:
    """Safety first; only what it lets through is looked at for patterns. In the order given."""
    screened = [screen.look(text) for text in texts]
    free = [
        text
        for text, seen in zip(texts, screened, strict=True)
        if text.strip() and (seen is None or seen.tier not in HELD)
    ]
    found = detector.check_many(free)
    for text, seen in zip(texts, screened, strict=True):
        held = seen is not None and seen.tier in HELD
        yield text, seen, Check() if held or not text.strip() else next(found)


class _Json:
    """One object a line, as other programs read it."""

    def answer(self, text: str, screened: Screened | None, found: Check) -> str:
        safety = {"tier": screened.tier, "about": screened.about} if screened else None
        answer = {
            "text": text,
            "safety": safety,
            "suggestions": [_fields(finding) for finding in found.findings],
            "notes": [{"kind": note.kind, "says": note.says} for note in _notes(found)],
        }
        return json.dumps(answer, ensure_ascii=False) + "\n"


def _notes(found: Check) -> tuple[Note, ...]:
    """What was told, and that some or all of the text was not checked."""
    return (*found.notes, Note("unchecked", found.problem)) if found.problem else found.notes


def _fields(finding: Finding) -> dict[str, object]:
    return {name: getattr(finding, name) for name in _SHOWN_FIELDS}


class _Plain:
    """The same for a person, without colour or cursor movements."""

    def __init__(self, book: Book, safety: Safety) -> None:
        self._book = book
        self._cards = {card.id: card for card in safety.cards}

    def answer(self, text: str, screened: Screened | None, found: Check) -> str:
        lines = [f"“{_printable(text)}”"]
        if screened is not None:
            lines += self._card(screened)
        shown = [finding for finding in found.findings if finding.shown]
        for finding in shown:
            name = pattern(self._book, finding.pattern).name
            lines += [
                f"  This may be {name.lower()} ({finding.strength}): “{_printable(finding.quote)}”",
                f"    Why: {finding.says}",
                f"    But: {finding.but}",
            ]
        lines += [f"  {note.says}" for note in found.notes]
        if found.problem:
            lines.append(f"  {found.problem}")
        if text.strip() and len(lines) == 1:
            lines.append("  No hint.")
        return "\n".join(lines) + "\n\n"

    def _card(self, screened: Screened) -> list[str]:
        """The card's title only: its text speaks of a record, and here is none."""
        card = self._cards.get(screened.card)
        told = [f"  {card.title}"] if card else []
        return [*told, "  Help lines: reframe help-now"]


def _printable(text: str) -> str:
    """Without what could move the cursor or give the terminal orders."""
    from reframe.text.clean import clean

    return " ".join(clean(text).split())
