"""The corpus is sound and large enough, and the golden report says what the rules find today."""

from __future__ import annotations

import pytest

from reframe.cli.rules.sources import book_in, corpus_in, detector_for, outcomes
from reframe.detection.corpus import Corpus, read_corpus
from reframe.detection.report import FILE, changes, report, told
from reframe.rulebook.folder import rules_folder

ENOUGH = 400


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return read_corpus(rules_folder())


def test_the_corpus_has_no_mistakes(corpus: Corpus) -> None:
    assert [str(problem) for problem in corpus.problems] == []


def test_the_corpus_is_large_enough(corpus: Corpus) -> None:
    assert len(corpus.thoughts) >= ENOUGH
    assert len(corpus.quiet) >= ENOUGH


def test_the_golden_report_is_current() -> None:
    """When it is not: look at what `make corpus` prints, then run `make golden`."""
    now = report(tuple(outcomes(corpus_in(None).lines, detector_for(book_in(None)))))
    golden = (rules_folder() / FILE).read_text(encoding="utf-8")

    changed = [line for change in changes(golden, now) for line in told(change)]

    assert changed == [], "the rules find something else: look at the difference, run `make golden`"
    assert golden == now, "the report has changed: look at the difference, run `make golden`"
