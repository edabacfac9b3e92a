"""Feelings in a typed line: "sad 80 and a bit anxious, angry maybe forty"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from reframe.dialogue.replies.strengths import SIGNS, Strengths
from reframe.rulebook.model import Emotions
from reframe.rulebook.replies_model import Replies
from reframe.text.phrases import shared
from reframe.text.words import flatten

_APART = re.compile(r"[,;\n]|[.!](?=\s|$)|\s(?:and|&|\+)\s", re.IGNORECASE)
CLOSE = 0.88
SHORTEST_SLIP = 5
"""Letters that a word needs before it is taken for a slip of a feeling's name."""


@dataclass(frozen=True, slots=True)
class Named:
    """A feeling, its number if there is one, and whether that was read out of words."""

    name: str
    number: int | None
    guessed: bool = False


class Feelings:
    """The feelings of the rule book, to be found by name; own words stay as they are typed."""

    def __init__(self, emotions: Emotions, replies: Replies, strengths: Strengths) -> None:
        self._names = {
            name.casefold(): name for family in emotions.families for name in family.emotions
        }
        self._strengths = strengths
        self._lead = shared({"": replies.lead})

    def named_in(self, line: str) -> tuple[Named, ...]:
        """The feelings of a line in the order named, each once, with its number."""
        found: dict[str, Named] = {}
        last: Named | None = None
        for each in self._all(line):
            if not each.name.strip():
                continue
            degree = self._degree_of(last, each)
            if last and degree is not None:
                found[last.name] = Named(last.name, degree, guessed=True)
                last = None
                continue
            last = each
            if each.number is not None or each.name not in found:
                found[each.name] = each
        return tuple(found.values())

    def _degree_of(self, last: Named | None, each: Named) -> int | None:
        """How strong the feeling before is, when this one only says that: "worried, a lot"."""
        if last is None or last.number is not None or each.number is not None:
            return None
        said = None if self.is_one(each.name) else self._strengths.read(each.name)
        return said.number if said else None

    def is_one(self, line: str) -> bool:
        """Whether the line is the name of a feeling: "empty" is one, and asks for nothing."""
        return line.strip(SIGNS).casefold() in self._names

    def _all(self, line: str) -> Iterator[Named]:
        numbers = [(each.start, each.end) for each in self._strengths.amounts(line)]
        start = 0
        for apart in _APART.finditer(line):
            # The "and" between two numbers belongs to them.
            if not any(first <= apart.start() < last for first, last in numbers):
                yield from self._part(line[start : apart.start()])
                start = apart.end()
        yield from self._part(line[start:])

    def _part(self, part: str) -> Iterator[Named]:
        """One stretch without commas: names with a number after each, or before each."""
        amounts = self._strengths.amounts(part)
        places = [0, *(place for each in amounts for place in (each.start, each.end)), len(part)]
        texts = [part[a:b] for a, b in zip(places[::2], places[1::2], strict=True)]
        numbered = bool(amounts)
        first = numbered and self._strengths.says_nothing(texts[0].strip(SIGNS))
        names, over = (texts[1:], texts[0]) if first else (texts[:-1], texts[-1])
        for name, amount in zip(names, amounts, strict=True):
            number = amount.number if amount.fits else 101
            yield from self._one(name, number, plain=amount.plain)
        if not (numbered and self._strengths.says_nothing(over.strip(SIGNS))):
            yield from self._one(over, None, plain=True)

    def _one(self, words: str, number: int | None, *, plain: bool) -> Iterator[Named]:
        bare = self._led(words.strip(SIGNS))
        if number is not None:
            bare = self._strengths.before_hedges(bare).strip(SIGNS)
        if not bare:
            return
        name = self._known(bare)
        if name is None and (edge := self._strengths.edge(bare)):
            degree, rest = edge
            name = self._known(self._led(rest))
            if name and number is None:
                yield Named(name, degree, guessed=True)
                return
        if name is None:
            name = self._known(self._strengths.after_hedges(bare).strip(SIGNS))
        yield Named(name or bare, number, guessed=not plain)

    def _led(self, words: str) -> str:
        """The words without what leads to a feeling's name, such as "I felt"."""
        while words.casefold() not in self._names:
            leads = [hit for hit in self._lead.find(flatten(words)) if hit.start == 0]
            rest = words[max((hit.end for hit in leads), default=0) :].strip(SIGNS)
            if rest == words or not rest:
                return words if rest else ""
            words = rest
        return words

    def _known(self, words: str) -> str | None:
        said = words.casefold()
        if said in self._names:
            return self._names[said]
        if len(said) < SHORTEST_SLIP or not said.isalpha():
            return None
        near = get_close_matches(said, self._names, n=1, cutoff=CLOSE)
        return self._names[near[0]] if near else None
