"""The running conversation without a screen: one turn from what was typed to what is saved.

Both fronts make one of these for each record and give it events. `take` blocks (the detector may
have to load, the disk may be slow), so that a front with a screen calls it in a thread.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from reframe.companion import dates, undo
from reframe.companion.cleaned import cleaned
from reframe.companion.noticing import Noticing
from reframe.companion.repeats import asked_before
from reframe.companion.services import Services
from reframe.companion.settings import again_configured, as_configured
from reframe.dialogue import machine
from reframe.dialogue.events import Command, Event, Seen, Typed, Weighed
from reframe.dialogue.machine import Stop
from reframe.dialogue.state import State
from reframe.dialogue.turns import Ask, Challenge, Done, Offer, Say, Turn
from reframe.errors import StorageProblem, UsageProblem
from reframe.record import edits
from reframe.record.model import Record
from reframe.rulebook.model import Script
from reframe.safety.screen import Screened
from reframe.text.clean import clean

DEFAULT_SCRIPT = "seven_column"


class Conversation:
    """One record and the talk that fills it, made by `new` or `resume`; threads may share it."""

    def __init__(self, services: Services, state: State, *, stored: bool) -> None:
        self._services = services
        self._state = state
        self._blank = state.record
        self._stored = stored
        self._turns: tuple[Turn, ...] = ()
        self._taking = threading.Lock()
        self._saving = threading.Lock()
        self._draft: tuple[str, str] | None = None
        self._last_text = ""
        self._noticing = Noticing(services, keep=self._keep)
        self._past: undo.Past = ()
        self._undoing = False
        self._archived = state.archived
        self._told: set[str] = set()
        self.unsaved = False
        """Whether the last save failed; the text is kept here and the next turn tries again."""
        self.saved_at: datetime | None = None

    @classmethod
    def new(
        cls,
        services: Services,
        script: str = DEFAULT_SCRIPT,
        *,
        record_id: str | None = None,
        seed: int | None = None,
    ) -> Conversation:
        """Begin a record; nothing is stored before the first answer or draft."""
        state, turns = machine.start(
            services.book,
            script,
            record_id=record_id or secrets.token_hex(6),
            now=services.clock.now(),
            rules_version=services.book.version,
            seed=secrets.randbelow(2**31) if seed is None else seed,
            asked_before=asked_before(services.journal),
            limit=services.config.questions,
            review=services.config.review,
        )
        conversation = cls(services, as_configured(state, services.config), stored=False)
        conversation._turns = turns
        return conversation

    @classmethod
    def resume(cls, services: Services, record_id: str) -> Conversation:
        """Go on with a stored record where it was left, with the text that was being typed."""
        stored = services.journal.get(record_id)
        if stored.state is None:
            raise UsageProblem(
                "This record can be read but not gone on with: where it was left is not known. "
                "Nothing was changed; begin a new one instead."
            )
        state = State.from_json(stored.state, stored.record)
        state = again_configured(state, services.config)
        conversation = cls(services, state, stored=True)
        conversation.saved_at = stored.record.updated
        conversation._recover_draft()
        turns = machine.resume(services.book, state, conversation._standing())
        conversation._turns = (*turns[:-1], *conversation._told_of_draft(turns), turns[-1])
        return conversation

    @property
    def state(self) -> State:
        return self._state

    @property
    def record(self) -> Record:
        return self._state.record

    @property
    def drafted(self) -> str:
        """What was being typed for the present prompt when it was last left, if anything."""
        if self._draft and self._draft[0] == self.field:
            return self._draft[1]
        return ""

    @property
    def field(self) -> str:
        """The field that the present prompt asks for; empty when nothing is asked."""
        match self._turns[-1] if self._turns else None:
            case Ask(field=field) | Challenge(field=field):
                return field
            case _:
                return ""

    def turns(self) -> tuple[Turn, ...]:
        """The turns that stand now: the first, the resumed, or those of the last event."""
        return self._turns

    def stepper(self) -> tuple[Stop, ...]:
        """The stops of the script and which are done."""
        return machine.stepper(self._services.book, self._state)

    def exercises(self) -> tuple[Script, ...]:
        """The techniques that can be taken up now, in the order of the menu."""
        return machine.menu(self._services.book, self._state, self._standing())

    def screen_only(self, text: str) -> Screened | None:
        """Screen a text without answering anything: for a field that is left."""
        return self._services.screen.look(clean(text))

    def waits_for_hints(self, event: Event) -> bool:
        """Whether `take` would wait for the hints to load, so that a front can say so first."""
        return (
            self._noticing.is_hinted(event, self.field)
            and self._services.detector.status == "starting"
        )

    def take(self, event: Event) -> tuple[Turn, ...]:
        """Take one event: screen it, check it, move on, save; the turns that follow from it."""
        with self._taking:
            self._put_aside()
            if event == Command("undo") and self._past:
                return self._undo()
            self._undoing = False
            field = self.field
            event = self._noticing.passed_on(cleaned(event), self._state)
            seen = self._noticing.look(event, field, self._state)
            try:
                answer = dates.dated(event, self._turns[-1], self._services.clock.now())
                state, turns = machine.advance(self._services.book, self._state, answer, seen)
            except Exception:
                # A fault of the program must not cost the words: they come back as a draft.
                self._keep(event.text if isinstance(event, Typed) else "")
                raise
            past = (self._past, self._state, self._turns[-1])
            self._past, state = undo.turned(*past, event, state)
            self._state = self._stamped(state, turns)
            if isinstance(event, Typed | Weighed):
                self._last_text = event.text if isinstance(event, Typed) else ""
                if self._draft and self._draft[0] == field:
                    self._draft = None
            saved = self.save()
            told = (*self._remarks(seen), *saved, *self._day_told(answer, seen))
            self._turns = (*told, *turns)
            self._bring_again()
            return self._turns

    def _day_told(self, answer: Event, seen: Seen) -> tuple[Turn, ...]:
        """The day that was understood, so that a slip shows; nothing beside a heavy text."""
        says = self._services.book.prompts.says.get("day", "")
        now = self._services.clock.now()
        return dates.told(answer, now, says) if seen.tier in (None, "soft") else ()

    @property
    def can_undo(self) -> bool:
        """Whether something was done in this run of the program that can be taken back."""
        return bool(self._past)

    def archive(self, archived: tuple[str, ...]) -> None:
        """From now on these patterns are not offered; what stands in the record stays."""
        self._archived = archived
        # A turn that is under way may take long; the next one begins with this.
        if self._taking.acquire(blocking=False):
            try:
                self._put_aside()
            finally:
                self._taking.release()

    def _standing(self) -> Seen:
        """What is noticed about all that stands in the record."""
        return self._noticing.standing(self.record)

    def _put_aside(self) -> None:
        if self._state.archived == self._archived:
            return
        self._state = replace(self._state, archived=self._archived)
        if isinstance(self._turns[-1], Ask | Offer):
            prompt = machine.prompt(self._services.book, self._state, self._standing())
            self._turns = (*self._turns[:-1], prompt)

    def _undo(self) -> tuple[Turn, ...]:
        """Take the last step back, and save what stands then. No help line goes by it."""
        *past, last = self._past
        state = undo.taken_back(self._past, self._state, self.drafted)
        self._past, self._last_text, self._draft = tuple(past), "", None
        prompt = machine.prompt(self._services.book, state, self._noticing.standing(state.record))
        turns = (undo.filled(prompt, last.event),)
        self._state = self._stamped(state, turns)
        saved = self.save()
        # Said once for several steps in a row.
        told, self._undoing = () if self._undoing else self._remark("undone"), True
        self._turns = (*saved, *told, *turns)
        self._bring_again()
        return self._turns

    def _remark(self, name: str) -> tuple[Turn, ...]:
        """A named sentence of the prompts, in passing."""
        text = self._services.book.prompts.says.get(name, "")
        return (Say(text, "quiet"),) if text else ()

    def _bring_again(self) -> None:
        """Where a text was taken back, it stands ready as a draft."""
        text = undo.waiting_text(self._state)
        if text and self._draft is None:
            self._keep(text)

    def save(self) -> tuple[Turn, ...]:
        """Save record and place; a quiet remark when that failed. Called by `take`."""
        with self._saving:
            if not self._worth_storing():
                return ()
            try:
                self._store()
            except StorageProblem as problem:
                self.unsaved = True
                return (Say(problem.sentence, tone="quiet"),)
            return ()

    def draft(self, text: str) -> bool:
        """Save the text being typed for the present prompt; whether that worked."""
        text = clean(text)
        # A late timer of the front may bring once more what was just answered.
        return text == self._last_text != "" or self._keep(text)

    def _keep(self, text: str) -> bool:
        field = self.field
        if not field:
            return True
        with self._saving:
            self._draft = (field, text) if text.strip() else None
            try:
                self._store_draft()
            except StorageProblem:
                self.unsaved = True
                return False
            return True

    def _remarks(self, seen: Seen) -> tuple[Turn, ...]:
        """That a text was not checked, and why; the same sentence once only."""
        checks = (seen.check, *seen.checks)
        problems = dict.fromkeys(check.problem for check in checks if check and check.problem)
        new = [problem for problem in problems if problem not in self._told]
        self._told.update(new)
        return tuple(Say(problem, tone="quiet") for problem in new)

    def _stamped(self, state: State, turns: Sequence[Turn]) -> State:
        """The state with the times that only this side of the dialogue knows."""
        now = self._services.clock.now()
        record = edits.touch(state.record, now)
        match turns[-1]:
            case Done(reason="finished" | "note") if record.finished is None:
                record = edits.finish(record, now, status=record.status)
            case _:
                pass
        return replace(state, record=record)

    def _worth_storing(self) -> bool:
        """A record without any answer is not left behind as an empty row."""
        if self._stored or self._draft:
            return True
        return replace(self.record, updated=self._blank.updated) != self._blank

    def _store(self) -> None:
        journal, record = self._services.journal, self.record
        journal.save(record, self._state.to_json())
        self._stored = True
        if self._draft is None:
            journal.clear_draft(record.id)
        self.unsaved = False
        self.saved_at = record.updated

    def _store_draft(self) -> None:
        journal = self._services.journal
        if self._draft is None:
            if self._stored:
                journal.clear_draft(self.record.id)
            return
        if not self._stored:
            self._store()
        journal.save_draft(self.record.id, *self._draft)
        self.saved_at = self._services.clock.now()

    def _recover_draft(self) -> None:
        draft = self._services.journal.draft(self.record.id)
        if draft and draft.text:
            self._draft = (draft.field, draft.text)

    def _told_of_draft(self, turns: Sequence[Turn]) -> tuple[Turn, ...]:
        """A remark that a text came back, when it belongs to the prompt that is due."""
        match turns[-1]:
            case Ask(field=field) | Challenge(field=field) if (
                self._draft and self._draft[0] == field
            ):
                return self._remark("draft")
            case _:
                return ()
