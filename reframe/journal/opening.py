"""From a folder to an open, keyed, checked connection; only the store calls this.

A journal is two files: `journal.db`, encrypted, and `journal.key`, a random key. A new one is built
under another name and moved into place when it is whole, so that a `journal.db` that is empty or
has no tables is always damage and never taken for a first start.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlcipher3 import dbapi2 as sqlcipher

from reframe.errors import JournalDamaged
from reframe.files import FILE_MODE, create, plain_file, private_folder, problem, shown, sync_folder
from reframe.journal import schema
from reframe.journal.faults import damaged, told

DATABASE = "journal.db"
KEY = "journal.key"
UNFINISHED = "journal.db.new"
KEY_LENGTH = 32


def connect(folder: Path) -> Any:
    """Open the journal of a folder, making it when there is none yet."""
    private_folder(folder)
    try:
        with _alone(folder):
            if _is_new(folder):
                _make(folder)
            return _open(folder)
    except OSError as error:
        raise problem(error, folder / DATABASE, doing="open") from error


def connect_in_memory() -> Any:
    """A connection to a new journal that no file belongs to."""
    connection = sqlcipher.connect(":memory:", isolation_level=None, check_same_thread=False)
    with told():
        connection.execute("PRAGMA cipher_log_level = NONE")
        _settle(connection)
        schema.lay_out(connection)
    return connection


def exists(folder: Path) -> bool:
    """Whether there is a journal, or part of one; makes nothing.

    Raises:
        StorageProblem: when it can't be told, as when a file stands where a folder must be.
    """
    return any(_is_there(folder / name) for name in (DATABASE, KEY))


def _is_there(path: Path) -> bool:
    """Not `Path.exists`, which takes a file in the place of a folder for a missing one."""
    try:
        path.lstat()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise problem(error, path.parent, doing="open") from error
    return True


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Two programs that start at once take turns in making or changing the file."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _is_new(folder: Path) -> bool:
    database, key = folder / DATABASE, folder / KEY
    if database.exists() or database.is_symlink():
        return False
    if (folder / UNFINISHED).exists():
        return True
    if key.exists() or (folder / f"{DATABASE}-wal").exists():
        raise JournalDamaged(
            f"The journal file {shown(database)} is missing, but what belongs to it is there."
            " Nothing was changed. Put the file back, or move its folder away to start anew."
        )
    return True


def _make(folder: Path) -> None:
    """Make key and file. The unfinished file comes first: while it is there, nothing was kept."""
    unfinished, key = folder / UNFINISHED, folder / KEY
    for leftover in (unfinished, folder / f"{UNFINISHED}-journal"):
        leftover.unlink(missing_ok=True)
    os.close(create(unfinished))
    key.unlink(missing_ok=True)
    _write_key(key)
    with told():
        connection = _connection(unfinished, _read_key(key))
        try:
            schema.lay_out(connection)
        finally:
            connection.close()
    unfinished.replace(folder / DATABASE)
    sync_folder(folder)


def _open(folder: Path) -> Any:
    database, key = folder / DATABASE, folder / KEY
    for name in (DATABASE, KEY, f"{DATABASE}-wal", f"{DATABASE}-shm"):
        _make_private(folder / name)
    if database.stat().st_size == 0:
        raise damaged()
    if not key.exists():
        raise JournalDamaged(
            f"The key of your journal, {shown(key)}, is missing, and without it the journal can't"
            " be read. Nothing was changed. Put the key back from a copy of the folder."
        )
    with told():
        connection = _connection(database, _read_key(key))
        try:
            schema.check(connection)
            _settle(connection)
            schema.migrate(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def _connection(path: Path, key: str) -> Any:
    """A keyed connection to a file that is there; the log, which writes on the screen, is off."""
    connection = sqlcipher.connect(
        f"file:{quote(os.fsencode(path))}?mode=rw",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=5.0,
    )
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key}'\"")
    return connection


def _settle(connection: Any) -> None:
    """Full durability: what was saved survives a power cut; what was deleted is overwritten."""
    for setting in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "busy_timeout = 5000",
        "foreign_keys = ON",
        "secure_delete = ON",
        "temp_store = MEMORY",
        "trusted_schema = OFF",
    ):
        connection.execute(f"PRAGMA {setting}").fetchall()


def _make_private(path: Path) -> None:
    """Repair looser modes; refuse links, pipes and devices in place of our files."""
    found = plain_file(path, kept="Nothing was changed. Put the real file there.")
    if found and stat.S_IMODE(found.st_mode) & 0o077:
        path.chmod(FILE_MODE)


def _write_key(path: Path) -> None:
    with os.fdopen(create(path), "w", encoding="ascii") as file:
        file.write(secrets.token_hex(KEY_LENGTH) + "\n")
        file.flush()
        os.fsync(file.fileno())


def _read_key(path: Path) -> str:
    """The key in hexadecimal and nothing else: it goes into a PRAGMA, which takes no parameters."""
    with path.open("rb") as file:
        content = file.read(4 * KEY_LENGTH)
    try:
        return _as_key(content)
    except ValueError as error:
        raise JournalDamaged(
            f"The key of your journal, {shown(path)}, is damaged. Nothing was changed."
            " Put the key back from a copy of the folder."
        ) from error


def _as_key(content: bytes) -> str:
    key = bytes.fromhex(content.decode("ascii"))
    if len(key) != KEY_LENGTH:
        raise ValueError("not a key")
    return key.hex()
