"""The day that a typed "when" names: "tomorrow at six", "Friday", "in two weeks", "2026-12-01".

The library behind it is imported with the first text that needs it, never at a start. What is not
understood is no harm: the text stays as typed, and so does a day that is understood wrongly.
"""

from __future__ import annotations

import re
from datetime import date, datetime

from reframe.dialogue.events import Dated, Event, Typed
from reframe.dialogue.turns import Ask, Say, Turn

LONGEST = 300
"""A day is named in few words; of a long text only the beginning is read."""
HORIZON = 366 * 2
"""In days; what seems to lie further away was most likely no date."""
DAY_AFTER = re.compile(r"\b(?:the )?day after tomorrow\b", re.IGNORECASE)
PLAIN_WORD = re.compile(
    r"(?P<before>\b(?:on|next|this|last|of|\d+(?:st|nd|rd|th)?) +)?"
    r"\b(?:may|march|sat|sun|wed|mon|second|now)\b(?! *\d)"
)
"""Small, these are words of a sentence: "I may go", "sat down"; but not in "on sat", "5 may"."""
MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
NO_DAY = re.compile(
    rf"(?:in |by |on |the )*(?:(?:{MONTH})\.?|\d+(?:st|nd|rd|th)?|\d\d?[/.]\d\d?\.?"
    r"|(?:0?[1-9]|1[0-2])[/.-](?:0?[1-9]|1[0-2])[/.-]\d{2,4}|(?:next|this) (?:week|month|year))",
    re.IGNORECASE,
)
"""A month, a bare number, and a day and month in either order: none of them names one day."""


def dated(event: Event, prompt: Turn, now: datetime) -> Event:
    """Where a step asks when, the text with the day that it names; any other event as it is."""
    match prompt, event:
        case Ask(kind="date"), Typed(text) if text.strip():
            return Dated(text, iso_day(text, now))
        case _:
            return event


def told(event: Event, now: datetime, says: str) -> tuple[Turn, ...]:
    """The day that was understood, in the sentence `says`, so that a slip is seen."""
    day = in_words(event.date, now) if isinstance(event, Dated) else ""
    return (Say(says.replace("{text}", day), "quiet"),) if day and says else ()


def day_in(text: str, now: datetime) -> date | None:
    """The first day that the text names, seen from `now` (aware); None when it names none."""
    here = now.astimezone().replace(tzinfo=None)
    said = DAY_AFTER.sub("in 2 days", text[:LONGEST])
    said = PLAIN_WORD.sub(lambda found: found[0] if found["before"] else "…", said)
    for words, moment in _found(said, here):
        near = abs((moment - here).days) <= HORIZON
        if near and not NO_DAY.fullmatch(words.strip(" ,;:!?")):
            return moment.date()
    return None


def iso_day(text: str, now: datetime) -> str:
    """Like `day_in`, as the record keeps it; empty when the text names no day."""
    found = day_in(text, now)
    return found.isoformat() if found else ""


def in_words(iso: str, now: datetime) -> str:
    """A kept day as it is said: "Friday 27 November"; with its year when that is another one."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return ""
    year = "" if day.year == now.astimezone().year else f" {day.year}"
    return f"{day:%A} {day.day} {day:%B}{year}"


def _found(text: str, now: datetime) -> list[tuple[str, datetime]]:
    if not text.strip():
        return []
    from dateparser.search import search_dates

    settings = {"PREFER_DATES_FROM": "future", "RELATIVE_BASE": now}
    try:
        found = search_dates(text, languages=["en"], settings=settings)
    except Exception:  # noqa: BLE001
        # A fault of the library must not keep an answer from being taken.
        return []
    return [(words, moment.replace(tzinfo=None)) for words, moment in found or ()]
