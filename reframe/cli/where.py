"""`reframe where`: which folders hold the user's files."""

from __future__ import annotations

import click

from reframe.files import shown
from reframe.locations import places


@click.command()
def where() -> None:
    """Where reframe keeps its files.

    REFRAME_HOME moves all of them into one folder.
    """
    found = places()
    click.echo(f"journal        {shown(found.journal)}")
    click.echo(f"configuration  {shown(found.config_file)}")
    click.echo(f"own scripts    {shown(found.own_scripts)}")
    click.echo(f"cache          {shown(found.cache)}")
