"""The neutral screen of the hide key: nothing of a record is on it."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

BACK = "Press enter to go on."


class Hidden(Screen[None]):
    """Blank until a key is pressed; enter after that comes back."""

    CSS_PATH = "hidden.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._woken = False

    def compose(self) -> ComposeResult:
        yield Static(id="back")

    def on_key(self, event: events.Key) -> None:
        event.stop()
        if self._woken and event.key == "enter":
            self.dismiss()
            return
        self._woken = True
        self.query_one("#back", Static).update(BACK)
