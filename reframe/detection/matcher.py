"""Finds the rules of a book in the frames and words of one text.

The rules wait in an index under the words and persons they need, so that a text only meets the
few that could match. All hits are kept, also the silenced ones: the self-test asks which guard
silenced what. `ranking` makes findings of the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from reframe.detection.conditions import Key, frame_keys
from reframe.detection.frame import Frame
from reframe.detection.frames import Offsets, frames
from reframe.detection.lexicon import Lexicon
from reframe.detection.ways import Holding, Way, list_name, related, way
from reframe.rulebook.look import list_words, lists_for
from reframe.rulebook.model import Book, Guard, Pattern, Rule
from reframe.text.normalise import Normalised
from reframe.text.phrases import Phrases
from reframe.text.words import flatten

_LIST = re.compile(r"\$(\w+)")


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that matched, with all that silences it."""

    pattern: Pattern
    rule: Rule
    alternative: int
    start: int
    end: int
    structural: bool
    """Found by a frame, not by words alone."""
    silenced_by: frozenset[str] = frozenset()
    """Guard ids, and `unless/N` for the rule's own exceptions."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a way matched: its words, and the frame they belong to."""

    start: int
    end: int
    frame: int | None


@dataclass(frozen=True, slots=True)
class _Entry:
    """One alternative of one rule, with what can silence it."""

    number: int
    pattern: Pattern
    rule: Rule
    alternative: int
    way: Way
    exceptions: tuple[Way, ...]
    guards: frozenset[str]


class _Text:
    """One text while it is matched: frames, and where each phrase and token pattern is."""

    def __init__(self, found: Sequence[Frame], places: dict[str, list[tuple[int, int]]]) -> None:
        self.frames = found
        self.places = places
        self.guarded: dict[str, bool] = {}
        """Text guards that were asked already."""
        self.holding: Holding = {}

    def home(self, start: int, end: int) -> int | None:
        """The smallest clause that holds the words; else the one that shares most of them."""
        best, best_rank = None, (0, 0)
        for index, frame in enumerate(self.frames):
            shared = min(end, frame.end) - max(start, frame.start)
            rank = (shared, frame.start - frame.end)
            if shared > 0 and (best is None or rank > best_rank):
                best, best_rank = index, rank
        return best


class RuleMatcher:
    """The compiled book."""

    def __init__(self, book: Book, vocab: Vocab) -> None:
        self.lexicon = Lexicon.of(book)
        self._index: dict[Key, list[_Entry]] = {}
        self._entries: list[_Entry] = []
        self._guards: dict[str, tuple[Guard, tuple[Way, ...]]] = {}
        self._by_words: dict[str, _Entry] = {}
        self._add_guards(book)
        for pattern in book.patterns:
            self._add_pattern(book, pattern)
        self._phrases = _phrases(book, self._ways())
        self._tokens = _token_matcher(vocab, self._ways())

    def _add_guards(self, book: Book) -> None:
        for guard in book.guards:
            lists = lists_for(book.words, None)
            ways = tuple(
                way(f"guard/{guard.id}/{n}", alternative, lists, "")
                for n, alternative in enumerate(guard.find)
            )
            self._guards[guard.id] = (guard, ways)

    def _add_pattern(self, book: Book, pattern: Pattern) -> None:
        lists = lists_for(book.words, pattern)
        everywhere = {name for name, (guard, _) in self._guards.items() if guard.everywhere}
        for rule in pattern.rules:
            owner = f"{pattern.id}/{rule.id}"
            exceptions = tuple(
                way(f"{owner}/unless/{n}", exception.unless, lists, pattern.id)
                for n, exception in enumerate(rule.exceptions)
            )
            guards = frozenset((everywhere | set(rule.guards)) - set(rule.exempt))
            for number, alternative in enumerate(rule.find):
                compiled = way(f"{owner}/{number}", alternative, lists, pattern.id)
                at = len(self._entries)
                entry = _Entry(at, pattern, rule, number, compiled, exceptions, guards)
                self._entries.append(entry)
                if compiled.frame is None:
                    self._by_words[compiled.id] = entry
                for key in compiled.keys:
                    self._index.setdefault(key, []).append(entry)

    def _ways(self) -> Iterator[Way]:
        for entry in self._entries:
            yield entry.way
            yield from entry.exceptions
        for _, ways in self._guards.values():
            yield from ways

    def frames(self, doc: Doc, offsets: Offsets) -> tuple[Frame, ...]:
        return frames(doc, offsets, self.lexicon)

    def hits(self, doc: Doc, offsets: Offsets, words: str | Normalised) -> tuple[Hit, ...]:
        """Every match of every rule in the text, silenced ones too, in the order of the rules.

        `words` is the text in which phrases are looked for: as typed, or normalised already.
        """
        text = _Text(self.frames(doc, offsets), self._lexical(doc, offsets, words))
        return tuple(
            self._hit(entry, place, text)
            for entry, at in self._candidates(text)
            for place in _matches(entry.way, text, at)
        )

    def _lexical(
        self, doc: Doc, offsets: Offsets, words: str | Normalised
    ) -> dict[str, list[tuple[int, int]]]:
        places: dict[str, list[tuple[int, int]]] = {}
        for hit in self._phrases.find(flatten(words)):
            places.setdefault(hit.key, []).append((hit.start, hit.end))
        if len(self._tokens):
            for key, first, last in self._tokens(doc):
                end = doc[last - 1].idx + len(doc[last - 1])
                span = offsets.original(doc[first].idx, end)
                places.setdefault(doc.vocab.strings[key], []).append(span)
        return places

    def _candidates(self, text: _Text) -> list[tuple[_Entry, int]]:
        """Entries that could match with the frame they could match at (-1: found by words)."""
        found: dict[tuple[int, int], _Entry] = {}
        for at, frame in enumerate(text.frames):
            for key in frame_keys(frame):
                for entry in self._index.get(key, ()):
                    found[entry.number, at] = entry
        for name in text.places:
            if name in self._by_words:
                entry = self._by_words[name]
                found[entry.number, -1] = entry
        return [(found[key], key[1]) for key in sorted(found)]

    def _hit(self, entry: _Entry, place: _Place, text: _Text) -> Hit:
        silenced = {
            name
            for name in entry.guards
            if name in self._guards and self._guarded(name, place, text)
        }
        silenced |= {
            f"unless/{number}"
            for number, exception in enumerate(entry.exceptions)
            if _holds_here(exception, place, text, anywhere=True)
        }
        structural = entry.way.frame is not None
        return Hit(
            entry.pattern,
            entry.rule,
            entry.alternative,
            place.start,
            place.end,
            structural,
            frozenset(silenced),
        )

    def _guarded(self, name: str, place: _Place, text: _Text) -> bool:
        guard, ways = self._guards[name]
        if guard.level == "frame":
            return any(_holds_here(each, place, text, anywhere=False) for each in ways)
        if name not in text.guarded:
            text.guarded[name] = any(
                _matches(each, text, at) for each in ways for at in range(-1, len(text.frames))
            )
        return text.guarded[name]


