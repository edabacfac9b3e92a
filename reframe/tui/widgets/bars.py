"""Ratings as bars of eighth blocks; the record pane and the record page draw with it."""

from __future__ import annotations

from textual.content import Content

EIGHTHS = " ▏▎▍▌▋▊▉█"


def bar(number: int, *, width: int) -> str:
    """A bar of a number from 0 to 100, padded to the width."""
    eighths = round(number / 100 * width * 8)
    full, rest = divmod(eighths, 8)
    text = "█" * full + (EIGHTHS[rest] if rest else "")
    return text.ljust(width)


def rated(number: int | None, *, width: int, style: str) -> Content:
    """A number and its bar; a dash when there is none."""
    if number is None:
        return Content.styled("  –", "$quiet")
    return Content.assemble(f"{number:3} ", (bar(number, width=width).rstrip(), style))
