"""The line of help that stays for a day after a heavy text, also over a new start.

Only the moment at which it ends is stored, in the encrypted journal, and it is removed when that
moment is over: never what was written, nor that a card was shown. `Conversation` raises it; the
fronts ask whether it stands.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta

from reframe.clock import Clock
from reframe.errors import StorageProblem
from reframe.journal import Journal

LASTS = timedelta(hours=24)
NAME = "help_line_until"


class HelpLine:
    """Whether the line stands; a journal that can't be read or written is no reason to lose it."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock
        self._until: datetime | None = None
        self._read = False

    @property
    def stands(self) -> bool:
        """Whether it is to be shown now; what is over is forgotten."""
        until = self._ends()
        if until is None:
            return False
        now = self._clock.now()
        # A clock that was set back must not keep it for ever.
        if now < until <= now + LASTS:
            return True
        self._until = None
        with suppress(StorageProblem):
            self._journal.let_go(NAME)
        return False

    def keep(self) -> None:
        """Show it from now on, for a day."""
        self._read = True
        self._until = self._clock.now() + LASTS
        with suppress(StorageProblem):
            self._journal.keep(NAME, self._until.isoformat())

    def _ends(self) -> datetime | None:
        if not self._read:
            self._read = True
            with suppress(StorageProblem, ValueError):
                stored = self._journal.kept(NAME)
                self._until = datetime.fromisoformat(stored) if stored else None
        return self._until
