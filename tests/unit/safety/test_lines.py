from __future__ import annotations

from dataclasses import replace

import pytest

from reframe.errors import UsageProblem
from reframe.rulebook.compiled import compile_safety
from reframe.rulebook.folder import rules_folder
from reframe.rulebook.model import Breathing, Country, Grounding, Line, Safety
from reframe.safety.lines import as_text, country, international

LINE = Line("Ears", "Someone who listens", "ears.example", "2026-01-02", call=("1", "2"))
HERE = Country("GB", "United Kingdom", ("999",), (LINE,))
ANYWHERE = Country(
    "international",
    "Anywhere else",
    ("your local emergency number",),
    (Line("Finder", "Finds a line", "find.example", "2026-01-02", chat="find.example"),),
)
SHIPPED = compile_safety(rules_folder()).content
BREATHING = Breathing(4, 6, 5, "Breathe out slowly.", "in", "out", "{round}")
GROUNDING = Grounding("A minute", "Sit down.", BREATHING, ("Look around.",), "Once more.")
SAFETY = Safety({}, (), (), (), (HERE, ANYWHERE), GROUNDING)


@pytest.mark.parametrize("asked", ["GB", "gb", " uk ", "U.K.", "united  KINGDOM", "Scotland"])
def test_a_country_is_found_by_code_and_name(asked: str) -> None:
    assert country(SAFETY, asked) is HERE


def test_a_near_name_is_suggested() -> None:
    with pytest.raises(UsageProblem, match="Did you mean United Kingdom"):
        country(SAFETY, "united kingdon")


def test_an_unknown_country_is_never_replaced_by_another() -> None:
    with pytest.raises(UsageProblem, match="no lines for that country"):
        country(SAFETY, "Narnia")


def test_the_page_has_number_lines_source_and_grounding() -> None:
    page = as_text(HERE, SAFETY)

    assert "999" in page
    assert "Ears: call 1 or 2" in page
    assert "Source: ears.example, read on 2026-01-02, not yet confirmed by a person." in page
    assert "find.example" in page
    assert "Breathe out slowly." in page


def test_a_confirmed_line_says_so() -> None:
    confirmed = replace(HERE, lines=(replace(LINE, confirmed_by_person="2026-02-03"),))

    assert "confirmed by a person on 2026-02-03" in as_text(confirmed, SAFETY)


@pytest.mark.parametrize("each", SHIPPED.countries, ids=lambda each: each.code)
def test_every_country_has_an_emergency_number_and_a_dated_line(each: Country) -> None:
    page = as_text(each, SHIPPED)

    assert each.emergency
    assert each.lines
    assert all(number in page for number in each.emergency)
    assert all(line.source and line.source_read_on in page for line in each.lines)


def test_there_is_an_international_fallback() -> None:
    assert "findahelpline.com" in as_text(international(SHIPPED), SHIPPED)
