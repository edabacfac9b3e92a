"""Alternatives of rules and guards, compiled: a frame with its relations, a phrase, or tokens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from reframe.detection.bits import forbidden
from reframe.detection.conditions import Check, Key, Lists, compiled, keys
from reframe.detection.frame import Frame
from reframe.rulebook.model import Alternative, Span

_NAMED = re.compile(r"\$([a-z0-9_]+)")


@dataclass(frozen=True, slots=True)
class Way:
    """One alternative. Exactly one of `frame`, `words`, `tokens` is set."""

    id: str
    """Unique in the book: owner and number."""
    frame: Check | None
    never: int
    """Bits that rule a frame out before anything else is asked."""
    keys: tuple[Key, ...]
    relations: tuple[tuple[str, Check], ...]
    words: str
    tokens: tuple[dict[str, object], ...]
    span: Span


def way(id_: str, alternative: Alternative, lists: Lists, scope: str) -> Way:
    """Compile an alternative; `scope` is the pattern whose own word lists it can name."""
    related = (
        ("next", alternative.next),
        ("previous", alternative.previous),
        ("anywhere", alternative.anywhere),
        ("under", alternative.under),
    )
    test = alternative.frame
    return Way(
        id=id_,
        frame=compiled(test, lists) if test is not None else None,
        never=forbidden(test) if test is not None else 0,
        keys=keys(test, lists) if test is not None else (),
        relations=tuple(
            (name, compiled(other, lists)) for name, other in related if other is not None
        ),
        words=_scoped(alternative.words or "", scope),
        tokens=alternative.tokens or (),
        span=alternative.span,
    )


def _scoped(phrase: str, scope: str) -> str:
    """List names made unique, so that one matcher can hold the phrases of all patterns."""
    return _NAMED.sub(lambda found: f"${list_name(found[1], scope)}", phrase)


def list_name(name: str, scope: str) -> str:
    return f"{scope}__{name}"


FEWEST_RELATED = 2
"""Frames that a text needs for one of them to stand in a relation to another."""

Holding: TypeAlias = dict[Check, Sequence[int]]
"""The frames of one text for which a test holds, so that each is asked about all frames once."""


def related(
    way_: Way, frames: Sequence[Frame], at: int, holding: Holding
) -> tuple[int, ...] | None:
    """Indices of the related frames, when every relation holds; None when one does not."""
    if not way_.relations:
        return ()
    if len(frames) < FEWEST_RELATED:
        return None
    found: list[int] = []
    for name, check in way_.relations:
        index = _first(name, check, frames, at, holding)
        if index is None:
            return None
        found.append(index)
    return tuple(found)


def _first(
    name: str, check: Check, frames: Sequence[Frame], at: int, holding: Holding
) -> int | None:
    """The first frame in this relation for which the test holds."""
    if name == "anywhere":
        for index in _all_holding(check, frames, holding):
            if index != at:
                return index
        return None
    for index in _relatives(name, frames, at):
        if check(frames[index]):
            return index
    return None


def _relatives(name: str, frames: Sequence[Frame], at: int) -> Sequence[int]:
    match name:
        case "next":
            return _beside(frames, at, at + 1)
        case "previous":
            return _beside(frames, at, at - 1)
        case "under":
            governor = frames[at].governor
            return () if governor is None else (governor,)
        case _:
            return ()


def _all_holding(check: Check, frames: Sequence[Frame], holding: Holding) -> Sequence[int]:
    if check not in holding:
        holding[check] = [index for index, frame in enumerate(frames) if check(frame)]
    return holding[check]


def _beside(frames: Sequence[Frame], at: int, index: int) -> Sequence[int]:
    """The neighbour; a neighbour that only reports ("I think") is looked through."""
    if not 0 <= index < len(frames):
        return ()
    step = index - at
    beyond = index + step
    if not 0 <= beyond < len(frames):
        return (index,)
    lower, upper = (index, beyond) if step > 0 else (beyond, index)
    if frames[upper].governor == lower and frames[upper].reported != "none":
        return (index, beyond)
    return (index,)
