"""Numbers in a typed line: "80%", "8/10", "forty-five", "between 60 and 70"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reframe.rulebook.replies_model import NumberWords

_DIGITS = r"\d{1,9}(?:[.,]\d{1,9})?"
_NEVER = r"(?!)"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number from 0 to 100, or out of range, and where it stands in the line."""

    start: int
    end: int
    value: float
    plain: bool
    """Said as one whole number, so that nothing had to be chosen."""

    @property
    def number(self) -> int:
        """To the nearest whole number, halves up."""
        return int(self.value + 0.5)

    @property
    def fits(self) -> bool:
        return 0 <= self.value <= 100


class Numbers:
    """The number words of the rule book, ready to be looked for."""

    def __init__(self, words: NumberWords) -> None:
        self._small = words.units
        self._values = {**words.units, **words.tens, **dict.fromkeys(words.hundred, 100)}
        for ten, value in words.tens.items():
            if value >= 20:
                joined = ((f"{ten} {unit}", value + n) for unit, n in words.units.items() if n)
                self._values.update(joined)
        number = f"(?:{_DIGITS}|{_any(self._values)})"
        own_scale = rf"(?:\s*{_any(words.of)}\s*{number})?"
        amount = rf"{number}{own_scale}(?:\s*{_any(words.percent)})?"
        between = rf"{_any(words.between)}\s+{amount}\s*{_any(words.and_)}\s*{amount}"
        pair = rf"{amount}\s*{_any(words.to)}\s*{amount}"
        # A sign before the number makes it another one.
        self._amount = re.compile(rf"(?<![\w.,+−-])(?:{between}|{pair}|{amount})(?![\w])")
        self._one = re.compile(rf"(?P<number>{number})(?:\s*{_any(words.of)}\s*(?P<top>{number}))?")

    def amounts(self, line: str, *, small: bool = True) -> Iterator[Amount]:
        """Every amount in the line; without `small`, "one" to "nine" alone are plain words."""
        text = line.casefold()
        if len(text) != len(line):  # a letter that grows would shift every place
            text = line
        for found in self._amount.finditer(text):
            values = tuple(self._valued(found[0]))
            if values and (small or found[0] not in self._small):
                plain = len(values) == 1 and float(values[0]).is_integer()
                middle = sum(values) / len(values)
                yield Amount(found.start(), found.end(), middle, plain)

    def _valued(self, said: str) -> Iterator[float]:
        for each in self._one.finditer(said):
            value = self._value(each["number"])
            top = self._value(each["top"]) if each["top"] else 0.0
            yield value / top * 100 if top else value

    def _value(self, said: str) -> float:
        word = re.sub(r"[\s-]+", " ", said)
        if word in self._values:
            return float(self._values[word])
        return float(said.replace(",", "."))


def _any(words: Iterable[str]) -> str:
    """One of the words, the longest first; between the parts of one any space or hyphen."""
    longest = sorted(words, key=len, reverse=True)
    found = "|".join(_whole(word) for word in longest)
    return f"(?:{found})" if found else _NEVER


def _whole(word: str) -> str:
    inner = r"[\s-]+".join(re.escape(part) for part in word.split())
    # Right after a figure is no new word to a regular expression: "80ish", "80percent".
    return rf"(?<![^\W\d_]){inner}\b" if word[0].isalnum() else inner
