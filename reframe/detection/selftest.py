"""The only judge of the sentences that rules bring with them.

`reframe rules check` and the tests both call it: `cases` lists every sentence with what it claims,
`Bench.judge` says in one sentence what is not so.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from reframe.detection import listening_selftest
from reframe.detection.detector import Detector
from reframe.detection.matcher import Hit
from reframe.errors import Problem
from reframe.rulebook.model import Book, Guard, Rule

Kind = Literal["match", "silent", "exception", "guard", "todo_missed", "todo_wrong", "unreached"]
_OUTER = " \t\n.,;:!?…\"'“”‘’()-–—"


@dataclass(frozen=True, slots=True)
class Case:
    """One claim. `pattern` is empty for guards, whose id then stands in `rule`."""

    kind: Kind
    pattern: str
    rule: str
    sentence: str
    n: int
    """Place in its list of the rule file; for `unreached` the alternative's."""


def cases(book: Book) -> tuple[Case, ...]:
    """Every claim of the book, in the order of its files."""
    found: list[Case] = []
    for pattern in book.patterns:
        for rule in pattern.rules:
            found += _rule_cases(pattern.id, rule)
    for guard in book.guards:
        found += [Case("guard", "", guard.id, s, n) for n, s in enumerate(guard.silences)]
    return tuple(found)


def _rule_cases(pattern: str, rule: Rule) -> Iterator[Case]:
    lists: tuple[tuple[Kind, tuple[str, ...]], ...] = (
        ("match", rule.match),
        ("silent", rule.silent),
        ("exception", tuple(exception.silences for exception in rule.exceptions)),
        ("todo_missed", rule.todo.missed),
        ("todo_wrong", rule.todo.wrong),
        ("unreached", ("",) * len(rule.find)),
    )
    for kind, sentences in lists:
        for n, sentence in enumerate(sentences):
            yield Case(kind, pattern, rule.id, sentence, n)


class Bench:
    """A detector with the hits of every sentence it was asked about."""

    def __init__(self, book: Book, detector: Detector) -> None:
        self.detector = detector
        self._hits: dict[str, tuple[Hit, ...]] = {}
        self._rules: Mapping[tuple[str, str], Rule] = {
            (pattern.id, rule.id): rule for pattern in book.patterns for rule in pattern.rules
        }
        self._guards: Mapping[str, Guard] = {guard.id: guard for guard in book.guards}

    def prepare(self, sentences: Iterable[str]) -> None:
        """Parse many sentences at once."""
        fresh = [
            plain for plain in dict.fromkeys(map(unmarked, sentences)) if plain not in self._hits
        ]
        for plain, hits in zip(fresh, self.detector.hits(fresh), strict=True):
            self._hits[plain] = hits

    def hits(self, sentence: str) -> tuple[Hit, ...]:
        self.prepare([sentence])
        return self._hits[unmarked(sentence)]

    def judge(self, case: Case) -> str:
        """Empty when the claim holds; else what happens instead."""
        match case.kind:
            case "match":
                return self._match(case)
            case "silent":
                return self._silent(case)
            case "exception":
                return self._exception(case)
            case "guard":
                return self._guard(case)
            case "todo_missed":
                fires = self._fires(case)
                return "this matches now; move it from todo to match" if fires else ""
            case "todo_wrong":
                fires = self._fires(case)
                return "" if fires else "this is silent now; move it from todo to silent"
            case "unreached":
                return self._unreached(case)

    def _of(self, case: Case) -> list[Hit]:
        return [
            hit
            for hit in self.hits(case.sentence)
            if (hit.pattern.id, hit.rule.id) == (case.pattern, case.rule)
        ]

    def _fires(self, case: Case) -> list[Hit]:
        return [hit for hit in self._of(case) if not hit.silenced_by]

    def _match(self, case: Case) -> str:
        plain, wanted = unmarked(case.sentence), marked(case.sentence)
        firing = self._fires(case)
        if not firing:
            held = sorted({name for hit in self._of(case) for name in hit.silenced_by})
            return f"silenced by {', '.join(held)}" if held else "the rule does not match this"
        quotes = [plain[hit.start : hit.end] for hit in firing]
        if any(quote.strip(_OUTER) == wanted.strip(_OUTER) for quote in quotes):
            return ""
        return f"the rule matches “{quotes[0]}”, not the marked words"

    def _silent(self, case: Case) -> str:
        plain = unmarked(case.sentence)
        firing = self._fires(case)
        return f"the rule matches “{plain[firing[0].start : firing[0].end]}”" if firing else ""

    def _exception(self, case: Case) -> str:
        hits = self._of(case)
        if any(not hit.silenced_by for hit in hits):
            return "the rule still matches; the exception does not hold here"
        if any(hit.silenced_by == {f"unless/{case.n}"} for hit in hits):
            return ""
        return "without the exception the rule would not match either"

    def _guard(self, case: Case) -> str:
        if self._guards[case.rule].level == "note":
            return self._note(case)
        hits = self.hits(case.sentence)
        firing = [hit for hit in hits if not hit.silenced_by]
        if firing:
            return f"{firing[0].pattern.id}/{firing[0].rule.id} still matches"
        if any(hit.silenced_by == {case.rule} for hit in hits):
            return ""
        return "without this guard no rule would match either"

    def _note(self, case: Case) -> str:
        check = self.detector.check(case.sentence)
        if case.rule in [note.kind for note in check.notes]:
            return ""
        if check.findings:
            return f"{check.findings[0].rule} matches, so no note is told"
        others = ", ".join(note.kind for note in check.notes)
        return f"this note is told instead: {others}" if others else "this note is not told"

    def _unreached(self, case: Case) -> str:
        rule = self._rules[case.pattern, case.rule]
        for sentence in rule.match:
            for hit in self.hits(sentence):
                if hit.rule is rule and hit.alternative == case.n and not hit.silenced_by:
                    return ""
        return f"no match sentence reaches alternative {case.n + 1} of this rule"


def marked(sentence: str) -> str:
    """The words between the marks."""
    return sentence.partition("[[")[2].partition("]]")[0]


def unmarked(sentence: str) -> str:
    return sentence.replace("[[", "").replace("]]", "")


def judge(bench: Bench, case: Case) -> str:
    return bench.judge(case)


def bench(book: Book) -> Bench:
    """A bench with the pipeline of this machine."""
    from reframe.detection.pipeline import load

    nlp, _ = load(os.environ)
    return Bench(book, Detector(book, nlp))


def run(book: Book) -> tuple[Problem, ...]:
    """All claims of the book that are not so. `key` says which: pattern/rule/kind/number."""
    stand = bench(book)
    listed = cases(book)
    stand.prepare(case.sentence for case in listed)
    problems = []
    for case in listed:
        fault = stand.judge(case)
        if fault:
            file = f"patterns/{case.pattern}.yaml" if case.pattern else "guards.yaml"
            key = "/".join((case.pattern or "guards", case.rule, case.kind, str(case.n)))
            problems.append(Problem(file, 0, 0, key, fault, case.sentence))
    return (*problems, *listening_selftest.run(book, stand.detector))
