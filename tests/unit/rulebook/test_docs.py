from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from reframe.rulebook import model, names
from reframe.rulebook.check import checked_folder
from reframe.rulebook.checks import common
from reframe.rulebook.reader import DEEPEST, MOST_VALUES
from reframe.rulebook.structure import key_of

PAGE = (Path(__file__).parents[3] / "docs" / "rules.md").read_text(encoding="utf-8")


def test_the_complete_example_has_no_mistakes(rules: Path) -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    (rules / "patterns" / "sample.yaml").write_text(example, encoding="utf-8")

    assert [str(problem) for problem in checked_folder(rules).problems] == []


@pytest.mark.parametrize("kind", [model.Rule, model.Alternative])
def test_every_key_of_a_rule_is_told(kind: type) -> None:
    keys = {key_of(each.name) for each in dataclasses.fields(kind)} - {"id"}

    assert {key for key in keys if f"`{key}`" not in PAGE} == set()


@pytest.mark.parametrize("slot", names.SLOTS)
def test_every_slot_of_a_question_is_told(slot: str) -> None:
    assert f"`{{{slot}}}`" in PAGE


@pytest.mark.parametrize("number", [DEEPEST, MOST_VALUES, common.LONGEST, common.LONGEST_LEARN])
def test_the_limits_are_those_of_the_code(number: int) -> None:
    assert f"{number:,}" in PAGE
