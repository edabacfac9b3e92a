"""One worker process of the detector: started, written to, read from, ended.

Only `reframe.companion.detector` uses this. What the worker says arrives through `heard`, called
from a reading thread; the policy (deadlines, starting again) is the client's.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import threading
from collections.abc import Callable, Sequence
from typing import IO

import msgspec

from reframe.record.model import Check, Finding, Heard, Note
from reframe.record.story import Story

LONGEST_LINE = 4 * 1024 * 1024
"""A worker that says more than this in one line is not ours."""


class Said(msgspec.Struct, frozen=True):
    """One line of a worker; which fields are filled tells what it is."""

    ready: bool = False
    model: str = ""
    failed: str = ""
    id: int = 0
    findings: tuple[Finding, ...] = ()
    notes: tuple[Note, ...] = ()
    problem: str = ""
    heard: tuple[Heard, ...] = ()
    hush: bool = False
    story: Story | None = None

    def check_of(self, text: str) -> Check | None:
        """The answer as a check of this text, or None when its spans lie outside of it."""
        spans = [(each.start, each.end) for each in self.findings]
        spans += [(each.start, each.end) for each in self.heard]
        if not all(0 <= start < end <= len(text) for start, end in spans):
            return None
        return Check(self.findings, self.notes, self.problem, self.heard, self.hush)

    def story_of(self, text: str) -> Story | None:
        """The answer as a sorting of this text, or None when it is none."""
        story = self.story
        return story if story and (not story.pieces or story.fits(text)) else None


class Worker:
    """A running worker process.

    `heard(worker, said)` is called for every line, and once with None when nothing more will come:
    the process ended, or said something that makes no sense.
    """

    def __init__(
        self, command: Sequence[str], heard: Callable[[Worker, Said | None], None]
    ) -> None:
        self._heard = heard
        # A session of its own: Ctrl+C in the terminal is for the front, not for the worker.
        self._process = subprocess.Popen(
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._reading = threading.Thread(target=self._read, name="detector", daemon=True)

    def listen(self) -> None:
        """Begin to read what the worker says; until then `heard` is not called."""
        self._reading.start()

    def ask(
        self,
        number: int,
        text: str,
        context: Sequence[str] = (),
        *,
        field: str = "",
        sort: bool = False,
    ) -> None:
        """Send one request; a worker that is gone is told by `heard`, not here."""
        request: dict[str, object] = {"id": number, "text": text, "context": list(context)}
        if field:
            request["field"] = field
        if sort:
            request["sort"] = True
        line = json.dumps(request, ensure_ascii=False) + "\n"
        data = line.encode("utf-8", "replace")
        with contextlib.suppress(OSError, ValueError):
            stdin = self._stdin
            stdin.write(data)
            stdin.flush()

    def end(self, *, patience: float = 0.0) -> None:
        """Close its input, wait a little if asked to, then kill what is left."""
        with contextlib.suppress(OSError, ValueError):
            self._stdin.close()
        try:
            self._process.wait(timeout=patience)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._reading.ident is not None and self._reading is not threading.current_thread():
            self._reading.join(timeout=1.0)

    def _read(self) -> None:
        with self._stdout as lines:
            while line := self._line(lines):
                try:
                    said = msgspec.json.decode(line, type=Said)
                except (msgspec.MsgspecError, ValueError):
                    break
                self._heard(self, said)
        self._heard(self, None)

    @staticmethod
    def _line(lines: IO[bytes]) -> bytes:
        try:
            return lines.readline(LONGEST_LINE)
        except (OSError, ValueError):
            return b""

    @property
    def _stdin(self) -> IO[bytes]:
        assert self._process.stdin is not None
        return self._process.stdin

    @property
    def _stdout(self) -> IO[bytes]:
        assert self._process.stdout is not None
        return self._process.stdout
