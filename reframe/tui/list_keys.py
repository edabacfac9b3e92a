"""The keys of the list of patterns and of the settings; part of the table in `keys`."""

from __future__ import annotations

from reframe.tui.key import Group, Key

PATTERN_LIST = Group(
    "In the list of patterns",
    (
        Key("enter", "select", "enter", "choose", "Choose the marked pattern."),
        Key("up", "cursor_up", "↑ ↓", "move", "Move; typing narrows the list."),
        Key("ctrl+t", "aside", "ctrl+t", "put aside", "Offer this one no more, or again."),
        Key("down", "cursor_down", "↓", "move", "Move down.", footer=False),
    ),
)

PATTERNS = Group(
    "Thinking patterns",
    (
        Key("up", "cursor_up", "↑ ↓", "move", "Move; typing narrows the list."),
        Key("ctrl+t", "aside", "ctrl+t", "put aside / bring back", "Offer it no more, or again."),
        Key("escape", "leave", "esc", "back", "Go back."),
    ),
)

SETTINGS = Group(
    "Settings",
    (
        Key("enter", "change(1)", "enter", "change", "Go on to the next value."),
        Key("right", "change(1)", "← →", "change", "Change it.", footer=False),
        Key("left", "change(-1)", "←", "change back", "Change it back.", footer=False),
        Key("up", "cursor_up", "↑ ↓", "move", "Move in the list."),
        Key("escape,q", "leave", "esc", "back", "Go back."),
    ),
)
