"""The command line: one small file per command group, imported only when its command runs.

`main` is the entry point of the program: it makes the process private, opens the screen or runs a
command, and turns whatever happens into an exit code and at most one plain sentence. click is
imported only when there is a command, so that the screen paints sooner.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module

from reframe.errors import ReframeError

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


def drawable() -> bool:
    """Whether there is a terminal that a screen can be drawn on."""
    terminal = sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty()
    return bool(terminal) and os.environ.get("TERM", "") not in ("", "dumb")


def _open_tui() -> int:
    if not drawable():
        _complain(NO_TERMINAL)
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
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        return _broken(error)
    except Exception as error:  # noqa: BLE001 - the last resort: no traceback may show the user's words
        return _fault(error)


def _run(arguments: list[str]) -> int:
    if not arguments:
        return _open_tui()
    from reframe.cli import group

    return group.run(arguments)


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
        print(sentence, file=sys.stderr, flush=True)  # noqa: T201


def _silence_stdout() -> None:
    """Point standard output at nothing, so that the last flush of the interpreter is quiet."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
