"""The pictures in docs/screens are those of the real screens; `make snapshots` redraws them."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import TextArea

from reframe.companion.services import Services

DOCS = Path(__file__).parents[2] / "docs" / "screens"
STEPS = {
    "home": (),
    "offer": (
        "+n",
        "I failed the first maths test",
        "sad 75",
        "hopeless 50",
        "",
        "{thought}",
        "90",
    ),
    "pause": ("+n", "I want to kill myself"),
}


@pytest.mark.parametrize("name", STEPS)
async def test_the_docs_show_the_screen_as_it_is(
    fakes: Any, opened: Services, pytestconfig: pytest.Config, name: str
) -> None:
    time.tzset()
    steps = [step.format(thought=fakes.THOUGHT) for step in STEPS[name]]
    async with fakes.running(opened, (110, 34)) as (app, pilot):
        await fakes.answer(pilot, *steps)
        if name == "offer":
            await fakes.answer(pilot, "")
        for field in app.screen.query(TextArea):
            field.cursor_blink = False
        await fakes.settle(pilot)
        picture = fakes.picture(app)

    drawn = DOCS / f"{name}.svg"
    if pytestconfig.getoption("update_snapshots"):
        drawn.write_text(picture, encoding="utf-8")
    assert drawn.read_text(encoding="utf-8") == picture
