"""One running reframe per journal: a lock on a file beside it, held while the program runs.

A lock of the operating system (`flock`), never a file that says "locked": it goes when the process
goes, however it went. The journal's own file is not touched, since closing any handle of it would
drop the locks that SQLite holds.
"""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from reframe.errors import JournalBusy, StorageProblem
from reframe.files import shown

NAME = "reframe.lock"


class FolderLock:
    """The lock on a data folder; made by `hold`, let go by `release` or with the process."""

    def __init__(self, handle: int) -> None:
        self._handle: int | None = handle

    @classmethod
    def hold(cls, folder: Path) -> FolderLock:
        """Take the lock, or raise JournalBusy when another process has it."""
        path = folder / NAME
        flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
        try:
            handle = os.open(path, flags, 0o600)
        except OSError as error:
            raise StorageProblem(
                f"The folder {shown(folder)} can't be written to, so nothing was opened. "
                "Check who owns it, or name another one in REFRAME_HOME."
            ) from error
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(handle)
            raise JournalBusy(
                "reframe is already open in another window, and only one can write at a time. "
                "Nothing was changed; close the other one and start again."
            ) from error
        except OSError as error:
            os.close(handle)
            raise StorageProblem(
                f"The folder {shown(folder)} does not allow locks, so nothing was opened. "
                "Name a folder on this computer's own disk in REFRAME_HOME."
            ) from error
        return cls(handle)

    def release(self) -> None:
        """Let go; doing so twice is fine."""
        handle, self._handle = self._handle, None
        if handle is not None:
            os.close(handle)
