"""What the detector hears in an answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from reframe.detection.detector import Detector
from reframe.rulebook.load import book as load_book

TABLES = Path(__file__).parents[2] / "listening"


@pytest.fixture(scope="module")
def detector() -> Detector:
    import os

    from reframe.detection.pipeline import load

    return Detector(load_book(), load(os.environ)[0])


def test_a_meaning_among_the_facts_is_heard_with_its_words(detector: Detector) -> None:
    text = "We met at ten. He humiliated me on purpose."

    check = detector.listen(text, "situation")

    assert [(each.hint, each.quote) for each in check.heard] == [
        ("meaning_in_situation", "He humiliated me on purpose")
    ]
    assert all(text[each.start : each.end] == each.quote for each in check.heard)


def test_no_pattern_is_named(detector: Detector) -> None:
    check = detector.listen("She hates me and I'll never succeed.", "situation")

    assert not check.findings
    assert not check.notes


def test_what_is_heard_depends_on_the_field(detector: Detector) -> None:
    heard = {
        field: [each.hint for each in detector.listen("I feel worthless.", field).heard]
        for field in ("situation", "evidence_for", "next_step")
    }

    assert heard["evidence_for"][0] == "feeling_as_evidence"
    assert heard["next_step"] == []
    assert "feeling_as_evidence" not in heard["situation"]


@pytest.mark.parametrize(
    "text",
    [
        "He hits me.",
        "My boss pays women less on purpose.",
        "My mother died and they left us alone deliberately.",
        "I checked the stove again and again on purpose.",
        "My husband always shouts at me.",
    ],
)
@pytest.mark.parametrize("field", ["situation", "evidence_for", "evidence_against"])
def test_harm_loss_and_endless_doubt_are_never_asked_about(
    detector: Detector, text: str, field: str
) -> None:
    check = detector.listen(text, field)

    assert check.hush
    assert check.heard == ()


@pytest.mark.parametrize("name", ["situations", "evidence"])
def test_the_hints_are_right_on_most_and_quiet_on_facts(detector: Detector, name: str) -> None:
    field = {"situations": "situation", "evidence": "evidence_for"}[name]
    rows = [row.split("\t") for row in (TABLES / f"{name}.tsv").read_text().splitlines()]
    wrong = [
        (verdict, text)
        for verdict, text in rows
        if bool(detector.listen(text, field).heard) != (verdict == "heard")
    ]

    assert len(wrong) <= 0.15 * len(rows), wrong
    assert sum(verdict == "plain" for verdict, _ in wrong) <= 1, wrong


def test_a_fault_costs_nothing_but_the_hint(
    detector: Detector, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(detector.core, "listen", broken)

    check = detector.listen("He did it on purpose.", "situation")

    assert check.problem
    assert check.heard == ()
