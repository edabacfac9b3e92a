"""Words that were hidden on purpose made plain: su1cide, k*ll, k i l l. Used by the safety screen.

Only words that the caller names are looked for, so that "b4", "gr8" and "f**k" stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial
from string import ascii_letters, digits

from reframe.text.layer import Edit
from reframe.text.normalise import Normalised

_SIGNS = r"[0-9@$!|*#+]"
_ODD = re.compile(
    rf"(?<![^\W_])(?=[a-z]*{_SIGNS})(?={_SIGNS}*[a-z]){_SIGNS[:-1]}a-z]+", re.IGNORECASE
)
"""Letters and signs together; a number is neither."""
_SPACED = re.compile(r"(?<![^\W_'])[^\W\d_](?:[\s.*_-]{1,3}[^\W\d_](?![^\W_'])){2,}")
_LONE_LETTERS = re.compile(r"[\s.*_-][^\W\d_][\s.*_-]{1,3}[^\W\d_](?![^\W_'])")
"""The end of what `_SPACED` looks for; where this is nowhere, that is not either."""
_SIGN = re.compile(_SIGNS)
_TOKEN_CHARACTERS = frozenset(ascii_letters + digits + "@$!|*#+")
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


def unmasked(normalised: Normalised, hidden: frozenset[str]) -> Normalised:
    """The text with masked forms of the hidden words written plainly; offsets stay true."""
    for step in (_latin, partial(_masked, hidden=hidden), partial(_spaced, hidden=hidden)):
        normalised = normalised.and_then(step)
    return normalised


def _latin(text: str) -> Iterator[Edit]:
    """Words of mixed letters, as in "kіll" with a Cyrillic і; words of one alphabet stay."""
    if text.isascii():
        return
    for found in _MIXED.finditer(text):
        plain = _in_latin(found[0])
        if plain != found[0]:
            yield found.start(), found.end(), plain


@lru_cache(maxsize=1024)
def _in_latin(word: str) -> str:
    """The word as it is unless it has letters of several alphabets."""
    low = word.lower()
    if low.isascii() or not any(letter.isascii() for letter in low):
        return word
    return "".join(_FOREIGN.get(letter, letter) for letter in low)


def _masked(text: str, *, hidden: frozenset[str]) -> Iterator[Edit]:
    for found in _odd(text):
        token = found[0].lower()
        # A sign at the end may be part of the disguise ("ki!!") or mere punctuation ("k*ll!").
        for masked in (token, token.rstrip("!|*#+")):
            word = _hidden_in(masked, hidden)
            if word:
                yield found.start(), found.start() + len(masked), word
                break


def _odd(text: str) -> Iterator[re.Match[str]]:
    """Every token of letters and signs; of ASCII, only what stands around a sign is looked at."""
    if not text.isascii():
        yield from _ODD.finditer(text)
        return
    done = 0
    while sign := _SIGN.search(text, done):
        start, end = sign.span()
        while start > done and text[start - 1] in _TOKEN_CHARACTERS:
            start -= 1
        while end < len(text) and text[end] in _TOKEN_CHARACTERS:
            end += 1
        yield from _ODD.finditer(text, start, end)
        done = end


@lru_cache(maxsize=1024)
def _hidden_in(token: str, hidden: frozenset[str]) -> str:
    fitting = (word for word in sorted(hidden) if len(word) == len(token) and _hides(token, word))
    return next(fitting, "")


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


def _spaced(text: str, *, hidden: frozenset[str]) -> Iterator[Edit]:
    if not _LONE_LETTERS.search(text):
        return
    for found in _SPACED.finditer(text):
        words = _split("".join(filter(str.isalpha, found[0].lower())), hidden)
        if words:
            yield found.start(), found.end(), " ".join(words)


def _split(letters: str, hidden: frozenset[str]) -> list[str]:
    """The letters as hidden and small words, with at least one hidden word; else nothing."""
    if not any(word in letters for word in hidden):
        return []
    by_letter: dict[str, list[str]] = {}
    for word in hidden | _SMALL:
        by_letter.setdefault(word[0], []).append(word)
    # The word that leads to each place from the furthest back.
    leads: dict[int, str] = {0: ""}
    for start, letter in enumerate(letters):
        if start in leads:
            for word in by_letter.get(letter, ()):
                if letters.startswith(word, start):
                    leads.setdefault(start + len(word), word)
    found: list[str] = []
    end = len(letters)
    while end and end in leads:
        found.append(leads[end])
        end -= len(leads[end])
    return found[::-1] if end == 0 and not hidden.isdisjoint(found) else []
