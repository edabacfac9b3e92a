from __future__ import annotations

from pathlib import Path

import pytest

from reframe.errors import UsageProblem
from reframe.rulebook import look
from reframe.rulebook.check import checked_folder
from reframe.rulebook.model import Book, WordList


@pytest.fixture
def book(rules: Path) -> Book:
    found = checked_folder(rules).book
    assert found is not None
    return found


def test_patterns_and_scripts_are_found_by_id(book: Book) -> None:
    assert look.pattern(book, "sample").name == "Sample"
    assert look.script(book, "seven_column").steps


def test_an_unknown_id_is_told_in_a_sentence(book: Book) -> None:
    with pytest.raises(UsageProblem, match="no pattern called nothing"):
        look.pattern(book, "nothing")


def test_words_are_resolved_through_lists_of_the_pattern_and_shared_ones(book: Book) -> None:
    sample = look.pattern(book, "sample")

    assert look.resolve_words(book, sample, ("$wanted", "win")) == {
        *("succeed", "no", "love", "luck", "win")
    }
    assert look.resolve_words(book, sample, "$tiny") == {"win", "love", "luck"}
    assert look.resolve_words(book, None, "$good") == {"love", "luck"}
    assert look.resolve_words(book, None, None) == frozenset()


def test_an_excluded_list_takes_its_words_away() -> None:
    lists = {
        "all": WordList(words=("a", "b"), include=("more",), exclude=("less",)),
        "more": WordList(words=("c",)),
        "less": WordList(words=("b", "c")),
    }

    assert look.list_words(lists, "all") == {"a"}


def test_a_list_in_a_circle_ends() -> None:
    lists = {"a": WordList(words=("x", "$b")), "b": WordList(words=("y", "$a"))}

    assert look.list_words(lists, "a") == {"x", "y"}


def test_a_list_of_the_pattern_goes_before_a_shared_one(book: Book) -> None:
    sample = look.pattern(book, "sample")

    assert set(look.lists_for({"tiny": WordList(words=("z",))}, sample)) >= {"tiny", "wanted"}
    assert look.lists_for({"tiny": WordList(words=("z",))}, sample)["tiny"].words == ("win",)
