"""A text field that grows with what is typed; enter sends."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import TextArea

from reframe.tui.keys import EDITOR, bindings


class Editor(TextArea):
    """A TextArea of one to six lines in which enter sends and ctrl+j starts a new line."""

    BINDINGS = bindings(EDITOR)

    @dataclass
    class Sent(Message):
        text: str

    def __init__(self, text: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(
            text,
            id=id,
            compact=True,
            highlight_cursor_line=False,
            placeholder=Content(placeholder),
        )
        self._wrapped_at = -1
        self.move_cursor(self.document.end)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Undo is about the typing as long as there is some; then it is about the answers."""
        if action == "undo":
            return bool(self.history.undo_stack) or None
        return super().check_action(action, parameters)

    def on_resize(self, event: events.Resize) -> None:
        """Lines depend on the width alone; to wrap a megabyte anew takes too long."""
        if event.size.width == self._wrapped_at:
            event.prevent_default()
        self._wrapped_at = event.size.width

    def action_send(self) -> None:
        # The key goes before this widget's own; letters typed just before it may still wait here.
        self.call_later(self._send)

    def _send(self) -> None:
        self.post_message(self.Sent(self.text))

    def action_new_line(self) -> None:
        self.insert("\n")
        self.scroll_cursor_visible()
