"""`reframe config`: shows what may be set, or sets one thing."""

from __future__ import annotations

import click


@click.command(short_help="Show the settings, or set one.")
@click.argument("key", required=False)
@click.argument("value", required=False)
def config(key: str | None, value: str | None) -> None:
    """Show the settings, or set one: reframe config tone softer

    Patterns are put aside by id, separated by commas, and brought back by leaving them out:
    reframe config archived mind_reading,labeling; an empty "" brings all of them back.
    """
    from reframe import config as configuration
    from reframe.companion.settings import checked, read
    from reframe.locations import places

    file = places().config_file
    present = configuration.load(file)
    if key is None:
        for line in _lines(present):
            click.echo(line)
        return
    checked(key)
    if value is None:
        click.echo(_shown(getattr(present, key)))
        return
    wanted = read(key, value)
    if key == "archived":
        _refuse_unknown(wanted)
    after = configuration.save_setting(file, key, wanted)
    click.echo(f"{key}: {_shown(getattr(after, key))}. It holds from the next record on.")


def _lines(present: object) -> list[str]:
    from reframe.companion.settings import SETTINGS

    keys = (*(each.key for each in SETTINGS), "archived", "country", "theme")
    width = max(len(key) for key in keys)
    return [f"{key.ljust(width)}  {_shown(getattr(present, key))}" for key in keys]


def _shown(value: object) -> str:
    match value:
        case bool():
            return "on" if value else "off"
        case tuple():
            return ", ".join(value) or "none"
        case None:
            return "not chosen"
        case _:
            return str(value)


def _refuse_unknown(wanted: object) -> None:
    """A misspelt pattern would silently do nothing."""
    from reframe.errors import UsageProblem
    from reframe.rulebook import load

    known = {each.id for each in load.book().patterns}
    unknown = [each for each in wanted if each not in known] if isinstance(wanted, list) else []
    if unknown:
        raise UsageProblem(
            f"There is no pattern {unknown[0][:40]}. There are: {', '.join(sorted(known))}"
        )
