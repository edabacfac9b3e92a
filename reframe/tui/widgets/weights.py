"""The answer that shares 100 out between entries, row by row."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult, RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from reframe.dialogue.events import Weighed
from reframe.dialogue.replies.shares import Weights, left, numbers_of, rest
from reframe.tui.keys import WEIGHTS, bindings
from reframe.tui.widgets.answer import Answer
from reframe.tui.widgets.bars import rated
from reframe.tui.words import one_line, plain

BAR, LONGEST_NAME, LEAST_NAME = 16, 40, 8
BESIDE = 10
"""Cells that a row needs beside its name and its bar."""
FULL = "100 of 100. Enter sends it."
SHORT = "{sum} of 100, {left} left."
OVER = "{sum} of 100, {over} too many."
SHORT_TOLD = "{left} of the 100 are still to be given out. f gives them to the marked row."
OVER_TOLD = "That is {over} more than 100. f takes it from the marked row."
REST = "f"
SENT = "– enter sends it"


class Shares(Widget, can_focus=True):
    """Rows with a name, a number and a bar; enter sends them once they come to 100."""

    BINDINGS = bindings(WEIGHTS)

    @dataclass
    class Accepted(Message):
        weights: Weights

    @dataclass
    class Said(Message):
        """Words were typed that are no number."""

        words: str

    class Moved(Message):
        """A number was changed."""

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        self._names = tuple(name for name, _ in weights)
        self._numbers = [number for _, number in weights]
        self._start = tuple(self._numbers)
        self._row = 0
        self._top = 0
        self._typed = ""
        self._words = ""
        self._reminded = False

    @property
    def weights(self) -> Weights:
        return tuple(zip(self._names, self._numbers, strict=True))

    @property
    def draft(self) -> str:
        """The numbers, when any was changed."""
        changed = tuple(self._numbers) != self._start
        return " ".join(map(str, self._numbers)) if changed else ""

    def recover(self, draft: str) -> None:
        for at, number in enumerate(numbers_of(draft, len(self._numbers))):
            self._numbers[at] = number
        self.refresh()

    # Drawing

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return len(self._names) + 1

    def render(self) -> RenderResult:
        shown = self._shown()
        lines = [self._line(at, first=shown[0], last=shown[-1]) for at in shown]
        return Content("\n").join([*lines, self._sum()])

    def _shown(self) -> range:
        """The rows that fit, the marked one among them."""
        room = max(1, self.size.height - 1)
        self._top = min(self._top, self._row, max(0, len(self._names) - room))
        self._top = max(self._top, self._row - room + 1)
        return range(self._top, min(len(self._names), self._top + room))

    def _line(self, at: int, *, first: int, last: int) -> Content:
        here = at == self._row
        more = "↑" if at == first > 0 else "↓" if at == last < len(self._names) - 1 else " "
        width = self._name_width()
        name = one_line(self._names[at], width).ljust(width)
        bar = BAR if self.size.width >= width + BAR + BESIDE else 0
        return Content.assemble(
            ("❯ " if here else "  ", "$primary bold"),
            plain(name, "bold" if here else ""),
            " ",
            rated(self._numbers[at], width=bar, style="$primary" if here else "$secondary"),
            (f" {more}", "$quiet"),
        )

    def _name_width(self) -> int:
        longest = max((len(one_line(name, LONGEST_NAME)) for name in self._names), default=0)
        room = self.size.width - BAR - BESIDE
        return max(LEAST_NAME, min(longest, room if room >= LEAST_NAME else self.size.width - 10))

    def _sum(self) -> Content:
        if self._words:
            return Content.assemble(plain(f"  “{self._words}” "), plain(SENT, "$quiet"))
        over = -left(self._numbers)
        if over == 0:
            return Content.styled(f"  {FULL}", "$quiet")
        short = over < 0
        told = (SHORT_TOLD if short else OVER_TOLD) if self._reminded else SHORT if short else OVER
        said = told.format(sum=sum(self._numbers), left=-over, over=over)
        return Content.styled(f"  {said}", "$warning" if self._reminded else "$accent")

    # Keys

    def action_choose(self, by: int) -> None:
        self._row = min(len(self._names) - 1, max(0, self._row + by))
        self._settled()

    def action_move(self, by: int) -> None:
        self._set(min(100, max(0, self._numbers[self._row] + by)))

    def action_rest(self) -> None:
        """Give the row what is left, or take from it what is too much."""
        self._set(rest(self._numbers, self._row))

    def action_rub_out(self) -> None:
        if self._words:
            self._words = self._words[:-1]
            self.refresh()
            return
        self._typed = str(self._numbers[self._row])[:-1]
        self._numbers[self._row] = int(self._typed or 0)
        self._changed()

    def action_accept(self) -> None:
        words, self._words = self._words, ""
        if words:
            self.post_message(self.Said(words))
        elif left(self._numbers) == 0:
            self.post_message(self.Accepted(self.weights))
        self._typed, self._reminded = "", not words
        self.refresh()

    def on_key(self, event: events.Key) -> None:
        sign = event.character
        if sign is None or not sign.isprintable():
            return
        if sign.isascii() and sign.isdecimal() and not self._words:
            event.stop()
            digits = self._typed + sign
            self._typed = digits if int(digits) <= 100 else sign
            self._numbers[self._row] = int(self._typed)
            self._changed()
        elif sign == REST and not self._words:
            return  # a binding, as long as no word is being typed
        elif self._words or sign.isalpha():
            event.stop()
            self._words += sign
            self.refresh()

    def on_paste(self, event: events.Paste) -> None:
        if event.text.strip():
            event.stop()
            self._words = " ".join((self._words + event.text).split())
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        if self._top + event.y < len(self._names) and event.y < max(1, self.size.height - 1):
            self._row = self._top + event.y
            self._settled()

    def _set(self, number: int) -> None:
        self._numbers[self._row] = number
        self._settled()
        self._changed()

    def _settled(self) -> None:
        self._typed = self._words = ""
        self._reminded = False
        self.refresh()

    def _changed(self) -> None:
        self._reminded = False
        self.post_message(self.Moved())
        self.refresh()


class WeightsAnswer(Answer):
    """The rows as a way of answering."""

    KEYS = (WEIGHTS,)

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        self._shares = Shares(weights)

    def compose(self) -> ComposeResult:
        yield self._shares

    def begin(self) -> None:
        self._shares.focus()

    @property
    def draft(self) -> str:
        return self._shares.draft

    def recover(self, draft: str) -> None:
        self._shares.recover(draft)

    @on(Shares.Moved)
    def _moved(self, message: Shares.Moved) -> None:
        message.stop()
        self.post_message(self.Changed(self.draft))

    @on(Shares.Accepted)
    def _accepted(self, message: Shares.Accepted) -> None:
        message.stop()
        shown = "\n".join(f"{one_line(name, 60)} {number}" for name, number in message.weights)
        self.post_message(self.Given(Weighed(message.weights), shown))

    @on(Shares.Said)
    def _said(self, message: Shares.Said) -> None:
        message.stop()
        self.post_message(self.Worded(message.words))
