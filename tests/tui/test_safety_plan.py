"""The own safety plan on the screen: written part by part, read without the journal if wanted."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.app import App
from textual.widgets import OptionList, Static

from reframe.companion.plan import PlanKeeper
from reframe.errors import StorageProblem
from reframe.rulebook import load
from reframe.tui.screens.safety_plan import PlanPartScreen, SafetyPlanScreen


class Kept:
    """Texts by name, as the journal keeps them; can be made to fail."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.full = False

    def kept(self, name: str) -> str:
        return self.texts.get(name, "")

    def keep(self, name: str, text: str) -> None:
        if self.full:
            raise StorageProblem("The disk is full. Your text is still here; try again.")
        self.texts[name] = text


@pytest.fixture
def journal() -> Kept:
    return Kept()


@pytest.fixture
def keeper(journal: Kept, tmp_path: Path) -> PlanKeeper:
    form = load.safety().plan
    assert form is not None
    return PlanKeeper(journal, form, tmp_path / "plan.txt")  # type: ignore[arg-type]


class PlanApp(App[None]):
    def __init__(self, keeper: PlanKeeper, exports: Path) -> None:
        super().__init__()
        self._plan = SafetyPlanScreen(keeper, exports=exports)

    def on_mount(self) -> None:
        self.push_screen(self._plan)


def shown(app: App[None]) -> str:
    listing = app.screen.query_one(OptionList)
    return "\n".join(str(option.prompt) for option in listing.options)


async def test_a_part_is_written_and_stands_in_the_plan(keeper: PlanKeeper, tmp_path: Path) -> None:
    app = PlanApp(keeper, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "enter")
        await pilot.press(*"A walk", "enter")
        await pilot.pause()

        assert isinstance(app.screen, SafetyPlanScreen)
        assert "A walk" in shown(app)
    assert keeper.plan().texts == {keeper.form.sections[1].id: "A walk"}


async def test_escape_keeps_what_was_typed(keeper: PlanKeeper, tmp_path: Path) -> None:
    app = PlanApp(keeper, tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("enter", *"I go quiet", "escape")
        await pilot.pause()

    assert keeper.plan().text(keeper.form.sections[0].id) == "I go quiet"


async def test_when_it_can_not_be_kept_the_words_stay_on_the_screen(
    keeper: PlanKeeper, journal: Kept, tmp_path: Path
) -> None:
    journal.full = True
    app = PlanApp(keeper, tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("enter", *"I go quiet", "escape")
        await pilot.pause()

        assert isinstance(app.screen, PlanPartScreen)
        assert app.screen.editor.text == "I go quiet"
        assert "disk is full" in str(app.screen.query_one("#kept", Static).content)


async def test_a_plan_may_be_read_without_the_journal_or_not(
    keeper: PlanKeeper, tmp_path: Path
) -> None:
    keeper.write(keeper.form.sections[0].id, "I go quiet")
    app = PlanApp(keeper, tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("o")
        assert "I go quiet" in (tmp_path / "plan.txt").read_text(encoding="utf-8")

        await pilot.press("o")
        assert not (tmp_path / "plan.txt").exists()


async def test_it_can_be_written_to_a_file_for_printing(keeper: PlanKeeper, tmp_path: Path) -> None:
    keeper.write(keeper.form.sections[0].id, "[/b] quiet")
    app = PlanApp(keeper, tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("e")
        await pilot.pause()

    assert "[/b] quiet" in (tmp_path / "safety-plan.txt").read_text(encoding="utf-8")
