"""Lines in, lines out: the only place of the line front that touches standard input and output."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from typing import BinaryIO, TextIO

from reframe.text.clean import clean

NARROWEST, WIDEST = 20, 100
ARROW = "> "


class Console:
    """Writes cleaned lines, reads lines of any bytes.

    `waiting` is entered around every read: there, and only there, a signal may break in.
    """

    def __init__(
        self,
        source: BinaryIO | None,
        sink: TextIO,
        *,
        width: int | None = None,
        arrow: str = "",
        waiting: Callable[[], AbstractContextManager[object]] = nullcontext,
    ) -> None:
        self._source = source
        self._sink = sink
        self._width = width
        self._arrow = arrow
        self._waiting = waiting

    @classmethod
    def standard(cls, *, waiting: Callable[[], AbstractContextManager[object]]) -> Console:
        """Standard input and output; lines are wrapped and prompted for on a terminal only."""
        on_screen = sys.stdout.isatty()
        columns = shutil.get_terminal_size().columns
        return cls(
            sys.stdin.buffer if sys.stdin else None,
            sys.stdout,
            width=max(NARROWEST, min(WIDEST, columns - 1)) if on_screen else None,
            arrow=ARROW if on_screen and sys.stdin and sys.stdin.isatty() else "",
            waiting=waiting,
        )

    def say(self, *lines: str) -> None:
        """Write lines, a line break within one starting a new one."""
        for line in lines:
            for part in clean(line).split("\n"):
                self._sink.write(self._wrapped(part) + "\n")
        self._sink.flush()

    def block(self, lines: Iterable[str]) -> None:
        """Write lines with an empty one before them, unless there are none."""
        if block := list(lines):
            self.say("", *block)

    def read(self, *, partly: Callable[[str], object] = lambda _: None) -> str | None:
        """One answer; None at the end of the input.

        A line that ends in a backslash goes on in the next one; `partly` is told what is there so
        far, so that it can be kept.
        """
        parts: list[str] = []
        while (line := self._line()) is not None:
            if not line.endswith("\\"):
                return "\n".join([*parts, line])
            parts.append(line[:-1])
            partly("\n".join(parts))
        return "\n".join(parts) if parts else None

    def _line(self) -> str | None:
        if self._source is None:
            return None
        if self._arrow:
            self._sink.write(self._arrow)
            self._sink.flush()
        with self._waiting():
            line = self._source.readline()
        # A last line without an end is an answer too; nothing at all is the end of the input.
        return clean(line.decode("utf-8", "replace")).rstrip("\n") if line else None

    def _wrapped(self, line: str) -> str:
        if self._width is None or len(line) <= self._width:
            return line
        indent = " " * (len(line) - len(line.lstrip()))
        return textwrap.fill(
            line,
            self._width,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
