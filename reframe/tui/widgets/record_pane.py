"""The record beside the conversation; it keeps in sight what changed last."""

from __future__ import annotations

from collections.abc import Mapping

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reframe.record.model import Record
from reframe.tui.widgets.record_view import NOT_YET, section_contents, settled


class RecordPane(VerticalScroll, can_focus=False):
    """One part for each section of the record."""

    def __init__(self, names: Mapping[str, str]) -> None:
        super().__init__()
        self._names = names
        self._shown: tuple[Content, ...] = ()

    def show(self, record: Record) -> None:
        """Draw the sections that changed, and scroll to the first of them."""
        contents = section_contents(settled(record), self._names)
        contents = contents or (Content.styled(NOT_YET, "$quiet"),)
        changed = [
            index
            for index, content in enumerate(contents)
            if index >= len(self._shown) or not content.is_same(self._shown[index])
        ]
        parts = list(self.query(Static))
        for spare in parts[len(contents) :]:
            spare.remove()
        for index in changed:
            if index < len(parts):
                parts[index].update(contents[index])
            else:
                part = Static(contents[index])
                parts.append(part)
                self.mount(part)
        self._shown = contents
        if changed:
            self.call_after_refresh(parts[changed[0]].scroll_visible, animate=False)
