"""Which feelings fit what is being typed; the feelings picker asks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reframe.rulebook.model import Emotions

_NAME_AND_NUMBER = re.compile(r"\s*(?P<name>\D*?)[\s:=]*(?P<number>\d{1,3})?\s*%?\s*")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A feeling that can be added, and what to say beside its name."""

    name: str
    aside: str


def suggestions(typed: str, emotions: Emotions) -> tuple[Suggestion, ...]:
    """Feelings that begin with the words, then the words themselves, then neighbours in meaning."""
    found: dict[str, Suggestion] = {}
    for each in _ranked(typed.strip(), emotions):
        found.setdefault(each.name.casefold(), each)
    return tuple(found.values())


def _ranked(typed: str, emotions: Emotions) -> Iterator[Suggestion]:
    wanted = typed.casefold()
    known = [
        Suggestion(name, family.name.lower())
        for family in emotions.families
        for name in family.emotions
    ]
    yield from (each for each in known if each.name.casefold() == wanted)
    yield from (each for each in known if each.name.casefold().startswith(wanted))
    if not wanted:
        return
    yield Suggestion(typed, "in your own word")
    yield from (each for each in known if each.aside.startswith(wanted))
    yield from _behind(wanted, emotions)
    yield from (each for each in known if wanted in each.name.casefold())


def _behind(wanted: str, emotions: Emotions) -> Iterator[Suggestion]:
    """Feelings that often stand behind a word that judges more than it feels."""
    for word, feelings in emotions.appraisals.items():
        if word.casefold().startswith(wanted):
            yield from (Suggestion(name, f"often behind “{word}”") for name in feelings)


def named(entry: str) -> tuple[str, int | None]:
    """An entry such as "sad 75" as a name and its number, if it has a fitting one."""
    match = _NAME_AND_NUMBER.fullmatch(entry)
    if match is None or not match["name"].strip():
        return entry.strip(), None
    number = int(match["number"]) if match["number"] else None
    if number is not None and number > 100:
        return entry.strip(), None
    return match["name"].strip(), number
