"""Where a story told in one go can be cut: after a sentence, and between clauses of two kinds.

Part of `story`. More is cut here than is needed: what turns out alike is joined again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reframe.detection.frame import Frame
from reframe.detection.frames import Offsets
from reframe.detection.language import FEEL, REPORTS, SAY
from reframe.detection.tree import Word
from reframe.record.story import JOINERS, Sort, Span

OPENERS: Final = frozenset({
    "i", "im", "ive", "i'm", "we", "he", "she", "they", "it", "it's", "hes", "shes", "theyre",
    "you", "everyone", "everybody", "nobody", "noone", "my", "his", "her", "their", "our", "what",
    "why", "maybe", "this", "there", "people",
})  # fmt: skip

"""Words that begin a clause of its own where a comma, or nothing, stands before it."""
_LEADS: Final = JOINERS | {"now", "well", "like", "cause", "cuz", "bc", "even"}
_BREAKS: Final = frozenset({",", ";", ":", "-", "–", "—", "--", "...", "…"})
_ENDS: Final = frozenset(".!?…")
_SHORT: Final = frozenset({"mr.", "mrs.", "ms.", "dr.", "prof.", "st.", "e.g.", "i.e.", "vs."})
_IFS: Final = frozenset({"if", "unless", "whether"})
_HEDGED: Final = frozenset({"like", "if", "though"})
_GOVERNS: Final = frozenset({
    "that", "when", "if", "as", "than", "what", "how", "why", "way", "time", "like", "whether",
    "though", "until", "before", "after", "while", "since", "who", "which", "where", "me", "think",
    "thought", "know", "knew", "feel", "felt", "sure", "hope", "wish", "bet", "guess", "moment",
})  # fmt: skip
"""Words on which a clause follows that belongs to them."""
_TOLD: Final = SAY - {"hear", "read", "text", "report", "state"}
_MOODS: Final = FEEL | {"be", "get", "become"}


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign of the story, in the code points of the text as typed."""

    start: int
    end: int
    lower: str
    lemma: str
    pos: str
    sentence: int


def tokens(line: Sequence[Word], offsets: Offsets) -> list[Token]:
    """The words of the story, its sentences counted anew: the parser misses some that end."""
    found: list[Token] = []
    sentence, before, broken = 0, -1, False
    for word in line:
        if word.is_space:
            broken = broken or "\n" in word.text
            continue
        if found and (broken or word.sentence != before or _ended(found[-1], word)):
            sentence += 1
        start, end = offsets.original(word.start, word.end)
        found.append(Token(start, end, word.lower, word.lemma, word.pos, sentence))
        before, broken = word.sentence, False
    return found


def _ended(last: Token, word: Word) -> bool:
    """A full stop that the parser took for part of a word: "I got a D. I'll never …"."""
    ends = last.lower[-1:] in _ENDS and last.lower not in _SHORT
    return ends and len(last.lower) > 1 and word.text[:1].isupper()


def cuts(
    line: Sequence[Token],
    frames: Sequence[Frame],
    moods: Collection[Span],
    openings: Mapping[int, Sort],
) -> Iterator[list[Token]]:
    """Stretches of the story that may be of one kind each.

    `moods` are where feelings are named, `openings` where words begin that tell of one kind.
    """
    starts = {start for frame in frames for start in _begins(frame, frames, line, moods)}
    starts |= {token.start for at, token in enumerate(line) if _after_mood(line, at, moods)}
    stretch: list[Token] = []
    for at, token in enumerate(line):
        if stretch and (
            token.sentence != stretch[-1].sentence
            or (_opens(line, at, starts, openings, stretch[0].start) and _apart(stretch))
        ):
            joiners = _joiners(stretch) if token.sentence == stretch[-1].sentence else 0
            kept = len(stretch) - joiners
            yield stretch[:kept]
            stretch = stretch[kept:]
        stretch.append(token)
    if stretch:
        yield stretch


def _begins(
    frame: Frame,
    frames: Sequence[Frame],
    line: Sequence[Token],
    moods: Collection[Span],
) -> Iterator[int]:
    """Where a clause that can stand alone begins."""
    if frame.governor is None or frame.link in ("and", "but", "so", "because"):
        if frame.reported == "none" or frame.link == "because":
            yield frame.start
        return
    above, first = frames[frame.governor], _at(line, frame.start)
    if frame.link != "that" or first is None or line[first].lower not in OPENERS:
        return
    before = line[first - 1].lower if first else ""
    moved = any(above.start <= mood.start and mood.end <= frame.start for mood in moods)
    felt = above.verb in _MOODS and moved
    if (
        first
        and before not in _HEDGED
        and (felt or (frame.reported == "none" and before != "that"))
    ):
        yield frame.start


def _at(line: Sequence[Token], start: int) -> int | None:
    return next((at for at, token in enumerate(line) if token.start == start), None)


def _runs_on(line: Sequence[Token], at: int) -> bool:
    """A clause that follows on a comma or a dash: ", now they all know"."""
    if line[at].lower not in OPENERS:
        return False
    before = at - 1
    while before > 0 and line[before].lower in _LEADS:
        before -= 1
    return line[before].lower in _BREAKS


def _opens(
    line: Sequence[Token],
    at: int,
    starts: Collection[int],
    openings: Mapping[int, Sort],
    first: int,
) -> bool:
    """Whether something of its own begins here."""
    if _runs_on(line, at):
        return True
    token, before = line[at], line[at - 1].lower
    kind = openings.get(token.start)
    if kind and token.lower in OPENERS and before not in _GOVERNS:
        return not any(each.lemma in _TOLD for each in line[max(0, at - 3) : at])
    # What follows on "I thought" without a sign is what was thought.
    thought = openings.get(first) == "thoughts" and before not in _BREAKS | _LEADS
    return token.start in starts and not thought


def _after_mood(line: Sequence[Token], at: int, moods: Collection[Span]) -> bool:
    """ "I'm still scared that they missed it": what follows on a feeling is its own thing."""
    before = at - 1 if at and line[at - 1].lower != "that" else at - 2
    named = before > 0 and any(line[before].end == mood.end for mood in moods)
    return named and line[at].lower in OPENERS - {"it", "this", "my", "his", "her"}


def _apart(stretch: Sequence[Token]) -> bool:
    """Whether a stretch can stand without what follows: not "if I fail", not "I thought"."""
    words = [token for token in stretch if token.pos != "PUNCT"]
    bare = words[: len(words) - _joiners(words)]
    if not any(token.pos in ("VERB", "AUX") for token in bare):
        return False
    if any(token.lower in _IFS for token in bare[:2]):
        return False
    reports = len(bare) <= 3 and bare[-1].lemma in REPORTS - {"see"} and bare[-1].pos == "VERB"
    return not reports


def _joiners(stretch: Sequence[Token]) -> int:
    """How many words at the end only join what follows."""
    count = 0
    while count < len(stretch) and stretch[-1 - count].lower in _LEADS:
        count += 1
    return count
