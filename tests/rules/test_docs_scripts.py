"""docs/scripts.md: its example can be used as it stands, and it leaves nothing out."""

from __future__ import annotations

import dataclasses
import re
import typing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reframe.dialogue import machine
from reframe.dialogue.events import Chose, Dated, Event, Rated, Seen, Typed
from reframe.dialogue.turns import Done, Say
from reframe.rulebook import load
from reframe.rulebook.checks import own
from reframe.rulebook.folder import rules_folder
from reframe.rulebook.model import Book
from reframe.rulebook.names import CONDITIONS, STEP_FIELDS
from reframe.rulebook.script_model import Option, Script, Step, StepKind

TEXT = (Path(__file__).parents[2] / "docs" / "scripts.md").read_text(encoding="utf-8")
(EXAMPLE,) = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def with_example() -> Book:
    book = load.book()
    files = (("what_matters.yaml", EXAMPLE.encode()),)
    ((script, problems),) = own.checked(files, book, rules_folder())
    assert problems == ()
    assert script is not None
    return dataclasses.replace(book, scripts=(*book.scripts, script))


def played(book: Book, *events: Event) -> tuple[list[str], list[str]]:
    """What was said on the way, and the answers that stand in the end."""
    state, turns = machine.start(
        book, "what_matters", record_id="one", now=NOW, rules_version="1", seed=1
    )
    said = list(turns)
    for event in events:
        state, turns = machine.advance(book, state, event, Seen())
        said += turns
    assert isinstance(said[-1], Done)
    return [turn.text for turn in said if isinstance(turn, Say)], [
        each.step for each in state.record.filled
    ]


def test_the_example_takes_up_a_technique_and_comes_back(with_example: Book) -> None:
    said, filled = played(
        with_example,
        Typed("Being a good friend"),
        Rated(40),
        Chose("plan"),
        Typed("Write to Bo"),
        Dated("tonight", "2026-03-01"),
        Typed(""),
    )

    assert filled == ["value", "near", "small", "if_then.time"]
    assert any("“Being a good friend” can be the reason" in text for text in said)


def test_the_example_ends_kindly_without_an_answer(with_example: Book) -> None:
    said, filled = played(with_example, Typed(""))

    assert filled == []
    assert "It may show itself later." in said


@pytest.mark.parametrize(
    "name",
    [
        *typing.get_args(StepKind),
        *CONDITIONS,
        *STEP_FIELDS,
        *(each.name for kind in (Script, Step, Option) for each in dataclasses.fields(kind)),
    ],
)
def test_every_name_a_script_can_use_is_on_the_page(name: str) -> None:
    assert re.search(rf"`{name}\b", TEXT), name
