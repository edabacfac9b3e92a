"""The screen with the shipped rules, and the tables of sentences that it is held to."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from reframe.rulebook.compiled import compile_safety
from reframe.rulebook.folder import rules_folder
from reframe.safety.screen import Screen

HERE = Path(__file__).parent


class Sentence(NamedTuple):
    tier: str
    about: str
    kind: str
    """`must` for what may never be missed; for tier none, which kind of silence it asks for."""
    text: str


def table(name: str) -> list[Sentence]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [Sentence(*line.split("\t")) for line in lines]


@pytest.fixture(scope="session")
def gaps() -> list[str]:
    """Sentences that are known not to get their tier."""
    return (HERE / "gaps.txt").read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="session")
def lines() -> list[Sentence]:
    return table("lines.tsv")


@pytest.fixture(scope="session")
def unseen() -> list[Sentence]:
    return table("unseen.tsv")


@pytest.fixture(scope="session")
def screen() -> Screen:
    return Screen(compile_safety(rules_folder()).content)
