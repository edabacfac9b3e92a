"""The screen with the shipped rules, and the table of sentences that it is held to."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from reframe.rulebook.compiled import compile_safety
from reframe.rulebook.folder import rules_folder
from reframe.safety.screen import Screen


class Sentence(NamedTuple):
    tier: str
    about: str
    text: str


def sentences() -> list[Sentence]:
    table = Path(__file__).with_name("lines.tsv").read_text(encoding="utf-8")
    return [Sentence(*line.split("\t")) for line in table.splitlines()]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "sentence" in metafunc.fixturenames:
        metafunc.parametrize("sentence", sentences(), ids=lambda each: f"{each.tier}: {each.text}")


@pytest.fixture(scope="session")
def screen() -> Screen:
    return Screen(compile_safety(rules_folder()).content)
