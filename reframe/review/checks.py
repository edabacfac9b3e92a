"""The tests that a check of the review can name. Each says whether it holds, and of which words.

A test gives the words in question, perhaps none, when it holds; otherwise None.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from reframe.record.model import Check, Finding, Record
from reframe.review.reading import Reading, stems_of
from reframe.rulebook.model import ReviewCheck, ReviewTest
from reframe.text.phrases import Hit, Phrases
from reframe.text.words import END, Words, flatten


@dataclass(frozen=True)
class Case:
    """A balanced thought with all that its checks may look at."""

    rule: ReviewCheck
    read: Reading
    record: Record
    found: Check
    phrases: Phrases[str]
    """Those of all rules; see `says`."""
    hits: tuple[Hit[str], ...]
    """Where they stand, those left out that only name the other side when the rule is a `look`."""
    common: frozenset[str]

    @property
    def thought(self) -> str:
        hot = self.record.hot_thought
        return hot.text if hot else ""

    @property
    def told(self) -> tuple[str, ...]:
        """What the record tells beside the balanced thought."""
        record = self.record
        answers = (asked.answer for asked in record.questions)
        evidence = (*record.evidence_for, *record.evidence_against)
        return (self.thought, record.situation, *evidence, *answers)

    def says(self, words: Words) -> bool:
        """Whether one of the rule's own phrases stands in these words."""
        return bool(self.phrases.find(words, among={self.rule.id}.intersection))

    def shared(self, texts: Iterable[str]) -> list[str]:
        """Words of the balanced thought that these texts have too, as they stand in it."""
        theirs = stems_of(texts, self.common)
        return [typed for each, typed in self.read.stems.items() if each in theirs]


def _phrases(case: Case) -> str | None:
    if not case.hits:
        return None
    return case.read.text[case.hits[0].start : case.hits[0].end]


def _shared(case: Case) -> str | None:
    """It speaks of what the record tells, or of something that can be counted or dated."""
    numbers = [each for each in case.read.stems if each.isdigit()]
    words = [*case.shared(case.told), *numbers]
    if len(words) >= case.rule.least > 0:
        return words[0]
    return _phrases(case)


def _both_sides(case: Case) -> str | None:
    pro = stems_of(case.record.evidence_for, case.common)
    con = stems_of(case.record.evidence_against, case.common)
    own = case.read.stems
    echoes = [[own[each] for each in own if each in side] for side in (pro - con, con - pro)]
    return echoes[1][0] if all(echoes) else None


def _pattern(case: Case) -> str | None:
    """The surest pattern that stands in it and is not only named."""
    return next((each.quote for each in case.found.findings if _meant(case, each)), None)


def _meant(case: Case, finding: Finding) -> bool:
    return finding.shown and not case.read.only_named(finding.start)


def _claim_alone(case: Case) -> str | None:
    """Praise without anything that it leans on."""
    return None if case.shared(case.told[1:]) else _phrases(case)


def _other_subject(case: Case) -> str | None:
    """Nothing in it comes from what the record tells."""
    lonely = bool(case.thought and case.read.stems) and not case.shared(case.told)
    return "" if lonely and case.read.length >= case.rule.least else None


def _unchanged(case: Case) -> str | None:
    same = bool(case.thought) and flatten(case.thought).words == case.read.words.words
    return "" if same else None


def _one_side(case: Case) -> str | None:
    """Hard words, and nothing that speaks for the other side."""
    return None if case.shared(case.record.evidence_against) else _phrases(case)


def _belief(case: Case) -> str | None:
    belief = case.record.balanced_belief
    return "" if belief is not None and _within(case.rule, belief) else None


def _length(case: Case) -> str | None:
    return "" if _within(case.rule, case.read.length) else None


def _nothing_else(case: Case) -> str | None:
    """Every clause of it is one of the phrases, from its first word to its last."""
    clauses = [flatten(clause) for clause in case.read.clauses]
    told = [words for words in clauses if any(word != END for word in words.words)]
    return case.read.text if told and all(map(case.says, told)) else None


def _within(rule: ReviewCheck, number: int) -> bool:
    return rule.least <= number and (not rule.most or number <= rule.most)


TESTS: dict[ReviewTest, Callable[[Case], str | None]] = {
    "phrases": _phrases,
    "shared": _shared,
    "both_sides": _both_sides,
    "pattern": _pattern,
    "claim_alone": _claim_alone,
    "other_subject": _other_subject,
    "unchanged": _unchanged,
    "one_side": _one_side,
    "belief": _belief,
    "length": _length,
    "nothing_else": _nothing_else,
}
