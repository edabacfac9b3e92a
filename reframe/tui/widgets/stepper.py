"""Where the conversation stands: the columns of the record, done, here and to come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

from textual.content import Content
from textual.widgets import Static

from reframe.tui.words import plain

Status = Literal["done", "here", "todo"]


class Stop(Protocol):
    """A column and how far it is, as the dialogue tells it."""

    @property
    def column(self) -> str: ...

    @property
    def status(self) -> Status: ...


MARKS: dict[Status, tuple[str, str]] = {
    "done": ("●", "$quiet"),
    "here": ("◉", "bold $primary"),
    "todo": ("○", "$quiet"),
}


class Stepper(Static):
    """All columns when there is room, else a count and the present one."""

    def __init__(self) -> None:
        super().__init__()
        self._stops: tuple[Stop, ...] = ()

    def show_stops(self, stops: Sequence[Stop]) -> None:
        self._stops = tuple(stops)
        self._draw()

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        width = max(1, self.content_size.width or self.screen.size.width - 2)
        self.update(stepper_content(self._stops, width=width))


def stepper_content(stops: Sequence[Stop], *, width: int) -> Content:
    full = Content("  ").join(_stop(stop) for stop in stops)
    if len(full) <= width:
        return full
    marks = Content("").join(
        Content.styled(MARKS[stop.status][0], MARKS[stop.status][1]) for stop in stops
    )
    number = next((i for i, stop in enumerate(stops, 1) if stop.status == "here"), len(stops))
    name = stops[number - 1].column if stops else ""
    short = Content.assemble(
        (f"{number}/{len(stops)} ", "$quiet"), plain(name, "bold $primary"), "  ", marks
    )
    return short.truncate(width)


def _stop(stop: Stop) -> Content:
    mark, style = MARKS[stop.status]
    return Content.assemble((f"{mark} ", style), plain(stop.column, style))
