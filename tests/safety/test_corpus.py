"""The corpus is as large, as varied and as well guarded as docs/safety.md says."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

from reframe.safety.screen import Screen

PROJECT = Path(__file__).resolve().parents[2]
DOC = (PROJECT / "docs" / "safety.md").read_text(encoding="utf-8")
IN_A_ROW = 5
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
NAMED_TEST = re.compile(r"`(tests/[\w/]+\.py)(?:::(test_\w+))?`")


def rows_of_words(text: str) -> set[tuple[str, ...]]:
    words = WORD.findall(text.casefold())
    return {tuple(words[at : at + IN_A_ROW]) for at in range(len(words) - IN_A_ROW + 1)}


def test_no_two_lines_share_more_than_four_words_in_a_row(lines: Any, unseen: Any) -> None:
    holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for sentence in (*lines, *unseen):
        for row in rows_of_words(sentence.text):
            holders[row].append(sentence.text)

    assert {row: texts for row, texts in holders.items() if len(texts) > 1} == {}


def test_no_line_stands_in_both_tables_or_twice(lines: Any, unseen: Any) -> None:
    counted = Counter(sentence.text.casefold() for sentence in (*lines, *unseen))

    assert [text for text, count in counted.items() if count > 1] == []


def test_the_corpus_has_its_size(lines: Any, unseen: Any) -> None:
    tiers = Counter(sentence.tier for sentence in lines)
    must = [sentence for sentence in lines if sentence.kind == "must"]

    assert len(lines) >= 600
    assert tiers["explicit"] >= 200
    assert tiers["passive"] >= 150
    assert tiers["danger"] >= 60
    assert tiers["soft"] + tiers["none"] >= 250
    assert len(must) >= 60
    assert {sentence.tier for sentence in must} == {"explicit"}
    assert len(unseen) == 150


def test_what_must_never_be_missed_is_never_missed(lines: Any, screen: Screen) -> None:
    missed = [
        sentence.text
        for sentence in lines
        if sentence.kind == "must"
        and ((found := screen.look(sentence.text)) is None or found.tier != "explicit")
    ]

    assert missed == []


def test_ordinary_and_idiomatic_lines_never_pause_the_exercise(lines: Any, screen: Screen) -> None:
    paused = [
        sentence.text
        for sentence in lines
        if sentence.tier == "none"
        and (found := screen.look(sentence.text)) is not None
        and found.tier == "explicit"
    ]

    assert paused == []


@pytest.mark.parametrize(("file", "name"), sorted(set(NAMED_TEST.findall(DOC))))
def test_every_test_that_the_page_names_is_there(file: str, name: str) -> None:
    path = PROJECT / file

    assert path.is_file()
    assert not name or f"def {name}(" in path.read_text(encoding="utf-8")


def test_every_hazard_names_a_test() -> None:
    hazards = [line for line in DOC.partition("## Hazards")[2].splitlines() if line.startswith("|")]

    assert len(hazards) > 10
    assert [line for line in hazards[2:] if "::test_" not in line] == []
