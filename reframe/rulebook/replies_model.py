"""What `replies.yaml` may say: the words people type in place of a key, a number or a choice.

Part of `model`; a file of its own because both are long enough. Phrases are those of
`reframe.text.phrases`, and each has to be the whole of what was typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Does = Literal[
    "back",
    "skip",
    "easier",
    "why",
    "stop",
    "another",
    "softer",
    "firmer",
    "more",
    "undo",
    "edit",
    "help",
    "lines",
    "record",
    "grounding",
    "plan",
    "about",
    "patterns",
    "settings",
    "exercises",
    "leave",
]
"""A command of the dialogue, or something that a front does itself."""


@dataclass(frozen=True)
class Request:
    """Something wanted of the conversation."""

    id: str
    does: Does
    label: str
    """What it does, as a choice beside "this is my answer"."""
    phrases: tuple[str, ...]
    """Said like this, it is no answer, even where any text could be one."""
    maybe: tuple[str, ...] = ()
    """Said like this where a text is due, it could be either, so that it is asked."""
    into: str = ""
    """For `edit`: the record's field that is to be changed; empty: which one is asked."""


@dataclass(frozen=True)
class Reading:
    """An answer to a choice, in its many forms."""

    id: str
    options: tuple[str, ...]
    """Ids of options that it can stand for; the first that the choice has is taken."""
    phrases: tuple[str, ...]


@dataclass(frozen=True)
class Amount:
    """Words that stand for a number: a degree from 0 to 100, or a place in a list."""

    number: int
    """For a place in a list it counts from 1; -1 is the last."""
    phrases: tuple[str, ...]


@dataclass(frozen=True)
class NumberWords:
    """Numbers written out, and the words around numbers."""

    units: dict[str, int]
    tens: dict[str, int]
    hundred: tuple[str, ...]
    between: tuple[str, ...]
    """Words that begin a range, such as "between"."""
    and_: tuple[str, ...]
    """What joins the two numbers of such a range."""
    to: tuple[str, ...]
    """What joins two numbers to a range without a word before them."""
    of: tuple[str, ...]
    """What stands between a number and the top of its own scale: 8 out of 10."""
    percent: tuple[str, ...]


@dataclass(frozen=True)
class Replies:
    """`replies.yaml`, checked."""

    requests: tuple[Request, ...]
    readings: tuple[Reading, ...]
    degrees: tuple[Amount, ...]
    places: tuple[Amount, ...]
    numbers: NumberWords
    same: tuple[str, ...]
    """Said of a rating that is given again: it has stayed as it was."""
    hedges: tuple[str, ...]
    """What stands around a number or a degree and changes nothing about it."""
    before: tuple[str, ...]
    """What stands before a request: please, can we …"""
    after: tuple[str, ...]
    """What stands after one: please, thanks …"""
    lead: tuple[str, ...]
    """What stands before the name of a feeling: I feel …"""
    says: dict[str, str]
    """Named sentences, with the slots {text}, {number} and {feelings}."""
    rest: tuple[str, ...] = ()
    """Said of one share of a whole: all that is left."""


SAYS = (
    *("doubt", "answer", "stuck", "leave_out", "stay", "took", "took_feelings"),
    *("rate", "range", "feel", "feel_range", "name_first", "pick"),
    *("share", "share_kept", "share_last", "share_number", "share_most", "share_short"),
)
"""The sentences that the code asks for."""

NOTHING = Replies(
    *((), (), (), ()),
    NumberWords({}, {}, (), (), (), (), (), ()),
    *((), (), (), (), ()),
    says={},
)
"""For a book without this file, such as one in a test: keys and digits alone."""
