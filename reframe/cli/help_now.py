"""`reframe help-now`: help lines at once, whatever else is broken.

It opens no journal and asks nothing; the own safety plan follows when it may be read so. When the
configuration can't be read it goes on without it, and when even the lines can't be read it says the
one thing that is true everywhere.
"""

from __future__ import annotations

import click

from reframe.errors import ReframeError, UsageProblem
from reframe.rulebook.safety_model import Safety

LAST_RESORT = (
    "The help lines could not be read.\n"
    "In an emergency, or if someone is hurt, call your local emergency number: 112 in Europe, "
    "911 in North America, 999 in the United Kingdom, 000 in Australia, 111 in New Zealand.\n"
    "To find someone to talk to in your country: findahelpline.com or befrienders.org.\n"
)


LONGEST_PLAN = 1 << 20
"""In bytes; a plan is a page, and whatever else lies there must not hold up the lines."""


@click.command("help-now")
@click.argument("country", nargs=-1)
def help_now(country: tuple[str, ...]) -> None:
    """Help lines for COUNTRY, else for the one in your configuration, else for anywhere.

    COUNTRY is a name or a two-letter code: reframe help-now GB
    """
    safety = _safety()
    asked = " ".join(country)
    click.echo(LAST_RESORT if safety is None else _page(safety, asked or _configured()), nl=False)
    if plan := _own_plan():
        click.echo(f"\n{plan}", nl=False)


def _page(safety: Safety, wanted: str | None) -> str:
    from reframe.safety import lines

    if not wanted:
        return f"{_how_to_choose(safety)}\n\n{lines.as_text(lines.international(safety), safety)}"
    try:
        chosen = lines.country(safety, wanted)
    except UsageProblem as problem:
        # Someone who needs a number now gets one, whatever was typed.
        return f"{problem.sentence}\n{_page(safety, None)}"
    return lines.as_text(chosen, safety)


def _configured() -> str | None:
    from reframe import config, locations

    try:
        return config.load(locations.places().config_file).country
    except ReframeError:
        return None


def _own_plan() -> str:
    """The own safety plan, when the person lets it be read without the journal."""
    from reframe import locations
    from reframe.text.clean import clean

    try:
        path = locations.places().plan_file
        if not path.is_file():
            return ""
        with path.open("rb") as stream:
            return clean(stream.read(LONGEST_PLAN).decode("utf-8", "replace"))
    except (ReframeError, OSError):
        return ""


def _how_to_choose(safety: Safety) -> str:
    from reframe.safety.lines import INTERNATIONAL

    known = ", ".join(f"{c.code} {c.name}" for c in safety.countries if c.code != INTERNATIONAL)
    return f"For the lines of a country: reframe help-now CODE\nKnown here: {known}."


def _safety() -> Safety | None:
    from reframe.rulebook import load

    try:
        return load.safety()
    except (ReframeError, OSError, ImportError):
        return None
