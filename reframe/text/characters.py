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

JOINS_THE_LETTER_BEFORE = frozenset(
    "\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dcf\u0ddf"
    "\u0fb5\u0fb7\u102e\u1b35\U00011127\U0001133e\U00011357\U000114b0\U000114ba\U000114bd"
    "\U000115af\U00011930"
) | {chr(code) for code in (*range(0x1161, 0x1176), *range(0x11A8, 0x11C3))}
"""Characters of combining class 0 that still compose with the one before (Unicode 14)."""


def alike_one_for_one(text: str) -> str:
    """The text with look-alikes folded where one character stands for one; no place moves."""
    changed = {ord(typed): plain for typed, plain in _changed(text).items() if len(plain) == 1}
    return text.translate(changed) if changed else text


def alike(text: str) -> Iterator[Edit]:
    """Edits that fold look-alikes, drop what is invisible, and write wide letters plainly."""
    changed = _changed(text)
    if not changed:
        return
    dropped = "".join(typed for typed, plain in changed.items() if not plain)
    several = "".join(typed for typed, plain in changed.items() if plain)
    parts = [f"[{re.escape(dropped)}]+"] if dropped else []
    parts += [f"[{re.escape(several)}]"] if several else []
    for found in re.finditer("|".join(parts), text):
        yield found.start(), found.end(), changed[found[0][0]]


def _changed(text: str) -> dict[str, str]:
    """Each character of the text that is not plain, and what it stands for."""
    # Of ASCII, only these two are not plain; most texts are ASCII, and hold neither.
    if text.isascii() and "`" not in text and "\x7f" not in text:
        return {}
    if not _NOT_PLAIN.search(text):
        return {}
    return {
        typed: plain
        for typed in sorted(set(text))
        if _NOT_PLAIN.match(typed) and (plain := _plain(typed)) != typed
    }


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    folded = _ALIKE.get(character) or unicodedata.normalize("NFKC", character)
    return "".join(_ALIKE.get(c, c) for c in folded if ord(c) not in _INVISIBLE)


def composed(text: str) -> Iterator[Edit]:
    """Edits that join letters and their combining marks."""
    if unicodedata.is_normalized("NFC", text):
        return
    letters = set(text)
    joining = re.escape("".join(sorted(filter(_joins, letters))))
    alone = re.escape("".join(sorted(c for c in letters if unicodedata.normalize("NFC", c) != c)))
    parts = [f"[^{joining}]?[{joining}]+"] if joining else []
    parts += [f"[{alone}]"] if alone else []
    for found in re.finditer("|".join(parts), text):
        whole = unicodedata.normalize("NFC", found[0])
        if whole != found[0]:
            yield found.start(), found.end(), whole


def _joins(character: str) -> bool:
    return unicodedata.combining(character) > 0 or character in JOINS_THE_LETTER_BEFORE
