"""`reframe plain` as a process of its own: pipes, signals, a second start, a folder in the way."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reframe.clock import SystemClock
from reframe.companion.lock import FolderLock
from reframe.journal import Journal
from reframe.record.model import Record

PLAIN = [sys.executable, "-m", "reframe", "plain"]
Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start(own_world: Path) -> Iterator[Start]:
    """Starts `reframe plain` without hints, so that no language model is loaded."""
    own_world.mkdir(mode=0o700)
    (own_world / "config.toml").write_text("hints = false\nnotice = 9999\n")
    processes: list[subprocess.Popen[str]] = []

    def run(**settings: object) -> subprocess.Popen[str]:
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        environ = os.environ | {"TERM": "dumb", "LC_ALL": "C"}
        process = subprocess.Popen(PLAIN, text=True, env=environ, **(pipes | settings))  # type: ignore[call-overload]
        processes.append(process)
        return process

    yield run
    for process in processes:
        process.kill()
        process.communicate()


def records(home: Path) -> list[Record]:
    journal = Journal.open(home / "journal", clock=SystemClock())
    found = [journal.get(row.id).record for row in journal.rows()]
    journal.close()
    return found


def read_until(process: subprocess.Popen[str], words: str) -> None:
    assert process.stdout is not None
    while words not in (line := process.stdout.readline()):
        assert line, "the process ended"


def write(process: subprocess.Popen[str], *lines: str) -> None:
    assert process.stdin is not None
    process.stdin.write("".join(f"{line}\n" for line in lines))
    process.stdin.flush()


def test_a_script_through_a_pipe_is_kept(start: Start, own_world: Path) -> None:
    process = start()

    out, err = process.communicate("n\nI failed – caf\N{LATIN SMALL LETTER E WITH ACUTE}\nsad 75\n")

    assert (process.returncode, err) == (0, "")
    assert "\x1b" not in out
    assert [record.situation for record in records(own_world)] == ["I failed – café"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_it_with_everything_kept(
    start: Start, own_world: Path, number: signal.Signals
) -> None:
    process = start()
    write(process, "n", "I failed", "half an\\")
    read_until(process, "What did you feel")

    process.send_signal(number)
    _, err = process.communicate()

    assert (process.returncode, err) == (0, "")
    assert [record.situation for record in records(own_world)] == ["I failed"]


def test_a_second_start_is_told_in_one_sentence(start: Start, own_world: Path) -> None:
    (own_world / "journal").mkdir(mode=0o700)
    lock = FolderLock.hold(own_world / "journal")

    process = start()
    out, err = process.communicate("")
    lock.release()

    assert process.returncode == 74
    assert out == ""
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("home", ["file", "dangling", "file/below"])
def test_a_folder_that_can_not_be_used_is_told_in_one_sentence(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: str
) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "dangling").symlink_to(tmp_path / "nothing" / "here")
    monkeypatch.setenv("REFRAME_HOME", str(tmp_path / home))

    process = start()
    _, err = process.communicate("n\nI failed\n")

    assert process.returncode == 74
    assert len(err.splitlines()) == 1
    assert "Traceback" not in err


def test_a_reader_that_goes_away_ends_it_with_141(start: Start, own_world: Path) -> None:
    process = start()
    read_until(process, "new thought record")
    assert process.stdout is not None
    process.stdout.close()

    write(process, "n", "I failed")
    assert process.stdin is not None
    process.stdin.close()
    process.stdin = None

    assert process.wait(timeout=60) == 141
    assert process.stderr is not None
    assert process.stderr.read() == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_output_ends_it_with_74(start: Start) -> None:
    with Path("/dev/full").open("w") as full:
        process = start(stdout=full)
        _, err = process.communicate("q\n")

    assert process.returncode == 74
    assert len(err.splitlines()) == 1


def test_on_a_terminal_an_arrow_asks_and_lines_are_wrapped(start: Start) -> None:
    controller, terminal = pty.openpty()
    process = start(stdin=terminal, stdout=terminal, stderr=terminal)
    os.close(terminal)
    os.write(controller, b"q\n")
    process.wait(timeout=60)

    written = os.read(controller, 65536).decode()
    os.close(controller)

    assert process.returncode == 0
    assert "\x1b" not in written
    assert "> " in written
    assert max(len(line) for line in written.splitlines()) <= 80
