"""Checks of the slots in sentences: `{thought}`, `{quote}` …"""

from __future__ import annotations

import string
from collections.abc import Iterator, Sequence
from typing import Any

from reframe.errors import Problem
from reframe.rulebook.pages import Page
from reframe.rulebook.reader import At
from reframe.rulebook.structure import nearest


def slot_problems(page: Page[Any], at: At, text: str, known: Sequence[str]) -> Iterator[Problem]:
    """Braces that do not pair, and slots that nothing fills."""
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError:
        yield page.problem(at, "a { or } has no partner")
        return
    for _, name, spec, conversion in parts:
        if name is None:
            continue
        if spec or conversion or name not in known:
            yield page.problem(at, f"there is no slot `{{{name}}}`{nearest(name, known)}")
