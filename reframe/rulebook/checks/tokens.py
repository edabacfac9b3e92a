"""Checks of token patterns: what spaCy's matcher understands, within limits of time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reframe.errors import Problem
from reframe.rulebook.pages import Page
from reframe.rulebook.reader import At
from reframe.rulebook.structure import FLAGS, nearest

MOST_TOKENS = 20
MOST_REPEATS = 2
MOST_OPTIONAL = 4
SIGNS = ("!", "?", "*", "+")
TEXTS = ("ORTH", "TEXT", "NORM", "LOWER", "LEMMA", "POS", "TAG", "DEP", "MORPH", "SHAPE")
ATTRIBUTES = (*TEXTS, *FLAGS, "LENGTH", "OP")
CHOICES = ("IN", "NOT_IN", "IS_SUBSET", "IS_SUPERSET", "INTERSECTS")
FUZZY = ("FUZZY", "FUZZY1", "FUZZY2", "FUZZY3")
NUMBERS = ("==", "!=", ">=", "<=", ">", "<")


def token_problems(
    page: Page[Any], at: At, tokens: tuple[dict[str, object], ...]
) -> Iterator[Problem]:
    """What spaCy would not take, and what could run for very long."""
    if not 0 < len(tokens) <= MOST_TOKENS:
        yield page.problem(at, f"a token pattern has 1 to {MOST_TOKENS} tokens")
    signs = [token.get("OP") for token in tokens]
    if sum(sign in ("*", "+") for sign in signs) > MOST_REPEATS:
        yield page.problem(at, f"at most {MOST_REPEATS} of * and + fit in one token pattern")
    if signs.count("?") > MOST_OPTIONAL:
        yield page.problem(at, f"at most {MOST_OPTIONAL} of ? fit in one token pattern")
    for position, token in enumerate(tokens):
        for name, value in token.items():
            yield from _attribute(page, (*at, position, name), name, value)


def _attribute(page: Page[Any], at: At, name: str, value: object) -> Iterator[Problem]:
    if name not in ATTRIBUTES:
        message = f"`{name}` is not allowed in token patterns{nearest(name, ATTRIBUTES)}"
        yield page.problem(at, message)
    elif name == "OP":
        if value not in SIGNS:
            yield page.problem(at, f"`OP` is one of {' '.join(SIGNS)}")
    elif name in FLAGS:
        if not isinstance(value, bool):
            yield page.problem(at, f"`{name}` is true or false")
    elif name == "LENGTH":
        numbers = value.values() if isinstance(value, dict) else (value,)
        known = not isinstance(value, dict) or all(key in NUMBERS for key in value)
        if not known or not all(isinstance(number, int) for number in numbers):
            yield page.problem(at, "`LENGTH` is a whole number, or {'>=': 3} and the like")
    else:
        yield from _text(page, at, value)


def _text(page: Page[Any], at: At, value: object) -> Iterator[Problem]:
    match value:
        case str():
            return
        case dict():
            for key, inside in value.items():
                if key in FUZZY:
                    yield from _text(page, (*at, key), inside)
                elif key not in CHOICES:
                    known = nearest(key, (*CHOICES, *FUZZY))
                    message = f"`{key}` is not allowed in token patterns{known}"
                    yield page.problem((*at, key), message)
                elif not _is_texts(inside):
                    yield page.problem((*at, key), f"`{key}` needs a list of texts")
        case _:
            yield page.problem(at, "a text is needed here, or {IN: [some, texts]}")


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)
