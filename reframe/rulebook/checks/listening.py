"""Checks of `listening.yaml`: its ways to find something, its slots, options and examples."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reframe.errors import Problem
from reframe.rulebook.checks.alternatives import alternative_problems
from reframe.rulebook.checks.patterns import marked_once
from reframe.rulebook.checks.slots import slot_problems
from reframe.rulebook.checks.words import use_problems
from reframe.rulebook.look import lists_for
from reframe.rulebook.model import Emotions, Listening, ListeningHint, Pattern
from reframe.rulebook.names import LISTENING_OPTIONS, LISTENING_SLOTS
from reframe.rulebook.pages import Page
from reframe.rulebook.reader import At
from reframe.rulebook.structure import GuardsFile, WordsFile, nearest

FEELINGS_BY = ("opener", "appraisal")


def problems(found: tuple[Page[Any], ...]) -> Iterator[Problem]:
    """Everything that keeps the hints from being used."""
    for page in found:
        if not isinstance(page.value, Listening):
            continue
        yield from alternative_problems(page, ("quiet",), page.value.quiet)
        for position, hint in enumerate(page.value.hints):
            at: At = ("hints", position)
            yield from _ways(page, at, hint)
            yield from _options(page, at, hint)
            yield from _sentences(page, at, hint)
            yield from _names(page, at, hint, found)
        yield from _statements(page, found)


def _ways(page: Page[Any], at: At, hint: ListeningHint) -> Iterator[Problem]:
    yield from alternative_problems(page, at, hint)
    if hint.id == "quiet":
        yield page.problem((*at, "id"), "`quiet` is the name of what is not asked about")
    if hint.by == "rules" and not (hint.find or hint.patterns):
        yield page.problem(at, "a hint by rules needs `find` or `patterns`")
    if (hint.by in FEELINGS_BY) != (hint.fields == ("feelings",)):
        yield page.problem((*at, "fields"), "`opener` and `appraisal` go with `feelings` alone")
    if (hint.by == "question") != (hint.fields == ("thoughts",)):
        yield page.problem((*at, "fields"), "`question` goes with `thoughts` alone")


def _options(page: Page[Any], at: At, hint: ListeningHint) -> Iterator[Problem]:
    ids = [option.id for option in hint.options]
    if "leave" not in ids:
        yield page.problem(
            (*at, "options"), "the option `leave` is missing: every hint is optional"
        )
    for position, name in enumerate(ids):
        where = (*at, "options", position)
        if name not in LISTENING_OPTIONS:
            yield page.problem(where, f"unknown option `{name}`{nearest(name, LISTENING_OPTIONS)}")
        if name == "feelings" and hint.by != "appraisal":
            yield page.problem(where, "`feelings` are known for an appraisal alone")


def _sentences(page: Page[Any], at: At, hint: ListeningHint) -> Iterator[Problem]:
    yield from slot_problems(page, (*at, "says"), hint.says, LISTENING_SLOTS)
    yield from slot_problems(page, (*at, "begins"), hint.begins, LISTENING_SLOTS)
    if "?" not in hint.says:
        yield page.problem((*at, "says"), "what is heard is put as a question")
    for position, option in enumerate(hint.options):
        slots = (*LISTENING_SLOTS, "feeling")
        yield from slot_problems(page, (*at, "options", position, "label"), option.label, slots)
        yield from slot_problems(page, (*at, "options", position, "says"), option.says, slots)
    for position, sentence in enumerate(hint.match):
        if not marked_once(sentence):
            message = "put the words that are heard between [[ and ]], once"
            yield page.problem((*at, "match", position), message)


def _names(
    page: Page[Any], at: At, hint: ListeningHint, found: tuple[Page[Any], ...]
) -> Iterator[Problem]:
    words = next((each.value.words for each in found if isinstance(each.value, WordsFile)), None)
    if words is not None:
        yield from use_problems(page, at, hint, lists_for(words, None))
    guards = [each.value for each in found if isinstance(each.value, GuardsFile)]
    known = {guard.id for file in guards for guard in file.guards}
    for position, name in enumerate(hint.exempt if guards else ()):
        if name not in known:
            message = f"there is no guard `{name}`{nearest(name, known)}"
            yield page.problem((*at, "exempt", position), message)
    patterns = {each.value.id for each in found if isinstance(each.value, Pattern)}
    for position, name in enumerate(hint.patterns):
        if name not in patterns:
            message = f"there is no pattern `{name}`{nearest(name, patterns)}"
            yield page.problem((*at, "patterns", position), message)


def _statements(page: Page[Any], found: tuple[Page[Any], ...]) -> Iterator[Problem]:
    emotions = next((each.value for each in found if isinstance(each.value, Emotions)), None)
    if emotions is None:
        return
    for position, turned in enumerate(page.value.statements):
        if turned.typed not in emotions.appraisals:
            message = f"there is no appraisal `{turned.typed}`"
            yield page.problem(("statements", position), message)
