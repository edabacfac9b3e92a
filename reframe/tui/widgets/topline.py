"""The first line of every screen: where one is, what was saved, and where help is."""

from __future__ import annotations

from textual import events
from textual.app import App
from textual.content import Content
from textual.widgets import Static

from reframe.tui.widgets.keyline import press, pressable
from reframe.tui.words import plain

HELP = (("F1", "help lines", "f1"), ("ctrl+g", "keys", "ctrl+g"))


class TopLine(Static):
    """A title on the left, a remark in the middle, the help keys on the right."""

    def __init__(self, title: str = "reframe") -> None:
        super().__init__()
        self._title = title
        self._remark = ""
        self._remark_style = "$quiet"

    def remark(self, text: str, *, style: str = "$quiet") -> None:
        self._remark = text
        self._remark_style = style
        self._draw()

    def on_mount(self) -> None:
        self._draw()

    def on_resize(self) -> None:
        self._draw()

    def on_click(self, event: events.Click) -> None:
        press(self, event)

    def _draw(self) -> None:
        width = max(1, self.content_size.width or self.screen.size.width - 2)
        left = Content.assemble(_mark(self.app), plain(self._title, "bold $primary"))
        middle = plain(self._remark, self._remark_style)
        # Before the notice is accepted there is no page of keys.
        right = self._help(2 if self.app.check_action("help", ()) else 1)
        if width < len(left) + len(middle) + len(right) + 4:
            right = self._help(1)
        space = width - len(left) - len(middle) - len(right)
        if space < 2:
            self.update(Content("  ").join([left, right]).truncate(width))
            return
        before = space // 2
        gaps = " " * before, " " * (space - before)
        self.update(Content.assemble(left, gaps[0], middle, gaps[1], right))

    def _help(self, count: int) -> Content:
        parts = [pressable(key, face, label) for face, label, key in HELP[:count]]
        return Content("   ").join(parts)


def _mark(app: App[None]) -> Content:
    """What stands before every title of an app that is not the plain one, such as a demo."""
    mark = getattr(app, "MARK", "")
    return Content.assemble((f" {mark} ", "bold reverse $warning"), "  ") if mark else Content()
