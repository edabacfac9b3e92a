"""Checks of scripts, of the sentences of the conversation and of feelings."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from typing import Any

from reframe.errors import Problem
from reframe.rulebook.checks.slots import slot_problems
from reframe.rulebook.checks.steps import steps_problems
from reframe.rulebook.model import (
    Balanced,
    Emotions,
    Option,
    Prompts,
    Reply,
    Script,
    Step,
)
from reframe.rulebook.names import PATTERN_IDS, SCRIPT_SLOTS, STEP_FIELDS
from reframe.rulebook.pages import Page, walk
from reframe.rulebook.reader import At
from reframe.rulebook.structure import nearest

STEP_TEXTS = ("ask", "hint", "more", "empty", "easier", "rate", "label", "says")
"""Keys of steps and options whose text is put to the user and can have slots."""


def problems(found: tuple[Page[Any], ...]) -> Iterator[Problem]:
    """Everything that concerns the words and the order of the conversation."""
    scripts = [page.value for page in found if isinstance(page.value, Script)]
    techniques = [script.id for script in scripts if script.kind == "technique"]
    for page in found:
        match page.value:
            case Script():
                yield from script_problems(page, page.value, techniques)
            case Prompts():
                yield from _prompts(page, page.value)
            case Balanced():
                for position, text in enumerate(page.value.builders):
                    yield from slot_problems(page, ("builders", position), text, SCRIPT_SLOTS)
            case Emotions():
                yield from _emotions(page, page.value)


def script_problems(page: Page[Any], script: Script, techniques: list[str]) -> Iterator[Problem]:
    """Everything about one script; `techniques` are those that it can take up."""
    steps = [step.id for step in script.steps]
    answered = tuple(step.id for step in script.steps if step.into == "form")
    for at, value in walk(script):
        if isinstance(value, Step):
            yield from _named(page, (*at, "into"), value.into, STEP_FIELDS, "field")
            yield from steps_problems(page, at, value, script)
        elif isinstance(value, Option):
            yield from _named(page, (*at, "goto"), value.goto, steps, "step")
            yield from _named(page, (*at, "takes"), value.takes, techniques, "technique")
        if isinstance(value, Step | Option):
            for key in STEP_TEXTS:
                text = getattr(value, key, "")
                yield from slot_problems(page, (*at, key), text, (*SCRIPT_SLOTS, *answered))
    if script.kind == "technique":
        for position, pattern in enumerate(script.fits):
            known = (*PATTERN_IDS, "maybe_true", "support")
            yield from _named(page, ("fits", position), pattern, known, "pattern")
        return
    if not any(step.into == "note" for step in script.steps):
        yield page.problem(("steps",), "a step with `into: note` is missing: the way out")
    if not any(step.kind == "close" for step in script.steps):
        yield page.problem(("steps",), "a step with `kind: close` is missing: the end")


def _prompts(page: Page[Any], prompts: Prompts) -> Iterator[Problem]:
    there = {reply.when for reply in prompts.replies}
    for change in typing.get_args(typing.get_type_hints(Reply)["when"]):
        if change not in there:
            yield page.problem(("replies",), f"a reply for `{change}` is missing")
    for at, value in walk(prompts):
        if isinstance(value, Reply):
            yield from slot_problems(page, (*at, "says"), value.says, SCRIPT_SLOTS)
    for name, text in prompts.says.items():
        yield from slot_problems(page, ("says", name), text, SCRIPT_SLOTS)


def _emotions(page: Page[Any], emotions: Emotions) -> Iterator[Problem]:
    for key in ("anchors", "belief_anchors"):
        for number in getattr(emotions, key):
            if not (number.isascii() and number.isdigit() and int(number) <= 100):
                yield page.problem((key, number), "anchors stand at numbers from 0 to 100")


def _named(
    page: Page[Any], at: At, name: str, known: tuple[str, ...] | list[str], noun: str
) -> Iterator[Problem]:
    if name and name not in known:
        yield page.problem(at, f"there is no {noun} `{name}`{nearest(name, known)}")
