"""A story told in one go, on its way through the screen and the detector.

Used by the conversation alone: what the first answer is made of, and what is noticed in each of
the thoughts that the user took out of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from reframe.companion.detector import Detector
from reframe.companion.services import Services
from reframe.dialogue.events import Chose, Event, Sorted
from reframe.dialogue.sorting import AS_TYPED, Parts, told
from reframe.dialogue.state import State
from reframe.record.model import Check
from reframe.record.story import Story


def sorting_of(text: str, state: State, detector: Detector) -> Story:
    """How a situation just typed is sorted; nothing once a feeling or a thought is there."""
    record = state.record
    if record.feelings or record.thoughts or detector.status == "off":
        return Story()
    return detector.sort(text)


def screened(event: Event, state: State, services: Services) -> Event:
    """The event, unless a part of the story alone reads like more than the whole did.

    Then it stays as it was typed, and nothing is taken out of it.
    """
    parts = parts_of(event, state, services)
    if parts is None:
        return event
    for text in (parts.situation, *parts.feelings, *parts.thoughts):
        found = services.screen.look(text)
        if found is not None and found.tier != "soft":
            return Chose(AS_TYPED)
    return event


def parts_of(event: Event, state: State, services: Services) -> Parts | None:
    """The texts that a sorting comes to; None when the event is none of this story."""
    if not isinstance(event, Sorted):
        return None
    text, story = state.record.situation, Story(event.pieces, state.story.named)
    return told(services.book.story, text, story) if story.fits(text) else None


def checks(parts: Parts, detector: Detector) -> Iterator[Check]:
    """What the detector says of each thought, as of one that was typed after the situation."""
    before: tuple[str, ...] = ()
    for thought in parts.thoughts:
        around = tuple(text for text in (parts.situation, *before) if text)
        yield detector.check(thought, around)
        before = (thought, *before)
