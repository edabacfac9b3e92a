from __future__ import annotations

import pytest

from reframe.companion.conversation import Conversation
from reframe.companion.scripts import called, listed
from reframe.companion.services import Services
from reframe.errors import UsageProblem
from reframe.rulebook.model import Book


def test_records_come_before_the_exercises(book: Book) -> None:
    kinds = [each.kind for each in listed(book)]

    assert len(kinds) == len(book.scripts)
    assert kinds == sorted(kinds)
    assert listed(book)[0].id == "seven_column"


@pytest.mark.parametrize(
    "name", ["worry", "Worry", "Worry tree", "worry-tree", " worry tree ", "WORRY"]
)
def test_a_script_is_found_however_its_name_is_written(book: Book, name: str) -> None:
    assert called(book, name).id == "worry"


@pytest.mark.parametrize(
    ("name", "near"), [("wory", "worry"), ("pie", "responsibility_pie"), ("abcd", "abcde")]
)
def test_a_wrong_name_is_told_with_the_nearest(book: Book, name: str, near: str) -> None:
    with pytest.raises(UsageProblem, match=f"Did you mean {near}\\?"):
        called(book, name)


def test_a_name_far_from_all_lists_them(book: Book) -> None:
    with pytest.raises(UsageProblem) as told:
        called(book, "zzzzzzzz")

    assert "zzzzzzzz" not in told.value.sentence
    assert all(each.id in told.value.sentence for each in book.scripts)


def test_every_script_can_be_begun_and_resumed(services: Services) -> None:
    for script in listed(services.book):
        begun = Conversation.new(services, script.id, seed=1)
        begun.draft("half a sentence")
        again = Conversation.resume(services, begun.record.id)

        assert again.record.script == script.id
        assert again.turns()[-1] == begun.turns()[-1]
        assert again.drafted == "half a sentence"
