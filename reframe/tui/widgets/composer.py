"""The answer in the user's own words."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.getters import query_one
from textual.widgets import Static, TextArea

from reframe.dialogue.events import Typed
from reframe.tui.keys import EDITOR
from reframe.tui.widgets.answer import Answer
from reframe.tui.widgets.editor import Editor


class Composer(Answer):
    """A prompt sign and a growing text field."""

    KEYS = (EDITOR,)

    editor = query_one(Editor)

    def __init__(self, text: str = "", *, placeholder: str = "") -> None:
        super().__init__()
        self._start = text
        self._placeholder = placeholder

    def compose(self) -> ComposeResult:
        yield Static("❯", id="sign")
        yield Editor(self._start, placeholder=self._placeholder)

    def begin(self) -> None:
        self.editor.focus()

    @property
    def draft(self) -> str:
        text = self.editor.text
        return "" if text == self._start else text

    def recover(self, draft: str) -> None:
        self.editor.load_text(draft)
        self.editor.move_cursor(self.editor.document.end)

    def forget(self) -> None:
        self.recover(self._start)

    @on(Editor.Sent)
    def _send(self, message: Editor.Sent) -> None:
        message.stop()
        self.post_message(self.Given(Typed(message.text), message.text))

    @on(TextArea.Changed)
    def _changed(self, message: TextArea.Changed) -> None:
        message.stop()
        self.post_message(self.Changed(message.text_area.text))
