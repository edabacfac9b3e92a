"""Checks of the safety files: phrases, tiers and their cards, help lines and their dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from reframe.errors import Problem
from reframe.rulebook.checks.words import phrase_problems
from reframe.rulebook.model import Country, Line, Lowering, SafetyRule
from reframe.rulebook.pages import Page, walk, whole_screen
from reframe.rulebook.reader import At
from reframe.rulebook.structure import CardsFile, LinesFile, ScreenFile, nearest
from reframe.text.grammar import Parser

CODE = re.compile(r"[A-Z]{2}|international")
"""ISO 3166 alpha-2, or the fallback for everywhere."""


def problems(found: tuple[Page[Any], ...], *, complete: bool = True) -> Iterator[Problem]:
    """Everything that concerns the screen and what it shows.

    Args:
        found: The files that could be read.
        complete: False when a file of the screen is not among them: phrases may need its lists.
    """
    cards = {c.id for page in found if isinstance(page.value, CardsFile) for c in page.value.cards}
    whole = whole_screen(found)
    parser = Parser(whole.lists) if complete else None
    yield from _twice(found)
    for page in found:
        if isinstance(page.value, ScreenFile):
            yield from _screen(page, page.value, parser)
            # A screen that looks for nothing would be silent on everything.
            if complete and not whole.rules:
                yield page.problem((), "no file of the screen has `rules`")
            # When the cards can't be read, that is told once and not again for every rule.
            yield from _without_card(page, page.value, cards) if cards else ()
        elif isinstance(page.value, LinesFile):
            for at, value in walk(page.value):
                if isinstance(value, Line):
                    yield from _line(page, at, value)
                elif isinstance(value, Country) and not CODE.fullmatch(value.code):
                    message = "a country has two capital letters as its code, like GB"
                    yield page.problem((*at, "code"), message)


def _twice(found: tuple[Page[Any], ...]) -> Iterator[Problem]:
    """Names that two files of the screen use: ids of rules, and names of word lists.

    A name that one file uses twice is told by the checks of every file.
    """
    first: dict[tuple[str, str], tuple[Page[Any], At]] = {}
    for page in found:
        if not isinstance(page.value, ScreenFile):
            continue
        for kind, name, at in _names(page.value):
            other, there = first.setdefault((kind, name), (page, at))
            if other is not page:
                place = f"{other.sheet.file}:{other.sheet.mark(there).line}"
                yield page.problem(at, f"`{name}` is already in {place}")


def _names(screen: ScreenFile) -> Iterator[tuple[str, str, At]]:
    """What a file of the screen defines: the kind of name, the name, and where it stands."""
    for key in ("rules", "lowering"):
        for position, each in enumerate(getattr(screen, key)):
            yield "id", each.id, (key, position)
    for name in screen.lists:
        yield "list", name, ("lists", name)


def _screen(page: Page[Any], screen: ScreenFile, parser: Parser | None) -> Iterator[Problem]:
    for at, value in walk(screen):
        if isinstance(value, SafetyRule | Lowering) and parser:
            for key in ("phrases", "unless"):
                for position, phrase in enumerate(getattr(value, key, ())):
                    yield from phrase_problems(page, (*at, key, position), phrase, parser)
        if isinstance(value, SafetyRule):
            yield from _ways(page, at, value, parser)


def _ways(page: Page[Any], at: At, rule: SafetyRule, parser: Parser | None) -> Iterator[Problem]:
    """A rule needs a way to hold; a group alone would be nothing but phrases."""
    if not rule.phrases and not rule.together:
        yield page.problem(at, "a safety rule needs `phrases`, or groups of them in `together`")
    if len(rule.together) == 1:
        yield page.problem((*at, "together"), "one group alone belongs into `phrases`")
    for number, group in enumerate(rule.together):
        for position, phrase in enumerate(group):
            place = (*at, "together", number, position)
            yield from phrase_problems(page, place, phrase, parser) if parser else ()


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
