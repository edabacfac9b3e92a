"""The group of all commands; its table names them without importing any of them."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from reframe import __version__

COMMANDS = {
    "plain": ("reframe.cli.plain:plain", "The same conversation as lines of text."),
    "demo": ("reframe.cli.demo:demo", "Play an invented example; nothing is kept."),
    "check": ("reframe.cli.check:check", "Read thoughts from standard input, one a line."),
    "journal": ("reframe.cli.journal:journal", "List, show, export and delete records."),
    "rules": ("reframe.cli.rules:rules", "Check, explain and measure the rules."),
    "help-now": ("reframe.cli.help_now:help_now", "Help lines of a country, at once."),
    "config": ("reframe.cli.config:config", "Show the settings, or set one."),
    "where": ("reframe.cli.where:where", "Where reframe keeps its files."),
}
"""Name → where its command is, and the line that `--help` shows for it without importing it."""


def run(arguments: list[str]) -> int:
    """Run a command; the exit code. Usage errors are told on standard error."""
    # Not `Command.main`: that one turns a closed pipe into exit code 1.
    try:
        with reframe.make_context("reframe", arguments) as ctx:
            outcome: Any = reframe.invoke(ctx)
    except click.exceptions.Exit as ending:
        return ending.exit_code
    except click.ClickException as problem:
        problem.show()
        return problem.exit_code
    except click.Abort:
        raise KeyboardInterrupt from None
    except SystemExit as ending:
        return ending.code if isinstance(ending.code, int) else 0
    return outcome if isinstance(outcome, int) else 0


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
    subcommand_metavar="[COMMAND] [ARGS]...",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="reframe", message="%(prog)s %(version)s")
def reframe() -> None:
    """A private, offline companion for thought records.

    Without a command it opens on the whole terminal.
    It is a program and not a person. In an emergency: reframe help-now
    """
