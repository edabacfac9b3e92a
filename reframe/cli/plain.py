"""`reframe plain`: the conversation as lines of text."""

from __future__ import annotations

import os

import click


@click.command()
@click.argument("script", default="")
def plain(script: str) -> int:
    """The same conversation as lines of text.

    With SCRIPT it begins with that one at once, such as: reframe plain worry
    For screen readers, recordings, pipes and terminals that can't be drawn on.
    """
    from reframe.plain.start import run

    return run(os.environ, script)
