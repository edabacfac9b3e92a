"""Checks of word lists and of everything that names one: `$name`, include, exclude, phrases."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any

from reframe.errors import Problem
from reframe.rulebook.look import list_words
from reframe.rulebook.model import Alternative, FrameTest, WordList, many
from reframe.rulebook.pages import Page, walk
from reframe.rulebook.reader import At
from reframe.rulebook.structure import key_of, nearest
from reframe.text.grammar import Parser, PhraseProblem

Lists = Mapping[str, WordList]

WORD_FIELDS = tuple(f.name for f in dataclasses.fields(FrameTest) if "Words" in str(f.type))
"""The keys of a frame test that take lemmas and `$name`."""


def list_problems(page: Page[Any], lists: Lists, own: Lists) -> Iterator[Problem]:
    """Problems of the word lists that a file brings."""
    for name, word_list in own.items():
        at: At = ("words", name)
        for key in ("words", "include", "exclude"):
            for position, word in enumerate(getattr(word_list, key)):
                if key == "words" and not word.startswith("$"):
                    continue
                yield from _named(page, (*at, key, position), word, lists)
        if _circular(lists, name, ()):
            yield page.problem(at, f"the list `{name}` contains itself")
        elif not list_words(lists, name):
            yield page.problem(at, f"the list `{name}` has no words")


def use_problems(page: Page[Any], start: At, value: object, lists: Lists) -> Iterator[Problem]:
    """Problems of the frame tests and phrases inside a rule or guard."""
    parser = Parser({name: tuple(sorted(list_words(lists, name))) for name in lists})
    for at, inside in walk(value, start):
        if isinstance(inside, FrameTest):
            yield from _frame_words(page, at, inside, lists)
        elif isinstance(inside, Alternative) and inside.words is not None:
            yield from phrase_problems(page, (*at, "words"), inside.words, parser)


def phrase_problems(page: Page[Any], at: At, phrase: str, parser: Parser) -> Iterator[Problem]:
    try:
        parser.parse(phrase)
    except PhraseProblem as error:
        yield page.problem(at, f"{error.message} (at character {error.column} of the phrase)")


def _frame_words(page: Page[Any], at: At, test: FrameTest, lists: Lists) -> Iterator[Problem]:
    for name in WORD_FIELDS:
        given = getattr(test, name)
        for position, word in enumerate(many(given)):
            here = (*at, key_of(name)) if isinstance(given, str) else (*at, key_of(name), position)
            if word.startswith("$"):
                yield from _named(page, here, word, lists)


def _named(page: Page[Any], at: At, reference: str, lists: Lists) -> Iterator[Problem]:
    name = reference.removeprefix("$")
    if name not in lists:
        yield page.problem(at, f"there is no word list `{name}`{nearest(name, lists)}")


def _circular(lists: Lists, name: str, path: tuple[str, ...]) -> bool:
    if name in path:
        return path[0] == name
    found = lists.get(name)
    if found is None:
        return False
    named = [word for word in found.words if word.startswith("$")]
    following = (*named, *found.include, *found.exclude)
    return any(_circular(lists, each.removeprefix("$"), (*path, name)) for each in following)
