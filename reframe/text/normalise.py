"""The copy of a text that is matched, with the way back to the text as typed.

Rules and the safety screen see this copy, so that an apostrophe, a wide letter or a drawn-out
word does not decide what is noticed. Called by `flatten` and by the detector.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import compress
from operator import itemgetter

from reframe.text import spellings
from reframe.text.characters import alike, alike_one_for_one, composed
from reframe.text.layer import Edit, Layer, rewrite

LONGEST_RUN = 64
"""Longer stretches without a space are broken: a tokenizer can be slow on them."""

SHORT = 300
"""Characters of a text that is worth remembering for a moment."""

_RUN = re.compile(rf"\S{{{LONGEST_RUN}}}(?=\S)")
_LETTERS = re.compile(r"[^\W\d_]*")
_THREE = re.compile(r"([^\W\d_])\1{2,}", re.IGNORECASE)
_THREE_IN_ASCII = re.compile(r"([a-z])\1\1")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_WORD_IN_ASCII = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)*")
_LONG = 40
_LONG_CHUNK = re.compile(rf"\S{{{_LONG + 1},}}")
_LONE_I = re.compile(
    # The i comes first, since a search for a fixed sign is quick; then it looks back.
    r"i(?<![^\W\d_]i)(?<![^\W\d_]'i)(?<![-./_]i)"  # no letter before, not "x/i"
    r"(?!'?[^\W\d_])(?![-./_][^\W_])"  # no letter after, not "i.e."
)

Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text made ready for matching. Spans of it can be told in code points as typed."""

    text: str
    layers: tuple[Layer, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text as typed that a span of `text` came from."""
        for layer in reversed(self.layers):
            start, end = layer.original(start, end)
        return start, end

    def and_then(self, step: Callable[[str], Iterable[Edit]]) -> Normalised:
        """With one more rewriting on top."""
        layer = rewrite(self.text, step(self.text))
        return self if layer is None else Normalised(layer.text, (*self.layers, layer))


def normalise(text: str) -> Normalised:
    """Look-alike characters, drawn-out letters, dropped apostrophes and common slips made plain.

    Case stays, except that a lone i becomes I. Normalising twice changes nothing.
    """
    # The safety screen and the detector ask for the same text, one after the other.
    return _remembered(text) if len(text) <= SHORT else _made_plain(text)


@lru_cache(maxsize=1024)
def _remembered(text: str) -> Normalised:
    return _made_plain(text)


def _made_plain(text: str) -> Normalised:
    normalised = Normalised(alike_one_for_one(text), ())
    for step in (alike, composed, _drawn_out):
        normalised = normalised.and_then(step)
    long_chunks: Spans = ()
    if max(map(len, normalised.text.split()), default=0) > _LONG:
        normalised = normalised.and_then(_long_runs)
        long_chunks = [chunk.span() for chunk in _LONG_CHUNK.finditer(normalised.text)]
    text = _capital_i(normalised.text, long_chunks)
    same_places = Normalised(text, normalised.layers)
    return same_places.and_then(partial(_usual_spelling, long_chunks=long_chunks))


def _drawn_out(text: str) -> Iterator[Edit]:
    """Three or more of a letter become one, or two where the word is usually written so.

    A word of one letter only ("www", "III") stays.
    """
    if text.isascii() and not _THREE_IN_ASCII.search(text.lower()):
        return
    done = 0
    while found := _THREE.search(text, done):
        start = found.start()
        while start > done and text[start - 1].isalpha():
            start -= 1
        done = _LETTERS.match(text, found.end()).end()  # type: ignore[union-attr]  # it may be empty
        word = text[start:done]
        short = _shortened(word)
        if short != word:
            yield start, done, short


@lru_cache(maxsize=1024)
def _shortened(word: str) -> str:
    if len(set(word.lower())) == 1:
        return word
    short = _THREE.sub(r"\1", word)
    if re.search(r"[ln]ess{3,}$", word, re.IGNORECASE):
        short += short[-1]
    return _like(word, spellings.DOUBLED.get(short.lower(), short))


def _long_runs(text: str) -> Iterator[Edit]:
    for found in _RUN.finditer(text):
        yield found.end(), found.end(), " "


def _capital_i(text: str, long_chunks: Spans) -> str:
    """The text with a lone i as I; as many characters as before."""
    pieces: list[str] = []
    done = 0
    for start, end in long_chunks:
        pieces += (_LONE_I.sub("I", text[done:start]), text[start:end])
        done = end
    pieces.append(_LONE_I.sub("I", text[done:]))
    return "".join(pieces)


def _usual_spelling(text: str, long_chunks: Spans) -> Iterator[Edit]:
    pattern = _WORD_IN_ASCII if text.isascii() else _WORD
    typed = pattern.findall(text)
    left_alone = _numbers_inside(long_chunks, pattern, text) if long_chunks else frozenset()
    changed = _changed_words(typed, left_alone)
    # Where the words stand is asked only when one of them changes: in most texts none does.
    if changed:
        for at, found in enumerate(pattern.finditer(text)):
            if at in changed:
                yield *found.span(), changed[at]


def _changed_words(typed: Sequence[str], left_alone: frozenset[int]) -> dict[int, str]:
    """The numbers of the words that are usually spelt in another way, and how."""
    words = list(map(str.lower, typed))
    changed: dict[int, str] = {}
    for at in compress(range(len(words)), map(spellings.SLIPS.__contains__, words)):
        usual = None if at in left_alone else _usual(words, at)
        if usual is not None:
            words[at] = usual.lower()
            new = _like(typed[at], usual)
            if new != typed[at]:
                changed[at] = new
    return changed


def _numbers_inside(chunks: Spans, pattern: re.Pattern[str], text: str) -> frozenset[int]:
    """The numbers of the words inside long chunks."""
    found = enumerate(pattern.finditer(text))
    return frozenset(at for at, word in found if _inside(word.start(), chunks))


def _inside(at: int, chunks: Spans) -> bool:
    """A word in a very long chunk (an address, a line of signs) is left alone.

    It is hardly a slip, and no chunk may grow past the longest run.
    """
    near = bisect_right(chunks, at, key=itemgetter(0)) - 1
    return near >= 0 and at < chunks[near][1]


def _usual(words: list[str], at: int) -> str | None:
    """What a slip stands for; the words before it have their usual spelling already."""
    word = words[at]
    if word in spellings.USUAL:
        return spellings.USUAL[word]
    slip = spellings.BY_THE_NEIGHBOURS[word]
    before = words[at - 1].rpartition(" ")[2] if at else ""
    usual = (spellings.USUAL.get(each, each).lower() for each in words[at + 1 : at + 3])
    coming = " ".join(usual).split()[:2]
    after = coming[0] if coming else ""
    ahead = {after, " ".join(coming)}
    fits = (
        (not slip.next or not slip.next.isdisjoint(ahead))
        and after not in slip.not_next
        and (not slip.after or before in slip.after)
        and before not in slip.not_after
    )
    return slip.usual if fits else None


@lru_cache(maxsize=1024)
def _like(typed: str, usual: str) -> str:
    """The usual spelling in the case that was typed; I is always a capital."""
    if usual == "I":
        return usual
    if typed.isupper() and len(typed) > 1:
        return usual.upper()
    return usual[:1].upper() + usual[1:] if typed[:1].isupper() else usual
