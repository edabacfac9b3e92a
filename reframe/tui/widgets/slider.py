"""A scale from 0 to 100 with words at its ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
TAKEN = "is taken as this number. Enter takes it; the arrows change it."
SENT = "– enter sends it"
InWords = Callable[[str], int | None]


class Slider(Widget, can_focus=True):
    """Arrows, digits or the mouse set a number; enter takes it.

    Nothing is set at the start of a first rating, so that the scale suggests no answer.
    """

    BINDINGS = bindings(SLIDER)

    value: reactive[int | None] = reactive(None)

    @dataclass
    class Accepted(Message):
        number: int

    @dataclass
    class Said(Message):
        """Words were typed that are no number."""

        words: str

    def __init__(
        self,
        *,
        value: int | None = None,
        before: int | None = None,
        anchors: Anchors = (),
        in_words: InWords | None = None,
    ) -> None:
        """`in_words` reads a number out of words; without it, letters do nothing."""
        super().__init__()
        self.set_reactive(Slider.value, value)
        self._in_words = in_words
        self._start = value
        self._before = before
        self._anchors = tuple(sorted(anchors))
        self._typed = ""
        self._words = ""
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
        if self._words:
            taken = TAKEN if self.value is not None else SENT
            return Content.assemble(plain(f"“{self._words}” "), plain(taken, "$quiet"))
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
        start = MIDDLE if self.value is None else self.value + by
        self._set(min(100, max(0, start)))

    def action_go(self, number: int) -> None:
        self._set(number)

    def _set(self, number: int) -> None:
        self._typed = self._words = ""
        self.value = number
        self.refresh()

    def action_rub_out(self) -> None:
        if self._words:
            self._say(self._words[:-1])
            return
        self._typed = str(self.value)[:-1] if self.value is not None else ""
        self.value = int(self._typed) if self._typed else None

    def action_accept(self) -> None:
        words, self._typed, self._words = self._words, "", ""
        if self.value is not None:
            self.post_message(self.Accepted(self.value))
        elif words:
            self.value = self._start
            self.post_message(self.Said(words))
        else:
            self._reminded = True
        self.refresh()

    def on_key(self, event: events.Key) -> None:
        sign = event.character
        if sign is None or not sign.isprintable():
            return
        if sign.isdecimal() and not self._words:
            event.stop()
            digits = self._typed + str(int(sign))
            self._typed = digits if int(digits) <= 100 else digits[-1]
            self.value = int(self._typed)
        elif self._in_words and (self._words or self._typed or sign.isalpha()):
            event.stop()
            self._say((self._words or self._typed) + sign)

    def on_paste(self, event: events.Paste) -> None:
        if self._in_words and event.text.strip():
            event.stop()
            self._say(self._words + event.text)

    def _say(self, words: str) -> None:
        """Words typed in place of a number; the scale shows what they are taken for."""
        self._words = " ".join(words.splitlines())
        self._typed = ""
        self.value = self._in_words(self._words) if self._in_words else None
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        low, _ = self._ends()
        spot = event.x - len(low) - 2
        width = self._track_width()
        if event.y == 0 and 0 <= spot < width:
            self._set(round(spot / (width - 1) * 100))
