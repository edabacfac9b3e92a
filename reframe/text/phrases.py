"""Finds many phrases in a text at once, in linear time. See `reframe.text.grammar` for them.

Used by the safety screen and by pattern rules with `words`. Nets of some hundred phrases each say
where some phrase ends; that phrase alone, read backwards from there, says where it began.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Generic, TypeVar

from reframe.text.grammar import (
    Any,
    Gap,
    Item,
    Lists,
    Maybe,
    Parser,
    Phrase,
    PhraseProblem,
    Row,
    Word,
    parse,
    spell,
)
from reframe.text.net import OTHER, Net
from reframe.text.words import END, Words

__all__ = ["Hit", "Phrase", "PhraseProblem", "Phrases", "parse", "shared", "spell"]

Key = TypeVar("Key", bound=Hashable)

TOGETHER = 250
"""So many phrases share a net: the states of more of them at once would be too many to keep."""


@dataclass(frozen=True, slots=True)
class Hit(Generic[Key]):
    """A phrase found; offsets are code points of the text as typed."""

    key: Key
    start: int
    end: int
    words: tuple[int, int] = field(default=(0, 0), compare=False)
    """Its first and last word, by their numbers."""


class Phrases(Generic[Key]):
    """Phrases by key, ready to be looked for."""

    def __init__(self, phrases: Mapping[Key, Iterable[str]], lists: Lists | None = None) -> None:
        """Raises PhraseProblem for a phrase that cannot be read."""
        self.keys = tuple(phrases)
        parser = Parser(lists or {})
        self._phrases = [
            (key, parser.parse(source)) for key, sources in phrases.items() for source in sources
        ]
        self._nets = tuple(
            (at, Net(phrase.row for _, phrase in self._phrases[at : at + TOGETHER]))
            for at in range(0, len(self._phrases), TOGETHER)
        )
        self._backwards: dict[int, Net] = {}
        words: set[str] = {END}
        seen: set[int] = set()
        for _, phrase in self._phrases:
            _named(phrase.row, words, seen)
        self.vocabulary = frozenset(words)
        """All words that any phrase names."""

    def find(
        self,
        words: Words,
        among: Callable[[set[Key]], Container[Key]] | None = None,
        near: Iterable[tuple[int, int]] | None = None,
    ) -> tuple[Hit[Key], ...]:
        """All phrases in the text, in order; of one key only the longest where several overlap.

        Args:
            words: The text.
            among: Where a phrase begins costs more to say than that it is there: this tells, from
                the keys that may be there, which ones are wanted.
            near: Stretches, as numbers of their first and last word. When given, every phrase that
                has a word in one of them is found, and perhaps others.
        """
        spans: dict[Key, list[tuple[int, int]]] = {}
        ends = self._ends(words.words) if near is None else self._ends_near(words.words, near)
        if among is not None and ends:
            wanted = among({self._phrases[number][0] for number, _ in ends})
            ends = [end for end in ends if self._phrases[end[0]][0] in wanted]
        for number, last in ends:
            key, phrase = self._phrases[number]
            first = self._began(number, words.words, last)
            if _may_stand(phrase, words.words, first, last):
                spans.setdefault(key, []).append((first, last))
        hits = [
            Hit(key, *_original(words, first, last), words=(first, last))
            for key, found in spans.items()
            for first, last in _longest(found)
        ]
        return tuple(sorted(hits, key=lambda hit: (hit.start, -hit.end)))

    def _ends_near(
        self, words: tuple[str, ...], near: Iterable[tuple[int, int]]
    ) -> list[tuple[int, int]]:
        """Which phrase ends at which word, for those that have a word in one of the stretches."""
        most = self._most_words
        ends: list[tuple[int, int]] = []
        for first, last in _joined((max(0, a - most), b + most) for a, b in near):
            ends += self._ends(words[first : last + 1], first)
        return ends

    @cached_property
    def _most_words(self) -> int:
        """As many words may stand from the first to the last one of a phrase."""
        known: dict[int, int] = {}
        return max((_most(phrase.row, known) for _, phrase in self._phrases), default=0)

    def _ends(self, words: tuple[str, ...], number_of_first: int = 0) -> list[tuple[int, int]]:
        """Which phrase ends at which word."""
        vocabulary = self.vocabulary
        known = [word if word in vocabulary else OTHER for word in words]
        ends: list[tuple[int, int]] = []
        for first, net in self._nets:
            state = net.start
            for at, word in enumerate(known, number_of_first):
                try:  # once a text like this was met, this never fails, and then it costs least
                    state = state.moves[word]
                except KeyError:
                    state = net.move(state, word)
                if state.ended:
                    ends += [(first + number, at) for number in state.ended]
        return ends

    def _began(self, number: int, words: tuple[str, ...], last: int) -> int:
        """The first word of the longest reading of a phrase that ends at `last`."""
        net = self._backwards.get(number)
        if net is None:
            row = self._phrases[number][1].row
            net = self._backwards[number] = Net([row], way=-1, anywhere=False)
        vocabulary, state, first = self.vocabulary, net.start, last
        for at in range(last, -1, -1):
            if not state.live:
                break
            known = words[at] if words[at] in vocabulary else OTHER
            state = state.moves.get(known) or net.move(state, known)
            if state.ended:
                first = at
        return first


def _named(item: Item, words: set[str], seen: set[int]) -> None:
    """Collect the words of a phrase; lists are shared between phrases and gone through once."""
    if id(item) in seen:
        return
    seen.add(id(item))
    match item:
        case Word(text):
            words.add(text)
        case Row(parts) | Any(parts):
            for part in parts:
                _named(part, words, seen)
        case Maybe(inner):
            _named(inner, words, seen)
        case Gap():
            pass


def _most(item: Item, known: dict[int, int]) -> int:
    """As many words the item may take; lists are shared between phrases and gone through once."""
    if id(item) not in known:
        match item:
            case Word():
                most = 1
            case Row(parts):
                most = sum(_most(part, known) for part in parts)
            case Any(options):
                most = max(_most(option, known) for option in options)
            case Maybe(inner):
                most = _most(inner, known)
            case Gap(words):
                most = words
        known[id(item)] = most
    return known[id(item)]


def _joined(stretches: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches in order, those that touch or overlap as one."""
    joined: tuple[int, int] | None = None
    for first, last in sorted(stretches):
        if joined is None or first > joined[1] + 1:
            if joined is not None:
                yield joined
            joined = (first, last)
        else:
            joined = (joined[0], max(joined[1], last))
    if joined is not None:
        yield joined


