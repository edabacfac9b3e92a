"""Checks of the ways in which a rule or guard can match."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from reframe.errors import Problem
from reframe.rulebook.checks.tokens import token_problems
from reframe.rulebook.model import Alternative, FrameTest
from reframe.rulebook.pages import Page, walk
from reframe.rulebook.reader import At

RELATIONS = ("next", "previous", "anywhere", "under")


def alternative_problems(page: Page[Any], start: At, value: object) -> Iterator[Problem]:
    """Problems of every alternative inside a rule or guard."""
    for at, inside in walk(value, start):
        if isinstance(inside, Alternative):
            yield from _shape(page, at, inside)
            if inside.tokens is not None:
                yield from token_problems(page, (*at, "tokens"), inside.tokens)
        elif isinstance(inside, FrameTest) and at[-1:] != ("frame",) and _is_empty(inside):
            yield page.problem(at, "this frame asks for nothing, so it would match everything")


def _is_empty(test: FrameTest) -> bool:
    return all(getattr(test, each.name) is None for each in dataclasses.fields(test))


def _shape(page: Page[Any], at: At, alternative: Alternative) -> Iterator[Problem]:
    ways = [key for key in ("frame", "words", "tokens") if getattr(alternative, key) is not None]
    if len(ways) != 1:
        yield page.problem(at, "give one of these: frame, words, tokens")
    related = [key for key in RELATIONS if getattr(alternative, key) is not None]
    if related and "frame" not in ways:
        yield page.problem((*at, related[0]), f"`{related[0]}` needs a `frame` to relate to")
    if alternative.frame and not related and _is_empty(alternative.frame):
        yield page.problem((*at, "frame"), "this frame asks for nothing, so it matches everything")
