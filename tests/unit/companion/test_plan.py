"""The own safety plan, in the journal and, when wanted, in a file."""

from __future__ import annotations

import stat

import pytest

from reframe.companion.plan import NAME, PlanKeeper, as_text
from reframe.companion.services import Services
from reframe.errors import StorageProblem
from reframe.record.plan import SafetyPlan


@pytest.fixture
def keeper(services: Services) -> PlanKeeper:
    found = services.plan()
    assert found is not None
    return found


def test_what_was_written_is_there_again(services: Services, keeper: PlanKeeper) -> None:
    keeper.write("signs", "I stop answering the phone")

    again = services.plan()
    assert again is not None
    assert again.plan().text("signs") == "I stop answering the phone"


def test_without_permission_there_is_no_file(services: Services, keeper: PlanKeeper) -> None:
    keeper.write("signs", "I stop answering the phone")

    assert not services.places.plan_file.exists()


def test_with_permission_a_private_file_follows_every_change(
    services: Services, keeper: PlanKeeper
) -> None:
    keeper.write("signs", "I stop answering the phone")
    keeper.allow_outside(True)
    keeper.write("alone", "A walk by the river")

    text = services.places.plan_file.read_text(encoding="utf-8")
    assert "A walk by the river" in text
    assert stat.S_IMODE(services.places.plan_file.stat().st_mode) == 0o600


def test_when_permission_is_taken_back_the_file_goes(
    services: Services, keeper: PlanKeeper
) -> None:
    keeper.write("signs", "x")
    keeper.allow_outside(True)
    keeper.allow_outside(False)

    assert not services.places.plan_file.exists()
    assert keeper.plan().text("signs") == "x"


def test_an_emptied_plan_leaves_no_file(services: Services, keeper: PlanKeeper) -> None:
    keeper.write("signs", "x")
    keeper.allow_outside(True)
    keeper.write("signs", "")

    assert not services.places.plan_file.exists()


def test_control_characters_do_not_get_in(keeper: PlanKeeper) -> None:
    assert keeper.write("signs", "call\x1b]0;me\x07 Ann").text("signs") == "call Ann"


def test_a_damaged_plan_is_told_and_left_alone(services: Services, keeper: PlanKeeper) -> None:
    services.journal.keep(NAME, "{half")

    with pytest.raises(StorageProblem, match="can't be read"):
        keeper.write("signs", "x")
    assert services.journal.kept(NAME) == "{half"


def test_the_page_has_the_sections_with_words_in_the_order_of_the_form(
    keeper: PlanKeeper,
) -> None:
    first, second, *_ = keeper.form.sections
    plan = SafetyPlan({second.id: "two\nlines", first.id: "one"})

    page = as_text(plan, keeper.form)

    assert page.index(first.name) < page.index(second.name)
    assert "  two\n  lines" in page
    assert keeper.form.sections[-1].name not in page
