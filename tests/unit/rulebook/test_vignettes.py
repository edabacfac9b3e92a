"""What is told of a vignette that names what is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from reframe.rulebook.check import checked_book
from reframe.rulebook.folder import fingerprint

GOOD = """\
id: test_day
title: A test day
teaches: One thing.
answers:
  - {step: situation, say: I was late, belief: 100}
  - {step: next_step, choose: enough}
"""


def with_vignette(rules: Path, text: str, name: str = "test_day") -> Path:
    folder = rules / "vignettes"
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return rules


def test_a_folder_without_vignettes_is_whole(rules: Path) -> None:
    checked = checked_book(rules)

    assert checked.problems == ()
    assert checked.book is not None
    assert checked.book.vignettes == ()


def test_vignettes_become_part_of_the_book_in_their_order(rules: Path) -> None:
    before = fingerprint(rules, "book")
    with_vignette(rules, GOOD.replace("title:", "order: 2\ntitle:"))
    with_vignette(rules, GOOD.replace("test_day", "earlier"), "earlier")

    book = checked_book(rules).book

    assert book is not None
    assert [each.id for each in book.vignettes] == ["earlier", "test_day"]
    assert book.vignettes[0].answers[0].say == "I was late"
    assert fingerprint(rules, "book") != before


MISTAKES = [
    # old, new, line, part of the message
    ("step: situation", "step: situatio", 5, "there is no step `situatio` here; did you mean"),
    ("belief: 100", "belief: 101", 5, "101 is not on the scale from 0 to 100"),
    ("belief: 100", "belief: -1", 5, "-1 is not on the scale"),
    ("belief: 100", "feelings: {sad: 120}", 5, "120 is not on the scale"),
    ("belief: 100", "belief: many", 5, "a whole number is needed here"),
    ("belief: 100", "pattern: simple", 5, "there is no pattern `simple` here"),
    ("belief: 100", "question: sample_9", 5, "there is no question `sample_9` here"),
    ("choose: enough", "choose: plenty", 6, "there is no choice `plenty` here"),
    ("{step: next_step, choose: enough}", "{step: next_step}", 6, "this answer says nothing"),
    ("teaches: One", "script: none_such\nteaches: One", 3, "there is no script `none_such`"),
    ("teaches: One thing.", "teaches: you should read", 3, "is not said here"),
    ("id: test_day", "id: other_day", 1, "the file is called `test_day`"),
]


@pytest.mark.parametrize(("old", "new", "line", "message"), MISTAKES)
def test_a_mistake_is_told_with_its_line(
    rules: Path, old: str, new: str, line: int, message: str
) -> None:
    assert old in GOOD

    checked = checked_book(with_vignette(rules, GOOD.replace(old, new, 1)))

    assert checked.book is None
    (problem,) = (each for each in checked.problems if each.file.startswith("vignettes"))
    assert (problem.file, problem.line) == ("vignettes/test_day.yaml", line)
    assert message in problem.message
