"""The words that the program never says, found in a text; data in `rules/safety/wording.yaml`.

The rule checks hold every rule file to them, and a test every sentence in the code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reframe.text.phrases import shared
from reframe.text.words import flatten

_QUOTED = re.compile(r"“[^“”]*”")


@dataclass(frozen=True)
class Banned:
    """Phrases that are never said (language: `reframe.text.phrases`)."""

    id: str
    why: str
    """In half a sentence, for the one who wrote it."""
    phrases: tuple[str, ...]


@dataclass(frozen=True)
class Allowed:
    """A place where such words stand for a good reason, looked at by a person."""

    where: str
    """The file, or the beginning of file and key: `prompts.yaml: says.start`."""
    words: str
    """The words as they stand there."""
    why: str


@dataclass(frozen=True)
class WordingFile:
    """`safety/wording.yaml`."""

    banned: tuple[Banned, ...]
    allowed: tuple[Allowed, ...] = ()


class Wording:
    """The file, ready to look at texts.

    Raises PhraseProblem when a phrase cannot be read.
    """

    def __init__(self, wording: WordingFile) -> None:
        self._why = {each.id: each.why for each in wording.banned}
        self._phrases = shared({each.id: each.phrases for each in wording.banned})
        self._allowed = wording.allowed

    def slips(self, text: str, where: str) -> Iterator[str]:
        """What is said here that should not be, one sentence each; quoted words do not count."""
        said = _QUOTED.sub(lambda quoted: " … " + " " * (len(quoted[0]) - 3), text)
        for hit in self._phrases.find(flatten(said)):
            words = text[hit.start : hit.end]
            if not self._is_allowed(words, where):
                yield f"“{words}” is not said here: {self._why[hit.key]}"

    def _is_allowed(self, words: str, where: str) -> bool:
        return any(
            where.startswith(each.where) and words.lower() in each.words.lower()
            for each in self._allowed
        )
