"""What is heard in the plain words of a feeling or a thought."""

from __future__ import annotations

import pytest

from reframe.rulebook import heard, load
from reframe.rulebook.model import Book


@pytest.fixture(scope="module")
def book() -> Book:
    return load.book()


@pytest.mark.parametrize(
    ("name", "thought"),
    [
        ("like a failure", "I am a failure"),
        ("Like an idiot", "I am an idiot"),
        ("like a bad mother", "I am a bad mother"),
        ("that nobody cares", "Nobody cares"),
        ("as if I’m invisible", "I’m invisible"),
        ("like nobody wants me", "Nobody wants me"),
    ],
)
def test_a_thought_named_as_a_feeling_keeps_its_words(book: Book, name: str, thought: str) -> None:
    found = heard.in_feelings(book, ["sad", name])

    assert found is not None
    assert (found[0], found[1].hint.by, found[1].thought) == (1, "opener", thought)


@pytest.mark.parametrize("name", ["sad", "like crying", "like a walk", "that", "full of dread", ""])
def test_a_feeling_or_an_urge_is_no_thought(book: Book, name: str) -> None:
    assert heard.in_feelings(book, [name]) is None


def test_every_appraisal_has_feelings_behind_it_and_a_thought(book: Book) -> None:
    for word, behind in book.emotions.appraisals.items():
        found = heard.in_feelings(book, [f"So {word}"])

        assert found is not None, word
        assert found[1].feelings == behind
        assert found[1].thought.startswith("I ")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("What if I fail?", "I will fail"),
        ("what if they don't like me", "They don't like me"),
        ("What if I can’t cope?", "I can’t cope"),
        ("What if I lost it?", ""),
        ("What if she hates me?", ""),
        ("Why does everyone leave?", ""),
    ],
)
def test_a_question_is_begun_as_a_sentence_only_where_that_is_safe(
    book: Book, text: str, start: str
) -> None:
    found = heard.in_thought(book, text)

    assert found is not None
    assert found.thought == start


@pytest.mark.parametrize(
    "text",
    ["Should I call her?", "I will fail", "She left. Why does everyone leave?", "When is it?", ""],
)
def test_a_plan_a_fact_or_a_statement_is_no_question_to_turn(book: Book, text: str) -> None:
    assert heard.in_thought(book, text) is None
