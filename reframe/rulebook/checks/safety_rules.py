"""Checks of the safety files: phrases, tiers and their cards, help lines and their dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from reframe.errors import Problem
from reframe.rulebook.checks.words import phrase_problems
from reframe.rulebook.model import Country, Line, Lowering, SafetyRule
from reframe.rulebook.pages import Page, walk
from reframe.rulebook.reader import At
from reframe.rulebook.structure import CardsFile, LinesFile, ScreenFile, nearest
from reframe.text.grammar import Parser

CODE = re.compile(r"[A-Z]{2}|international")
"""ISO 3166 alpha-2, or the fallback for everywhere."""


def problems(found: tuple[Page[Any], ...]) -> Iterator[Problem]:
    """Everything that concerns the screen and what it shows."""
    cards = {c.id for page in found if isinstance(page.value, CardsFile) for c in page.value.cards}
    for page in found:
        if isinstance(page.value, ScreenFile):
            yield from _screen(page, page.value)
            # When the cards can't be read, that is told once and not again for every rule.
            yield from _without_card(page, page.value, cards) if cards else ()
        elif isinstance(page.value, LinesFile):
            for at, value in walk(page.value):
                if isinstance(value, Line):
                    yield from _line(page, at, value)
                elif isinstance(value, Country) and not CODE.fullmatch(value.code):
                    message = "a country has two capital letters as its code, like GB"
                    yield page.problem((*at, "code"), message)


def _screen(page: Page[Any], screen: ScreenFile) -> Iterator[Problem]:
    parser = Parser(screen.lists)
    for at, value in walk(screen):
        if isinstance(value, SafetyRule | Lowering):
            for key in ("phrases", "unless"):
                for position, phrase in enumerate(getattr(value, key, ())):
                    yield from phrase_problems(page, (*at, key, position), phrase, parser)
        if isinstance(value, SafetyRule):
            yield from _ways(page, at, value, parser)


def _ways(page: Page[Any], at: At, rule: SafetyRule, parser: Parser) -> Iterator[Problem]:
    """A rule needs a way to hold; a group alone would be nothing but phrases."""
    if not rule.phrases and not rule.together:
        yield page.problem(at, "a safety rule needs `phrases`, or groups of them in `together`")
    if len(rule.together) == 1:
        yield page.problem((*at, "together"), "one group alone belongs into `phrases`")
    for number, group in enumerate(rule.together):
        for position, phrase in enumerate(group):
            place = (*at, "together", number, position)
            yield from phrase_problems(page, place, phrase, parser)


def _without_card(page: Page[Any], screen: ScreenFile, cards: set[str]) -> Iterator[Problem]:
    for position, rule in enumerate(screen.rules):
        own = "other" if rule.about == "other" else rule.tier
        if rule.card and rule.card not in cards:
            message = f"there is no card `{rule.card}`{nearest(rule.card, cards)}"
            yield page.problem(("rules", position, "card"), message)
        elif not rule.card and own not in cards:
            yield page.problem(("rules", position), f"there is no card `{own}` for this rule")


def _line(page: Page[Any], at: At, line: Line) -> Iterator[Problem]:
    if not (line.call or line.text or line.chat):
        yield page.problem(at, "a help line needs a way to reach it: call, text or chat")
    for key in ("source_read_on", "confirmed_by_person"):
        given = getattr(line, key)
        if given is not None and not _is_date(given):
            yield page.problem((*at, key), f"`{given}` is not a date like 2026-01-31")


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
