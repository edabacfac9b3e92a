"""Calm colours for dark and light terminals, and for terminals with only sixteen."""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import Theme

DARK = Theme(
    name="reframe-dark",
    primary="#8fb8a8",
    secondary="#9aa8c7",
    accent="#e0b57a",
    warning="#e0b57a",
    error="#d99a8b",
    success="#9cc48f",
    foreground="#d9dcd6",
    background="#171b1d",
    surface="#1e2426",
    panel="#262d30",
    dark=True,
    variables={
        "border": "#8fb8a8",
        "border-blurred": "#3d474a",
        "block-cursor-background": "#33443f",
        "block-cursor-foreground": "#eef2ec",
        "block-cursor-text-style": "bold",
        "scrollbar": "#3d474a",
        "scrollbar-hover": "#566267",
        "scrollbar-active": "#8fb8a8",
        "scrollbar-background": "#171b1d",
        "scrollbar-background-hover": "#171b1d",
        "scrollbar-background-active": "#171b1d",
        "scrollbar-corner-color": "#171b1d",
        "quiet": "#98a19d",
    },
)

LIGHT = Theme(
    name="reframe-light",
    primary="#2f6b58",
    secondary="#4a5a86",
    accent="#8a5a12",
    warning="#8a5a12",
    error="#9c4030",
    success="#3d6b2f",
    foreground="#262b29",
    background="#f6f4ee",
    surface="#eeece4",
    panel="#e4e1d7",
    dark=False,
    variables={
        "border": "#2f6b58",
        "border-blurred": "#c4c0b3",
        "block-cursor-background": "#cfe0d8",
        "block-cursor-foreground": "#17201c",
        "block-cursor-text-style": "bold",
        "scrollbar": "#c4c0b3",
        "scrollbar-hover": "#a8a395",
        "scrollbar-active": "#2f6b58",
        "scrollbar-background": "#f6f4ee",
        "scrollbar-background-hover": "#f6f4ee",
        "scrollbar-background-active": "#f6f4ee",
        "scrollbar-corner-color": "#f6f4ee",
        "quiet": "#5d6460",
    },
)

SIXTEEN = Theme(
    name="reframe-sixteen",
    ansi=True,
    primary="ansi_cyan",
    secondary="ansi_blue",
    accent="ansi_yellow",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    dark=True,
    variables={
        "ansi-background": "ansi_black",
        "ansi-foreground": "ansi_white",
        "border": "ansi_cyan",
        "border-blurred": "ansi_bright_black",
        "block-cursor-background": "ansi_blue",
        "block-cursor-foreground": "ansi_bright_white",
        "block-cursor-text-style": "none",
        "quiet": "ansi_default",
        "input-cursor-background": "ansi_white",
        "input-cursor-foreground": "ansi_black",
        "input-cursor-text-style": "none",
        "input-selection-background": "ansi_blue",
        "input-selection-foreground": "ansi_white",
        "screen-selection-background": "ansi_blue",
        "screen-selection-foreground": "ansi_white",
    },
)

THEMES = (DARK, LIGHT, SIXTEEN)

_LIGHT_BACKGROUNDS = {"7", "15"}


def chosen(wanted: str, environ: Mapping[str, str]) -> str:
    """The theme's name for what the configuration wants and what the terminal tells of itself."""
    if _only_sixteen(environ):
        return SIXTEEN.name
    if wanted == "auto":
        background = environ.get("COLORFGBG", "").rpartition(";")[2]
        wanted = "light" if background in _LIGHT_BACKGROUNDS else "dark"
    return LIGHT.name if wanted == "light" else DARK.name


def _only_sixteen(environ: Mapping[str, str]) -> bool:
    if environ.get("COLORTERM"):
        return False
    term = environ.get("TERM", "")
    return term in {"linux", "ansi", "xterm", "screen", "tmux", "rxvt"} or "16color" in term
