"""The own safety plan, in the journal and, when wanted, in a file."""

from __future__ import annotations

import stat
from dataclasses import replace

import pytest

from reframe.companion.plan import NAME, WAY, PlanKeeper, as_text, with_open_ways
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


def test_it_is_written_to_a_private_file_for_printing_again_and_again(
    services: Services, keeper: PlanKeeper
) -> None:
    folder = services.places.data / "exports"
    keeper.write("signs", "I go quiet")
    keeper.print_into(folder)
    keeper.write("signs", "I sleep badly")

    path = keeper.print_into(folder)

    assert path == folder / "safety-plan.txt"
    assert path.read_text(encoding="utf-8") == as_text(keeper.plan(), keeper.form)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def ways(services: Services, keeper: PlanKeeper | None) -> set[str]:
    safety = with_open_ways(services.safety, keeper)
    return {way.id for card in safety.cards for way in card.ways}


def test_a_card_leads_to_the_plan_also_while_nothing_is_written(
    services: Services, keeper: PlanKeeper
) -> None:
    assert WAY in ways(services, keeper)


def test_no_card_leads_to_a_plan_that_can_not_be_read(
    services: Services, keeper: PlanKeeper
) -> None:
    services.journal.keep(NAME, "{half")

    assert ways(services, keeper) == ways(services, None)
    assert WAY not in ways(services, keeper)
    assert {"lines", "keep_writing", "stop", "clear"} <= ways(services, keeper)


def test_where_the_form_is_missing_no_card_leads_to_the_plan(services: Services) -> None:
    without = replace(services, safety=replace(services.safety, plan=None))

    assert WAY not in ways(without, without.plan())
