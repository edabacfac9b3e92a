"""Signals for the line front: they end the wait for a line, never a turn that is being saved."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Ended(Exception):
    """The program was asked to end while it waited for a line."""


class Signals:
    """While active, a signal raises `Ended` in a wait; outside of one it calls `hurry`.

    A signal other than Ctrl+C that came outside of a wait ends the next one.
    """

    def __init__(self, hurry: Callable[[], object]) -> None:
        self._hurry = hurry
        self._waiting = False
        self._asked = False

    @contextmanager
    def active(self) -> Iterator[None]:
        """Take the signals over; only the main thread can."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {number: signal.signal(number, self._came) for number in ENDING}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """A stretch of waiting that a signal may break off."""
        self._waiting = True
        try:
            if self._asked:
                raise Ended
            yield
        finally:
            self._waiting = False

    def _came(self, number: int, _frame: FrameType | None) -> None:
        if self._waiting:
            raise Ended
        self._asked = self._asked or number != signal.SIGINT
        self._hurry()
