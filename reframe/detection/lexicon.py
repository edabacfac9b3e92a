"""The shared word lists that frames are built with, taken from the rule book."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from reframe.rulebook.look import list_words
from reframe.rulebook.model import Book

Idioms: TypeAlias = Mapping[str, Sequence[frozenset[str]]]
"""The further words of idioms, by their verb."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What counts as wanted, unwanted, absolute and a person; all by lemma."""

    good: frozenset[str] = frozenset()
    bad: frozenset[str] = frozenset()
    absolutes: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    good_idioms: Idioms = field(default_factory=dict)
    """Wanted outcomes of several words, by their verb: "make it", "live up"."""
    bad_idioms: Idioms = field(default_factory=dict)

    @classmethod
    def of(cls, book: Book) -> Lexicon:
        good, bad = list_words(book.words, "good"), list_words(book.words, "bad")
        return cls(
            good=good,
            bad=bad,
            absolutes=list_words(book.words, "absolutes"),
            people=list_words(book.words, "people"),
            good_idioms=_idioms(good),
            bad_idioms=_idioms(bad),
        )


def _idioms(words: frozenset[str]) -> Idioms:
    found: dict[str, list[frozenset[str]]] = {}
    for idiom in sorted(word for word in words if " " in word):
        verb, *rest = idiom.split()
        found.setdefault(verb, []).append(frozenset(rest))
    return found
