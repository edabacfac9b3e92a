"""Checks of `review.yaml`: its phrases, its slots, and the bounds that its tests need."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reframe.errors import Problem
from reframe.rulebook.checks.slots import slot_problems
from reframe.rulebook.checks.words import phrase_problems
from reframe.rulebook.model import Review, ReviewCheck
from reframe.rulebook.names import REVIEW_SLOTS
from reframe.rulebook.pages import Page
from reframe.rulebook.reader import At
from reframe.text.grammar import Parser

NEEDED = {
    "phrases": ("phrases",),
    "claim_alone": ("phrases",),
    "one_side": ("phrases",),
    "nothing_else": ("phrases",),
    "shared": ("least",),
}
"""Tests that can't do without a key."""
BOUNDED = ("belief", "length")
"""Tests that can't do without a bound on one side."""


def problems(found: tuple[Page[Any], ...]) -> Iterator[Problem]:
    """Everything that keeps the checks of the review from being used."""
    for page in found:
        if not isinstance(page.value, Review):
            continue
        parser = Parser(page.value.lists)
        yield from _phrases(page, ("contrast",), page.value.contrast, parser)
        for position, check in enumerate(page.value.checks):
            yield from _check(page, ("checks", position), check, parser)


def _check(page: Page[Any], at: At, check: ReviewCheck, parser: Parser) -> Iterator[Problem]:
    yield from slot_problems(page, (*at, "says"), check.says, REVIEW_SLOTS)
    yield from _phrases(page, (*at, "phrases"), check.phrases, parser)
    yield from _phrases(page, (*at, "unless"), check.unless, parser)
    for key in NEEDED.get(check.test, ()):
        if not getattr(check, key):
            yield page.problem(at, f"the test `{check.test}` needs the key `{key}`")
    if check.test in BOUNDED and not (check.least or check.most):
        yield page.problem(at, f"the test `{check.test}` needs the key `least` or `most`")
    if check.kind == "look" and not check.says.rstrip("”’)").endswith("?"):
        yield page.problem((*at, "says"), "what is looked at again is put as a question")


def _phrases(
    page: Page[Any], at: At, phrases: tuple[str, ...], parser: Parser
) -> Iterator[Problem]:
    for position, phrase in enumerate(phrases):
        yield from phrase_problems(page, (*at, position), phrase, parser)
