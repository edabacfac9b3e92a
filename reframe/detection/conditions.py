"""Frame tests of the rule book, compiled to predicates, and the keys by which rules are indexed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias, get_args

from reframe.detection.bits import forbidden
from reframe.detection.frame import Frame
from reframe.rulebook.look import resolved
from reframe.rulebook.model import FrameTest, Who, WordList, Words, many

Check: TypeAlias = Callable[[Frame], bool]
Key: TypeAlias = tuple[str, str]
Lists: TypeAlias = Mapping[str, WordList]

_WORD = ("subject", "verb", "is_", "object")
_INDEXED = ("is_", "object", "verb", "subject", "degree", "has")
_COMMON = frozenset({"be", "have", "do", "it", "feel", "think", "get"})


def compiled(test: FrameTest, lists: Lists) -> Check:
    """One predicate for all keys of a test."""
    never = forbidden(test)
    checks = tuple(_checks(test, lists))

    def holds(frame: Frame) -> bool:
        if frame.bits & never:
            return False
        for check in checks:  # noqa: SIM110  # the hottest loop: a generator costs twice as much
            if not check(frame):
                return False
        return True

    return holds


def _checks(test: FrameTest, lists: Lists) -> Iterator[Check]:
    """What the bits cannot tell: words."""
    for name in _WORD:
        wanted = getattr(test, name)
        if wanted is not None:
            yield _word(name, _expand(wanted, lists))
    yield from _sets(test, lists)
    if test.not_ is not None:
        inner = compiled(test.not_, lists)
        yield lambda frame: not inner(frame)


def _sets(test: FrameTest, lists: Lists) -> Iterator[Check]:
    if test.degree is not None:
        degree = _expand(test.degree, lists)
        yield lambda frame: not degree.isdisjoint(frame.degree)
    if test.has is not None:
        yield _has(_expand(test.has, lists))
    if test.lacks is not None:
        unwanted = _has(_expand(test.lacks, lists))
        yield lambda frame: not unwanted(frame)
    if test.has_all is not None:
        for word in many(test.has_all):
            yield _has(_expand(word, lists))


def _has(words: frozenset[str]) -> Check:
    """One of the words is said; of an entry of three words or more, all of its words."""
    several = tuple(frozenset(word.split()) for word in words if word.count(" ") > 1)
    if not several:
        return lambda frame: not words.isdisjoint(frame.words)

    def check(frame: Frame) -> bool:
        said = frame.words
        return not words.isdisjoint(said) or any(entry <= said for entry in several)

    return check


def _word(name: str, words: frozenset[str]) -> Check:
    """Single words are compared; of "fall apart" one must be the head, all in the clause."""
    several = tuple(frozenset(word.split()) for word in words if " " in word)

    def check(frame: Frame) -> bool:
        said: str = getattr(frame, name)
        if said in words:
            return True
        if not several or not said:
            return False
        heads = {said, said.split(maxsplit=1)[0], frame.is_ if name == "verb" else said}
        return any(not entry.isdisjoint(heads) and entry <= frame.words for entry in several)

    return check


def _expand(words: Words, lists: Lists) -> frozenset[str]:
    return frozenset(word.lower() for word in resolved(lists, many(words)))


def keys(test: FrameTest, lists: Lists) -> tuple[Key, ...]:
    """Where a rule waits in the index: under the rarest words it needs, else under its person."""
    best: tuple[str, frozenset[str]] | None = None
    for name in _INDEXED:
        wanted = getattr(test, name)
        if wanted is None:
            continue
        words = _expand(wanted, lists)
        if "" not in words and (best is None or _weight(words) < _weight(best[1])):
            best = (name, words)
    if best is None:
        return tuple(("who", who) for who in many(test.who) or get_args(Who))
    name, words = best
    return tuple(sorted({key for word in words for key in _word_keys(name, word)}))


def _weight(words: frozenset[str]) -> int:
    return len(words) + 200 * len(words & _COMMON)


def _word_keys(name: str, word: str) -> Iterator[Key]:
    yield ("word" if name == "has" else name, word)
    if " " in word:
        yield ("word", word.split(maxsplit=1)[0])


def frame_keys(frame: Frame) -> Iterator[Key]:
    """The places of the index at which rules for this frame wait."""
    yield ("who", frame.who)
    yield ("verb", frame.verb)
    yield ("is_", frame.is_)
    yield ("object", frame.object)
    yield ("subject", frame.subject)
    for word in frame.degree:
        yield ("degree", word)
    for word in frame.words:
        yield ("word", word)
