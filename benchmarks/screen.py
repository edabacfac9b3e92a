"""Whole processes on a pseudo-terminal: how long until a word is on the screen."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from pathlib import Path

EMPTY_APP = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("reframe")
Empty().run()
"""
SECONDS_AT_MOST = 30.0


def environment(home: Path) -> dict[str, str]:
    """A terminal of its own, and a folder of its own for everything that is written."""
    return {**os.environ, "REFRAME_HOME": str(home), "TERM": "xterm-256color", "LANG": "C.UTF-8"}


def until_painted(command: Sequence[str], word: bytes, *, home: Path) -> float:
    """Seconds from the start of the command until `word` arrives on its terminal."""
    started = time.perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        os.execve(command[0], list(command), environment(home))
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    try:
        return _wait_for(terminal, word, started)
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(terminal)


def _wait_for(terminal: int, word: bytes, started: float) -> float:
    seen = b""
    while time.perf_counter() - started < SECONDS_AT_MOST:
        ready, _, _ = select.select([terminal], [], [], 0.5)
        if ready:
            seen += os.read(terminal, 65536)
        # Only what comes after the switch to the alternate screen is a paint.
        if word in seen.partition(b"?1049h")[2]:
            return time.perf_counter() - started
    raise RuntimeError(f"{word!r} was not painted within {SECONDS_AT_MOST:.0f} seconds")


def reframe_paints() -> float:
    """First paint of reframe in a folder that it has been used in before."""
    command = [str(Path(sys.executable).with_name("reframe"))]
    return until_painted(command, b"reframe", home=_used_home())


def empty_app_paints() -> float:
    """First paint of a Textual app that shows one word."""
    return until_painted([sys.executable, "-c", EMPTY_APP], b"reframe", home=_used_home())


def _used_home() -> Path:
    return Path(tempfile.gettempdir()) / "reframe-benchmark-home"
