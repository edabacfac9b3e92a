"""What the screen and the detector say of an event, and of all that stands in the record.

`Conversation` asks for every event before the dialogue takes it. The screen is always first, and
nothing of tier explicit, passive or danger goes to the detector.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reframe.companion import listened, stories
from reframe.companion.archive import without
from reframe.companion.repeats import repeated
from reframe.companion.services import Services
from reframe.dialogue.events import Event, Felt, Seen, Typed
from reframe.dialogue.state import State
from reframe.record.model import Check, Record
from reframe.safety.fields import FREE_TEXT, texts
from reframe.safety.screen import Screened

HINTED = frozenset(field.key for field in FREE_TEXT if field.hints)
REVIEWED = frozenset(field.key for field in FREE_TEXT if field.reviewed)


class Noticing:
    """Looks at what comes in; `keep` makes a text safe before the detector is waited for."""

    def __init__(self, services: Services, keep: Callable[[str], object]) -> None:
        self._services = services
        self._keep = keep

    def passed_on(self, event: Event, state: State) -> Event:
        """The event for the dialogue; parts that alone read like more are not taken out."""
        event = stories.screened(event, state, self._services)
        return listened.screened(event, state, self._services.screen)

    def look(self, event: Event, field: str, state: State) -> Seen:
        """What is noticed about an event at the prompt that asks for this field."""
        seen = self.standing(state.record, self._screened(event))
        if seen.tier not in (None, "soft"):
            self._services.help_line.keep()
        if parts := stories.parts_of(event, state, self._services):
            found = stories.checks(parts, self._services.detector)
            return replace(seen, checks=tuple(without(each, state.archived) for each in found))
        if seen.tier not in (None, "soft"):
            return seen
        if field == "situation" and isinstance(event, Typed):
            self._keep(event.text)
            story = stories.sorting_of(event.text, state, self._services.detector)
            if story.is_mixed:  # then nothing else is heard in it
                return replace(seen, story=story)
        if listened.is_listened(event, field, state):
            check = self._listened(event, field, state, seen)
            return replace(seen, check=check and without(check, state.archived))
        if self.is_hinted(event, field) and isinstance(event, Typed):
            return self._checked(event.text, field, state, seen)
        return seen

    def standing(self, record: Record, screened: Screened | None = None) -> Seen:
        """What was noticed about one text, and anew about all that stands in the record."""
        look, listed = self._services.screen.look, self._listed_feelings()
        tiers = {
            key: found.tier
            for key, text in texts(record)
            if not (key.startswith("feelings.") and text in listed) and (found := look(text))
        }
        explicit = frozenset(key for key, tier in tiers.items() if tier == "explicit")
        seen = Seen(
            held=frozenset(key for key, tier in tiers.items() if tier != "soft"),
            explicit=explicit,
            left=bool(explicit),
        )
        if screened is None:
            return seen
        return replace(seen, tier=screened.tier, about=screened.about, card=screened.card)

    def is_hinted(self, event: Event, field: str) -> bool:
        """Whether the detector looks at what was typed: for hints, or for the review alone."""
        fields = HINTED | REVIEWED if self._services.config.review else HINTED
        return isinstance(event, Typed) and bool(event.text.strip()) and field in fields

    def _listened(self, event: Event, field: str, state: State, seen: Seen) -> Check | None:
        if isinstance(event, Typed):
            self._keep(event.text)
        around = _context(state.record, seen.held)
        return listened.check_of(event, field, state, self._services.detector, around)

    def _checked(self, text: str, field: str, state: State, seen: Seen) -> Seen:
        if field == "thoughts":
            now = self._services.clock.now()
            before = repeated(self._services.journal, state.record.id, text, now)
            seen = replace(seen, repeated=before)
        # The wait for the detector may be long; the text must be safe before it.
        self._keep(text)
        check = self._services.detector.check(text, _context(state.record, seen.held))
        return replace(seen, check=without(check, state.archived))

    def _screened(self, event: Event) -> Screened | None:
        match event:
            case Typed(text=text):
                return self._services.screen.look(text)
            case Felt(feelings=feelings):
                listed = self._listed_feelings()
                own = [name for name, _ in feelings if name not in listed]
                return self._services.screen.look(", ".join(own)) if own else None
            case _:
                return None

    def _listed_feelings(self) -> frozenset[str]:
        """Names that can be picked: those are no text, so nothing is read into them."""
        families = self._services.book.emotions.families
        return frozenset(name for family in families for name in family.emotions)


def _context(record: Record, held: frozenset[str]) -> tuple[str, ...]:
    """What was told before this thought: the situation, then the latest thoughts; none held."""
    thoughts = [
        thought.text for at, thought in enumerate(record.thoughts) if f"thoughts.{at}" not in held
    ]
    situation = "" if "situation" in held else record.situation
    return tuple(text for text in (situation, *reversed(thoughts)) if text)
