"""`reframe journal`: list, show, export and delete records.

These commands print what the user wrote, because they were asked to; nothing else does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from reframe.clock import SystemClock
from reframe.companion.lock import FolderLock
from reframe.errors import ReframeError, UsageProblem
from reframe.files import shown, write_new
from reframe.journal import Journal, Row
from reframe.locations import places
from reframe.record.model import Record
from reframe.share.json_form import to_document
from reframe.share.markdown import to_markdown
from reframe.share.names import names_of
from reframe.share.outline import STATUSES, day
from reframe.share.text import to_text
from reframe.text.clean import clean

FORMATS = {"markdown": ".md", "json": ".json"}
SHORTEST_ID = 8
EMPTY = "There are no records yet. To begin one: reframe"
READABLE = "It is not encrypted: whoever can read your files can read it."
NO_ANSWER = "There was no answer, so nothing was deleted. To delete without being asked: --yes"


@click.group()
def journal() -> None:
    """List, show, export and delete records."""


@journal.command("list")
def list_records() -> None:
    """All records, the newest first."""
    rows = _rows()
    length = _distinct([row.id for row in rows])
    for row in rows:
        line = f"{row.id[:length]}  {day(row.started)}  {row.title or '(nothing written)'}"
        click.echo(clean(line if row.status == "finished" else f"{line}  [{STATUSES[row.status]}]"))
    if not rows:
        click.echo(EMPTY)


@journal.command("show")
@click.argument("record_id", metavar="ID")
def show(record_id: str) -> None:
    """One record, whole. The beginning of its ID is enough."""
    click.echo(clean(to_text(_record(record_id), _names())), nl=False)


@journal.command("export")
@click.argument("record_id", metavar="[ID]", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    help="Markdown to read, JSON to keep everything.  [default: by the name, else markdown]",
)
@click.option("--to", metavar="PATH", help="A file, a folder, or - for standard output.")
def export(record_id: str | None, form: str | None, to: str | None) -> None:
    """Write one record, or all of them, to a file of their own.

    A file that is there already is never overwritten.
    """
    form = form or ("json" if to and to.lower().endswith(".json") else "markdown")
    records = (_record(record_id),) if record_id is not None else _records()
    text = to_document(records) if form == "json" else _pages(records)
    if to == "-":
        click.echo(text, nl=False)
        return
    path = _target(to, _file_name(records, whole=record_id is None) + FORMATS[form])
    write_new(path, text)
    click.echo(f"Written to {shown(path)}. {READABLE}")


@journal.command("delete")
@click.argument("record_id", metavar="ID")
@click.option("--yes", is_flag=True, help="Do not ask.")
def delete(record_id: str, yes: bool) -> None:
    """Delete one record for good."""
    with _opened(alone=True) as opened:
        record = opened.get(record_id).record
        question = f"Delete the record of {day(record.started)}? It can't be brought back."
        if not yes and not _agreed(question):
            click.echo("Nothing was deleted.")
            return
        opened.delete(record.id)
    click.echo("Deleted.")


def _agreed(question: str) -> bool:
    """Ask for a yes or a no; UsageProblem when there is no answer."""
    try:
        return click.confirm(question)
    except click.Abort:
        click.echo()
        raise UsageProblem(NO_ANSWER) from None


@contextmanager
def _opened(*, alone: bool = False) -> Iterator[Journal]:
    """The journal, closed again afterwards; `alone` when no open reframe may write meanwhile."""
    folder = places().journal
    if not Journal.exists(folder):
        raise UsageProblem(EMPTY)
    lock = FolderLock.hold(folder) if alone else None
    try:
        opened = Journal.open(folder, clock=SystemClock())
        try:
            yield opened
        finally:
            opened.close()
    finally:
        if lock:
            lock.release()


def _rows() -> tuple[Row, ...]:
    if not Journal.exists(places().journal):
        return ()
    with _opened() as opened:
        return opened.rows()


def _record(record_id: str) -> Record:
    with _opened() as opened:
        return opened.get(record_id).record


def _records() -> tuple[Record, ...]:
    """All records, the oldest first, as one reads them."""
    with _opened() as opened:
        found = tuple(opened.get(row.id).record for row in reversed(opened.rows()))
    if not found:
        raise UsageProblem(EMPTY)
    return found


def _pages(records: Sequence[Record]) -> str:
    names = _names()
    return clean("\n".join(to_markdown(record, names) for record in records))


def _names() -> dict[str, str]:
    """Names of patterns, next steps and scripts; without readable rules ids stand for them."""
    from reframe.rulebook import load
    from reframe.rulebook.own import own_scripts, with_own

    try:
        book = load.book(places())
        return names_of(with_own(book, own_scripts(places(), book)))
    except ReframeError:
        return {}


def _file_name(records: Sequence[Record], *, whole: bool) -> str:
    """Made of a date and an id only, never of what the user wrote."""
    if whole:
        return f"reframe-{SystemClock().now().astimezone():%Y-%m-%d}"
    record = records[0]
    safe = re.sub(r"[^A-Za-z0-9]", "", record.id)[:SHORTEST_ID]
    return f"reframe-{record.started.astimezone():%Y-%m-%d}-{safe}"


def _target(to: str | None, name: str) -> Path:
    if to is None:
        return Path(name).absolute()
    path = Path(to).absolute()
    return path / name if path.is_dir() else path


def _distinct(ids: Sequence[str]) -> int:
    """How much of an id tells it from the others."""
    length = SHORTEST_ID
    while len({each[:length] for each in ids}) < len(ids):
        length += 1
    return length
