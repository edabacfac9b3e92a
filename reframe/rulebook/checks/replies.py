"""Checks of `replies.yaml`: its phrases, its numbers, what a request changes, its sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reframe.errors import Problem
from reframe.rulebook.checks.slots import slot_problems
from reframe.rulebook.checks.words import phrase_problems
from reframe.rulebook.names import STEP_FIELDS
from reframe.rulebook.pages import Page, walk
from reframe.rulebook.reader import At
from reframe.rulebook.replies_model import SAYS, Amount, NumberWords, Replies, Request
from reframe.rulebook.structure import nearest
from reframe.text.grammar import Parser

PHRASES = ("phrases", "maybe", "same", "hedges", "before", "after", "lead", "rest")
"""Keys whose lists hold phrases."""
SLOTS = ("text", "number", "feelings")


def problems(found: tuple[Page[Any], ...]) -> Iterator[Problem]:
    """Everything that concerns the words that people type."""
    for page in found:
        if isinstance(page.value, Replies):
            yield from _says(page, page.value)
            for at, value in walk(page.value):
                yield from _phrases(page, at, value)
                yield from _numbers(page, at, value)
                if isinstance(value, Request):
                    yield from _into(page, at, value)


def _phrases(page: Page[Any], at: At, value: object) -> Iterator[Problem]:
    if at[-1:] and at[-1] in PHRASES and isinstance(value, tuple):
        parser = Parser({})
        for position, phrase in enumerate(value):
            yield from phrase_problems(page, (*at, position), phrase, parser)


def _numbers(page: Page[Any], at: At, value: object) -> Iterator[Problem]:
    match value:
        case Amount(number=number) if at[:1] == ("degrees",) and not 0 <= number <= 100:
            yield page.problem((*at, "number"), "a degree is a number from 0 to 100")
        case Amount(number=number) if at[:1] == ("places",) and number < 1 and number != -1:
            yield page.problem((*at, "number"), "a place counts from 1, or is -1 for the last")
        case NumberWords(units=units, tens=tens):
            for key, words, most in (("units", units, 9), ("tens", tens, 90)):
                for word, number in words.items():
                    if not 0 <= number <= most:
                        yield page.problem((*at, key, word), f"here are numbers from 0 to {most}")
        case _:
            return


def _into(page: Page[Any], at: At, request: Request) -> Iterator[Problem]:
    if not request.into:
        return
    if request.does != "edit":
        yield page.problem((*at, "into"), "only `does: edit` goes to a field")
    elif request.into not in STEP_FIELDS:
        message = f"there is no field `{request.into}`{nearest(request.into, STEP_FIELDS)}"
        yield page.problem((*at, "into"), message)


def _says(page: Page[Any], replies: Replies) -> Iterator[Problem]:
    for name in SAYS:
        if name not in replies.says:
            yield page.problem(("says",), f"the sentence `{name}` is missing")
    for name, text in replies.says.items():
        yield from slot_problems(page, ("says", name), text, SLOTS)
