"""The journal: one encrypted file of records, conversation states and drafts.

The companion saves after every turn and holds the one connection; the command line lists, shows
and deletes. A method that returned has committed. Threads may share a journal.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import RLock
from typing import Any

from reframe.clock import Clock
from reframe.errors import JournalDamaged, UsageProblem
from reframe.journal import opening
from reframe.journal.faults import damaged, told
from reframe.record.form import from_json, to_json
from reframe.record.model import Record, Status

TITLE_LENGTH = 60
SLIM = "SELECT id, started, updated, status, title FROM record"


@dataclass(frozen=True, slots=True)
class Row:
    """A record as a line of a list."""

    id: str
    started: datetime
    updated: datetime
    status: Status
    title: str
    """The beginning of the hot thought, or else of the situation."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A record with the state of its conversation, if that was kept."""

    record: Record
    state: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that was being typed."""

    field: str
    text: str
    saved: datetime


class Journal:
    """An open journal. Every problem is a `StorageProblem` with a sentence to show."""

    def __init__(self, connection: Any, *, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock
        self._lock = RLock()

    @classmethod
    def open(cls, folder: Path, *, clock: Clock) -> Journal:
        """Open the journal of a folder, making it when there is none yet."""
        return cls(opening.connect(folder), clock=clock)

    @classmethod
    def in_memory(cls, *, clock: Clock) -> Journal:
        """A journal that no file belongs to; closing it forgets everything."""
        return cls(opening.connect_in_memory(), clock=clock)

    @staticmethod
    def exists(folder: Path) -> bool:
        """Whether a journal is there; makes nothing."""
        return opening.exists(folder)

    def save(self, record: Record, state: dict[str, Any] | None) -> None:
        """Keep a record and its state; on the disk when this returns."""
        with self._writing() as connection:
            number = connection.execute(
                "INSERT INTO record (id, started, updated, status, title, turn)"
                " VALUES (?, ?, ?, ?, ?, (SELECT coalesce(max(turn), 0) + 1 FROM record))"
                " ON CONFLICT (id) DO UPDATE SET started = excluded.started,"
                " updated = excluded.updated, status = excluded.status, title = excluded.title,"
                " turn = excluded.turn RETURNING number",
                (
                    record.id,
                    record.started.isoformat(),
                    record.updated.isoformat(),
                    record.status,
                    title(record),
                ),
            ).fetchone()[0]
            connection.execute(
                "INSERT INTO content (number, record, state) VALUES (?, ?, ?)"
                " ON CONFLICT (number) DO UPDATE SET record = excluded.record,"
                " state = excluded.state",
                (number, _dump(to_json(record)), None if state is None else _dump(state)),
            )

    def save_draft(self, record_id: str, field: str, text: str) -> None:
        """Keep the text being typed; a record has one draft."""
        with self._writing() as connection:
            connection.execute(
                "INSERT INTO draft (record_id, field, text, saved) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (record_id) DO UPDATE SET field = excluded.field,"
                " text = excluded.text, saved = excluded.saved",
                (record_id, field, _storable(text), self._clock.now().isoformat()),
            )

    def draft(self, record_id: str) -> Draft | None:
        with self._reading() as connection:
            found = connection.execute(
                "SELECT field, text, saved FROM draft WHERE record_id = ?", (record_id,)
            ).fetchone()
        return None if found is None else Draft(found[0], found[1], _moment(found[2]))

    def clear_draft(self, record_id: str) -> None:
        with self._writing() as connection:
            connection.execute("DELETE FROM draft WHERE record_id = ?", (record_id,))

    def get(self, record_id: str) -> Stored:
        """The record with this id, or the only one whose id begins so."""
        with self._reading() as connection:
            found = connection.execute(
                "SELECT content.record, content.state FROM content JOIN record USING (number)"
                " WHERE record.id = ?",
                (self._full_id(record_id),),
            ).fetchone()
        if found is None:
            raise damaged()
        return Stored(from_json(_load(found[0])), None if found[1] is None else _load(found[1]))

    def rows(self) -> tuple[Row, ...]:
        """All records, the one begun last first."""
        with self._reading() as connection:
            return tuple(_row(each) for each in connection.execute(f"{SLIM} ORDER BY number DESC"))

    def unfinished(self) -> Row | None:
        """The open record that was worked on last."""
        with self._reading() as connection:
            found = connection.execute(
                f"{SLIM} WHERE status = 'open' ORDER BY turn DESC LIMIT 1"
            ).fetchone()
        return None if found is None else _row(found)

    def recent_questions(self, limit_records: int = 2) -> frozenset[str]:
        """Ids of the questions that the last records asked."""
        with self._reading() as connection:
            found = connection.execute(
                "SELECT record FROM content ORDER BY number DESC LIMIT ?", (limit_records,)
            ).fetchall()
        records = (from_json(_load(each[0])) for each in found)
        return frozenset(asked.question for record in records for asked in record.questions)

    def thoughts_since(self, moment: datetime, *, but: str) -> tuple[tuple[str, ...], ...]:
        """The thoughts of each record begun since then, without the record named."""
        with self._reading() as connection:
            found = connection.execute(
                "SELECT content.record FROM content JOIN record USING (number)"
                " WHERE record.started >= ? AND record.id <> ?",
                (moment.isoformat(), but),
            ).fetchall()
        records = (from_json(_load(each[0])) for each in found)
        return tuple(tuple(thought.text for thought in each.thoughts) for each in records)

    def delete(self, record_id: str) -> None:
        """Remove a record with its state and drafts, also from the write-ahead log."""
        with self._lock:
            full = record_id if self.draft(record_id) else self._full_id(record_id)
            with self._writing() as connection:
                connection.execute("DELETE FROM record WHERE id = ?", (full,))
                connection.execute("DELETE FROM draft WHERE record_id = ?", (full,))
            with self._reading() as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def keep(self, name: str, text: str) -> None:
        """Keep one text that belongs to no record, such as the safety plan, under a name."""
        with self._writing() as connection:
            connection.execute(
                "INSERT INTO kept (name, text) VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET text = excluded.text",
                (name, _storable(text)),
            )

    def kept(self, name: str) -> str:
        """The text kept under a name; empty when there is none."""
        with self._reading() as connection:
            found = connection.execute("SELECT text FROM kept WHERE name = ?", (name,)).fetchone()
        return "" if found is None else str(found[0])

    def let_go(self, name: str) -> None:
        """Remove what is kept under a name."""
        with self._writing() as connection:
            connection.execute("DELETE FROM kept WHERE name = ?", (name,))

    def check(self) -> None:
        """Read every page; a fault anywhere is `JournalDamaged`."""
        with self._reading() as connection:
            faults = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            answer = connection.execute("PRAGMA quick_check(1)").fetchone()
        if faults or answer is None or answer[0] != "ok":
            raise damaged()

    def close(self) -> None:
        with self._lock, told():
            self._connection.close()

    def _full_id(self, beginning: str) -> str:
        with self._reading() as connection:
            found = connection.execute(
                "SELECT id FROM record WHERE ?1 <> '' AND substr(id, 1, length(?1)) = ?1"
                " ORDER BY id <> ?1 LIMIT 2",
                (_storable(beginning),),
            ).fetchall()
        ids = [each[0] for each in found]
        if len(ids) == 1 or beginning in ids:
            return str(ids[0])
        if ids:
            raise UsageProblem("More than one record begins like that. Give more of its id.")
        raise UsageProblem("There is no such record. To see all: reframe journal list")

    @contextmanager
    def _reading(self) -> Iterator[Any]:
        with self._lock, told():
            yield self._connection

    @contextmanager
    def _writing(self) -> Iterator[Any]:
        """One transaction: committed at the end, undone when anything fails."""
        with self._lock, told(saving=True):
            connection = self._connection
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise


def title(record: Record) -> str:
    """What stands for a record in a list: one line, never the whole text."""
    thought = record.hot_thought
    thoughts = [each.text for each in record.thoughts]
    text = thought.text if thought else " ".join(thoughts[:1])
    # An exercise by itself may fill none of these; its first words stand for it then.
    filled = (line for each in record.filled if not each.chosen for line in each.lines)
    text = text.strip() or record.situation.strip() or next(filled, "")
    line = " ".join(_storable(text).split())
    return line if len(line) <= TITLE_LENGTH else line[: TITLE_LENGTH - 1] + "…"


def _row(found: tuple[str, str, str, Status, str]) -> Row:
    return Row(found[0], _moment(found[1]), _moment(found[2]), found[3], found[4])


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise damaged() from error


def _dump(data: object) -> str:
    return _storable(json.dumps(data, ensure_ascii=False, separators=(",", ":")))


def _load(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise JournalDamaged(
            "A record of the journal can't be read. It was left as it is;"
            " the other records are not affected."
        ) from error


def _storable(text: str) -> str:
    """Half a surrogate pair has no form in UTF-8; it becomes a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")
