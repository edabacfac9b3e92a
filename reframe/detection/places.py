"""One text while rules are held against it, and where in it a way of matching holds.

Used by the matcher for rules and by the guards for what silences them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reframe.detection.conditions import Key, frame_keys
from reframe.detection.frame import Frame
from reframe.detection.ways import FEWEST_RELATED, Holding, Way, related


class Place(NamedTuple):
    """Where a way matched: its words, and the frame they belong to."""

    start: int
    end: int
    frame: int | None


class Text:
    """One text while it is matched: frames, and where each phrase and token pattern is."""

    def __init__(self, found: Sequence[Frame], places: dict[str, list[tuple[int, int]]]) -> None:
        self.frames = found
        self.places = places
        self.keys: list[tuple[Key, ...]] = [tuple(frame_keys(frame)) for frame in found]
        """For each frame where in an index the rules for it wait."""
        self.holding: Holding = {}
        self.chances: dict[str, list[tuple[Way, int]]] | None = None
        """Ways of each guard that could hold here, once the guards were asked."""

    def home(self, start: int, end: int) -> int | None:
        """The smallest clause that holds the words; else the one that shares most of them."""
        best, best_rank = None, (0, 0)
        for index, frame in enumerate(self.frames):
            shared = min(end, frame.end) - max(start, frame.start)
            rank = (shared, frame.start - frame.end)
            if shared > 0 and (best is None or rank > best_rank):
                best, best_rank = index, rank
        return best


def matches(way_: Way, text: Text, at: int) -> list[Place]:
    """Where a way holds: for frames at this one, for words and tokens (at -1) wherever they are."""
    if way_.frame is None:
        spans = text.places.get(way_.id, ()) if at < 0 else ()
        return [Place(start, end, text.home(start, end)) for start, end in spans]
    if at < 0 or (way_.relations and len(text.frames) < FEWEST_RELATED):
        return []
    if not way_.frame(text.frames[at]):
        return []
    others = related(way_, text.frames, at, text.holding)
    return [] if others is None else [_place(way_, text.frames, at, others)]


def _place(way_: Way, found: Sequence[Frame], at: int, others: tuple[int, ...]) -> Place:
    frame = found[at]
    match way_.span:
        case "predicate":
            return Place(frame.predicate_start, frame.end, at)
        case "both":
            both = [frame, *(found[index] for index in others)]
            earliest = min(both, key=lambda each: each.start)
            start = earliest.start if earliest.link_start < 0 else earliest.link_start
            return Place(start, max(each.end for each in both), at)
        case _:
            return Place(frame.start, frame.end, at)


def holds_here(way_: Way, place: Place, text: Text, *, anywhere: bool) -> bool:
    """Whether a guard's or exception's way holds for the matched clause.

    Words of a guard must touch the match; words of an exception may stand anywhere in the text.
    """
    if way_.frame is None:
        spans = text.places.get(way_.id, ())
        start, end = place.start, place.end
        if place.frame is not None:
            frame = text.frames[place.frame]
            start, end = min(start, frame.start), max(end, frame.end)
        return any(anywhere or (first < end and last > start) for first, last in spans)
    if place.frame is None or not way_.frame(text.frames[place.frame]):
        return False
    return related(way_, text.frames, place.frame, text.holding) is not None
