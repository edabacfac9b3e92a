"""What may come in with an event: every text without signs that do not belong in a text."""

from __future__ import annotations

from reframe.dialogue.events import Event, Felt, Typed
from reframe.text.clean import clean


def cleaned(event: Event) -> Event:
    """The event with everything taken out of its texts that does not belong in a text."""
    match event:
        case Typed(text=text):
            return Typed(clean(text))
        case Felt(feelings=feelings):
            return Felt(tuple((clean(name), number) for name, number in feelings))
        case _:
            return event
