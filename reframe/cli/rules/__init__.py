"""`reframe rules`: for people who write rules. One file per command."""

from __future__ import annotations

import click

from reframe.cli.rules.check import check
from reframe.cli.rules.corpus import corpus
from reframe.cli.rules.coverage import coverage
from reframe.cli.rules.explain import explain
from reframe.cli.rules.schema import schema


@click.group()
def rules() -> None:
    """Check, explain and measure the rules, and show their format."""


for command in (check, explain, coverage, corpus, schema):
    rules.add_command(command)
