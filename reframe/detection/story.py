"""Sorts a story told in one go into what happened, feelings and thoughts, clause by clause.

Called by the detector with what it knows of the text already: words, clause frames, patterns met.
A clause is asked in this order: cues of `rules/story.yaml`, thinking patterns, late cues, grammar.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from reframe.detection.frame import Frame
from reframe.detection.language import MINDED
from reframe.detection.story_cuts import Token, cuts
from reframe.record.story import JOINERS, Piece, Sort, Span, Story
from reframe.rulebook.model import Book, Cue
from reframe.text.phrases import shared
from reframe.text.words import flatten

_THOUGHT_MODALS: Final = frozenset({"should", "must", "must_be", "may", "would", "ought"})
_BEING: Final = frozenset({"be", "seem", "look", "feel", "sound"})
_SUBJECTS: Final = frozenset({"PRON", "NOUN", "PROPN", "DET"})


class Sorter:
    """Knows the words of the rule book; made once by the detector."""

    def __init__(self, book: Book) -> None:
        rules, emotions = book.story, book.emotions
        named = {name for family in emotions.families for name in family.emotions}
        lists = {
            **rules.lists,
            "emotion": tuple(sorted({*named, *rules.feelings})) or ("sad",),
            "appraisal": tuple(emotions.appraisals) or ("rejected",),
        }
        self._first = _Cues(book.story.cues, lists)
        self._late = _Cues(book.story.late, lists)
        self._moods = shared({"": ("$emotion", *rules.lists.get("felt", ()))}, lists)

    def sort(
        self,
        text: str,
        line: Sequence[Token],
        frames: Sequence[Frame],
        hits: Collection[tuple[int, int]],
    ) -> Story:
        """The story in pieces; `hits` are where thinking patterns were met."""
        moods = tuple(Span(hit.start, hit.end) for hit in self._moods.find(flatten(text)))
        sorted_ = [
            (stretch, self._place(text, stretch, frames, hits))
            for stretch in cuts(line, frames, moods, self._openings(text))
        ]
        pieces = tuple(_pieces(sorted_))
        return Story(pieces, moods)

    def _openings(self, text: str) -> dict[int, Sort]:
        """Where words begin that tell a feeling or a thought: "i feel so", "she is probably"."""
        return self._late.openings(text) | self._first.openings(text)

    def _place(
        self,
        text: str,
        stretch: Sequence[Token],
        frames: Sequence[Frame],
        hits: Collection[tuple[int, int]],
    ) -> Sort:
        start, end = stretch[0].start, stretch[-1].end
        words = text[start:end]
        if said := self._first.place(words):
            return said
        if any(start <= hit[0] and hit[1] <= end for hit in hits):
            return "thoughts"
        return self._late.place(words) or _by_grammar(_main(frames, start, end))


class _Cues:
    """The cues of one list, asked together; the first of them that is met decides."""

    def __init__(self, cues: Sequence[Cue], lists: dict[str, tuple[str, ...]]) -> None:
        self._places: dict[int, Sort] = {at: cue.place for at, cue in enumerate(cues)}
        self._phrases = shared({at: cue.phrases for at, cue in enumerate(cues)}, lists)

    def place(self, words: str) -> Sort | None:
        met = {hit.key for hit in self._phrases.find(flatten(words))}
        return self._places[min(met)] if met else None

    def openings(self, text: str) -> dict[int, Sort]:
        """Where the cues begin that tell a feeling or a thought."""
        hits = self._phrases.find(flatten(text))
        return {
            hit.start: self._places[hit.key]
            for hit in hits
            if self._places[hit.key] in ("feelings", "thoughts")
        }


def _main(frames: Sequence[Frame], start: int, end: int) -> Frame | None:
    """The clause that the stretch is: the first in it that hangs on none of the others."""
    inside = [frame for frame in frames if start <= frame.start < end]
    free = (each for each in inside if each.governor is None or frames[each.governor] not in inside)
    return next(free, inside[0] if inside else None)


def _by_grammar(frame: Frame | None) -> Sort:
    if frame is None:
        return "unsure"
    if frame.question or frame.modal in _THOUGHT_MODALS:
        return "thoughts"
    if frame.modal == "could" and frame.negated:
        return "situation"
    match frame.time:
        case "future":
            plain = frame.who in ("me", "mine") and frame.polarity == "neutral"
            return "unsure" if plain and not frame.never else "thoughts"
        case "past":
            return "thoughts" if _judges(frame) else "situation"
        case "now":
            return _present(frame)


def _present(frame: Frame) -> Sort:
    if not frame.verb or frame.kind in ("place", "number"):
        return "situation"
    if _judges(frame) or (frame.negated and frame.who == "me"):
        return "thoughts"
    if frame.verb in MINDED and frame.who != "me":
        return "thoughts"
    if frame.verb in _BEING:
        return "unsure"
    return "thoughts" if frame.extreme and frame.polarity != "neutral" else "situation"


def _judges(frame: Frame) -> bool:
    """Somebody or something is said to be good or bad."""
    described = frame.verb in _BEING and frame.kind in ("adjective", "noun", "pronoun")
    return described and frame.worth != "neutral" and not frame.passive


def _pieces(sorted_: Sequence[tuple[list[Token], Sort]]) -> Iterator[Piece]:
    """Neighbours of one kind in a sentence as one piece, and what has no subject with the last."""
    piece: Piece | None = None
    sentence = -1
    for stretch, place in sorted_:
        bare = _bare(stretch)
        if not bare:
            continue
        joins = piece is not None and sentence == bare[0].sentence
        if piece is not None and joins and (piece.place == place or _leans(bare, place)):
            piece = Piece(piece.start, stretch[-1].end, piece.place)
            continue
        if piece is not None:
            yield piece
        piece, sentence = Piece(bare[0].start, stretch[-1].end, place), bare[0].sentence
    if piece is not None:
        yield piece


def _bare(stretch: list[Token]) -> list[Token]:
    """Without the words that join it to what stands before."""
    first = 0
    while first < len(stretch) and stretch[first].lower in JOINERS:
        graded = first + 1 < len(stretch) and stretch[first + 1].pos in ("ADJ", "ADV")
        if stretch[first].lower == "so" and graded:
            break
        first += 1
    return stretch[first:] or stretch


def _leans(stretch: Sequence[Token], place: Sort) -> bool:
    """Whether it says too little to be told apart: no subject, and no feeling or thought."""
    begins = stretch[0].pos in _SUBJECTS
    return place in ("situation", "unsure") and not begins
