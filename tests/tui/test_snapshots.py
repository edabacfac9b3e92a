"""Pictures of the screens: SVG for the eyes, text for the review. `make snapshots` redraws."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from textual.widgets import TextArea

from reframe.dialogue.turns import Card, Choice, Say
from reframe.tui.app import ReframeApp
from reframe.tui.screens.grounding import GroundingScreen
from reframe.tui.themes import DARK, LIGHT, SIXTEEN

OPTIONS = (Choice("yes", "Yes, it is true", "y"), Choice("partly", "Partly"), Choice("no", "No"))
BELIEF = ((0, "not at all"), (50, "half and half"), (100, "completely"))


class Look(NamedTuple):
    """A size of the terminal, and colours."""

    columns: int
    rows: int
    theme: str

    @property
    def name(self) -> str:
        return f"{self.columns}x{self.rows}-{self.theme.removeprefix('reframe-')}"


LOOKS = (
    Look(60, 20, DARK.name),
    Look(80, 24, DARK.name),
    Look(120, 40, DARK.name),
    Look(80, 24, LIGHT.name),
    Look(80, 24, SIXTEEN.name),
)
SCENES = [
    *("home", "journal", "text", "rating", "feelings", "choice", "offer", "card"),
    *("notice", "country", "grounding"),
    *("patterns", "settings", "browse"),
    *("weights", "scripts"),
]
KEYS = {
    "journal": ["j"],
    "country": ["a"],
    "patterns": ["l"],
    "settings": ["comma"],
    "scripts": ["m"],
}


class Picture(SingleFileSnapshotExtension):
    _write_mode = WriteMode.TEXT
    file_extension = "svg"


class Page(SingleFileSnapshotExtension):
    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture(autouse=True)
def here_it_is_utc(own_world: object) -> None:
    time.tzset()


def turns_of(scene: str, fakes: Any) -> tuple[Any, ...]:
    """What was said last, and the prompt of the scene."""
    match scene:
        case "text":
            return Say("Let’s look at one moment."), fakes.ask()
        case "rating":
            asked = "How much do you believe “I’ll never succeed” now?"
            return (fakes.ask("rating", ask=asked, number=40, before=90, anchors=BELIEF),)
        case "feelings":
            felt = (("sad", 75), ("hopeless", 50))
            return (fakes.ask("feelings", ask="What did you feel?", feelings=felt),)
        case "choice":
            return (fakes.ask("choice", ask="Could it be true?", options=OPTIONS),)
        case "browse":
            listed = (*fakes.OFFER.others, Choice("own", "A name of my own"))
            return (fakes.ask("choice", field="patterns", ask="One of these?", options=listed),)
        case "weights":
            parts = (("The rain", 40), ("How loud the music was", 30), ("My own part", 20))
            pie = "Responsibility pie"
            return (fakes.ask("weights", ask="How big a slice?", weights=parts, technique=pie),)
        case "offer":
            return Say("You know best.", "quiet"), fakes.OFFER
        case _:
            return (Card("explicit", "explicit"),)


@asynccontextmanager
async def opened(
    scene: str, look: Look, *, fakes: Any, services: Any, pace: Any
) -> AsyncIterator[ReframeApp]:
    size, theme = (look.columns, look.rows), look.theme
    if scene in {"home", "notice", "grounding", *KEYS}:
        if scene in {"notice", "country"}:
            services = replace(services, safety=replace(services.safety, notice=fakes.NOTICE))
        app = ReframeApp(lambda: services, places=services.places, theme=theme)
        async with app.run_test(size=size) as pilot:
            await fakes.settle(pilot)
            await pilot.press(*KEYS.get(scene, []))
            if scene == "grounding":
                app.animation_level = "full"
                app.push_screen(GroundingScreen(fakes.GROUNDING))
                await fakes.settle(pilot)
                pace.passes(3)
            await fakes.settle(pilot)
            yield app
        return
    conversation = fakes.FakeConversation(turns_of(scene, fakes))
    async with fakes.conversing(conversation, services, size=size, theme=theme) as (app, pilot):
        for field in app.screen.query(TextArea):
            field.cursor_blink = False
        await fakes.settle(pilot)
        yield app


@pytest.fixture
def stage(fakes: Any, services: Any, pace: Any) -> Any:
    """Opens a scene."""
    return partial(opened, fakes=fakes, services=services, pace=pace)


@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
async def test_the_screen_looks_as_it_did(
    fakes: Any, stage: Any, snapshot: SnapshotAssertion, scene: str, look: Look
) -> None:
    async with stage(scene, look) as app:
        picture = fakes.picture(app)
        page = fakes.screen_text(app)

    assert page == snapshot.use_extension(Page)
    assert picture == snapshot.use_extension(Picture)
