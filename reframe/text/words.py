"""A text as a line of plain words: lower case, contractions written out, sentence ends marked.

"I don't" and "i dont" are both `i do not`. Phrases are matched on this; nothing here parses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from reframe.text.normalise import Normalised, normalise
from reframe.text.spellings import USUAL

END = "."
"""The token for a sentence end; every text starts and ends with one."""

_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[.!?;]+|\n\s*\n")
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


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in order, with the place of each in the normalised text."""

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    normalised: Normalised

    def original(self, first: int, last: int) -> tuple[int, int]:
        """Where words `first` to `last` stand in the text as typed."""
        return self.normalised.original(self.spans[first][0], self.spans[last][1])


def flatten(text: str | Normalised) -> Words:
    """The text as plain words. A single line break and trailing dots end no sentence."""
    normalised = normalise(text) if isinstance(text, str) else text
    words = [END]
    spans = [(0, 0)]
    for found in _TOKEN.finditer(normalised.text):
        token = found[0]
        if token[0].isalnum():
            for word in expand(token):
                words.append(word)
                spans.append(found.span())
        elif words[-1] != END and not _TRAILING_OFF.fullmatch(token):
            words.append(END)
            spans.append(found.span())
    if words[-1] != END:
        words.append(END)
        spans.append((len(normalised.text),) * 2)
    return Words(tuple(words), tuple(spans), normalised)


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
