"""How hard the program's own sentences are to read: Flesch-Kincaid grade of every text in `rules/`.

A text under eight words says little about its grade, so short ones are counted apart. Slots stand
for one short word, since what will be in them is the user's own. Syllables are estimated from the
spelling; `tests/rules/test_reading.py` holds the estimate and the share of texts up to grade 8.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from reframe.rulebook import load
from reframe.rulebook.checks.wording import is_voice
from reframe.rulebook.pages import walk
from reframe.rulebook.reader import At

AIM = 8.0
SHORT = 8
"""In words."""

_SLOT = re.compile(r"\{\w+\}")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")
_END = re.compile(r"[.!?…]+(?=[\s”)\"]|$)")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"(?:[^laeiouy]|[aeiouy]l)e$|[^aeioutd]ed$(?<!dred)|[^aeiousxzcgh]es$|[^aeiouy]ely$"
    r"|^some(?=[a-z])|^every(?=[a-z])|people|fore(?=[a-z])"
)
"""An e that is not heard: at the end, before an ending, in the middle of some and every."""
_SPLIT = re.compile(
    r"i[ao](?!n)|[aeiouy]ing|ea[lt]iv|eo|ui[nt][eg]|[^gqt]ua|sm$|[^aeiou]n't$|creat|idea|ier|iet"
)
"""Two vowels that are two syllables (piano, doing), and endings that sound like one more."""


@dataclass(frozen=True)
class Read:
    """One text that a person reads."""

    group: str
    place: str
    text: str

    @property
    def words(self) -> int:
        return len(_WORD.findall(_SLOT.sub("this", self.text)))

    @property
    def grade(self) -> float:
        return grade(self.text)


def grade(text: str) -> float:
    """Flesch-Kincaid grade: school years it takes to read the text with ease."""
    plain = _SLOT.sub("this", text)
    words = _WORD.findall(plain)
    if not words:
        return 0.0
    sentences = max(len(_END.findall(plain.strip())), 1)
    sounds = sum(map(syllables, words))
    return 0.39 * len(words) / sentences + 11.8 * sounds / len(words) - 15.59


def syllables(word: str) -> int:
    """An estimate from the spelling, one at least; a number is taken for a word of two."""
    bare = word.lower().replace("’", "'")
    if bare.isdigit():
        return 2
    groups = len(_VOWELS.findall(bare.replace("'", "")))
    return max(groups - len(_SILENT.findall(bare)) + len(_SPLIT.findall(bare)), 1)


def texts() -> Iterator[Read]:
    """Everything that is said in the program's voice, from all rule files."""
    for value, whole in ((load.book(), "book"), (load.safety(), "safety")):
        names = {at: each.id for at, each in walk(value) if hasattr(each, "id")}
        for at, text in walk(value):
            if isinstance(text, str) and " " in text.strip() and is_voice(at):
                yield Read(_group(at, whole), _place(at, names), text)


def _group(at: At, whole: str) -> str:
    if whole == "safety":
        return "safety"
    questions = "questions" in at and at[-1] in ("ask", "why")
    return "questions" if questions else str(at[0])


def _place(at: At, names: dict[At, str]) -> str:
    inside = [names[at[:end]] for end in range(1, len(at)) if at[:end] in names]
    return "/".join((*inside, str(at[-1])))


def report() -> Iterator[str]:
    """A line for each group, the distribution over whole grades, and every text above the aim."""
    groups: dict[str, list[Read]] = defaultdict(list)
    for each in texts():
        groups[each.group].append(each)
    longer = [each for reads in groups.values() for each in reads if each.words >= SHORT]
    yield f"{'group':14}{'texts':>7}{'short':>7}{'median':>8}{'90%':>7}{'<= grade 8':>12}"
    for group, reads in sorted(groups.items()):
        yield _row(group, [each for each in reads if each.words >= SHORT], len(reads))
    yield _row("together", longer, sum(map(len, groups.values())))
    yield "\ngrade " + "".join(f"{f'<= {top}':>7}" for top in range(1, 13)) + "   above"
    at_most = [sum(each.grade <= top for each in longer) for top in range(1, 13)]
    above = len(longer) - at_most[-1]
    steps = (count - before for count, before in zip(at_most, (0, *at_most), strict=False))
    yield "texts " + "".join(f"{count:7}" for count in steps) + f"{above:8}"
    hard = sorted((each for each in longer if each.grade > AIM), key=lambda each: -each.grade)
    if hard:
        yield f"\nabove grade {AIM:.0f}:"
    yield from (f"  {each.grade:4.1f}  {each.place}: {each.text}" for each in hard)


def _row(group: str, longer: list[Read], count: int) -> str:
    grades = sorted(each.grade for each in longer) or [0.0]
    low = sum(grade <= AIM for grade in grades) / len(grades)
    middle, high = (grades[int(share * (len(grades) - 1))] for share in (0.5, 0.9))
    short = count - len(longer)
    return f"{group:14}{count:7}{short:7}{middle:8.1f}{high:7.1f}{low:12.1%}"


def main() -> None:
    """Print everything."""
    print("\n".join(report()), flush=True)


if __name__ == "__main__":
    main()
