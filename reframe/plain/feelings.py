"""Feelings in a typed line: "sad 75, hopeless 50". Pure; used by `understand`."""

from __future__ import annotations

import re

from reframe.rulebook.model import Emotions

ONE = re.compile(r"(?P<name>[^\d,;\n]+)(?P<number>\d{1,9})?\s*(?:%|/\s*100)?")
AND = re.compile(r"\s(?:and|&)\s", re.IGNORECASE)
BEFORE = re.compile(r"^(?:and|also|i feel|i felt|i am|i'm|i’m|feeling)\s+", re.IGNORECASE)


class Feelings:
    """The feelings of the rule book, to be found by name; own words stay as they are typed."""

    def __init__(self, emotions: Emotions) -> None:
        self._names = {
            name.casefold(): name for family in emotions.families for name in family.emotions
        }

    def named_in(self, line: str) -> tuple[tuple[str, int | None], ...]:
        """The feelings of a line in the order named, each once, with the number that follows."""
        found: dict[str, int | None] = {}
        for part in ONE.finditer(line):
            names = [name for name in AND.split(f" {part['name']} ") if _bare(name)]
            for name in names:
                found.setdefault(self._name(name), None)
            if names and part["number"]:
                found[self._name(names[-1])] = int(part["number"])
        return tuple(found.items())

    def _name(self, words: str) -> str:
        bare = _bare(words)
        return self._names.get(bare.casefold(), bare)


def _bare(words: str) -> str:
    """The words without what people put around a feeling's name."""
    return BEFORE.sub("", words.strip()).strip(" \t:=-–—()[].!%")
