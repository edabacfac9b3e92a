from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from reframe.errors import JournalBusy
from reframe.record.model import Thought
from reframe.tui.app import ReframeApp
from reframe.tui.screens.detail import DetailScreen
from reframe.tui.screens.home import HomeScreen
from reframe.tui.screens.problem import ProblemScreen

HOSTILE = "[/b] [@click=app.quit]x"


def app_of(services: Any) -> ReframeApp:
    return ReframeApp(lambda: services, places=services.places)


async def test_the_start_page_is_there_before_the_services(fakes: Any, services: Any) -> None:
    import threading

    opened = threading.Event()
    app = ReframeApp(lambda: (opened.wait(10), services)[1], places=services.places)
    async with app.run_test() as pilot:
        await pilot.pause()
        before = fakes.screen_text(app)
        opened.set()
        await fakes.settle(pilot)
        after = fakes.screen_text(app)

    assert "New thought record" in before
    assert "Getting ready…" in before
    assert "This is a program and not a person." in after
    assert "Continue: “I failed the first maths test”" in after


async def test_a_wish_made_before_the_services_are_there_is_kept(fakes: Any, services: Any) -> None:
    import threading

    opened = threading.Event()
    app = ReframeApp(lambda: (opened.wait(10), services)[1], places=services.places)
    async with app.run_test() as pilot:
        await pilot.press("j")
        await pilot.pause()
        assert "opens in a moment" in fakes.screen_text(app)
        opened.set()
        await fakes.settle(pilot)

        assert "Journal" in fakes.screen_text(app)


async def test_what_stands_in_the_way_is_one_sentence_and_the_help_lines_work(
    fakes: Any, services: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> Any:
        raise JournalBusy("Another reframe has the journal open. Close it and start again.")

    monkeypatch.setattr("reframe.rulebook.load.safety", lambda places: fakes.SAFETY)
    app = ReframeApp(refuse, places=services.places)
    async with app.run_test() as pilot:
        await fakes.settle(pilot)
        assert isinstance(app.screen, ProblemScreen)
        shown = fakes.screen_text(app)
        await pilot.press("f1")
        await pilot.pause()
        lines = fakes.screen_text(app)
        await pilot.press("escape", "q")

    assert app.return_code == 74
    assert "Another reframe has the journal open." in shown
    assert "Traceback" not in shown
    assert "your local number" in lines


async def test_words_that_called_for_a_card_do_not_greet_anyone(fakes: Any, services: Any) -> None:
    record = replace(fakes.RECORD, situation="unbearable")
    services.journal.records = {record.id: record}
    app = app_of(services)
    async with app.run_test() as pilot:
        await fakes.settle(pilot)
        shown = fakes.screen_text(app)

    assert "unbearable" not in shown
    assert "Continue: the record of 22 Nov 2026" in shown


async def test_records_are_listed_read_exported_and_deleted(fakes: Any, services: Any) -> None:
    app = app_of(services)
    async with app.run_test(size=(100, 30)) as pilot:
        await fakes.settle(pilot)
        await pilot.press("j", "enter")
        await pilot.pause()
        page = fakes.screen_text(app)
        await pilot.press("e")
        await fakes.settle(pilot)
        exported = list((services.places.data / "exports").iterdir())
        await pilot.press("d", "d")
        await fakes.settle(pilot)
        after = fakes.screen_text(app)

    assert "THOUGHT" in page
    assert "I’ll never succeed" in page
    assert [path.name for path in exported] == ["reframe-2026-11-22-01234567.md"]
    assert exported[0].stat().st_mode & 0o777 == 0o600
    assert "I’ll never succeed" in exported[0].read_text(encoding="utf-8")
    assert services.journal.records == {}
    assert "There is nothing here yet." in after


async def test_a_second_export_leaves_the_first_one_alone(fakes: Any, services: Any) -> None:
    app = app_of(services)
    async with app.run_test(size=(100, 30)) as pilot:
        await fakes.settle(pilot)
        await pilot.press("j")
        for _ in range(2):
            await pilot.press("e")
            await fakes.settle(pilot)

    names = sorted(path.name for path in (services.places.data / "exports").iterdir())
    assert names == ["reframe-2026-11-22-01234567-2.md", "reframe-2026-11-22-01234567.md"]


@pytest.mark.parametrize("keys", [["enter"], ["k"], ["escape"]])
async def test_deleting_asks_first_and_keeping_is_the_first_answer(
    fakes: Any, services: Any, keys: list[str]
) -> None:
    app = app_of(services)
    async with app.run_test() as pilot:
        await fakes.settle(pilot)
        await pilot.press("j", "d", *keys)
        await fakes.settle(pilot)

    assert list(services.journal.records) == [fakes.RECORD.id]


async def test_markup_in_a_record_is_shown_as_typed_on_every_page(
    fakes: Any, services: Any
) -> None:
    record = replace(
        fakes.RECORD, situation=HOSTILE, thoughts=(Thought(HOSTILE, hot=True),), note=HOSTILE
    )
    services.journal.records = {record.id: record}
    app = app_of(services)
    async with app.run_test(size=(100, 30)) as pilot:
        await fakes.settle(pilot)
        assert HOSTILE in fakes.screen_text(app)
        await pilot.press("j")
        await pilot.pause()
        assert HOSTILE in fakes.screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, DetailScreen)
        assert fakes.screen_text(app).count(HOSTILE) == 3


