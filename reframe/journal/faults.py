"""What SQLite reports, told as one plain sentence.

Used by the opening and by every reading and writing of the store.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlcipher3 import dbapi2 as sqlcipher

from reframe.errors import JournalBusy, JournalDamaged, StorageProblem

BUSY, LOCKED, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB = 5, 6, 8, 10, 11, 13, 14, 26


@contextmanager
def told(*, saving: bool = False) -> Iterator[None]:
    """Turn an error of the database into the problem it means."""
    try:
        yield
    except sqlcipher.Error as error:
        raise problem(error, saving=saving) from error


def problem(error: Exception, *, saving: bool) -> StorageProblem:
    """The sentence for an error; its own message is left out, as it may quote a value."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    kept = "Your text is still on the screen" if saving else "Nothing was changed"
    if code in {CORRUPT, NOTADB}:
        return damaged()
    if code in {BUSY, LOCKED}:
        return JournalBusy(
            f"The journal is busy in another program. {kept};"
            " close the other reframe and try again."
        )
    if code == FULL:
        return StorageProblem(f"The disk is full. {kept}; free some space and try again.")
    if code == IOERR:
        return StorageProblem(
            f"The disk did not do what was asked: it may be full, at a limit, or failing. {kept};"
            " free some space and try again."
        )
    if code in {READONLY, CANTOPEN}:
        return StorageProblem(
            f"The journal can't be written to. {kept};"
            " look at the permissions of its folder and try again."
        )
    return StorageProblem(f"The journal did not answer as it should. {kept}; try again.")


def damaged() -> JournalDamaged:
    return JournalDamaged(
        "The journal file is not one that reframe can read, or its key does not fit."
        " It was left as it is."
        " Put back a copy of its folder, or move the folder away to start anew."
    )
