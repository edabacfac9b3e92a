"""Help lines as content: all about them on their page, only how to reach them on a card."""

from __future__ import annotations

from textual.content import Content

from reframe.rulebook.model import Country, Line, Safety
from reframe.safety.lines import INTERNATIONAL
from reframe.tui.words import plain

WITHOUT_LINES = (
    "The list of help lines could not be read. If you are in danger, call your local emergency "
    "number. findahelpline.com lists help lines for most countries."
)
UNCONFIRMED = "Taken from the sources named; no person has called to confirm them yet."


def country_of(safety: Safety, code: str | None) -> Country | None:
    """The lines of the country, or those for anywhere."""
    known = {country.code.casefold(): country for country in safety.countries}
    return known.get((code or INTERNATIONAL).casefold()) or known.get(INTERNATIONAL)


def full(country: Country) -> Content:
    """The emergency number, then each line with what it is and where that was read."""
    head = Content.assemble(plain(country.name, "bold"), "\n", _emergency(country))
    parts = [head, *(_line(line) for line in country.lines)]
    if not all(line.confirmed_by_person for line in country.lines):
        parts.append(plain(UNCONFIRMED, "$quiet"))
    return Content("\n\n").join(parts)


def short(country: Country) -> Content:
    """The numbers alone, one line each."""
    where = "" if country.code == INTERNATIONAL else f"  ({country.name})"
    emergency = Content.assemble(_emergency(country), plain(where, "$quiet"))
    return Content("\n").join([emergency, *(_reach(line) for line in country.lines)])


def _emergency(country: Country) -> Content:
    return Content.assemble(
        "In danger right now: ",
        plain(" or ".join(country.emergency), "bold $accent"),
    )


def _reach(line: Line) -> Content:
    """The line's name and every way to reach it."""
    ways = [("call", " or ".join(line.call)), ("text", line.text), ("online", line.chat)]
    given = [
        Content.assemble((f"{way} ", "$quiet"), plain(number, "bold $accent"))
        for way, number in ways
        if number
    ]
    return Content.assemble(plain(f"{line.name}: "), Content(" · ").join(given))


def _line(line: Line) -> Content:
    about = [line.what, line.hours, ", ".join(line.languages)]
    return Content("\n").join(
        [
            _reach(line),
            plain("  " + " · ".join(part for part in about if part)),
            plain(f"  Read on {line.source_read_on} at {line.source}.", "$quiet"),
        ]
    )
