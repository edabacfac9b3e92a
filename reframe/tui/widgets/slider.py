"""A scale from 0 to 100 with words at its ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from reframe.tui.keys import SLIDER, bindings
from reframe.tui.words import plain

Anchors = Sequence[tuple[int, str]]
MIDDLE = 50
LEAST_TRACK = 11
NO_NUMBER = "Type a number from 0 to 100, or use ← and →."


class Slider(Widget, can_focus=True):
    """Arrows, digits or the mouse set a number; enter takes it.

    Nothing is set at the start of a first rating, so that the scale suggests no answer.
    """

    BINDINGS = bindings(SLIDER)

    value: reactive[int | None] = reactive(None)

    @dataclass
    class Accepted(Message):
        number: int

    def __init__(
        self, *, value: int | None = None, before: int | None = None, anchors: Anchors = ()
    ) -> None:
        super().__init__()
        self.set_reactive(Slider.value, value)
        self._before = before
        self._anchors = tuple(sorted(anchors))
        self._typed = ""
        self._reminded = False

    def render(self) -> RenderResult:
        lines = [self._scale(), self._meaning()]
        return Content("\n").join(lines)

    def _scale(self) -> Content:
        low, high = self._ends()
        number = "  –" if self.value is None else f"{self.value:3}"
        width = self._track_width()
        track = ["─"] * width
        if self._before is not None:
            track[self._at(self._before)] = "○"
        if self.value is None:
            bar = Content.styled("".join(track), "$quiet")
        else:
            spot = self._at(self.value)
            bar = Content.assemble(
                ("".join("━" if mark == "─" else mark for mark in track[:spot]), "$primary"),
                ("●", "$primary bold"),
                ("".join(track[spot + 1 :]), "$quiet"),
            )
        ends = (f"{low} ├" if low else "├", f"┤ {high}" if high else "┤")
        return Content.assemble(ends[0], bar, ends[1], "  ", (number, "bold"))

    def _meaning(self) -> Content:
        if self._reminded and self.value is None:
            return Content.styled(NO_NUMBER, "$warning")
        said = [self._word(self.value)] if self.value is not None else [NO_NUMBER]
        if self._before is not None:
            said.append(f"○ first time: {self._before}")
        return plain(" · ".join(part for part in said if part), "$quiet")

    def _word(self, number: int) -> str:
        """What the anchor nearest to the number says."""
        if not self._anchors:
            return ""
        return min(self._anchors, key=lambda anchor: abs(anchor[0] - number))[1]

    def _ends(self) -> tuple[str, str]:
        """The words at both ends, when there is room for them."""
        if not self._anchors:
            return "0", "100"
        low, high = self._anchors[0][1], self._anchors[-1][1]
        if self.size.width - len(low) - len(high) < LEAST_TRACK * 2:
            return "0", "100"
        return low, high

    def _track_width(self) -> int:
        low, high = self._ends()
        return max(LEAST_TRACK, min(51, self.size.width - len(low) - len(high) - 10))

    def _at(self, number: int) -> int:
        return round(number / 100 * (self._track_width() - 1))

    def action_move(self, by: int) -> None:
        self._typed = ""
        start = MIDDLE if self.value is None else self.value + by
        self.value = min(100, max(0, start))

    def action_go(self, number: int) -> None:
        self._typed = ""
        self.value = number

    def action_rub_out(self) -> None:
        self._typed = str(self.value)[:-1] if self.value is not None else ""
        self.value = int(self._typed) if self._typed else None

    def action_accept(self) -> None:
        self._typed = ""
        if self.value is None:
            self._reminded = True
            self.refresh()
            return
        self.post_message(self.Accepted(self.value))

    def on_key(self, event: events.Key) -> None:
        if event.character is None or not event.character.isdecimal():
            return
        event.stop()
        digits = self._typed + str(int(event.character))
        self._typed = digits if int(digits) <= 100 else digits[-1]
        self.value = int(self._typed)

    def on_click(self, event: events.Click) -> None:
        low, _ = self._ends()
        spot = event.x - len(low) - 2
        width = self._track_width()
        if event.y == 0 and 0 <= spot < width:
            self._typed = ""
            self.value = round(spot / (width - 1) * 100)
