"""`reframe demo`: plays an invented example through the real conversation; nothing is kept."""

from __future__ import annotations

import os

import click


@click.command(short_help="Play an invented example; nothing is kept.")
@click.argument("name", default="")
@click.option("--plain", "as_lines", is_flag=True, help="As lines of text.")
@click.option("--auto", is_flag=True, help="By itself, at the speed of typing.")
def demo(name: str, *, as_lines: bool, auto: bool) -> int:
    """Play the vignette NAME, or choose one from the list.

    Enter sends the answer that stands ready; whatever you type instead is taken. Your journal stays
    closed, and nothing of the demo is kept.
    """
    if as_lines:
        from reframe.plain.demo import run as run_lines

        return run_lines(os.environ, name, auto=auto)
    from reframe.cli import NO_TERMINAL, drawable

    if not drawable():
        click.echo(NO_TERMINAL.replace("reframe plain", "reframe demo --plain"), err=True)
        return 2
    from reframe.tui.demo import run

    return run(os.environ, name, auto=auto)
