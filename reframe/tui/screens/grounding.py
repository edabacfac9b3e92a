"""A quiet minute: breathing at a slow pace, then the senses one step at a time.

Reached from the pause page and from the help lines; escape leaves it at any moment.
"""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Center, Vertical
from textual.content import Content
from textual.getters import query_one
from textual.timer import Timer
from textual.widgets import Static

from reframe.rulebook.model import Grounding
from reframe.safety.breathing import Breath, breath_at, round_of
from reframe.tui.keys import GROUNDING, bindings
from reframe.tui.screens.page import Page
from reframe.tui.widgets.bars import bar
from reframe.tui.widgets.keyline import KeyLine
from reframe.tui.widgets.topline import TopLine
from reframe.tui.words import plain

MOVING = 1 / 16
"""Seconds between two looks of the bar; a sum of them is exact."""
STILL = 1.0
"""Seconds between two counts, where nothing should move."""


class GroundingScreen(Page[None]):
    """Breathing first, with a bar that fills and empties; without motion, with a count instead."""

    CSS_PATH = "grounding.tcss"
    GROUP = GROUNDING
    BINDINGS = bindings(GROUNDING)

    lead = query_one("#lead", Static)
    word = query_one("#word", Static)
    gauge = query_one("#gauge", Static)
    place = query_one("#place", Static)
    keyline = query_one(KeyLine)

    def __init__(self, grounding: Grounding) -> None:
        super().__init__()
        self._grounding = grounding
        self._moves = True
        self._ticks = 0
        self._pacing: Timer | None = None
        self._sense: int | None = None
        """Which of the senses is shown; None while breathing. One past the last is the end."""

    def compose(self) -> ComposeResult:
        yield TopLine(self._grounding.title)
        with Vertical(id="quiet"):
            yield Static(id="lead")
            yield Static(id="word")
            with Center():
                yield Static(id="gauge")
            yield Static(id="place")
        yield KeyLine()

    def on_mount(self) -> None:
        self._moves = self.app.animation_level != "none"
        self._begin()

    def on_screen_suspend(self) -> None:
        """Behind another page the breathing waits."""
        if self._pacing:
            self._pacing.pause()

    def on_screen_resume(self) -> None:
        if self._pacing:
            self._pacing.resume()

    def on_resize(self) -> None:
        self._draw()

    # Steps

    def action_next(self) -> None:
        """From the breathing to the senses, from one to the next, and at the end back."""
        if self._at_end:
            self.dismiss()
            return
        self._stop()
        self._sense = 0 if self._sense is None else self._sense + 1
        self._draw()

    def action_again(self) -> None:
        self._stop()
        self._begin()

    @property
    def _at_end(self) -> bool:
        return self._sense == len(self._grounding.senses)

    def _begin(self) -> None:
        self._sense = None
        self._ticks = 0
        self._pacing = self.set_interval(self._step, self._tick)
        self._draw()

    def _stop(self) -> None:
        if self._pacing:
            self._pacing.stop()
            self._pacing = None

    @property
    def _step(self) -> float:
        return MOVING if self._moves else STILL

    def _tick(self) -> None:
        self._ticks += 1
        if self._breath().phase == "done":
            self.action_next()
        else:
            self._draw()

    def _breath(self) -> Breath:
        return breath_at(self._ticks * self._step, self._grounding.breathing)

    # Drawing

    def _draw(self) -> None:
        breathing = self._sense is None
        self.word.display = breathing
        self.gauge.display = breathing and self._moves
        if self._sense is None:
            self._draw_breath(self._breath())
        else:
            self._draw_sense(self._sense)
        ending = self._at_end
        self.keyline.show_keys([k for k in GROUNDING.keys if not (ending and k.action == "next")])

    def _draw_breath(self, breath: Breath) -> None:
        breathing = self._grounding.breathing
        says = breathing.says_in if breath.phase == "in" else breathing.says_out
        word = plain(says, "bold $primary")
        if not self._moves:
            word = Content("   ").join([word, plain(str(breath.count), "bold")])
        self.lead.update(plain(self._grounding.begin))
        self.word.update(word)
        width = max(1, self.gauge.content_size.width)
        self.gauge.update(plain(bar(round(100 * breath.share), width=width), "$primary"))
        self.place.update(plain(round_of(breath.round, breathing), "$quiet"))

    def _draw_sense(self, number: int) -> None:
        senses = self._grounding.senses
        self.lead.update(plain(self._grounding.end if self._at_end else senses[number]))
        place = "" if self._at_end else f"{number + 1}/{len(senses)}"
        self.place.update(plain(place, "$quiet"))
