"""What was filled in beside the named fields, on every page that is made of a record."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from reframe.record.form import from_json
from reframe.record.model import Filled, Record, Taken
from reframe.share.json_form import to_document
from reframe.share.markdown import to_markdown
from reframe.share.text import to_text

PIE = (
    Filled("responsibility_pie.parts", "What played a part", ("The rain", "The *music*")),
    Filled(
        "responsibility_pie.shares", "Slices", weights=(("The rain", 60), ("The *music* | x", 40))
    ),
    Filled("responsibility_pie.notice", "What I see", ("Smaller",)),
)
OWN = (
    Filled("loud", "How loud it is", number=70),
    Filled("tree", "What can be done", ("Yes, but not now",), chosen="later"),
    Filled("worry_time", "Worry time", ("on Friday at six",), date="2026-11-27"),
)
NAMES = {"script:responsibility_pie": "Responsibility pie", "script:worry": "Worry tree"}


@pytest.fixture
def record(full_record: Record) -> Record:
    taken = (Taken("responsibility_pie", "balanced"),)
    return replace(full_record, script="worry", filled=(*OWN[:1], *PIE, *OWN[1:]), taken=taken)


def test_each_exercise_is_a_section_with_what_was_answered(record: Record) -> None:
    page = to_text(record, NAMES)

    assert (
        "\nResponsibility pie\n"
        "  What played a part\n  - The rain\n  - The *music*\n"
        "  Slices\n  - The rain: 60 of 100\n  - The *music* | x: 40 of 100\n"
        "  What I see\n    Smaller\n"
    ) in page


def test_what_the_script_itself_asked_stands_together(record: Record) -> None:
    page = to_text(record, NAMES)

    assert (
        "\nWorry tree\n  - How loud it is: 70 of 100\n"
        "  What can be done: Yes, but not now\n"
        "  Worry time (Friday 27 November 2026)\n    on Friday at six\n"
    ) in page


def test_markdown_has_them_too_and_no_name_breaks_its_table(record: Record) -> None:
    page = to_markdown(record, NAMES)

    assert "## Responsibility pie" in page
    assert "| The rain | 60 |" in page
    assert "| The \\*music\\* \\| x | 40 |" in page
    assert "Worry time (Friday 27 November 2026)\n\n> on Friday at six" in page


def test_without_its_script_the_id_stands_for_the_name(record: Record) -> None:
    assert "\nresponsibility_pie\n" in to_text(record, {})


def test_a_day_that_cannot_be_read_is_left_out(record: Record) -> None:
    odd = replace(record, filled=(replace(OWN[2], date="soon"),))

    assert "  Worry time\n    on Friday at six\n" in to_text(odd, NAMES)


def test_the_json_loses_nothing(record: Record) -> None:
    (stored,) = json.loads(to_document([record]))["records"]

    assert from_json(stored) == record
