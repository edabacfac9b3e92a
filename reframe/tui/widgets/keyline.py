"""The lines at the bottom that say which keys work now; a click presses the key."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.style import Style
from textual.widget import Widget
from textual.widgets import Static

from reframe.tui.keys import Key

GAP = "   "


class KeyLine(Static):
    """As many keys as fit, the most important first."""

    def __init__(self, keys: Sequence[Key] = (), *, lines: int | None = None) -> None:
        super().__init__()
        self._keys = tuple(keys)
        self._lines = lines

    def show_keys(self, keys: Sequence[Key]) -> None:
        if tuple(keys) != self._keys:
            self._keys = tuple(keys)
            self._draw()

    def on_mount(self) -> None:
        self._draw()

    def on_resize(self) -> None:
        self._draw()

    def on_click(self, event: events.Click) -> None:
        press(self, event)

    def _draw(self) -> None:
        rows = self.screen.size.height
        lines = self._lines or (3 if rows >= 24 else 2 if rows >= 20 else 1)
        width = max(1, self.content_size.width or self.screen.size.width - 2)
        self.update(key_content(self._keys, width=width, lines=lines))


def key_content(keys: Sequence[Key], *, width: int, lines: int) -> Content:
    """The keys on at most so many lines; what does not fit is on the help page."""
    rows: list[list[Content]] = [[]]
    used = 0
    for key in (key for key in keys if key.footer):
        length = len(key.face) + 1 + len(key.label)
        if used and used + len(GAP) + length > width:
            if len(rows) == lines:
                break
            rows.append([])
            used = 0
        used += length + (len(GAP) if rows[-1] else 0)
        rows[-1].append(key_label(key))
    return Content("\n").join(Content(GAP).join(row) for row in rows)


def key_label(key: Key) -> Content:
    """The key and what it does; a click on it is told by `press`."""
    return pressable(key.keys.partition(",")[0], key.face, key.label)


def pressable(key: str, face: str, label: str) -> Content:
    content = Content.assemble((face, "$primary"), " ", (label, "$quiet"))
    return content.stylize(Style.from_meta({"press": key}))


def press(widget: Widget, event: events.Click) -> None:
    """Press the key whose label was clicked."""
    key = event.style.meta.get("press")
    if key:
        widget.app.simulate_key(key)
