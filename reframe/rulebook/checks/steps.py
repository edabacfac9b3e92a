"""Checks of one step of a script: what its kind needs, and what its conditions and lists name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reframe.errors import Problem
from reframe.rulebook.model import Script, Step, many
from reframe.rulebook.names import CONDITIONS
from reframe.rulebook.pages import Page
from reframe.rulebook.reader import At
from reframe.rulebook.structure import nearest

REVIEW_OPTIONS = frozenset({"change", "keep"})
"""The ways on from the review."""

FORM_KINDS = ("text", "list", "rating", "choice", "weights", "date")
"""Kinds whose answer can be kept under the step itself."""


def steps_problems(page: Page[Any], at: At, step: Step, script: Script) -> Iterator[Problem]:
    """Everything that is not right about one step."""
    earlier = script.steps[: [each.id for each in script.steps].index(step.id)]
    yield from _kind(page, at, step)
    yield from _into_form(page, at, step)
    for condition in many(step.when):
        yield from _condition(page, (*at, "when"), condition, earlier)
    lists = [each.id for each in earlier if each.kind == "list" and each.into == "form"]
    if step.of and step.of not in lists:
        hint = nearest(step.of, lists)
        yield page.problem(
            (*at, "of"), f"there is no earlier list `{step.of}` in this script{hint}"
        )


def _kind(page: Page[Any], at: At, step: Step) -> Iterator[Problem]:
    match step.kind:
        case "choice" if not (step.options or step.of or step.into == "hot"):
            yield page.problem(at, "a choice needs `options`, or `of` with a list")
        case "review" if {each.id for each in step.options} != REVIEW_OPTIONS:
            yield page.problem(at, "a review needs the `options` change and keep, and no other")
        case "weights" if not step.of and len(step.options) < 2:
            yield page.problem(at, "weights need `of` with a list, or two `options` at least")
        case "note" if not step.says:
            yield page.problem(at, "a note needs `says`")
        case "exercise" if "go_on" not in {each.id for each in step.options}:
            yield page.problem(at, "an exercise needs the option `go_on`, and may have `menu`")
        case _:
            pass


def _into_form(page: Page[Any], at: At, step: Step) -> Iterator[Problem]:
    if step.into == "form" and step.kind not in FORM_KINDS:
        yield page.problem((*at, "into"), f"a step of kind {step.kind} can't go into `form`")
    if step.kind in ("weights", "date") and step.into != "form":
        yield page.problem((*at, "into"), f"{step.kind} go into `form`")
    if step.into == "form" and any(option.ask for option in step.options):
        yield page.problem(
            (*at, "options"), "with `into: form`, ask for a text in a step of its own"
        )
    if step.into == "form" and step.rate:
        yield page.problem(
            (*at, "rate"), "with `into: form`, ask for a rating in a step of its own"
        )


def _condition(
    page: Page[Any], at: At, condition: str, earlier: tuple[Step, ...]
) -> Iterator[Problem]:
    """A named condition, `step` or `step=option`; all with `not` before them."""
    name, equals, option = condition.removeprefix("not ").partition("=")
    if not equals and name in CONDITIONS:
        return
    known = {each.id: each for each in earlier}
    if name not in known:
        hint = nearest(name, (*CONDITIONS, *known))
        yield page.problem(at, f"there is no condition or earlier step `{name}`{hint}")
        return
    options = [each.id for each in known[name].options]
    if equals and option not in options:
        hint = nearest(option, options)
        yield page.problem(at, f"the step `{name}` has no option `{option}`{hint}")
