"""The pattern in docs/rules.md: whoever copies it must get examples that hold."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

from reframe.detection import selftest
from reframe.rulebook import load
from reframe.rulebook.model import Pattern
from reframe.rulebook.reader import Sheet, read
from reframe.rulebook.structure import fit

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"


def test_the_examples_of_the_documented_pattern_hold() -> None:
    (text,) = re.findall(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    sheet = read(text.encode(), "sample.yaml")
    assert isinstance(sheet, Sheet)
    sample = fit(sheet, Pattern)
    assert isinstance(sample, Pattern)
    book = load.book()
    alone = dataclasses.replace(book, patterns=(sample,))

    bench = selftest.bench(alone)

    claims = [case for case in selftest.cases(alone) if case.pattern == "sample"]
    assert [fault for case in claims if (fault := selftest.judge(bench, case))] == []
