"""The tables of the journal, as numbered steps from one version to the next.

A step is never changed once it was released; a change is a step of its own.
Slim rows stand apart from the texts, so that a list of ten thousand reads few pages.
"""

from __future__ import annotations

from typing import Any

from reframe.errors import JournalNewer
from reframe.journal.faults import damaged

APPLICATION = 0x7265666D
"""`refm`, in the header: this file is a journal of reframe."""

STEPS: tuple[tuple[str, ...], ...] = (
    (
        """
        CREATE TABLE record (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            started TEXT NOT NULL,
            updated TEXT NOT NULL,
            status TEXT NOT NULL,
            title TEXT NOT NULL,
            turn INTEGER NOT NULL
        )
        """,
        "CREATE INDEX record_turn ON record (turn)",
        """
        CREATE TABLE content (
            number INTEGER PRIMARY KEY REFERENCES record (number) ON DELETE CASCADE,
            record TEXT NOT NULL,
            state TEXT
        )
        """,
        """
        CREATE TABLE draft (
            record_id TEXT PRIMARY KEY,
            field TEXT NOT NULL,
            text TEXT NOT NULL,
            saved TEXT NOT NULL
        )
        """,
    ),
    (
        """
        CREATE TABLE kept (
            name TEXT PRIMARY KEY,
            text TEXT NOT NULL
        )
        """,
    ),
)
"""Version n is reached by `STEPS[n - 1]`. `turn` grows with each save, whatever the clock says."""

NEWEST = len(STEPS)


def lay_out(connection: Any) -> None:
    """Make a new, empty journal."""
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    migrate(connection)


def check(connection: Any) -> None:
    """Refuse what is no journal, or one of a newer version, before anything is written."""
    if _number(connection, "application_id") != APPLICATION:
        raise damaged()
    version = _number(connection, "user_version")
    if version > NEWEST:
        raise JournalNewer(
            f"The journal was written by a newer reframe (its version is {version}, this one reads"
            f" up to {NEWEST}). It was left as it is. Update reframe to open it."
        )
    if version < 1:
        raise damaged()


def migrate(connection: Any) -> None:
    """Bring the tables to the newest version, each step wholly or not at all."""
    for version in range(_number(connection, "user_version"), NEWEST):
        connection.execute("BEGIN IMMEDIATE")
        try:
            for statement in STEPS[version]:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {version + 1}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _number(connection: Any, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])
