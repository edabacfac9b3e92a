"""Words that were hidden on purpose made plain: su1cide, k*ll, k i l l. Used by the safety screen.

Only words that the caller names are looked for, so that "b4", "gr8" and "f**k" stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import partial

from reframe.text.layer import Edit
from reframe.text.normalise import Normalised

_SIGNS = r"[0-9@$!|*#+]"
_ODD = re.compile(rf"(?<![^\W_])(?=[a-z]*{_SIGNS}){_SIGNS[:-1]}a-z]+", re.IGNORECASE)
_SPACED = re.compile(r"(?<![^\W_'])[^\W\d_](?:[\s.*_-]{1,3}[^\W\d_](?![^\W_'])){2,}")
_STANDS_FOR = {
    "0": "o",
    "1": "il",
    "3": "e",
    "4": "a",
    "5": "s",
    "7": "t",
    "@": "a",
    "$": "s",
    "!": "il",
    "|": "il",
    "+": "t",
}
_FOREIGN = dict(zip("аеорсухіѕԁјһкмтνοαικρτυ", "aeopcyxisdjhkmtvoaikptu", strict=True))
"""Cyrillic and Greek letters that look like Latin ones."""
_MIXED = re.compile(rf"[a-z]*[{''.join(_FOREIGN)}][a-z{''.join(_FOREIGN)}]*", re.IGNORECASE)
_ANY_LETTER = frozenset("*#")
_SMALL = frozenset(["a", "i", "me", "my", "to", "want", "myself"])
"""May stand among spaced letters beside a hidden word."""


def unmasked(normalised: Normalised, hidden: Collection[str]) -> Normalised:
    """The text with masked forms of the hidden words written plainly; offsets stay true."""
    by_length: dict[int, list[str]] = {}
    for word in sorted(hidden):
        by_length.setdefault(len(word), []).append(word)
    known = frozenset(hidden)
    for step in (
        _latin,
        partial(_masked, by_length=by_length),
        partial(_spaced, known=known),
    ):
        normalised = normalised.and_then(step)
    return normalised


def _latin(text: str) -> Iterator[Edit]:
    """Words of mixed letters, as in "kіll" with a Cyrillic і; words of one alphabet stay."""
    if text.isascii():
        return
    for found in _MIXED.finditer(text):
        word = found[0].lower()
        plain = "".join(_FOREIGN.get(letter, letter) for letter in word)
        if not word.isascii() and any(letter.isascii() for letter in word):
            yield found.start(), found.end(), plain


def _masked(text: str, *, by_length: dict[int, list[str]]) -> Iterator[Edit]:
    for found in _ODD.finditer(text):
        token = found[0].lower()
        # A sign at the end may be part of the disguise ("ki!!") or mere punctuation ("k*ll!").
        for masked in (token, token.rstrip("!|*#+")):
            word = next((w for w in by_length.get(len(masked), ()) if _hides(masked, w)), None)
            if word is not None:
                yield found.start(), found.start() + len(masked), word
                break


def _hides(token: str, word: str) -> bool:
    """Letter by letter; at most half of them may be any letter, and never the first."""
    unknown = 0
    for seen, meant in zip(token, word, strict=True):
        if seen in _ANY_LETTER:
            unknown += 1
        elif seen != meant and meant not in _STANDS_FOR.get(seen, ""):
            return False
    plain = any(character.isalpha() for character in token)
    return plain and token != word and token[0] not in _ANY_LETTER and 2 * unknown <= len(word)


def _spaced(text: str, *, known: frozenset[str]) -> Iterator[Edit]:
    for found in _SPACED.finditer(text):
        letters = "".join(character for character in found[0].lower() if character.isalpha())
        words = _split(letters, known)
        if words:
            yield found.start(), found.end(), " ".join(words)


def _split(letters: str, known: frozenset[str]) -> list[str]:
    """The letters as known and small words, with at least one known word; else nothing."""
    words = known | _SMALL
    longest = max(map(len, words))
    best: list[tuple[int, str] | None] = [(0, "")] + [None] * len(letters)
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - longest), end):
            if best[start] is not None and letters[start:end] in words:
                best[end] = (start, letters[start:end])
                break
    found: list[str] = []
    end = len(letters)
    while end and (step := best[end]) is not None:
        end, word = step
        found.append(word)
    whole = end == 0 and not known.isdisjoint(found)
    return found[::-1] if whole else []
