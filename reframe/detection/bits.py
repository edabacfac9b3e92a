"""What a clause says of the closed questions (who, when, denied or not …), one bit per answer.

A test over all of them is then a single `and` of two numbers, which is what lets many rules be
held against a clause at little cost. `Frame` carries its bits; `conditions` makes the tests.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from operator import attrgetter
from typing import Final, get_args

from reframe.rulebook.model import (
    Complement,
    FrameTest,
    Link,
    Modal,
    Polarity,
    Reporter,
    Time,
    Who,
    many,
)

_YES_OR_NO: Final = (False, True)
_ANSWERS: Final[Mapping[str, tuple[object, ...]]] = {
    "who": get_args(Who),
    "time": get_args(Time),
    "modal": get_args(Modal),
    "polarity": get_args(Polarity),
    "kind": (None, *get_args(Complement)),
    "object_who": get_args(Who),
    "reported": get_args(Reporter),
    "link": get_args(Link),
    "never": _YES_OR_NO,
    "negated": _YES_OR_NO,
    "passive": _YES_OR_NO,
    "extreme": _YES_OR_NO,
    "question": _YES_OR_NO,
}


def _numbered() -> dict[str, dict[object, int]]:
    found: dict[str, dict[object, int]] = {}
    place = 0
    for name, answers in _ANSWERS.items():
        found[name] = {answer: 1 << (place + at) for at, answer in enumerate(answers)}
        place += len(answers)
    return found


_BITS: Final = _numbered()
_PAIRS: Final = tuple(_BITS.items())
_answers_of: Final = attrgetter(*_BITS)


def bits_of(frame: object) -> int:
    """The bits of a frame."""
    return _bits(_answers_of(frame))


@lru_cache(maxsize=4096)
def _bits(answers: tuple[object, ...]) -> int:
    return sum(values[answer] for (_, values), answer in zip(_PAIRS, answers, strict=True))


def forbidden(test: FrameTest) -> int:
    """The bits that a frame must not have for the test to hold."""
    found = 0
    for name, values in _PAIRS:
        wanted = getattr(test, name)
        if wanted is None:
            continue
        allowed = (wanted,) if isinstance(wanted, bool) else many(wanted)
        found |= sum(bit for answer, bit in values.items() if answer not in allowed)
    return found
