"""Finds many phrases in a text at once, in linear time. See `reframe.text.grammar` for them.

Used by the safety screen and by pattern rules with `words`. All phrases become one automaton
whose states are made when a text first needs them, so that each word costs one look-up.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
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
from reframe.text.words import END, Words

__all__ = ["Hit", "Phrase", "PhraseProblem", "Phrases", "parse", "spell"]

Key = TypeVar("Key", bound=Hashable)

_OTHER = ""
"""Stands for every word that no phrase names."""
_MOST_STATES = 20_000


@dataclass(frozen=True, slots=True)
class Hit(Generic[Key]):
    """A phrase found; offsets are code points of the text as typed."""

    key: Key
    start: int
    end: int


@dataclass(slots=True)
class _Node:
    """A place in the net of phrases."""

    by_word: dict[str, list[_Node]] = field(default_factory=dict)
    by_any: list[_Node] = field(default_factory=list)
    free: list[_Node] = field(default_factory=list)
    ends: int = -1
    """Number of the phrase that ends here."""


@dataclass(slots=True)
class _State:
    """Where all phrases stand after some words: node → how many words ago its phrase began."""

    live: tuple[tuple[_Node, int], ...]
    found: tuple[tuple[int, int], ...]
    """Phrases that end here, and their lengths in words."""
    moves: dict[str, _State] = field(default_factory=dict)


class Phrases(Generic[Key]):
    """Phrases by key, ready to be looked for."""

    def __init__(self, phrases: Mapping[Key, Iterable[str]], lists: Lists | None = None) -> None:
        """Raises PhraseProblem for a phrase that cannot be read."""
        parser = Parser(lists or {})
        self._phrases = [
            (key, parser.parse(source)) for key, sources in phrases.items() for source in sources
        ]
        self._first = _Node()
        for number, (_, phrase) in enumerate(self._phrases):
            _net(phrase.row, self._first).free.append(_Node(ends=number))
        self._begin = {word: _reach(nodes) for word, nodes in _words_of(self._first).items()}
        self._begin_any = _reach([n for node in _reach([self._first]) for n in node.by_any])
        words: set[str] = set()
        seen: set[int] = set()
        for _, phrase in self._phrases:
            _named(phrase.row, words, seen)
        self.vocabulary = frozenset(words)
        """All words that any phrase names."""
        self._forget()

    def _forget(self) -> None:
        self._start = _State((), ())
        self._states: dict[tuple[tuple[int, int], ...], _State] = {}

    def find(self, words: Words) -> tuple[Hit[Key], ...]:
        """All phrases in the text, in order; of one key only the longest where several overlap."""
        state = self._start
        vocabulary = self.vocabulary
        spans: dict[Key, list[tuple[int, int]]] = {}
        for at, word in enumerate(words.words):
            known = word if word in vocabulary else _OTHER
            state = state.moves.get(known) or self._move(state, known)
            for number, length in state.found:
                key, phrase = self._phrases[number]
                first = at - length + 1
                if _may_stand(phrase, words.words, first, at):
                    spans.setdefault(key, []).append((first, at))
        hits = [
            Hit(key, *_original(words, first, last))
            for key, found in spans.items()
            for first, last in _longest(found)
        ]
        return tuple(sorted(hits, key=lambda hit: (hit.start, -hit.end)))

    def _move(self, state: _State, word: str) -> _State:
        if len(self._states) > _MOST_STATES:
            self._forget()
        ages: dict[int, tuple[_Node, int]] = {}
        for node, age in state.live:
            for following in _after(node, word):
                _keep_oldest(ages, following, age + 1)
        for node in self._begin.get(word, ()):
            _keep_oldest(ages, node, 1)
        if word != END:
            for node in self._begin_any:
                _keep_oldest(ages, node, 1)
        name = tuple(sorted((number, age) for number, (_, age) in ages.items()))
        known = self._states.get(name)
        if known is None:
            live = tuple(pair for pair in ages.values() if pair[0].by_word or pair[0].by_any)
            found = tuple((node.ends, age) for node, age in ages.values() if node.ends >= 0)
            known = self._states[name] = _State(live, found)
        state.moves[word] = known
        return known


def _keep_oldest(ages: dict[int, tuple[_Node, int]], node: _Node, age: int) -> None:
    for reached in _reach([node]):
        kept = ages.get(id(reached))
        if kept is None or kept[1] < age:
            ages[id(reached)] = (reached, age)


def _after(node: _Node, word: str) -> list[_Node]:
    named = node.by_word.get(word, [])
    return named if word == END else named + node.by_any


def _net(item: Item, start: _Node) -> _Node:
    """Nodes for the item from `start` on; the node where it is over."""
    match item:
        case Word(text):
            end = _Node()
            start.by_word.setdefault(text, []).append(end)
            return end
        case Row(items):
            for one in items:
                start = _net(one, start)
            return start
        case Any(options):
            end = _Node()
            for option in options:
                if len(option.items) == 1 and isinstance(word := option.items[0], Word):
                    start.by_word.setdefault(word.text, []).append(end)
                else:
                    _net(option, start).free.append(end)
            return end
        case Maybe(inner):
            end = _Node()
            start.free.append(end)
            _net(inner, start).free.append(end)
            return end
        case Gap(most):
            end = _Node()
            start.free.append(end)
            for _ in range(most):
                following = _Node()
                start.by_any.append(following)
                following.free.append(end)
                start = following
            return end


def _reach(nodes: Iterable[_Node]) -> list[_Node]:
    """The nodes and all that can be reached from them without a word."""
    seen: dict[int, _Node] = {}
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if id(node) not in seen:
            seen[id(node)] = node
            waiting += node.free
    return list(seen.values())


def _words_of(start: _Node) -> dict[str, list[_Node]]:
    following: dict[str, list[_Node]] = {}
    for node in _reach([start]):
        for word, nodes in node.by_word.items():
            following.setdefault(word, []).extend(nodes)
    return following


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
