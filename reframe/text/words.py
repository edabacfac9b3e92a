"""A text as a line of plain words: lower case, contractions written out, sentence ends marked.

"I don't" and "i dont" are both `i do not`. Phrases are matched on this; nothing here parses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, pairwise

from reframe.text.normalise import Normalised, normalise
from reframe.text.spellings import USUAL

END = "."
"""The token for a sentence end; every text starts and ends with one."""
_ENDED = (END,)

_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[.!?;]+|\n\s*\n")
_TOKEN_IN_ASCII = re.compile(r"[A-Za-z0-9]+(?:'[A-Za-z0-9]+)*|[.!?;]+|\n\s*\n")
"""The same where every character is ASCII, which most texts are; it is quicker."""
_span = re.Match.span
_TRAILING_OFF = re.compile(r"\.\.+")

_WRITTEN_OUT = {
    "ain't": "is not",
    "bc": "because",
    "can't": "can not",
    "cannot": "can not",
    "coz": "because",
    "cuz": "because",
    "dunno": "do not know",
    "gimme": "give me",
    "gonna": "going to",
    "gotta": "got to",
    "ima": "i am going to",
    "imma": "i am going to",
    "lemme": "let me",
    "let's": "let us",
    "rn": "right now",
    "shan't": "shall not",
    "tonite": "tonight",
    "tryna": "trying to",
    "u": "you",
    "ur": "your",
    "wanna": "want to",
    "won't": "will not",
    "ya": "you",
}
_ENDINGS = {"m": "am", "re": "are", "ve": "have", "ll": "will", "d": "would"}
_IS_AFTER = (
    *("everyone", "everything", "he", "here", "how", "it", "nobody", "nothing", "one", "she"),
    *("someone", "something", "that", "there", "this", "what", "when", "where", "who", "why"),
)


@dataclass(frozen=True)
class Words:
    """The words of a text in order. Where each stands is worked out when it is asked for."""

    words: tuple[str, ...]
    normalised: Normalised

    def original(self, first: int, last: int) -> tuple[int, int]:
        """Where words `first` to `last` stand in the text as typed."""
        return self.normalised.original(self._spans[first][0], self._spans[last][1])

    def around(self, first: int, last: int, start: int, end: int) -> tuple[int, int]:
        """Words `first` to `last`, and those beside them that reach into a stretch as typed."""
        while first > 0 and self.original(first - 1, first - 1)[1] > start:
            first -= 1
        while last + 1 < len(self.words) and self.original(last + 1, last + 1)[0] < end:
            last += 1
        return first, last

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        """The place of each word in the normalised text."""
        text = self.normalised.text
        token = _token(text)
        spans = [(0, 0)]
        ended = True
        for typed, place in zip(token.findall(text), map(_span, token.finditer(text)), strict=True):
            words = _plain(typed)
            if words is _ENDED:
                if not ended:
                    spans.append(place)
                ended = True
            elif words:
                spans += (place,) * len(words)
                ended = False
        if not ended:
            spans.append((len(text),) * 2)
        return spans


def flatten(text: str | Normalised) -> Words:
    """The text as plain words. A single line break and trailing dots end no sentence."""
    normalised = normalise(text) if isinstance(text, str) else text
    plain = map(_plain, _token(normalised.text).findall(normalised.text))
    words = [END, *chain.from_iterable(plain), END]
    once = [word for before, word in pairwise(["", *words]) if word != END or before != END]
    return Words(tuple(once), normalised)


def _token(text: str) -> re.Pattern[str]:
    return _TOKEN_IN_ASCII if text.isascii() else _TOKEN


@lru_cache(maxsize=8192)
def _plain(token: str) -> tuple[str, ...]:
    if token[0].isalnum():
        return expand(token)
    return () if _TRAILING_OFF.fullmatch(token) else _ENDED


@lru_cache(maxsize=8192)
def expand(word: str) -> tuple[str, ...]:
    """One typed word as plain words: "won't" is `will not`."""
    word = word.casefold()
    word = USUAL.get(word, word).casefold()
    if word in _WRITTEN_OUT:
        return tuple(_WRITTEN_OUT[word].split())
    if "'" not in word:
        return tuple(word.split())
    stem, _, ending = word.rpartition("'")
    if ending == "t" and stem.endswith("n"):
        return (*expand(stem[:-1]), "not")
    if ending in _ENDINGS:
        return (*expand(stem), _ENDINGS[ending])
    if ending == "s":
        return (*expand(stem), "is" if stem in _IS_AFTER else "s")
    return (word.replace("'", ""),)
