"""Listening to an answer, on its way through the detector.

Used by the conversation alone. What can't be listened to, or not in time, is passed over without a
word: the dialogue then asks nothing about it.
"""

from __future__ import annotations

from reframe.companion.detector import Detector
from reframe.dialogue.events import Chose, Event, Typed
from reframe.dialogue.listening import LEAVE, LISTENED, thought_of
from reframe.dialogue.state import State
from reframe.record.model import Check
from reframe.safety.screen import Screen


def screened(event: Event, state: State, screen: Screen) -> Event:
    """The event, unless the thought that it adds reads like more alone than in its answer.

    Then the answer is left as it was typed.
    """
    thought = thought_of(state, event)
    found = screen.look(thought) if thought else None
    return Chose(LEAVE) if found and found.tier != "soft" else event


def is_listened(event: Event, field: str, state: State) -> bool:
    """Whether the detector listens to what was typed, or looks at a thought that a hint adds."""
    if thought_of(state, event):
        return True
    typed = isinstance(event, Typed) and bool(event.text.strip())
    return typed and field in LISTENED and state.listens and not state.hushed


def check_of(
    event: Event, field: str, state: State, detector: Detector, context: tuple[str, ...]
) -> Check | None:
    """What is heard in the answer, or noticed in the thought that it adds.

    No one waits for a detector that is not ready yet: then nothing was heard.
    """
    if thought := thought_of(state, event):
        return detector.check(thought, context)
    if not isinstance(event, Typed) or detector.status != "ready":
        return None
    check = detector.listen(event.text, field)
    return None if check.problem else check
