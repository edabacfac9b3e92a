"""In a real terminal: what is left behind after a fault or a signal."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

SENTINEL = "private words"
FAULT = f"""
import os
from pathlib import Path
from reframe.locations import Places
from reframe.tui.app import ReframeApp

home = Path(os.environ["REFRAME_HOME"])

def opener():
    thought = {SENTINEL!r}
    raise ValueError(thought)

app = ReframeApp(opener, places=Places(home, home, home))
app.run()
raise SystemExit(app.return_code)
"""
TYPING = """
import importlib.util, os, sys
from pathlib import Path

spec = importlib.util.spec_from_file_location("fakes", sys.argv[1])
fakes = importlib.util.module_from_spec(spec)
sys.modules["fakes"] = fakes
spec.loader.exec_module(fakes)

import reframe.tui.screens.sending as sending
from reframe.companion.conversation import Conversation
from reframe.tui.app import ReframeApp

sending.DRAFT_AFTER = 1000
home = Path(os.environ["REFRAME_HOME"])
services = fakes.make_services(home)

class Kept(fakes.FakeConversation):
    def draft(self, text):
        (home / "draft").write_text(text)
        return True

Conversation.new = classmethod(lambda cls, services, *script: Kept((fakes.ask(),)))
app = ReframeApp(lambda: services, places=services.places)
app.run()
raise SystemExit(app.return_code)
"""


@dataclass
class Terminal:
    """A program in a pseudo terminal, and everything it wrote."""

    process: subprocess.Popen[bytes]
    master: int
    output: bytes = b""

    def read_until(self, wanted: bytes, seconds: float = 30) -> None:
        end = time.monotonic() + seconds
        while wanted not in self.output and time.monotonic() < end:
            if not self._read():
                break
        assert wanted in self.output

    def finish(self) -> int:
        while self._read(20):
            pass
        return self.process.wait(30)

    def _read(self, seconds: float = 1) -> bool:
        """Read what is there; False when the other side has closed."""
        ready, _, _ = select.select([self.master], [], [], seconds)
        if not ready:
            return self.process.poll() is None
        try:
            found = os.read(self.master, 65536)
        except OSError:
            return False
        self.output += found
        return bool(found)


@pytest.fixture
def run(own_world: Path) -> Iterator[Callable[..., Terminal]]:
    """Starts a script in a terminal of its own, and ends it when the test is over."""
    started: list[Terminal] = []

    def start(script: str, *arguments: str) -> Terminal:
        started.append(_start(own_world, script, *arguments))
        return started[-1]

    yield start
    for terminal in started:
        terminal.process.kill()
        terminal.process.wait()
        os.close(terminal.master)


def _start(home: Path, script: str, *arguments: str) -> Terminal:
    home.mkdir(parents=True, exist_ok=True)
    file = home / "script.py"
    file.write_text(script, encoding="utf-8")
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    process = subprocess.Popen(
        [sys.executable, str(file), *arguments],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env={**os.environ, "TERM": "xterm-256color"},
        start_new_session=True,
    )
    os.close(slave)
    return Terminal(process, master)


def test_a_fault_ends_with_one_sentence_and_no_private_word(
    own_world: Path, run: Callable[..., Terminal]
) -> None:
    terminal = run(FAULT)
    code = terminal.finish()

    report = (own_world / "crash.txt").read_text(encoding="utf-8")
    assert code == 70
    assert b"reframe stopped because of a fault of its own." in terminal.output
    assert b"\x1b[?1049l" in terminal.output
    assert b"Traceback" not in terminal.output
    assert SENTINEL.encode() not in terminal.output
    assert "builtins.ValueError" in report
    assert SENTINEL not in report
    assert (own_world / "crash.txt").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_saves_what_is_typed_and_gives_the_screen_back(
    own_world: Path, run: Callable[..., Terminal], number: signal.Signals
) -> None:
    terminal = run(TYPING, str(Path(__file__).parent / "conftest.py"))
    terminal.read_until(b"This is a program")
    os.write(terminal.master, b"n")
    terminal.read_until(b"went through your mind")
    os.write(terminal.master, b"halZ")
    terminal.read_until(b"Z")
    terminal.process.send_signal(number)
    code = terminal.finish()

    assert code == 0
    assert b"\x1b[?1049l" in terminal.output
    assert (own_world / "draft").read_text(encoding="utf-8") == "halZ"
