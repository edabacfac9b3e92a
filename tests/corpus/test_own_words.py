"""No sentence in `rules/` was taken from the open evaluation sets."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
RULES = ROOT / "rules"
SETS = ROOT.parent / "shared" / "data" / "open"
LONGEST_RUN = 5
WORD = re.compile(r"[a-z0-9']+")
Run = tuple[str, ...]


def words(text: str) -> list[str]:
    return WORD.findall(text.lower().replace("’", "'"))


def runs(text: str) -> Iterator[Run]:
    """Every run of words that is one longer than may be shared."""
    said = words(text)
    for start in range(len(said) - LONGEST_RUN):
        yield tuple(said[start : start + LONGEST_RUN + 1])


def texts(path: Path) -> Iterator[str]:
    content = path.read_text(encoding="utf-8")
    if path.suffix == ".yaml":
        yield from strings(yaml.load(content, Loader=yaml.CBaseLoader))
    else:
        yield from content.splitlines()


def strings(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value.replace("[[", "").replace("]]", "")
        case dict():
            for key, each in value.items():
                yield from strings(key)
                yield from strings(each)
        case list():
            for each in value:
                yield from strings(each)


@pytest.fixture(scope="module")
def theirs() -> set[Run]:
    if not SETS.is_dir():
        pytest.skip("the open evaluation sets are not beside the project")
    return {
        run
        for path in SETS.glob("*.jsonl")
        for line in path.read_text(encoding="utf-8").split("\n")
        if line
        for run in runs(json.loads(line)["text"])
    }


FILES = sorted(path for path in RULES.rglob("*") if path.suffix in (".yaml", ".txt", ".md"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(RULES)))
def test_no_run_of_six_words_is_shared_with_the_open_sets(path: Path, theirs: set[Run]) -> None:
    shared = {run for text in texts(path) for run in runs(text) if run in theirs}

    assert sorted(" ".join(run) for run in shared) == []


def test_runs_see_through_case_punctuation_and_apostrophes() -> None:
    assert list(runs("I DON’T know, what: to (do) today")) == [
        ("i", "don't", "know", "what", "to", "do"),
        ("don't", "know", "what", "to", "do", "today"),
    ]


def test_marks_and_keys_of_a_rule_file_do_not_hide_words(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("match:\n  - one [[two three\n    four]] five six\n")

    assert [run for text in texts(path) for run in runs(text)] == [
        ("one", "two", "three", "four", "five", "six")
    ]
