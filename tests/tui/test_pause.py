"""The pause page leads to the own safety plan and back, and never fails for want of one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from textual.app import App
from textual.widgets import Static

from reframe.companion.plan import NAME, PlanKeeper
from reframe.companion.services import Services
from reframe.dialogue.turns import Card
from reframe.tui.screens.pause import Pause
from reframe.tui.screens.safety_plan import SafetyPlanScreen
from reframe.tui.widgets.choices import Numbered

EXPLICIT = "I want to kill myself"
WAY = "See my safety plan"


@pytest.fixture
def keeper(opened: Services) -> PlanKeeper:
    found = opened.plan()
    assert found is not None
    return found


def ways(app: App[Any]) -> str:
    listing = app.screen.query_one(Numbered)
    return "\n".join(str(option.prompt) for option in listing.options)


async def test_the_plan_is_read_and_escape_leads_back_to_the_pause(
    fakes: Any, opened: Services, keeper: PlanKeeper
) -> None:
    keeper.write("alone", "A walk by the river")
    async with fakes.running(opened, (80, 24)) as (app, pilot):
        await fakes.answer(pilot, "+n", EXPLICIT, "+p")
        plan = app.screen
        shown = fakes.screen_text(app)
        await fakes.answer(pilot, "+escape")

        assert isinstance(plan, SafetyPlanScreen)
        assert "A walk by the river" in shown
        assert isinstance(app.screen, Pause)
        assert "In danger right now" in fakes.screen_text(app)
    (row,) = opened.journal.rows()
    record = opened.journal.get(row.id).record
    assert (record.situation, record.note) == (EXPLICIT, "")


async def test_after_reading_every_way_on_is_still_taken(
    fakes: Any, opened: Services, keeper: PlanKeeper
) -> None:
    keeper.write("alone", "A walk by the river")
    async with fakes.running(opened) as (app, pilot):
        await fakes.answer(pilot, "+n", EXPLICIT, "+p", "+escape", "+k", "Ana is here")

        assert not isinstance(app.screen, Pause)
    (row,) = opened.journal.rows()
    assert opened.journal.get(row.id).record.note == "Ana is here"


async def test_an_empty_plan_says_so_and_blocks_nothing(
    fakes: Any, opened: Services, keeper: PlanKeeper
) -> None:
    async with fakes.running(opened) as (app, pilot):
        await fakes.answer(pilot, "+n", EXPLICIT, "+p")
        intro = str(app.screen.query_one("#intro", Static).content)
        await fakes.answer(pilot, "+escape")

        assert intro == keeper.form.empty
        assert isinstance(app.screen, Pause)


async def test_a_plan_that_can_not_be_read_is_left_out_and_the_pause_comes_up(
    fakes: Any, opened: Services
) -> None:
    opened.journal.keep(NAME, "{half")
    async with fakes.running(opened) as (app, pilot):
        await fakes.answer(pilot, "+n", EXPLICIT)

        assert isinstance(app.screen, Pause)
        assert WAY not in ways(app)
        assert "Show the help lines" in ways(app)
        await fakes.answer(pilot, "+p")
        assert isinstance(app.screen, Pause)


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24), (120, 40)])
async def test_the_help_lines_and_the_plan_are_in_view_in_any_terminal(
    fakes: Any, opened: Services, size: tuple[int, int]
) -> None:
    async with fakes.running(opened, size) as (app, pilot):
        await fakes.answer(pilot, "+n", EXPLICIT)
        shown = fakes.screen_text(app)

    assert "Show the help lines" in shown
    assert WAY in shown


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (100, 29), (120, 40)])
async def test_every_way_on_is_in_view_with_the_emergency_number(
    fakes: Any, opened: Services, size: tuple[int, int]
) -> None:
    async with fakes.running(opened, size) as (app, pilot):
        await fakes.answer(pilot, "+n", EXPLICIT)
        shown = fakes.screen_text(app)

    card = next(card for card in opened.safety.cards if card.id == "explicit")
    assert [way.id for way in card.ways if way.label not in shown] == []
    assert "In danger right now" in shown


async def test_a_passive_card_says_how_to_get_to_the_plan(
    fakes: Any, services: Any, keeper: PlanKeeper
) -> None:
    services = replace(services, safety=replace(services.safety, plan=keeper.form))
    conversation = fakes.FakeConversation((Card("passive", "passive"), fakes.ask()), ())
    async with fakes.conversing(conversation, services) as (app, pilot):
        shown = fakes.screen_text(app)
        await pilot.press("f1")
        await fakes.settle(pilot)
        await pilot.press("p")
        await fakes.settle(pilot)

        assert isinstance(app.screen, SafetyPlanScreen)
    assert "F1 shows people you can call." in shown
    assert "F1, then p, opens your safety plan." in shown
    assert conversation.events == []


async def test_heavy_words_alone_point_to_the_help_lines_only(
    fakes: Any, services: Any, keeper: PlanKeeper
) -> None:
    services = replace(services, safety=replace(services.safety, plan=keeper.form))
    conversation = fakes.FakeConversation((Card("soft", "soft"), fakes.ask()), ())
    async with fakes.conversing(conversation, services) as (app, _pilot):
        shown = fakes.screen_text(app)

    assert "F1 shows people you can call." in shown
    assert "safety plan" not in shown