def shared(phrases: Mapping[Key, Iterable[str]], lists: Lists | None = None) -> Phrases[Key]:
    """Like `Phrases`, but the same phrases are made ready once and then shared in the process.

    Threads may share them; what they have met so far only makes them faster.
    """
    listed = tuple((name, tuple(entries)) for name, entries in (lists or {}).items())
    return _made(tuple((key, tuple(sources)) for key, sources in phrases.items()), listed)


@lru_cache(maxsize=256)
def _made(
    phrases: tuple[tuple[Key, tuple[str, ...]], ...], lists: tuple[tuple[str, tuple[str, ...]], ...]
) -> Phrases[Key]:
    return Phrases(dict(phrases), dict(lists))


def _may_stand(phrase: Phrase, words: tuple[str, ...], first: int, last: int) -> bool:
    if phrase.not_before and _reads(phrase.not_before, words, first - 1, -1):
        return False
    return not (phrase.not_after and _reads(phrase.not_after, words, last + 1, 1))


def _reads(item: Item, words: tuple[str, ...], at: int, way: int) -> bool:
    return bool(_places(item, words, {at}, way))


def _places(item: Item, words: tuple[str, ...], places: set[int], way: int) -> set[int]:
    """Where reading can go on after the item, from any of the places, forwards or backwards."""
    match item:
        case Word(text):
            return {at + way for at in places if 0 <= at < len(words) and words[at] == text}
        case Row(items):
            for one in items[::way]:
                places = _places(one, words, places, way)
            return places
        case Any(options):
            return {at for option in options for at in _places(option, words, places, way)}
        case Maybe(inner):
            return places | _places(inner, words, places, way)
        case Gap(most):
            for _ in range(most):
                places = places | {
                    at + way for at in places if 0 <= at < len(words) and words[at] != END
                }
            return places


def _longest(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans without those that lie within another."""
    kept: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or span[1] > kept[-1][1]:
            kept.append(span)
    return kept


def _original(words: Words, first: int, last: int) -> tuple[int, int]:
    """The place as typed, without the sentence ends that `^` and `.` stand for."""
    while first < last and words.words[first] == END:
        first += 1
    while last > first and words.words[last] == END:
        last -= 1
    return words.original(first, last)
