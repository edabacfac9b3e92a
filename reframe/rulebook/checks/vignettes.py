"""Checks of the vignettes: that each answer names what is there, and numbers stay on the scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from reframe.errors import Problem
from reframe.rulebook.model import (
    Option,
    Pattern,
    Prompts,
    Script,
    Step,
    Vignette,
    VignetteAnswer,
)
from reframe.rulebook.pages import Page
from reframe.rulebook.reader import At
from reframe.rulebook.structure import nearest

JUDGEMENTS = ("accept", "no", "unsure")
"""What can be said to an offered pattern."""


def problems(found: tuple[Page[Any], ...]) -> Iterator[Problem]:
    """Everything in vignettes that the rest of the book does not know."""
    scripts = {page.value.id: page.value for page in found if isinstance(page.value, Script)}
    patterns = [page.value for page in found if isinstance(page.value, Pattern)]
    prompts = [page.value for page in found if isinstance(page.value, Prompts)]
    questions = [each.id for pattern in patterns for each in pattern.questions]
    questions += [each.id for prompt in prompts for each in prompt.questions]
    for page in found:
        if not isinstance(page.value, Vignette):
            continue
        script = scripts.get(page.value.script)
        if script is None:
            there = nearest(page.value.script, scripts)
            yield page.problem(("script",), f"there is no script `{page.value.script}`{there}")
            continue
        for number, answer in enumerate(page.value.answers):
            at = ("answers", number)
            yield from _numbers(page, at, answer)
            named = (("pattern", [each.id for each in patterns]), ("question", questions))
            for key, known in named:
                yield from _named(page, (*at, key), getattr(answer, key), known, key)
            yield from _answer(page, at, answer, _step_owner(answer, script, scripts))


def _step_owner(answer: VignetteAnswer, script: Script, scripts: dict[str, Script]) -> Script:
    """The script that has the step of an answer; its steps named as the answer names them."""
    name, dot, _ = answer.step.partition(".")
    technique = scripts.get(name) if dot else None
    if technique is None or technique.kind != "technique":
        taken = tuple(Option(each.id, each.name) for each in scripts.values())
        steps = (
            replace(each, options=(*each.options, *taken)) if each.kind == "exercise" else each
            for each in script.steps
        )
        return replace(script, steps=tuple(steps))
    steps = (replace(each, id=f"{name}.{each.id}") for each in technique.steps)
    return replace(technique, steps=tuple(steps))


def _answer(page: Page[Any], at: At, answer: VignetteAnswer, script: Script) -> Iterator[Problem]:
    step = next((each for each in script.steps if each.id == answer.step), None)
    if step is None:
        yield from _named(page, (*at, "step"), answer.step, [s.id for s in script.steps], "step")
        return
    if answer.choose and not step.of:
        known = _choices(page.value, script, step)
        yield from _named(page, (*at, "choose"), answer.choose, known, "choice")
    said = answer.say or answer.choose or answer.feelings or answer.weights
    if not said and answer.belief is None:
        yield page.problem(at, "this answer says nothing; it can be left out")


def _choices(vignette: Vignette, script: Script, step: Step) -> Sequence[str]:
    options = [option.id for option in step.options]
    if step.kind == "offers":
        return [*JUDGEMENTS, *options]
    if step.into == "hot":
        lists = {each.id for each in script.steps if each.into == "thoughts"}
        return [each.say for each in vignette.answers if each.step in lists]
    return options


def _numbers(page: Page[Any], at: At, answer: VignetteAnswer) -> Iterator[Problem]:
    rated: dict[At, int] = {("feelings", name): each for name, each in answer.feelings.items()}
    if answer.belief is not None:
        rated["belief",] = answer.belief
    for key, number in rated.items():
        if not 0 <= number <= 100:
            yield page.problem((*at, *key), f"{number} is not on the scale from 0 to 100")


def _named(
    page: Page[Any], at: At, name: str, known: Sequence[str], noun: str
) -> Iterator[Problem]:
    if name and name not in known:
        yield page.problem(at, f"there is no {noun} `{name}` here{nearest(name, known)}")
