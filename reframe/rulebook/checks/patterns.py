"""Checks of patterns, their rules and questions, and of the guards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from reframe.errors import Problem
from reframe.rulebook.checks.alternatives import alternative_problems
from reframe.rulebook.checks.slots import slot_problems
from reframe.rulebook.checks.words import list_problems, use_problems
from reframe.rulebook.look import lists_for
from reframe.rulebook.model import (
    Pattern,
    Prompts,
    Question,
    Rule,
    WordList,
)
from reframe.rulebook.names import PATTERN_IDS, QUESTION_CONDITIONS, SLOTS
from reframe.rulebook.pages import Page, walk
from reframe.rulebook.reader import At
from reframe.rulebook.structure import GuardsFile, WordsFile, nearest

FEWEST_RULES = 4
FEWEST_QUESTIONS = 4
MOST_RULES = 2000


def problems(found: tuple[Page[Any], ...]) -> Iterator[Problem]:
    """Everything that concerns the noticing of patterns and the questions about them."""
    words = next((page for page in found if isinstance(page.value, WordsFile)), None)
    guards = next((page for page in found if isinstance(page.value, GuardsFile)), None)
    shared = words.value.words if words else {}
    # When a file of names can't be read, names from it are not called unknown on top of that.
    names = {guard.id for guard in guards.value.guards} if guards else None
    if words:
        yield from list_problems(words, shared, shared)
    if guards:
        yield from _guards(guards, shared, known=words is not None)
    pages = [page for page in found if isinstance(page.value, Pattern)]
    yield from _count(pages)
    for page in pages:
        yield from _pattern(page, shared, known=words is not None)
        for position, rule in enumerate(page.value.rules):
            yield from _rule(page, ("rules", position), rule, names, _ids(pages))
    yield from _questions(found)


def _ids(pages: list[Page[Any]]) -> set[str]:
    return {*PATTERN_IDS, *(page.value.id for page in pages)}


def _guards(page: Page[Any], shared: Mapping[str, WordList], *, known: bool) -> Iterator[Problem]:
    for position, guard in enumerate(page.value.guards):
        at: At = ("guards", position)
        if known:
            yield from use_problems(page, at, guard, shared)
        yield from alternative_problems(page, at, guard)
        if guard.context and guard.level != "text":
            message = "only a guard of level `text` can look at what was told around a thought"
            yield page.problem((*at, "context"), message)


def _count(pages: list[Page[Any]]) -> Iterator[Problem]:
    if sum(len(page.value.rules) for page in pages) > MOST_RULES:
        yield pages[0].problem(("rules",), f"there are more than {MOST_RULES:,} rules in all")


def _pattern(page: Page[Any], shared: Mapping[str, WordList], *, known: bool) -> Iterator[Problem]:
    pattern: Pattern = page.value
    lists = lists_for(shared, pattern)
    if known:
        yield from list_problems(page, lists, pattern.words)
        yield from use_problems(page, ("rules",), pattern.rules, lists)
    yield from alternative_problems(page, ("rules",), pattern.rules)
    if len(pattern.rules) < FEWEST_RULES:
        yield page.problem(("rules",), f"a pattern needs {FEWEST_RULES} rules or more")
    if len(pattern.questions) < FEWEST_QUESTIONS:
        yield page.problem(("questions",), f"a pattern needs {FEWEST_QUESTIONS} questions or more")


def _rule(
    page: Page[Any], at: At, rule: Rule, guards: set[str] | None, patterns: set[str]
) -> Iterator[Problem]:
    for key in ("guards", "exempt"):
        for position, name in enumerate(getattr(rule, key)):
            if guards is not None and name not in guards:
                message = f"there is no guard `{name}`{nearest(name, guards)}"
                yield page.problem((*at, key, position), message)
    for position, name in enumerate(rule.also):
        if name not in patterns or name == page.value.id:
            message = f"`{name}` is not another pattern{nearest(name, patterns)}"
            yield page.problem((*at, "also", position), message)
    for position, sentence in enumerate(rule.match):
        if not marked_once(sentence):
            message = "put the words that the rule finds between [[ and ]], once"
            yield page.problem((*at, "match", position), message)
    for key, sentences in (("silent", rule.silent), ("todo", rule.todo.wrong)):
        for position, sentence in enumerate(sentences):
            if "[[" in sentence or "]]" in sentence:
                where = (*at, key, *(("wrong",) if key == "todo" else ()), position)
                yield page.problem(where, "nothing is found here, so nothing is put in [[ ]]")


def marked_once(sentence: str) -> bool:
    """Whether some words of it stand between [[ and ]], and no others."""
    before, opened, rest = sentence.partition("[[")
    words, closed, after = rest.partition("]]")
    marks = before + words + after
    return bool(opened and closed and words.strip()) and "[[" not in marks and "]]" not in marks


def _questions(found: tuple[Page[Any], ...]) -> Iterator[Problem]:
    asked = [
        (page, at, value)
        for page in found
        if isinstance(page.value, Pattern | Prompts)
        for at, value in walk(page.value)
        if isinstance(value, Question)
    ]
    uses = Counter(question.id for _, _, question in asked)
    for page, at, question in asked:
        if uses[question.id] > 1:
            message = f"`{question.id}` is used for another question too; ids hold book-wide"
            yield page.problem((*at, "id"), message)
        if not 1 <= question.softness <= 3:
            yield page.problem((*at, "softness"), "softness is 1 (firm), 2 or 3 (very gentle)")
        yield from slot_problems(page, (*at, "ask"), question.ask, SLOTS)
        for position, name in enumerate(question.when):
            if name not in QUESTION_CONDITIONS:
                hint = nearest(name, QUESTION_CONDITIONS)
                yield page.problem((*at, "when", position), f"unknown condition `{name}`{hint}")
