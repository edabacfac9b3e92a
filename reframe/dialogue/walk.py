"""From place to place: on to what is open next, or to the end."""

from __future__ import annotations

from typing import Literal

from reframe.dialogue import reviewing
from reframe.dialogue.asks import asking, prompt
from reframe.dialogue.places import VOICED, open_place
from reframe.dialogue.talk import Talk
from reframe.dialogue.turns import Done
from reframe.dialogue.voices import closing, voice


def onward(talk: Talk) -> Talk:
    """Say what is to be said on the way, and ask at the first open place."""
    while (at := open_place(talk)) is not None:
        step = talk.step(at)
        if step is None or step.kind == "close":
            break
        if step.kind == "review":
            talk = reviewing.arrived(talk)
        asked = None if step.kind in VOICED else asking(talk, at)
        if asked is not None:
            talk = talk.waiting(at).with_status("open")
            return talk.saying(prompt(talk))
        talk = voice(talk, step).done(at)
    return closed(talk, "note" if talk.aside else "finished")


def closed(talk: Talk, reason: Literal["finished", "note"]) -> Talk:
    """The end; any answer can still be changed."""
    words = talk.words("finished" if reason == "finished" else "noted")
    talk = talk.waiting(None).with_status(reason)
    if reason == "finished":
        talk = closing(talk)
    return talk.saying_text(words, "quiet").saying(Done(reason))
