"""The quiet minute on the screen; the clock of its tests is a function that is called."""

from __future__ import annotations

from typing import Any

import pytest
from textual.widgets import Static

from reframe.dialogue.turns import Card
from reframe.tui.app import ReframeApp
from reframe.tui.screens.grounding import MOVING, STILL, GroundingScreen
from reframe.tui.screens.help_lines import HelpLinesScreen
from reframe.tui.screens.pause import Pause


@pytest.fixture
def app(services: Any) -> ReframeApp:
    return ReframeApp(lambda: services, places=services.places)


async def opened(fakes: Any, app: ReframeApp, pilot: Any, *, moves: bool = True) -> None:
    app.animation_level = "full" if moves else "none"
    await fakes.settle(pilot)
    app.push_screen(GroundingScreen(fakes.GROUNDING))
    await fakes.settle(pilot)


def filled(app: ReframeApp) -> int:
    """How many cells of the bar are full."""
    return str(app.screen.query_one("#gauge", Static).content).count("█")


async def test_the_bar_fills_while_breathing_in_and_empties_while_breathing_out(
    fakes: Any, app: ReframeApp, pace: Any
) -> None:
    seen: list[int] = []
    async with app.run_test() as pilot:
        await opened(fakes, app, pilot)
        begin = fakes.screen_text(app)
        for seconds in (0, 2, 2, 3, 3):
            pace.passes(seconds)
            await pilot.pause()
            seen.append(filled(app))
        again = fakes.screen_text(app)

    width = seen[2]
    assert pace.interval == MOVING
    assert fakes.GROUNDING.begin in begin
    assert "Breathe in" in begin
    assert "Round 1 of 2" in begin
    assert "Round 2 of 2" in again
    assert width >= 40
    assert seen == [0, width // 2, width, width // 2, 0]


async def test_the_words_follow_the_breath(fakes: Any, app: ReframeApp, pace: Any) -> None:
    async with app.run_test() as pilot:
        await opened(fakes, app, pilot)
        pace.passes(4)
        await pilot.pause()

        assert "Breathe out" in fakes.screen_text(app)


async def test_without_animations_there_are_words_and_a_count_and_no_bar(
    fakes: Any, app: ReframeApp, pace: Any
) -> None:
    shown = []
    async with app.run_test() as pilot:
        await opened(fakes, app, pilot, moves=False)
        for seconds in (0, 1, 3):
            pace.passes(seconds)
            await pilot.pause()
            shown.append(fakes.screen_text(app))

    assert pace.interval == STILL
    assert "Breathe in   1" in shown[0]
    assert "Breathe in   2" in shown[1]
    assert "Breathe out   1" in shown[2]
    assert not any("█" in page or "╭" in page for page in shown)


async def test_after_the_last_round_the_senses_come_one_at_a_time(
    fakes: Any, app: ReframeApp, pace: Any
) -> None:
    shown = []
    async with app.run_test() as pilot:
        await opened(fakes, app, pilot)
        pace.passes(20)
        for _ in range(3):
            await pilot.pause()
            shown.append(fakes.screen_text(app))
            await pilot.press("enter")
        await fakes.settle(pilot)
        left = app.screen

    assert not pace.running
    assert fakes.GROUNDING.senses[0] in shown[0]
    assert "1/2" in shown[0]
    assert fakes.GROUNDING.senses[1] in shown[1]
    assert fakes.GROUNDING.senses[0] not in shown[1]
    assert fakes.GROUNDING.end in shown[2]
    assert "enter go on" in shown[1]
    assert "enter go on" not in shown[2]
    assert not isinstance(left, GroundingScreen)


async def test_it_can_be_begun_again_at_any_time(fakes: Any, app: ReframeApp, pace: Any) -> None:
    async with app.run_test() as pilot:
        await opened(fakes, app, pilot)
        await pilot.press("enter", "enter", "r")
        await pilot.pause()

        assert "Round 1 of 2" in fakes.screen_text(app)
        assert pace.running


@pytest.mark.parametrize("steps", [0, 1, 2])
async def test_escape_leaves_at_any_time(
    fakes: Any, app: ReframeApp, pace: Any, steps: int
) -> None:
    async with app.run_test() as pilot:
        await opened(fakes, app, pilot)
        await pilot.press(*["space"] * steps, "escape")
        await fakes.settle(pilot)

        assert not isinstance(app.screen, GroundingScreen)


async def test_behind_the_help_lines_the_breathing_waits(
    fakes: Any, app: ReframeApp, pace: Any
) -> None:
    async with app.run_test() as pilot:
        await opened(fakes, app, pilot)
        await pilot.press("f1")
        await fakes.settle(pilot)
        waits = not pace.running
        await pilot.press("escape")
        await fakes.settle(pilot)

        assert isinstance(app.screen, GroundingScreen)
        assert pace.running
    assert waits


async def test_the_help_lines_have_a_key_to_it(fakes: Any, app: ReframeApp, pace: Any) -> None:
    async with app.run_test() as pilot:
        await fakes.settle(pilot)
        await pilot.press("f1")
        await pilot.pause()
        assert "g a quiet minute" in fakes.screen_text(app)
        await pilot.press("g")
        await fakes.settle(pilot)
        assert isinstance(app.screen, GroundingScreen)
        await pilot.press("escape")
        await fakes.settle(pilot)

        assert isinstance(app.screen, HelpLinesScreen)


async def test_the_help_lines_of_a_conversation_lead_to_it_and_back(
    fakes: Any, services: Any, pace: Any
) -> None:
    conversation = fakes.FakeConversation((fakes.ask(),))
    async with fakes.conversing(conversation, services) as (app, pilot):
        await pilot.press("h", "i", "f1", "g")
        await fakes.settle(pilot)
        assert isinstance(app.screen, GroundingScreen)
        await pilot.press("escape", "escape")
        await fakes.settle(pilot)

        assert "hi" in fakes.screen_text(app)
    assert conversation.events == []


async def test_from_the_pause_page_it_leads_back_to_the_pause_page(
    fakes: Any, services: Any, pace: Any
) -> None:
    from dataclasses import replace

    from reframe.rulebook.model import SafetyCard, WayOn

    card = SafetyCard("explicit", "A pause", (), (WayOn("grounding", "A quiet minute", "g"),))
    services = replace(services, safety=replace(services.safety, cards=(card,)))
    conversation = fakes.FakeConversation((Card("explicit", "explicit"),))
    async with fakes.conversing(conversation, services) as (app, pilot):
        await pilot.press("g")
        await fakes.settle(pilot)
        assert isinstance(app.screen, GroundingScreen)
        await pilot.press("escape")
        await fakes.settle(pilot)

        assert isinstance(app.screen, Pause)
    assert conversation.events == []


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24), (120, 40)])
async def test_it_fits_in_any_terminal(
    fakes: Any, app: ReframeApp, pace: Any, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await opened(fakes, app, pilot)
        pace.passes(2)
        await pilot.pause()
        shown = fakes.screen_text(app)

    assert "Breathe in" in shown
    assert "esc" in shown
