"""`main`: every way that a command can end, as an exit code and at most one sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from reframe import __version__, cli
from reframe.cli import group
from reframe.companion.crash import STOPPED
from reframe.errors import JournalDamaged, UsageProblem

SECRET = "nobody must read this"
RUN = [sys.executable, "-m", "reframe"]


@pytest.fixture(autouse=True)
def own_process_state() -> Iterator[None]:
    mask, environ = os.umask(0o022), dict(os.environ)
    yield
    os.umask(mask)
    os.environ.clear()
    os.environ.update(environ)


Outcome = Callable[[Callable[[], object]], int]


@pytest.fixture
def ends_with(monkeypatch: pytest.MonkeyPatch) -> Outcome:
    """Runs `main` with a command of our own."""

    def run(body: Callable[[], object]) -> int:
        command = click.Command("where", callback=body)
        monkeypatch.setattr(group.Commands, "get_command", lambda *_: command)
        return cli.main(["where"])

    return run


def raising(error: BaseException) -> Callable[[], object]:
    def body() -> None:
        raise error

    return body


def test_version_and_help_end_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out == f"reframe {__version__}\n"
    assert cli.main(["--help"]) == 0
    assert capsys.readouterr().out.startswith("Usage: reframe")


def test_the_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["--help"])

    told = capsys.readouterr().out
    assert [name for name in group.COMMANDS if f"  {name} " not in told] == []


@pytest.mark.parametrize("name", sorted(group.COMMANDS))
def test_every_command_in_the_table_is_there(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([name, "--help"]) == 0
    assert "Usage: reframe" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["nope"], ["--nope"], ["where", "too", "many"]])
def test_what_does_not_exist_ends_with_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "Error:" in told.err


def test_a_problem_ends_with_its_sentence_and_its_code(
    ends_with: Outcome, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ends_with(raising(UsageProblem("There is no such thing."))) == 2
    assert ends_with(raising(JournalDamaged("The journal is damaged."))) == 74
    assert capsys.readouterr().err == "There is no such thing.\nThe journal is damaged.\n"


def test_a_fault_ends_with_70_and_shows_nothing_of_itself(
    ends_with: Outcome, capsys: pytest.CaptureFixture[str], own_world: Path
) -> None:
    def body() -> None:
        thought = SECRET
        raise ValueError(f"could not save {thought}")

    assert ends_with(body) == 70

    told = capsys.readouterr()
    assert (told.out, told.err) == ("", STOPPED + "\n")
    crash = (own_world / "crash.txt").read_text()
    assert "ValueError" in crash
    assert "nobody" not in crash


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (BrokenPipeError(), 141),
        (OSError(28, "No space left on device"), 74),
        (OSError(5, "Input/output error"), 74),
        (FileNotFoundError(2, "gone"), 70),
        (KeyboardInterrupt(), 130),
        (click.Abort(), 130),
        (SystemExit(3), 3),
        (click.exceptions.Exit(4), 4),
    ],
)
def test_other_endings_have_their_code(ends_with: Outcome, error: BaseException, code: int) -> None:
    assert ends_with(raising(error)) == code


def test_a_number_that_a_command_returns_is_the_exit_code(ends_with: Outcome) -> None:
    assert ends_with(lambda: 1) == 1
    assert ends_with(lambda: None) == 0


def test_files_are_private_and_settings_that_write_logs_are_dropped(
    ends_with: Outcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEXTUAL_LOG", "/tmp/log")
    monkeypatch.setenv("TEXTUAL", "debug,devtools")
    seen: dict[str, object] = {}

    def body() -> None:
        seen["textual"] = sorted(name for name in os.environ if name.startswith("TEXTUAL"))
        seen["mask"] = os.umask(0o077)

    ends_with(body)

    assert seen == {"textual": ["TEXTUAL_ANIMATIONS"], "mask": 0o077}


@pytest.mark.parametrize("term", ["xterm-256color", "dumb", ""])
def test_without_a_terminal_the_line_mode_is_pointed_to(term: str) -> None:
    done = subprocess.run(
        RUN,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env=os.environ | {"TERM": term},
    )

    assert done.returncode == 2
    assert "reframe plain" in done.stderr
    assert done.stdout == ""


def test_a_closed_pipe_ends_with_141_and_in_silence() -> None:
    reader, writer = os.pipe()
    os.close(reader)

    done = subprocess.run([*RUN, "--help"], stdout=writer, stderr=subprocess.PIPE, text=True)
    os.close(writer)

    assert (done.returncode, done.stderr) == (141, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_output_ends_with_74_and_one_sentence() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([*RUN, "--help"], stdout=full, stderr=subprocess.PIPE, text=True)

    assert done.returncode == 74
    assert len(done.stderr.splitlines()) == 1


def test_a_terminal_without_curly_quotes_is_no_fault() -> None:
    done = subprocess.run(
        [*RUN, "help-now", "NZ"],
        capture_output=True,
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        check=False,
    )

    assert done.returncode == 0
    assert b"1737" in done.stdout


def test_no_output_at_all_is_no_fault() -> None:
    done = subprocess.run(["sh", "-c", f"{sys.executable} -m reframe --version >&-"], check=False)

    assert done.returncode == 0


def test_where_names_the_folders(capsys: pytest.CaptureFixture[str], own_world: Path) -> None:
    assert cli.main(["where"]) == 0

    said = capsys.readouterr().out
    assert str(own_world) in said
    assert f"own scripts    {own_world / 'rules' / 'scripts'}" in said
    assert not own_world.exists()
