"""Characters that look alike made alike, for `normalise`: quotes, wide letters, invisible ones."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from reframe.text.layer import Edit

_ALIKE = {
    **dict.fromkeys("‘’‚‛ʼʻˈ´`＇′", "'"),
    **dict.fromkeys("“”„‟«»＂", '"'),
    **dict.fromkeys("‐‑", "-"),
    "\u2028": "\n",
    "\u2029": "\n",
}
_INVISIBLE = frozenset(
    (
        *(0x00AD, 0x034F, 0x061C, 0x180E, 0xFEFF),
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        *range(0xFE00, 0xFE10),
    )
)
_NOT_PLAIN = re.compile(r"[^\x00-_a-~]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")

JOINS_THE_LETTER_BEFORE = frozenset(
    "\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dcf\u0ddf"
    "\u0fb5\u0fb7\u102e\u1b35\U00011127\U0001133e\U00011357\U000114b0\U000114ba\U000114bd"
    "\U000115af\U00011930"
) | {chr(code) for code in (*range(0x1161, 0x1176), *range(0x11A8, 0x11C3))}
"""Characters of combining class 0 that still compose with the one before (Unicode 14)."""


def alike(text: str) -> Iterator[Edit]:
    """Edits that fold look-alikes, drop what is invisible, and write wide letters plainly."""
    for found in _NOT_PLAIN.finditer(text):
        character = found[0]
        plain = _plain(character)
        if plain != character:
            yield found.start(), found.end(), plain


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    folded = _ALIKE.get(character) or unicodedata.normalize("NFKC", character)
    return "".join(_ALIKE.get(c, c) for c in folded if ord(c) not in _INVISIBLE)


def composed(text: str) -> Iterator[Edit]:
    """Edits that join letters and their combining marks."""
    if unicodedata.is_normalized("NFC", text):
        return
    for start, end in _clusters(text):
        whole = unicodedata.normalize("NFC", text[start:end])
        if whole != text[start:end]:
            yield start, end, whole


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    for run in _BEYOND_ASCII.finditer(text):
        start = run.start()
        for at in range(run.start(), run.end()):
            if not _joins(text[at]):
                yield start, at
                start = at
            elif at == run.start():
                start = max(0, at - 1)
        yield start, run.end()


def _joins(character: str) -> bool:
    return unicodedata.combining(character) > 0 or character in JOINS_THE_LETTER_BEFORE
