"""Patterns and settings as lines: read, put aside, brought back, changed."""

from __future__ import annotations

import io
from dataclasses import replace

from reframe.companion.services import Services
from reframe.config import load
from reframe.plain.console import Console
from reframe.plain.patterns import found
from reframe.plain.start import talk
from reframe.record.names import own_names
from reframe.rulebook.model import Book

TO_OFFER = ("n", "I failed the first maths test", "sad 75", "I’ll never succeed", "90", "")


def played(services: Services, *lines: str) -> str:
    sink = io.StringIO()
    talk(services, Console(io.BytesIO("".join(f"{line}\n" for line in lines).encode()), sink))
    return sink.getvalue()


def test_a_pattern_is_read_by_name_from_the_menu(services: Services) -> None:
    written = played(services, "thinking patterns, to read", "mental filtering", "", "q")

    pattern = next(each for each in services.book.patterns if each.id == "mental_filter")
    assert pattern.definition in written
    assert f"“{pattern.examples[0]}”" in written


def test_it_is_found_by_another_name(book: Book) -> None:
    pattern = next(each for each in book.patterns if each.id == "all_or_nothing")

    assert found(book.patterns, "black-and-white") == pattern
    assert found(book.patterns, "nothing of the kind") is None


def test_in_a_record_the_question_comes_again_after_reading(services: Services) -> None:
    written = played(services, "n", "/patterns", "3", "", "I failed")

    assert written.count("What happened?") == 2
    (row,) = services.journal.rows()
    assert services.journal.get(row.id).record.situation == "I failed"


def test_one_put_aside_is_not_offered_until_it_is_brought_back(services: Services) -> None:
    first = played(services, "patterns", "aside fortune telling", "", *TO_OFFER)
    assert "is not offered any more" in first
    assert "This may be" not in first
    assert load(services.places.config_file).archived == ("fortune_telling",)

    config = replace(services.config, archived=("fortune_telling",))
    again = played(replace(services, config=config), "patterns", "aside fortune telling", "", "q")
    assert "can be offered again" in again
    assert load(services.places.config_file).archived == ()


def test_a_name_of_ones_own_is_typed_at_the_list(services: Services) -> None:
    played(services, *TO_OFFER, "other", "a name of my own", "the Sunday voice")

    (row,) = services.journal.rows()
    assert own_names(services.journal.get(row.id).record) == ("the Sunday voice",)


def test_settings_are_changed(services: Services) -> None:
    written = played(services, "settings", "1", "2", "", "q")

    assert "Tone of the questions: more direct. It holds from the next record on." in written
    config = load(services.places.config_file)
    assert (config.tone, config.questions) == ("firmer", 4)


def test_in_a_demo_nothing_is_set(services: Services) -> None:
    written = played(replace(services, keeps=False), "settings", "1", "", "q")

    assert "only kept outside of a demo" in written
    assert not services.places.config_file.exists()


def test_they_can_be_read_before_one_is_chosen(services: Services) -> None:
    written = played(services, *TO_OFFER, "other", "patterns", "labelling", "", "labelling")

    assert next(p.definition for p in services.book.patterns if p.id == "labeling") in written
    (row,) = services.journal.rows()
    patterns = services.journal.get(row.id).record.thoughts[0].patterns
    assert [each.pattern for each in patterns if each.answer == "accepted"] == ["labeling"]
