"""The program's sentences stay easy to read, and the measure of it stays honest."""

from __future__ import annotations

import pytest

from benchmarks.reading import AIM, SHORT, Read, grade, report, syllables, texts

SHARE = 0.99
"""Of the texts of eight words or more, those up to grade 8."""


@pytest.mark.parametrize(
    ("word", "count"),
    [
        *(("I", 1), ("the", 1), ("thought", 1), ("hundred", 2), ("idea", 3), ("being", 2)),
        *(("someone", 2), ("everything", 3), ("likely", 2), ("people", 2), ("easier", 3)),
        *(("can't", 1), ("didn’t", 2), ("asked", 1), ("wanted", 2), ("little", 2), ("100", 2)),
        *(("responsibility", 6), ("quiet", 2), ("catastrophising", 5), ("beforehand", 3)),
    ],
)
def test_syllables_are_told_from_the_spelling(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_hard_text_gets_a_higher_grade_than_an_easy_one() -> None:
    easy = "What would you say to a friend who told you this?"
    hard = (
        "Systematic disconfirmation of dysfunctional expectations facilitates durable modification"
        " of underlying assumptions."
    )

    assert grade(easy) < 4
    assert grade(hard) > 16


def test_a_slot_counts_as_one_short_word() -> None:
    assert grade("How much do you believe {evidence_against}?") == grade(
        "How much do you believe x?"
    )


def test_texts_of_every_kind_are_read() -> None:
    places = {each.place.rsplit("/", 1)[-1] for each in texts()}

    assert places >= {"ask", "hint", "why", "easier", "empty", "says", "but", "learn", "caution"}


def test_nearly_every_text_reads_at_grade_eight_or_below() -> None:
    longer = [each for each in texts() if each.words >= SHORT]
    hard = [each for each in longer if each.grade > AIM]

    assert len(longer) > 1000
    assert len(hard) <= (1 - SHARE) * len(longer), [each.text for each in hard]


def test_every_question_reads_at_grade_eight_or_below() -> None:
    asked = ("ask", "more", "rate", "easier")
    questions = [each for each in texts() if each.place.endswith(tuple(f"/{key}" for key in asked))]

    assert [each.text for each in questions if each.words >= SHORT and each.grade > AIM] == []


def test_the_report_names_each_text_above_the_aim(monkeypatch: pytest.MonkeyPatch) -> None:
    hard = Read("scripts", "one/hint", "Organisational deliberations invariably " * 4)
    monkeypatch.setattr("benchmarks.reading.texts", lambda: iter([hard]))

    assert list(report())[-1].endswith(f"one/hint: {hard.text}")
