"""A list that opens over the page: edit which answer, which country, really delete?"""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from reframe.dialogue.turns import Choice
from reframe.tui.keys import LIST, bindings
from reframe.tui.widgets.choices import Numbered
from reframe.tui.widgets.keyline import KeyLine
from reframe.tui.words import plain


class Choose(ModalScreen[str | None]):
    """Gives back the id of the chosen line, or nothing."""

    CSS_PATH = "choose.tcss"
    BINDINGS = bindings(LIST)

    def __init__(self, question: str, choices: Sequence[Choice], *, marked: str = "") -> None:
        super().__init__()
        self._question = question
        self._choices = tuple(choices)
        self._marked = marked

    def compose(self) -> ComposeResult:
        with Vertical(id="sheet"):
            yield Static(plain(self._question, "bold"), id="question")
            yield Numbered(self._choices, marked=self._marked)
            yield KeyLine(LIST.keys, lines=1)

    def on_mount(self) -> None:
        self.query_one(Numbered).focus()

    def action_leave(self) -> None:
        self.dismiss(None)

    @on(Numbered.Picked)
    def _picked(self, message: Numbered.Picked) -> None:
        message.stop()
        self.dismiss(message.choice.id)
