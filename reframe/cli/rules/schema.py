"""`reframe rules schema`: the format of the rule files, for editors that know JSON Schema."""

from __future__ import annotations

import click


@click.command()
def schema() -> None:
    """Print the JSON Schema of the rule files."""
    from reframe.rulebook.schema import as_text

    click.echo(as_text(), nl=False)
