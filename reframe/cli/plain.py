"""`reframe plain`: the conversation as lines of text."""

from __future__ import annotations

import os

import click


@click.command()
def plain() -> int:
    """The same conversation as lines of text.

    For screen readers, recordings, pipes and terminals that can't be drawn on.
    """
    from reframe.plain.start import run

    return run(os.environ)
