"""The observations on a balanced thought: first what works, then at most a few questions.

The dialogue calls `review`. A text that safety holds must never come here, nor a record that
quotes one: the caller leaves both out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from reframe.record.model import Check, Record
from reframe.review.checks import TESTS, Case
from reframe.review.reading import Reading, stem
from reframe.rulebook.model import Review, ReviewCheck
from reframe.text.phrases import Hit, shared

LONGEST = 120


@dataclass(frozen=True, slots=True)
class Observation:
    """One thing noticed in a balanced thought, in the words that a person reads."""

    id: str
    kind: Literal["works", "look"]
    text: str


def review(
    rules: Review, record: Record, check: Check, told: Collection[str] = ()
) -> tuple[Observation, ...]:
    """What the review says of the record's balanced thought; nothing of what was `told` before."""
    return Reviewer(rules).review(record, check, told)


class Reviewer:
    """The checks with their phrases read, for many records."""

    def __init__(self, rules: Review) -> None:
        self._rules = rules
        self._checks = tuple(check for check in rules.checks if check.is_on)
        lists = rules.lists
        self._phrases = shared({each.id: each.phrases for each in self._checks}, lists)
        self._unless = shared({each.id: each.unless for each in self._checks}, lists)
        self._contrast = shared({"contrast": rules.contrast}, lists)
        self._common = frozenset(map(stem, rules.common))

    def review(
        self, record: Record, check: Check, told: Collection[str] = ()
    ) -> tuple[Observation, ...]:
        """Like the function of this name."""
        if not record.balanced.strip():
            return ()
        found = [each for each in self._all(record, check) if each.id not in told]
        works = [each for each in found if each.kind == "works"]
        looks = [each for each in found if each.kind == "look"]
        return (*works[: self._rules.works], *looks[: self._rules.looks])

    def _all(self, record: Record, check: Check) -> Iterator[Observation]:
        read = Reading(record.balanced, self._contrast, self._common)
        hits = self._phrases.find(read.words)
        silent = {hit.key for hit in self._unless.find(read.words)}
        for rule in self._checks:
            if rule.id in silent:
                continue
            own = tuple(hit for hit in hits if hit.key == rule.id and _counts(rule, hit, read))
            case = Case(rule, read, record, check, self._phrases, own, self._common)
            quote = TESTS[rule.test](case)
            text = None if quote is None else _filled(rule.says, quote, case.thought)
            if text:
                yield Observation(rule.id, rule.kind, text)


def _counts(rule: ReviewCheck, hit: Hit[str], read: Reading) -> bool:
    """What is asked about must be meant, and not only be named."""
    return rule.kind != "look" or not read.only_named(hit.start)


def _filled(says: str, quote: str, thought: str) -> str | None:
    """The sentence with its slots filled; None when there is nothing to put into one."""
    texts = {"{quote}": quote, "{thought}": thought}
    if any(slot in says and not text.strip() for slot, text in texts.items()):
        return None
    # In one pass, so that a brace typed by a person is never taken for a slot.
    before, quoted, after = says.partition("{quote}")
    filled = (part.replace("{thought}", _short(thought)) for part in (before, after))
    return (_short(quote) if quoted else "").join(filled)


def _short(text: str) -> str:
    line = " ".join(text.split()).strip(' .“”"')
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"
