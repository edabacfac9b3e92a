"""Checks that hold for every file: ids, empty and long texts, signs that must not be shown."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from typing import Any

from reframe.errors import Problem
from reframe.rulebook.model import Pattern, Script, Vignette
from reframe.rulebook.pages import Page, walk
from reframe.rulebook.reader import At
from reframe.text.clean import clean

LONGEST = 500
LONGEST_LEARN = 3000
ID = re.compile(r"[a-z0-9_]{1,64}")
FREE_NAMES = {("appraisals",), ("feelings",), ("weights",)}
"""Keys whose names are somebody's words."""
MAY_BE_EMPTY = {"other_names", "ways", "emergency", "pattern"}
"""Required lists and texts that may have nothing in them."""


def problems(found: tuple[Page[Any], ...]) -> Iterator[Problem]:
    """Problems that any file can have."""
    for page in found:
        yield from _file_name(page)
        for at, value in walk(page.value):
            if isinstance(value, str):
                yield from _text(page, at, value)
            elif isinstance(value, dict):
                yield from _names(page, at, value)
            elif isinstance(value, tuple):
                yield from _doubles(page, at, value)
            elif dataclasses.is_dataclass(value):
                yield from _empty(page, at, value)


def _file_name(page: Page[Any]) -> Iterator[Problem]:
    value = page.value
    if isinstance(value, Pattern | Script | Vignette) and value.id != page.stem:
        yield page.problem(("id",), f"the file is called `{page.stem}`, so the id must be the same")


def _text(page: Page[Any], at: At, text: str) -> Iterator[Problem]:
    longest = LONGEST_LEARN if at[-1:] == ("learn",) else LONGEST
    if len(text) > longest:
        yield page.problem(at, f"{len(text)} characters are too many; {longest} fit")
    if clean(text) != text:
        yield page.problem(at, "there is a control character or another invisible sign in it")
    if at[-1:] == ("id",) and not ID.fullmatch(text):
        yield page.problem(
            at, f"`{text}` can't be an id: use small letters, digits and _, up to 64"
        )


def _names(page: Page[Any], at: At, mapping: dict[str, object]) -> Iterator[Problem]:
    """Keys that authors choose: names of word lists, of sentences."""
    if "tokens" in at:
        return
    for name in mapping:
        if not ID.fullmatch(name) and at[-1:] not in FREE_NAMES:
            yield page.problem((*at, name), f"`{name}` can't be a name: use small letters and _")


def _doubles(page: Page[Any], at: At, items: tuple[object, ...]) -> Iterator[Problem]:
    """Two things of one list under one id, and the same sentence twice."""
    seen: set[object] = set()
    for position, item in enumerate(items):
        name = getattr(item, "id", None) or getattr(item, "code", None)
        key = name if name is not None else item if isinstance(item, str) else None
        if key is None:
            continue
        if key in seen:
            yield page.problem((*at, position), f"`{key}` is in this list twice")
        seen.add(key)


def _empty(page: Page[Any], at: At, value: Any) -> Iterator[Problem]:
    """Required texts and lists that hold nothing."""
    for each in dataclasses.fields(value):
        needed = each.default is dataclasses.MISSING and each.default_factory is dataclasses.MISSING
        content = getattr(value, each.name)
        blank = not content.strip() if isinstance(content, str) else content in ((), {})
        if needed and blank and each.name not in MAY_BE_EMPTY:
            yield page.problem((*at, each.name), "there is nothing in it")
