"""Checks of `story.yaml`: its phrases, and that nothing is missing that is said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reframe.errors import Problem
from reframe.rulebook.checks.words import phrase_problems
from reframe.rulebook.pages import Page
from reframe.rulebook.story_model import OWN_LISTS, SAYS, StoryRules
from reframe.text.grammar import Parser


def problems(found: tuple[Page[Any], ...]) -> Iterator[Problem]:
    """Everything that keeps a story from being sorted."""
    for page in found:
        if isinstance(page.value, StoryRules):
            yield from _problems(page, page.value)


def _problems(page: Page[Any], story: StoryRules) -> Iterator[Problem]:
    for name in SAYS:
        if name not in story.says:
            yield page.problem(("says",), f"the sentence `{name}` is missing")
    for name in OWN_LISTS:
        if name in story.lists:
            yield page.problem(("lists", name), f"the list `{name}` is made from emotions.yaml")
    parser = Parser({**dict.fromkeys(OWN_LISTS, ("sad",)), **story.lists})
    for key, cues in (("cues", story.cues), ("late", story.late)):
        for position, cue in enumerate(cues):
            for number, phrase in enumerate(cue.phrases):
                at = (key, position, "phrases", number)
                yield from phrase_problems(page, at, phrase, parser)
