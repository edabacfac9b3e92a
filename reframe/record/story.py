"""A story told in one go, sorted: which stretch of it is a fact, a feeling or a thought.

The sorting is worked out by `reframe.detection.story`, shown by the fronts, and written into the
record by `reframe.dialogue.sorting` once the user has said that it is right.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

JOINERS = frozenset({"and", "but", "so", "then", "also", "plus", "because", "that"})
"""Words that join two pieces and belong to neither."""
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
"""A word of a story, with the apostrophes inside it."""

Sort = Literal["situation", "feelings", "thoughts", "unsure"]
"""Where a piece belongs; what is unsure stays with what happened unless the user moves it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the story in code points, and where it belongs."""

    start: int
    end: int
    place: Sort


@dataclass(frozen=True, slots=True)
class Span:
    """Some words of the story."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Story:
    """The pieces in order; what lies between two of them only joins them."""

    pieces: tuple[Piece, ...] = ()
    named: tuple[Span, ...] = ()
    """Where the words stand that name a feeling, in whichever piece."""

    @property
    def is_mixed(self) -> bool:
        """Whether it holds more than one kind of thing, so that it is worth asking about."""
        return len({piece.place for piece in self.pieces} - {"unsure"}) > 1

    def fits(self, text: str) -> bool:
        """Whether the pieces lie in this text one after the other, and leave no word of it out."""
        at = 0
        for piece in self.pieces:
            if not at <= piece.start < piece.end <= len(text) or not _joins(text[at : piece.start]):
                return False
            at = piece.end
        return bool(self.pieces) and _joins(text[at:])


def _joins(between: str) -> bool:
    """Whether nothing stands there but signs and words that only join."""
    return all(word.lower() in JOINERS for word in WORD.findall(between))


def word_starts(text: str, piece: Piece) -> tuple[int, ...]:
    """Where each word of a piece begins."""
    return tuple(
        at
        for at in range(piece.start, piece.end)
        if not text[at].isspace() and (at == piece.start or text[at - 1].isspace())
    )


def moved(story: Story, at: int, place: Sort) -> Story:
    """One piece put elsewhere."""
    pieces = list(story.pieces)
    pieces[at] = replace(pieces[at], place=place)
    return replace(story, pieces=tuple(pieces))


def split(story: Story, text: str, at: int, words: int) -> Story:
    """One piece cut in two after so many words; as it was when that leaves nothing on one side."""
    piece = story.pieces[at]
    starts = word_starts(text, piece)
    if not 0 < words < len(starts):
        return story
    cut = starts[words]
    first = text[piece.start : cut].rstrip()
    parts = (replace(piece, end=piece.start + len(first)), replace(piece, start=cut))
    return replace(story, pieces=(*story.pieces[:at], *parts, *story.pieces[at + 1 :]))


def joined(story: Story, at: int) -> Story:
    """One piece with the next, in the place of the first."""
    if not 0 <= at < len(story.pieces) - 1:
        return story
    piece, after = story.pieces[at : at + 2]
    both = replace(piece, end=after.end)
    return replace(story, pieces=(*story.pieces[:at], both, *story.pieces[at + 2 :]))
