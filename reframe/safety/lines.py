"""The help lines of a country, found by code or name, and as plain text.

`reframe help-now` prints them; both fronts show them beside a card and on the help key.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from reframe.errors import UsageProblem
from reframe.rulebook.safety_model import Country, Line, Safety
from reframe.safety.breathing import steps

INTERNATIONAL = "international"

ALIASES = {
    "america": "us",
    "aotearoa": "nz",
    "britain": "gb",
    "deutschland": "de",
    "eire": "ie",
    "england": "gb",
    "españa": "es",
    "espana": "es",
    "great britain": "gb",
    "northern ireland": "gb",
    "scotland": "gb",
    "the united kingdom": "gb",
    "the united states": "us",
    "uk": "gb",
    "united states of america": "us",
    "usa": "us",
    "wales": "gb",
    "world": INTERNATIONAL,
}


def country(safety: Safety, code_or_name: str) -> Country:
    """The country meant by a code or a name, in any case.

    Raises:
        UsageProblem: when it is not among those known, with the nearest name.
    """
    wanted = " ".join(code_or_name.replace(".", "").replace("_", " ").casefold().split())
    wanted = ALIASES.get(wanted, wanted)
    for each in safety.countries:
        if wanted in (each.code.casefold(), each.name.casefold()):
            return each
    names = {each.name.casefold(): each.name for each in safety.countries}
    near = get_close_matches(wanted, [*names, *ALIASES], n=1, cutoff=0.75)
    if not near:
        raise UsageProblem("There are no lines for that country here.")
    meant = names.get(near[0]) or country(safety, near[0]).name
    raise UsageProblem(f"There are no lines for that country here. Did you mean {meant}?")


def international(safety: Safety) -> Country:
    """What holds anywhere; the only country that is ever shown without being chosen."""
    return country(safety, INTERNATIONAL)


def line_as_text(line: Line) -> Iterator[str]:
    """One help line: how to reach it first, then what it is, then where that was read."""
    ways = [f"call {' or '.join(line.call)}"] if line.call else []
    ways += [f"text {line.text}"] if line.text else []
    ways += [f"online: {line.chat}"] if line.chat else []
    yield f"{line.name}: {', '.join(ways)}"
    languages = f"in {' and '.join(line.languages)}" if line.languages else ""
    yield f"  {'; '.join(part for part in (line.what, line.hours, languages) if part)}."
    yield f"  Source: {line.source}, read on {line.source_read_on}, {_confirmed(line)}."


def _confirmed(line: Line) -> str:
    if line.confirmed_by_person:
        return f"confirmed by a person on {line.confirmed_by_person}"
    return "not yet confirmed by a person"


def as_text(shown: Country, safety: Safety) -> str:
    """Everything for one country: the emergency number, the lines, and a short grounding."""
    parts = [
        f"Help lines: {shown.name}",
        f"In an emergency, or if someone is hurt: {' or '.join(shown.emergency)}.",
        *("\n".join(line_as_text(line)) for line in shown.lines),
    ]
    if shown.code != INTERNATIONAL:
        parts += _elsewhere(safety)
    if safety.grounding:
        numbered = [f"{number}. {step}" for number, step in enumerate(steps(safety.grounding), 1)]
        parts.append("\n".join(["While you wait, or to steady yourself:", *numbered]))
    return "\n\n".join(parts) + "\n"


def _elsewhere(safety: Safety) -> list[str]:
    sites = [line.chat for line in international(safety).lines if line.chat]
    return [f"Anywhere else: {' or '.join(sites)}."] if sites else []
