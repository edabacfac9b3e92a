"""The list that all lists are made of: never markup, and alive in a terminal of one cell."""

from __future__ import annotations

from collections.abc import Iterable

from textual.geometry import Size
from textual.widgets import OptionList
from textual.widgets.option_list import Option

LEAST = 8
"""Narrower than this, lines are measured as if they had this width."""


class Lines(OptionList):
    """An OptionList whose lines are content; wrapping at a width of zero would be a fault."""

    def __init__(self, options: Iterable[Option] = (), *, id: str | None = None) -> None:
        super().__init__(*options, id=id, markup=False, compact=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return super().get_content_height(container, viewport, max(LEAST, width))
