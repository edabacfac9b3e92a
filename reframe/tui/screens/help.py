"""What reframe is, what it is not, and every key."""

from __future__ import annotations

from textual.content import Content

from reframe.tui.keys import GROUPS, Group
from reframe.tui.screens.page import TextPage

ABOUT = """\
reframe walks you through a thought record: what happened, what you felt, what went through \
your mind, what speaks for it and against it, and a fairer way to put it. You can stop at any \
time; what you wrote is kept, and you go on exactly there.

When your words look like a known thinking pattern, reframe shows which words, why, and when it \
would not be that pattern. You decide whether it fits.

It is a program and not a person. It works from simple rules, and they can be off. When it says \
nothing about a thought, that says nothing about the thought. It is for practice and not for \
emergencies: F1 shows people you can call, on every screen.

Everything stays on this computer, in an encrypted journal. Its key lies in the same folder, so \
that someone who can use your account can read it too. F1, help and leaving work everywhere."""


class HelpScreen(TextPage):
    """The help page, built from the table of keys."""

    def __init__(self) -> None:
        parts = [Content(ABOUT), *(_group(group) for group in GROUPS)]
        super().__init__("Help", Content("\n\n").join(parts))


def _group(group: Group) -> Content:
    width = max(len(key.face) for key in group.keys)
    lines = [
        Content.assemble((f"  {key.face.ljust(width)}  ", "$primary"), key.says)
        for key in group.keys
    ]
    return Content("\n").join([Content.styled(group.title, "bold"), *lines])