def _matches(way_: Way, text: _Text, at: int) -> list[_Place]:
    """Where a way holds: for frames at this one, for words and tokens (at -1) wherever they are."""
    if way_.frame is None:
        spans = text.places.get(way_.id, ()) if at < 0 else ()
        return [_Place(start, end, text.home(start, end)) for start, end in spans]
    if at < 0 or not way_.frame(text.frames[at]):
        return []
    others = related(way_, text.frames, at, text.holding)
    return [] if others is None else [_place(way_, text.frames, at, others)]


def _place(way_: Way, found: Sequence[Frame], at: int, others: tuple[int, ...]) -> _Place:
    frame = found[at]
    match way_.span:
        case "predicate":
            return _Place(frame.predicate_start, frame.end, at)
        case "both":
            both = [frame, *(found[index] for index in others)]
            earliest = min(both, key=lambda each: each.start)
            start = earliest.start if earliest.link_start < 0 else earliest.link_start
            return _Place(start, max(each.end for each in both), at)
        case _:
            return _Place(frame.start, frame.end, at)


def _holds_here(way_: Way, place: _Place, text: _Text, *, anywhere: bool) -> bool:
    """Whether a guard's or exception's way holds for the matched clause.

    Words of a guard must touch the match; words of an exception may stand anywhere in the text.
    """
    if way_.frame is None:
        spans = text.places.get(way_.id, ())
        start, end = place.start, place.end
        if place.frame is not None:
            frame = text.frames[place.frame]
            start, end = min(start, frame.start), max(end, frame.end)
        return any(anywhere or (first < end and last > start) for first, last in spans)
    if place.frame is None or not way_.frame(text.frames[place.frame]):
        return False
    return related(way_, text.frames, place.frame, text.holding) is not None


def _phrases(book: Book, ways: Iterator[Way]) -> Phrases[str]:
    wanted: dict[str, tuple[str, ...]] = {each.id: (each.words,) for each in ways if each.words}
    used = set(_LIST.findall(" ".join(phrase for (phrase,) in wanted.values())))
    lists: dict[str, tuple[str, ...]] = {}
    scopes: list[tuple[str, Pattern | None]] = [("", None)]
    scopes += [(pattern.id, pattern) for pattern in book.patterns]
    for scope, pattern in scopes:
        known = lists_for(book.words, pattern)
        for name in known:
            if list_name(name, scope) in used:
                lists[list_name(name, scope)] = tuple(sorted(list_words(known, name)))
    return Phrases(wanted, lists)


def _token_matcher(vocab: Vocab, ways: Iterator[Way]) -> Matcher:
    matcher = Matcher(vocab)
    for each in ways:
        if each.tokens:
            matcher.add(each.id, [list(each.tokens)])
    return matcher
