"""What a key is, and a group of keys; the tables are in `keys` and `list_keys`."""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding, BindingType


@dataclass(frozen=True, slots=True)
class Key:
    """A key and what it does; an action without a dot is that of the screen or widget it is on."""

    keys: str
    """Textual's names, separated by commas."""
    action: str
    face: str
    """How the key is written on the screen."""
    label: str
    says: str
    """One plain sentence for the help page."""
    first: bool = False
    """Wins over the widget that has the focus."""
    footer: bool = True


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    keys: tuple[Key, ...]


def bindings(*groups: Group) -> list[BindingType]:
    """The groups as Textual bindings. Pages and the line at the bottom show them, not Textual."""
    return [
        Binding(key.keys, key.action, key.label, show=False, priority=key.first, tooltip=key.says)
        for group in groups
        for key in group.keys
    ]
