"""A first start: the notice over the start page, then the country, then what was wished for."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

import pytest

from reframe.config import Config, load
from reframe.tui.app import ReframeApp
from reframe.tui.screens.first_run import CountryScreen, NoticeScreen
from reframe.tui.screens.hidden import Hidden
from reframe.tui.screens.home import HomeScreen


@pytest.fixture
def fresh(fakes: Any, services: Any) -> Any:
    """Services whose notice was never accepted."""
    return replace(services, safety=replace(fakes.SAFETY, notice=fakes.NOTICE))


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def app_of(services: Any) -> ReframeApp:
    return ReframeApp(lambda: services, places=services.places)


def kept(services: Any) -> Config:
    return load(services.places.config_file)


async def test_the_notice_comes_first_and_names_the_key_of_the_lines(
    fakes: Any, fresh: Any
) -> None:
    app = app_of(fresh)
    async with app.run_test() as pilot:
        await fakes.settle(pilot)
        shown = fakes.screen_text(app)

    assert fakes.NOTICE.title in shown
    assert "F1 shows people" in shown
    assert "ctrl+g" not in shown


@pytest.mark.parametrize("key", ["n", "j", "c", "p", "escape", "question_mark", "ctrl+g", "q"])
async def test_nothing_else_opens_before_it_is_accepted(fakes: Any, fresh: Any, key: str) -> None:
    app = app_of(fresh)
    async with app.run_test() as pilot:
        await fakes.settle(pilot)
        await pilot.press(key)
        await fakes.settle(pilot)

        assert isinstance(app.screen, NoticeScreen)
        assert app.is_running
    assert kept(fresh) == Config()


async def test_help_lines_and_hiding_work_before_it_is_accepted(fakes: Any, fresh: Any) -> None:
    app = app_of(fresh)
    async with app.run_test() as pilot:
        await fakes.settle(pilot)
        await pilot.press("f1")
        await fakes.settle(pilot)
        lines = fakes.screen_text(app)
        await pilot.press("ctrl+g", "escape", "ctrl+x")
        await fakes.settle(pilot)
        hidden = app.screen
        await pilot.press("x", "enter")
        await fakes.settle(pilot)

        assert isinstance(app.screen, NoticeScreen)
    assert "your local number" in lines
    assert isinstance(hidden, Hidden)


@pytest.mark.parametrize("keys", [["l"], ["down", "enter"], ["ctrl+q"]])
async def test_leaving_accepts_nothing(fakes: Any, fresh: Any, keys: list[str]) -> None:
    app = app_of(fresh)
    async with app.run_test() as pilot:
        await fakes.settle(pilot)
        await pilot.press(*keys)
        await fakes.settle(pilot)

        assert not app.is_running
    assert app.return_code == 0
    assert kept(fresh) == Config()


async def test_accepting_leads_to_the_country_and_then_to_the_start_page(
    fakes: Any, fresh: Any
) -> None:
    app = app_of(fresh)
    async with app.run_test() as pilot:
        await fakes.settle(pilot)
        await pilot.press("a")
        await fakes.settle(pilot)
        asked = fakes.screen_text(app)
        await pilot.press("1")
        await fakes.settle(pilot)

        assert isinstance(app.screen, HomeScreen)
        assert "This is a program and not a person." in fakes.screen_text(app)
        assert app.country() == "GB"
    assert fakes.NOTICE.country.ask in asked
    assert kept(fresh) == Config(country="GB", notice=1)


async def test_once_accepted_the_notice_does_not_come_again(fakes: Any, fresh: Any) -> None:
    app = app_of(replace(fresh, config=Config(notice=1)))
    async with app.run_test() as pilot:
        await fakes.settle(pilot)

        assert isinstance(app.screen, HomeScreen)


async def test_a_guess_is_marked_as_one_and_not_taken_without_a_key(
    fakes: Any, fresh: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    app = app_of(fresh)
    async with app.run_test() as pilot:
        await fakes.settle(pilot)
        await pilot.press("a")
        await fakes.settle(pilot)
        await pilot.press("escape", "q")
        await fakes.settle(pilot)

        assert isinstance(app.screen, CountryScreen)
        assert "United Kingdom (a guess)" in fakes.screen_text(app)
        assert kept(fresh).country is None
        await pilot.press("enter")
        await fakes.settle(pilot)
    assert kept(fresh).country == "GB"


async def test_without_a_guess_enter_names_no_country(fakes: Any, fresh: Any) -> None:
    app = app_of(fresh)
    async with app.run_test() as pilot:
        await fakes.settle(pilot)
        await pilot.press("a")
        await fakes.settle(pilot)
        await pilot.press("enter")
        await fakes.settle(pilot)

    assert kept(fresh).country == "international"


async def test_a_country_chosen_on_the_help_lines_before_is_not_asked_again(
    fakes: Any, fresh: Any
) -> None:
    app = app_of(fresh)
    async with app.run_test() as pilot:
        await fakes.settle(pilot)
        await pilot.press("f1", "c", "1")
        await fakes.settle(pilot)
        await pilot.press("escape", "a")
        await fakes.settle(pilot)

        assert isinstance(app.screen, HomeScreen)
    assert kept(fresh) == Config(country="GB", notice=1)


async def test_a_country_chosen_on_the_help_lines_meanwhile_answers_the_question(
    fakes: Any, fresh: Any
) -> None:
    app = app_of(fresh)
    async with app.run_test() as pilot:
        await fakes.settle(pilot)
        await pilot.press("a")
        await fakes.settle(pilot)
        await pilot.press("f1", "c", "1")
        await fakes.settle(pilot)
        await pilot.press("escape")
        await fakes.settle(pilot)

        assert isinstance(app.screen, HomeScreen)
    assert kept(fresh).country == "GB"


async def test_a_wish_made_before_waits_for_the_notice_and_is_kept(fakes: Any, fresh: Any) -> None:
    ready = threading.Event()
    app = ReframeApp(lambda: (ready.wait(10), fresh)[1], places=fresh.places)
    async with app.run_test() as pilot:
        await pilot.press("j")
        ready.set()
        await fakes.settle(pilot)
        assert isinstance(app.screen, NoticeScreen)
        await pilot.press("a")
        await fakes.settle(pilot)
        await pilot.press("enter")
        await fakes.settle(pilot)

        assert "Journal" in fakes.screen_text(app)


async def test_a_page_of_help_lines_opened_before_is_not_covered_by_the_notice(
    fakes: Any, fresh: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reframe.rulebook.load.safety", lambda places: fakes.SAFETY)
    ready = threading.Event()
    app = ReframeApp(lambda: (ready.wait(10), fresh)[1], places=fresh.places)
    async with app.run_test() as pilot:
        await pilot.press("f1")
        await pilot.pause()
        ready.set()
        await fakes.settle(pilot)
        lines = fakes.screen_text(app)
        await pilot.press("escape")
        await fakes.settle(pilot)

        assert isinstance(app.screen, NoticeScreen)
    assert "your local number" in lines


async def test_what_can_not_be_kept_is_told_and_one_goes_on(fakes: Any, fresh: Any) -> None:
    fresh.places.config_file.parent.mkdir(parents=True)
    fresh.places.config_file.write_text("hints = maybe\n")
    app = app_of(fresh)
    async with app.run_test(size=(80, 40), notifications=True) as pilot:
        await fakes.settle(pilot)
        await pilot.press("a")
        await fakes.settle(pilot)
        await pilot.press("1")
        await fakes.settle(pilot)

        assert isinstance(app.screen, HomeScreen)
        assert any("asked again" in str(toast.render()) for toast in app.screen.query("Toast"))


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_the_real_notice_can_be_read_to_its_end_and_its_answers_are_always_there(
    fakes: Any, opened: Any, size: tuple[int, int]
) -> None:
    notice = opened.safety.notice
    app = app_of(replace(opened, config=Config()))
    async with app.run_test(size=size) as pilot:
        await fakes.settle(pilot)
        top = fakes.screen_text(app)
        await pilot.press("pagedown", "pagedown")
        await fakes.settle(pilot)
        end = fakes.screen_text(app)

    assert notice.title in top
    assert all(notice.accept in shown and notice.leave in shown for shown in (top, end))
    assert notice.text[-1].split()[-1] in end
    assert "PgUp PgDn read on" in top


async def test_the_page_of_keys_leads_to_the_page_about_reframe(fakes: Any, fresh: Any) -> None:
    app = app_of(replace(fresh, config=Config(notice=1)))
    async with app.run_test() as pilot:
        await fakes.settle(pilot)
        await pilot.press("question_mark", "a")
        await fakes.settle(pilot)
        shown = fakes.screen_text(app)

    assert "What it is. F1 shows people." in shown
