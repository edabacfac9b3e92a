"""The command line: one small file per command group, imported only when its command runs.

`main` is the entry point of the program: it makes the process private, runs a command, and turns
whatever happens into an exit code and at most one plain sentence.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any

import click

from reframe import __version__
from reframe.errors import ReframeError

COMMANDS = {
    "plain": ("reframe.cli.plain:plain", "The same conversation as lines of text."),
    "check": ("reframe.cli.check:check", "Read thoughts from standard input, one a line."),
    "journal": ("reframe.cli.journal:journal", "List, show, export and delete records."),
    "rules": ("reframe.cli.rules:rules", "Check, explain and measure the rules."),
    "help-now": ("reframe.cli.help_now:help_now", "Help lines of a country, at once."),
    "where": ("reframe.cli.where:where", "Where reframe keeps its files."),
}
"""Name → where its command is, and the line that `--help` shows for it without importing it."""

INTERNAL, BAD_OUTPUT, CLOSED_PIPE, INTERRUPTED = 70, 74, 141, 130

KEPT_VARIABLES = {"TEXTUAL_ANIMATIONS", "TEXTUAL_COLOR_SYSTEM"}
"""The settings of Textual that only change how it looks. The others can write what is typed into
logs, pictures or a developer's console."""

NO_TERMINAL = (
    "reframe needs a terminal that it can draw on, and this is not one. "
    "The same conversation as lines of text: reframe plain"
)
OUTPUT_FAILED = (
    "The output could not be written: {why}. Nothing in the journal was changed by that."
)


class Commands(click.Group):
    """A group whose commands are named in a table and imported when they run."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name][0].partition(":")
        command = getattr(import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_line) for name, (_, help_line) in COMMANDS.items()])


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="reframe", message="%(prog)s %(version)s")
@click.pass_context
def reframe(ctx: click.Context) -> None:
    """A private, offline companion for thought records.

    Without a command it opens on the whole terminal.
    It is a program and not a person. In an emergency: reframe help-now
    """
    if ctx.invoked_subcommand is None:
        ctx.exit(_open_tui())


def _open_tui() -> int:
    drawable = sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty()
    if not drawable or os.environ.get("TERM", "") in ("", "dumb"):
        click.echo(NO_TERMINAL, err=True)
        return 2
    code: int = import_module("reframe.tui.start").run(os.environ)
    return code


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line; the exit code."""
    os.umask(0o077)
    _drop_revealing_variables()
    _forgive_odd_letters()
    code = _outcome(list(sys.argv[1:] if arguments is None else arguments))
    return _flushed(code)


def _drop_revealing_variables() -> None:
    for name in [name for name in os.environ if name.startswith("TEXTUAL")]:
        if name not in KEPT_VARIABLES:
            del os.environ[name]


def _forgive_odd_letters() -> None:
    """A terminal that can't show a letter gets a question mark, not the end of the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _outcome(arguments: list[str]) -> int:
    """Run it, and turn every way it can end into an exit code."""
    try:
        return _run(arguments)
    except ReframeError as problem:
        _complain(problem.sentence)
        return problem.exit_code
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except OSError as error:
        return _broken(error)
    except Exception as error:  # noqa: BLE001 - the last resort: no traceback may show the user's words
        return _fault(error)


def _run(arguments: list[str]) -> int:
    # Not `Command.main`: that one turns a closed pipe into exit code 1.
    try:
        with reframe.make_context("reframe", arguments) as ctx:
            outcome: Any = reframe.invoke(ctx)
    except click.exceptions.Exit as ending:
        return ending.exit_code
    except click.ClickException as problem:
        problem.show()
        return problem.exit_code
    except SystemExit as ending:
        return ending.code if isinstance(ending.code, int) else 0
    return outcome if isinstance(outcome, int) else 0


def _broken(error: OSError) -> int:
    """A closed pipe and a full disk are not faults of the program."""
    if isinstance(error, BrokenPipeError):
        _silence_stdout()
        return CLOSED_PIPE
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO):
        _silence_stdout()
        _complain(OUTPUT_FAILED.format(why=os.strerror(error.errno).lower()))
        return BAD_OUTPUT
    return _fault(error)


def _fault(error: Exception) -> int:
    from reframe.companion.crash import STOPPED, write_crash_file
    from reframe.locations import places

    with suppress(ReframeError):
        write_crash_file(places().data, error)
    _complain(STOPPED)
    return INTERNAL


def _flushed(code: int) -> int:
    """Write out what is still held back, so that the interpreter has nothing left to fail at."""
    try:
        if sys.stdout:
            sys.stdout.flush()
    except OSError as error:
        return _broken(error)
    except ValueError:
        pass
    return code


def _complain(sentence: str) -> None:
    with suppress(OSError):
        click.echo(sentence, err=True)


def _silence_stdout() -> None:
    """Point standard output at nothing, so that the last flush of the interpreter is quiet."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
