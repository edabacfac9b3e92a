"""What the review reads in a text: its words by stem, its clauses, what only names the other side.

Nothing here parses; a rough stem is enough to see that two texts speak of the same thing.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from functools import cached_property, lru_cache

from reframe.text.phrases import Phrases
from reframe.text.words import END, Words, flatten

_BOUNDARY = re.compile(r"[,.;:!?\n—–]|\b(?:but|yet|however|and)\b", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<!\w)['‘][^'’]*['’](?!\w)")
_ENDINGS = ("ing", "ed", "es", "ly", "s", "e")
SHORTEST = 3
"""Letters that a stem keeps, so that "is" and "as" stay what they are."""


class Reading:
    """One text, looked at by the checks."""

    def __init__(self, text: str, contrast: Phrases[str], common: Container[str]) -> None:
        self.text = text
        self.words: Words = flatten(text)
        self._contrast = contrast
        self._common = common

    @property
    def length(self) -> int:
        return sum(word != END for word in self.words.words)

    @cached_property
    def stems(self) -> dict[str, str]:
        """The stems that say what the text is about, each with the word as it stands there."""
        found: dict[str, str] = {}
        for at, word in enumerate(self.words.words):
            if _tells(word, self._common):
                start, end = self.words.original(at, at)
                found.setdefault(stem(word), self.text[start:end])
        return found

    @property
    def clauses(self) -> tuple[str, ...]:
        """The text cut at every sign and joining word that may end a clause."""
        return tuple(piece for piece in _BOUNDARY.split(self.text) if piece.strip())

    def only_named(self, start: int) -> bool:
        """Whether words stand in quotes, or in a clause that only names the other side."""
        if any(quoted.start() <= start < quoted.end() for quoted in _QUOTED.finditer(self.text)):
            return True
        return any(
            opened <= start and not _BOUNDARY.search(self.text, closed, max(start, closed))
            for opened, closed in self._opened
        )

    @cached_property
    def _opened(self) -> tuple[tuple[int, int], ...]:
        return tuple((hit.start, hit.end) for hit in self._contrast.find(self.words))


def stems_of(texts: Iterable[str], common: Container[str]) -> frozenset[str]:
    """The stems that say what these texts are about."""
    words = (word for text in texts for word in flatten(text).words)
    return frozenset(stem(word) for word in words if _tells(word, common))


def _tells(word: str, common: Container[str]) -> bool:
    """Whether a word says what a text is about: a number always does."""
    return word.isdigit() or (len(word) >= SHORTEST and stem(word) not in common)


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """A rough stem: "failed", "fails" and "failing" are one."""
    if word.endswith("ies") and len(word) > SHORTEST + 2:
        return word[:-3] + "y"
    for ending in _ENDINGS:
        if (
            word.endswith(ending)
            and not word.endswith("ss")
            and len(word) - len(ending) >= SHORTEST
        ):
            word = word[: -len(ending)]
            break
    doubled = len(word) > SHORTEST and word[-1] == word[-2] and word[-1] not in "ls"
    return word[:-1] if doubled else word.removesuffix("e") if len(word) > SHORTEST else word
