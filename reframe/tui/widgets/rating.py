"""The answer on a scale."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from reframe.dialogue.events import Rated
from reframe.tui.keys import SLIDER
from reframe.tui.widgets.answer import Answer
from reframe.tui.widgets.slider import Anchors, InWords, Slider


class Rating(Answer):
    """One slider; enter gives the number."""

    KEYS = (SLIDER,)

    def __init__(
        self,
        *,
        value: int | None = None,
        before: int | None = None,
        anchors: Anchors = (),
        in_words: InWords | None = None,
    ) -> None:
        super().__init__()
        self._slider = Slider(value=value, before=before, anchors=anchors, in_words=in_words)

    def compose(self) -> ComposeResult:
        yield self._slider

    def begin(self) -> None:
        self._slider.focus()

    @on(Slider.Accepted)
    def _accept(self, message: Slider.Accepted) -> None:
        message.stop()
        self.post_message(self.Given(Rated(message.number), str(message.number)))

    @on(Slider.Said)
    def _said(self, message: Slider.Said) -> None:
        message.stop()
        self.post_message(self.Worded(message.words))
