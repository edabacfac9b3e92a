"""Finds the rules of a book in the frames and words of one text.

The rules wait in an index under the words and persons they need, so that a text only meets the
few that could match. All hits are kept, also the silenced ones: the self-test asks which guard
silenced what. `ranking` makes findings of the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from reframe.detection.conditions import Key
from reframe.detection.frame import Frame
from reframe.detection.frames import Offsets, frames
from reframe.detection.guards import Guards, Standing
from reframe.detection.lexicon import Lexicon
from reframe.detection.places import Place, Text, holds_here, matches
from reframe.detection.ways import Way, list_name, way
from reframe.rulebook.look import list_words, lists_for
from reframe.rulebook.model import Book, Guard, Pattern, Rule
from reframe.text.normalise import Normalised
from reframe.text.phrases import Phrases
from reframe.text.words import flatten

_LIST = re.compile(r"\$(\w+)")
MOST_REMEMBERED = 20_000


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
class _Entry:
    """One alternative of one rule, with what can silence it."""

    number: int
    pattern: Pattern
    rule: Rule
    alternative: int
    way: Way
    exceptions: tuple[Way, ...]
    guards: frozenset[str]


class RuleMatcher:
    """The compiled book."""

    def __init__(self, book: Book, vocab: Vocab) -> None:
        self.lexicon = Lexicon.of(book)
        self._index: dict[Key, list[tuple[int, int]]] = {}
        self._passed: dict[tuple[Key, int], tuple[int, ...]] = {}
        self._entries: list[_Entry] = []
        self._guards = Guards(book)
        self._by_words: dict[str, _Entry] = {}
        for pattern in book.patterns:
            self._add_pattern(book, pattern)
        self._phrases = _phrases(book, self._ways())
        self._has_words = any(each.words for each in self._ways())
        self._tokens = _token_matcher(vocab, self._ways())

    def _add_pattern(self, book: Book, pattern: Pattern) -> None:
        lists = lists_for(book.words, pattern)
        for rule in pattern.rules:
            owner = f"{pattern.id}/{rule.id}"
            exceptions = tuple(
                way(f"{owner}/unless/{n}", exception.unless, lists, pattern.id)
                for n, exception in enumerate(rule.exceptions)
            )
            guards = self._guards.of(rule)
            for number, alternative in enumerate(rule.find):
                compiled = way(f"{owner}/{number}", alternative, lists, pattern.id)
                at = len(self._entries)
                entry = _Entry(at, pattern, rule, number, compiled, exceptions, guards)
                self._entries.append(entry)
                if compiled.frame is None:
                    self._by_words[compiled.id] = entry
                for key in compiled.keys:
                    self._index.setdefault(key, []).append((compiled.never, at))

    def _ways(self) -> Iterator[Way]:
        for entry in self._entries:
            yield entry.way
            yield from entry.exceptions
        yield from self._guards.ways()

    def frames(self, doc: Doc, offsets: Offsets) -> tuple[Frame, ...]:
        return frames(doc, offsets, self.lexicon)

    def read(self, doc: Doc, offsets: Offsets, words: str | Normalised) -> Text:
        """A text made ready for `hits` and `remark`.

        `words` is the text in which phrases are looked for: as typed, or normalised already.
        """
        return Text(self.frames(doc, offsets), self._lexical(doc, offsets, words))

    def again(self, text: Text, doc: Doc, offsets: Offsets, words: str | Normalised) -> Text:
        """A text that another matcher has read, made ready for this one; its frames are kept."""
        looked_for = self._has_words or len(self._tokens)
        return Text(text.frames, self._lexical(doc, offsets, words) if looked_for else {})

    def hits(
        self, text: Text, *, fully: bool = True, carried: frozenset[str] = frozenset()
    ) -> tuple[Hit, ...]:
        """Every match of every rule in the text, silenced ones too, in the order of the rules.

        Without `fully` only the first thing that silences a hit is told. `carried` are guards
        that the texts around this one raise.
        """
        candidates = self._candidates(text)
        if not candidates:
            return ()
        standing = self._guards.standing(text)
        return tuple(
            self._hit(entry, place, standing, fully=fully, carried=carried)
            for entry, at in candidates
            for place in matches(entry.way, text, at)
        )

    def carried(self, text: Text) -> frozenset[str]:
        """The guards that a text around the thought raises; no rule is asked."""
        return self._guards.carried(self._guards.standing(text))

    def leading(self, text: Text, carried: frozenset[str]) -> Guard | None:
        """What was told in the text or around it that leads elsewhere than to weighing."""
        return self._guards.leading(self._guards.standing(text), carried)

    def remark(self, text: Text) -> Guard | None:
        """What can be said of a text in which no rule matches: the first note that holds."""
        return self._guards.remark(self._guards.standing(text))

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

    def _candidates(self, text: Text) -> list[tuple[_Entry, int]]:
        """Entries that could match with the frame they could match at (-1: found by words)."""
        found: list[tuple[int, int]] = []
        for at, frame in enumerate(text.frames):
            here: set[int] = set()
            for key in text.keys[at]:
                if key in self._index:
                    here.update(self._passing(key, frame.bits))
            found += [(number, at) for number in here]
        words = (self._by_words[name] for name in text.places if name in self._by_words)
        found += [(entry.number, -1) for entry in words]
        return [(self._entries[number], at) for number, at in sorted(found)]

    def _passing(self, key: Key, bits: int) -> tuple[int, ...]:
        """The entries under a key that a clause of this kind does not rule out; remembered."""
        known = self._passed.get((key, bits))
        if known is None:
            if len(self._passed) > MOST_REMEMBERED:
                self._passed.clear()
            known = tuple(number for never, number in self._index[key] if not bits & never)
            self._passed[key, bits] = known
        return known

    def _hit(
        self,
        entry: _Entry,
        place: Place,
        standing: Standing,
        *,
        fully: bool,
        carried: frozenset[str],
    ) -> Hit:
        silencers = chain(sorted(entry.guards & carried), self._silencers(entry, place, standing))
        return Hit(
            entry.pattern,
            entry.rule,
            entry.alternative,
            place.start,
            place.end,
            entry.way.frame is not None,
            frozenset(silencers if fully else islice(silencers, 1)),
        )

    def _silencers(self, entry: _Entry, place: Place, standing: Standing) -> Iterator[str]:
        for name in standing.names:
            if name in entry.guards and standing.holds(name, place):
                yield name
        for number, exception in enumerate(entry.exceptions):
            if holds_here(exception, place, standing.text, anywhere=True):
                yield f"unless/{number}"


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
