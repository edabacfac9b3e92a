"""The words of the conversation: what they never say, how easy they read, that none is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

import reframe.dialogue
from reframe.dialogue.challenges import STAGES
from reframe.dialogue.offers import REMARKS as OFFER_REMARKS
from reframe.dialogue.pause import REMARKS as PAUSE_REMARKS
from reframe.rulebook.model import Book

NEVER = re.compile(
    r"\b(therap\w*|treat\w*|cure\w*|diagnos\w*|symptom\w*|clinical|you are|you're|irrational|"
    r"wrong|streak|score|why do you|why did you|don't worry|just be)\b",
    re.IGNORECASE,
)
SHOWN = {"ask", "hint", "why", "more", "empty", "easier", "rate", "label", "says"}


def texts(value: Any) -> Iterator[str]:
    """Every text that a user reads, of a part of the book."""
    if isinstance(value, tuple):
        for each in value:
            yield from texts(each)
    elif is_dataclass(value):
        for each in fields(value):
            inner = getattr(value, each.name)
            if isinstance(inner, str) and inner and each.name in SHOWN:
                yield inner
            elif isinstance(inner, tuple):
                yield from texts(inner)


@pytest.fixture(scope="module")
def words(book: Book) -> list[str]:
    prompts = book.prompts
    found = [*texts(book.scripts), *texts(prompts.questions), *texts(prompts.replies)]
    return [*found, *prompts.says.values(), *book.balanced.builders]


def test_no_sentence_judges_or_claims_too_much(words: list[str]) -> None:
    assert [text for text in words if NEVER.search(text)] == []


def test_no_sentence_is_too_long_for_a_screen(words: list[str]) -> None:
    assert [text for text in words if len(text) > 300] == []


def named_sentences() -> list[str]:
    folder = Path(reframe.dialogue.__file__).parent
    source = "\n".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    called = re.findall(r'(?:words|_remark)\((?:talk, )?"(\w+)"\)', source)
    by_table = [*OFFER_REMARKS.values(), *PAUSE_REMARKS.values()]
    return sorted({*called, *by_table, "softer", "firmer", "over", "misfit", "finished", "noted"})


@pytest.mark.parametrize("name", named_sentences())
def test_a_sentence_that_the_conversation_says_is_written(book: Book, name: str) -> None:
    assert book.prompts.says.get(name)


@pytest.mark.parametrize("branch", [(), ("maybe_true",)])
def test_the_general_questions_cover_every_stage(book: Book, branch: tuple[str, ...]) -> None:
    found = {each.stage for each in book.prompts.questions if each.when == branch}

    assert found == set(STAGES)


def test_there_are_general_questions_that_need_no_slot(book: Book) -> None:
    free = [each for each in book.prompts.questions if "{" not in each.ask and not each.when]

    assert len(free) >= 3


def test_every_step_that_asks_says_why(book: Book) -> None:
    asking = ("text", "list", "rating", "feelings", "choice", "offers", "challenge")
    steps = [step for script in book.scripts for step in script.steps if step.kind in asking]

    assert [step.id for step in steps if not step.why] == []


def test_both_scales_say_what_the_numbers_mean(book: Book) -> None:
    for anchors in (book.emotions.anchors, book.emotions.belief_anchors):
        assert sorted(map(int, anchors)) == [0, 25, 50, 75, 100]


def test_no_feeling_is_in_two_families(book: Book) -> None:
    names = [name for family in book.emotions.families for name in family.emotions]

    assert len(names) == len(set(names))


def test_no_judgement_is_listed_as_a_feeling(book: Book) -> None:
    names = {name for family in book.emotions.families for name in family.emotions}

    assert names.isdisjoint(book.emotions.appraisals)
    assert names.issuperset(each for found in book.emotions.appraisals.values() for each in found)
