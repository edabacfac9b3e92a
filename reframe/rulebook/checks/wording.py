"""Checks that the program's own voice keeps to `safety/wording.yaml` in every rule file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reframe.errors import Problem
from reframe.rulebook.pages import Page, read_file, walk
from reframe.rulebook.reader import At
from reframe.rulebook.structure import fit
from reframe.rulebook.wording import Wording, WordingFile
from reframe.text.grammar import PhraseProblem

FILE = "safety/wording.yaml"
VOICE = frozenset({
    "about", "accept", "anchors", "ask", "begin", "belief_anchors", "builders", "but", "caution",
    "definition", "easier", "elsewhere", "empty", "end", "guess", "hint", "label", "last", "learn",
    "leave", "more", "name", "rate", "says", "says_in", "says_out", "says_round", "senses",
    "teaches", "text", "title", "what", "why",
})  # fmt: skip
"""Keys whose texts a person reads as the program's own words."""


def problems(found: tuple[Page[Any], ...], folder: Path) -> Iterator[Problem]:
    """Every slip in the voices of these files; a file with phrases that can't be read is told."""
    wording = wording_of(folder)
    if isinstance(wording, Problem):
        yield wording
    elif wording is not None:
        for page in found:
            yield from _slips(page, wording)


def _slips(page: Page[Any], wording: Wording) -> Iterator[Problem]:
    if page.sheet.file == FILE:
        return
    for at, text in walk(page.value):
        if isinstance(text, str) and is_voice(at):
            where = f"{page.sheet.file}: {'.'.join(str(part) for part in at)}"
            for slip in wording.slips(text, where):
                yield page.problem(at, slip)


def is_voice(at: At) -> bool:
    """Whether the text at this place is said to the person; the nearest key decides."""
    keys = [part for part in at if isinstance(part, str)]
    return any(key in VOICE for key in keys[-2:]) and not {"find", "unless", "words"} & set(keys)


def wording_of(folder: Path) -> Wording | Problem | None:
    """The wording rules; None when the file can't be used, which the safety checks tell."""
    sheet = read_file(folder / FILE, FILE)
    if isinstance(sheet, Problem):
        return None
    value = fit(sheet, WordingFile)
    if not isinstance(value, WordingFile):
        return None
    try:
        return Wording(value)
    except PhraseProblem as problem:
        return sheet.problem(("banned",), problem.message)
