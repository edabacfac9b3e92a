"""The demo on the screen: enter plays it, typing takes over, and the mark never goes."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from textual.pilot import Pilot
from textual.widgets import TextArea

from reframe.clock import FixedClock
from reframe.companion import demo
from reframe.companion.services import Services
from reframe.tui.demo import DemoApp
from reframe.tui.screens.conversation import ConversationScreen
from reframe.tui.screens.demo import DemoScreen
from reframe.tui.screens.pause import Pause

from .conftest import OnePattern

NOW = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)
SITUATION = "We got the first maths test back. I had 48 percent, and the mean of the class was 61."
THOUGHT = "I’ll never succeed"


class Page(SingleFileSnapshotExtension):
    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture(scope="module")
def demo_services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """Each example that begins clears the journal, so that one serves all tests."""
    where = {"REFRAME_HOME": str(tmp_path_factory.mktemp("demo"))}
    services = demo.open_demo(where, clock=FixedClock(NOW), detector=OnePattern())  # type: ignore[arg-type]
    yield services
    services.close()


Stage = Callable[..., AbstractAsyncContextManager[tuple[DemoApp, Pilot[None]]]]


@pytest.fixture
def stage(demo_services: Services, fakes: Any) -> Stage:
    @asynccontextmanager
    async def opened(
        name: str = "", *, auto: bool = False, size: tuple[int, int] = (100, 30)
    ) -> AsyncIterator[tuple[DemoApp, Pilot[None]]]:
        app = DemoApp(lambda: demo_services, name, auto=auto)
        async with app.run_test(size=size) as pilot:
            await fakes.settle(pilot)
            await fakes.settle(pilot)
            yield app, pilot

    return opened


async def enter(pilot: Pilot[None], fakes: Any, times: int = 1) -> None:
    for _ in range(times):
        await pilot.press("enter")
        await fakes.settle(pilot)


def playing(app: DemoApp) -> DemoScreen:
    assert isinstance(app.screen, DemoScreen)
    return app.screen


def record_of(app: DemoApp) -> Any:
    return playing(app)._conversation.record


async def test_the_answer_stands_in_the_composer_and_enter_sends_it(
    stage: Stage, fakes: Any
) -> None:
    async with stage("exam") as (app, pilot):
        assert playing(app).query_one(TextArea).text == SITUATION

        await enter(pilot, fakes)

        assert record_of(app).situation == SITUATION
        assert "DEMO" in fakes.screen_text(app).splitlines()[0]


async def test_enter_alone_plays_it_to_its_end(stage: Stage, fakes: Any) -> None:
    async with stage("exam") as (app, pilot):
        for _ in range(60):
            if record_of(app).status == "finished":
                break
            await enter(pilot, fakes)

        record = record_of(app)
        assert record.status == "finished"
        assert [(each.name, each.after) for each in record.feelings] == [
            ("sad", 50),
            ("hopeless", 35),
        ]
        assert [each.answer for each in record.thoughts[0].patterns] == ["accepted"]
        assert record.next_step.text == "I book the tutor."
        await pilot.press("2")
        await fakes.settle(pilot)
        assert "DEMO" in fakes.screen_text(app).splitlines()[0]
        assert "My result is below the mean" in fakes.screen_text(app)


async def test_what_is_typed_instead_is_taken_and_the_demo_goes_on(
    stage: Stage, fakes: Any
) -> None:
    async with stage("exam") as (app, pilot):
        playing(app).query_one(TextArea).clear()
        await fakes.type_text(pilot, "I came home late")
        await enter(pilot, fakes, 3)

        record = record_of(app)
        assert record.situation == "I came home late"
        assert [each.name for each in record.feelings] == ["sad", "hopeless"]
        assert [each.text for each in record.thoughts] == [THOUGHT]


async def test_stopping_says_that_nothing_is_kept_and_goes_back_to_the_list(
    stage: Stage, fakes: Any
) -> None:
    async with stage() as (app, pilot):
        assert "Mara and the late report" in fakes.screen_text(app)
        await pilot.press("down", "enter")
        await fakes.settle(pilot)
        assert "first maths test" in fakes.screen_text(app)

        await pilot.press("ctrl+d")
        await fakes.settle(pilot)

        assert not isinstance(app.screen, ConversationScreen)
        assert demo.LEFT in [each.message for each in app._notifications]


async def test_stopping_the_one_that_was_named_ends_the_demo(stage: Stage, fakes: Any) -> None:
    async with stage("exam") as (app, pilot):
        await pilot.press("ctrl+d")
        await fakes.settle(pilot)

        assert app.return_code == 0


async def test_a_name_that_is_none_is_told(stage: Stage, fakes: Any) -> None:
    async with stage("nobody") as (app, _):
        assert "There is no vignette of that name" in fakes.screen_text(app)
        assert app.exit_code == 2


def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """By itself, but by ticks of the test alone."""
    monkeypatch.setattr(DemoScreen, "TICK", 1000.0)


async def test_by_itself_it_types_and_sends(
    stage: Stage, fakes: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    hurried(monkeypatch)
    async with stage("exam", auto=True) as (app, pilot):
        assert playing(app).query_one(TextArea).text == ""

        playing(app)._tick()
        await fakes.settle(pilot)
        assert playing(app).query_one(TextArea).text == SITUATION
        playing(app)._tick()
        await fakes.settle(pilot)

        assert record_of(app).situation == SITUATION
        for _ in range(60):
            if record_of(app).status == "finished":
                break
            playing(app)._tick()
            await fakes.settle(pilot)
        assert record_of(app).status == "finished"


async def test_a_key_takes_over_from_it_and_loses_nothing(
    stage: Stage, fakes: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    hurried(monkeypatch)
    async with stage("exam", auto=True) as (app, pilot):
        await pilot.press("x")
        await fakes.settle(pilot)
        playing(app)._tick()
        playing(app)._tick()
        await fakes.settle(pilot)

        assert not playing(app).goes_by_itself
        assert playing(app).query_one(TextArea).text == SITUATION + "x"
        assert record_of(app).situation == ""


async def test_q_ends_it_while_it_goes_by_itself(
    stage: Stage, fakes: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    hurried(monkeypatch)
    async with stage("exam", auto=True) as (app, pilot):
        await pilot.press("q")
        await fakes.settle(pilot)

        assert app.return_code == 0


async def test_words_of_need_bring_the_card_under_the_mark_and_wait(
    stage: Stage, fakes: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    hurried(monkeypatch)
    async with stage("exam", auto=True) as (app, pilot):
        await pilot.press("x")
        playing(app).query_one(TextArea).clear()
        await fakes.type_text(pilot, "I want to kill myself")
        await enter(pilot, fakes)

        assert isinstance(app.screen, Pause)
        page = fakes.screen_text(app)
        assert "DEMO" in page.splitlines()[0]
        assert "saved" not in page


async def test_the_plan_stays_closed_and_a_country_is_not_kept(
    stage: Stage, fakes: Any, demo_services: Services
) -> None:
    async with stage("exam") as (app, pilot):
        await pilot.press("f1")
        await fakes.settle(pilot)
        assert "DEMO" in fakes.screen_text(app).splitlines()[0]
        await pilot.press("p")
        await fakes.settle(pilot)
        assert demo.NO_PLAN in [each.message for each in app._notifications]

        await pilot.press("c", "enter")
        await fakes.settle(pilot)

        assert app.country() is not None
        assert not demo_services.places.config_file.exists()
        assert not demo_services.places.data.exists() or not list(
            demo_services.places.data.rglob("*.toml")
        )


async def test_it_looks_as_it_did(stage: Stage, fakes: Any, snapshot: SnapshotAssertion) -> None:
    time.tzset()
    async with stage("exam", size=(80, 24)) as (app, pilot):
        await enter(pilot, fakes, 2)
        for field in app.screen.query(TextArea):
            field.cursor_blink = False
        await fakes.settle(pilot)

        assert fakes.screen_text(app) == snapshot.use_extension(Page)