async def test_ten_thousand_records_are_listed_a_page_at_a_time(fakes: Any, services: Any) -> None:
    records = [replace(fakes.RECORD, id=f"{number:012}") for number in range(10_000)]
    services.journal.records = {record.id: record for record in records}
    app = app_of(services)
    async with app.run_test(size=(100, 30)) as pilot:
        await fakes.settle(pilot)
        await pilot.press("j", "end")
        await pilot.pause()
        assert "Show older records (9,800 more)" in fakes.screen_text(app)
        await pilot.press("enter", "end")
        await pilot.pause()

        assert "Show older records (9,600 more)" in fakes.screen_text(app)


async def test_the_help_page_names_every_key_of_the_table(fakes: Any, services: Any) -> None:
    from textual.widgets import Static

    from reframe.tui.keys import GROUPS

    app = app_of(services)
    async with app.run_test() as pilot:
        await fakes.settle(pilot)
        await pilot.press("question_mark")
        await pilot.pause()
        page = str(app.screen.query_one(".reading Static", Static).content)

    assert [key.says for group in GROUPS for key in group.keys if key.says not in page] == []


async def test_the_country_is_kept(fakes: Any, services: Any) -> None:
    from reframe import config

    app = app_of(services)
    async with app.run_test() as pilot:
        await fakes.settle(pilot)
        await pilot.press("f1", "c", "1")
        await fakes.settle(pilot)
        assert "United Kingdom" in fakes.screen_text(app)

    assert config.load(services.places.config_file).country == "GB"


async def test_copying_stays_inside_the_program(
    services: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_of(services)
    async with app.run_test():
        written: list[str] = []
        assert app._driver is not None
        monkeypatch.setattr(app._driver, "write", written.append)
        app.copy_to_clipboard("private")

        assert app.clipboard == "private"
        assert not any("\x1b]52" in each for each in written)


async def test_there_is_no_palette_and_no_screenshot_key(fakes: Any, services: Any) -> None:
    app = app_of(services)
    async with app.run_test() as pilot:
        await fakes.settle(pilot)
        await pilot.press("ctrl+p", "ctrl+backslash")
        await pilot.pause()

        assert isinstance(app.screen, HomeScreen)


async def test_continue_is_no_key_when_nothing_is_unfinished(fakes: Any, services: Any) -> None:
    for record in services.journal.rows():
        services.journal.delete(record.id)
    app = app_of(services)
    async with app.run_test() as pilot:
        await fakes.settle(pilot)

        assert "c continue" not in fakes.screen_text(app)
        assert "j journal" in fakes.screen_text(app)


async def test_ctrl_c_says_how_to_leave_and_that_all_is_kept(fakes: Any, services: Any) -> None:
    app = app_of(services)
    async with app.run_test(notifications=True) as pilot:
        await fakes.settle(pilot)
        await pilot.press("ctrl+c")
        await fakes.settle(pilot)

        assert "What you wrote is kept" in str(app.screen.query_one("Toast").render())


async def test_a_click_on_a_key_presses_it(fakes: Any, services: Any) -> None:
    from reframe.tui.widgets.keyline import KeyLine

    app = app_of(services)
    async with app.run_test() as pilot:
        await fakes.settle(pilot)
        line = str(app.screen.query_one(KeyLine).content)
        await pilot.click(KeyLine, offset=(1 + line.index("j journal"), 0))
        await fakes.settle(pilot)

        assert "Journal" in fakes.screen_text(app)
