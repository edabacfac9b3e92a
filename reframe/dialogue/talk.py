"""Everything one turn needs, in one value: the book, the state, what is held, what was said so far.

The other modules of the dialogue are functions from `Talk` to `Talk`; `machine` starts with one and
takes state and turns out of the last.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from reframe.dialogue.events import Seen
from reframe.dialogue.state import At, State
from reframe.dialogue.turns import Say, Tone, Turn
from reframe.dialogue.weave import script_of
from reframe.record.model import LeadsTo, Record, Status, Thought
from reframe.rulebook.model import Book, Script, Step


@dataclass(frozen=True, slots=True)
class Talk:
    book: Book
    script: Script
    state: State
    held: frozenset[str] = frozenset()
    """Keys of texts that no question, slot or summary may use."""
    explicit: frozenset[str] = frozenset()
    """Those of them that end the exercise."""
    said: tuple[Turn, ...] = ()

    @classmethod
    def of(cls, book: Book, state: State, seen: Seen) -> Talk:
        explicit = seen.explicit or (seen.held if seen.left else frozenset())
        script = script_of(book, state.record)
        return cls(book, script, state, held=seen.held | explicit, explicit=explicit)

    @property
    def record(self) -> Record:
        return self.state.record

    @property
    def hot(self) -> int | None:
        """Index of the thought that the record works on."""
        thought = self.record.hot_thought
        return None if thought is None else self.record.thoughts.index(thought)

    @property
    def hot_thought(self) -> Thought | None:
        return self.record.hot_thought

    @property
    def accepted(self) -> tuple[str, ...]:
        """The patterns that were accepted on the thought that is worked on, by their ids."""
        patterns = self.hot_thought.patterns if self.hot_thought else ()
        return tuple(
            each.pattern for each in patterns if each.answer == "accepted" and each.pattern
        )

    @property
    def aside(self) -> bool:
        """Whether the exercise gives way to a plain note."""
        held = self.hot is not None and f"thoughts.{self.hot}" in self.held
        return bool(self.explicit) or held or self._leads_to == "note"

    @property
    def supports(self) -> bool:
        """Whether the thought is not weighed, and the questions look at what helps."""
        return self._leads_to == "support"

    @property
    def _leads_to(self) -> LeadsTo:
        hints = self.state.hints
        return hints[self.hot].leads_to if self.hot is not None and self.hot < len(hints) else ""

    @property
    def note_step(self) -> Step:
        return next(step for step in self.script.steps if step.into == "note")

    def step(self, at: At) -> Step | None:
        return next((step for step in self.script.steps if step.id == at.step), None)

    def words(self, name: str) -> str:
        """A named sentence of the prompts."""
        return self.book.prompts.says.get(name, "")

    def saying(self, *turns: Turn) -> Talk:
        return replace(self, said=(*self.said, *turns))

    def saying_text(self, text: str, tone: Tone = "plain") -> Talk:
        """Say something, unless there is nothing to say."""
        return self.saying(Say(text, tone)) if text else self

    def recording(self, record: Record) -> Talk:
        return replace(self, state=replace(self.state, record=record))

    def rewoven(self, record: Record) -> Talk:
        """With a record that has other techniques, and so other steps."""
        return replace(self.recording(record), script=script_of(self.book, record))

    def with_status(self, status: Status) -> Talk:
        if self.record.status == status:
            return self
        finished = None if status == "open" else self.record.finished
        return self.recording(replace(self.record, status=status, finished=finished))

    def waiting(self, at: At | None) -> Talk:
        return replace(self, state=replace(self.state, at=at))

    def done(self, *places: At) -> Talk:
        """Put places at the end of the trail, each once."""
        rest = tuple(at for at in self.state.trail if at not in places)
        return replace(self, state=replace(self.state, trail=(*rest, *places)))

    def forgetting(self, gone: Callable[[At], bool]) -> Talk:
        """Take places out of the trail, so that they are asked anew."""
        trail = tuple(at for at in self.state.trail if not gone(at))
        return replace(self, state=replace(self.state, trail=trail))

    def forgetting_steps(self, gone: Callable[[Step], bool]) -> Talk:
        steps = {step.id for step in self.script.steps if gone(step)}
        return self.forgetting(lambda at: at.step in steps)
