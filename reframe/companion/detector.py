"""The client of the detector: asks a worker process, with a deadline, and never lets it hold up
or break the conversation.

`reframe.companion.services` makes one; `reframe.companion.conversation` asks it. The rules of it:

- A check waits until the worker is ready, but not longer than `start_limit` after its start, and
  not at all once the user chose to go on without hints.
- From then on a worker has `answer_limit` seconds for a text. One that is late, dead or says
  nonsense is ended and started again in the background, once; after that hints are off.
- Whatever happens, the answer is a `Check`, at worst one with a plain sentence in `problem`.
"""

from __future__ import annotations

import itertools
import sys
import threading
import time
from collections.abc import Callable, Sequence
from typing import Literal, Protocol, TypeVar

from reframe.companion.worker import Said, Worker
from reframe.record.model import Check
from reframe.record.story import Story

Status = Literal["starting", "ready", "off"]
T = TypeVar("T")

# -P: the folder that reframe is started in must not be searched for modules.
WORKER = (sys.executable, "-P", "-m", "reframe.detection.worker")

SENT_CHARACTERS = 10_001
"""One more than is matched, so that the worker can say that the text was longer.

More could fill the pipe of a worker that hangs, and then the writing itself would hang.
"""
CONTEXT_TEXTS, CONTEXT_CHARACTERS = 4, 1_000
"""How many texts around the thought are sent, and how much of each; for the same reason."""


class Detector(Protocol):
    """What the conversation needs of a detector; tests pass one of their own."""

    @property
    def status(self) -> Status: ...

    @property
    def reason(self) -> str:
        """Why the hints are off, or slow to come; one plain sentence or empty."""
        ...

    def start(self) -> None: ...

    def check(self, text: str, context: Sequence[str] = ()) -> Check: ...

    def listen(self, text: str, field: str) -> Check: ...

    def sort(self, text: str) -> Story: ...

    def go_on_without(self) -> None: ...

    def close(self) -> None: ...


class NoDetector:
    """Hints switched off by the user: checks are empty and nothing is said about it."""

    status: Status = "off"
    reason = "Hints are switched off in the configuration."

    def start(self) -> None: ...

    def check(self, text: str, context: Sequence[str] = ()) -> Check:  # noqa: ARG002
        return Check()

    def listen(self, text: str, field: str) -> Check:  # noqa: ARG002
        return Check()

    def sort(self, text: str) -> Story:  # noqa: ARG002
        return Story()

    def go_on_without(self) -> None: ...

    def close(self) -> None: ...


class DetectorClient:
    """Asks the worker process; safe to use from several threads."""

    def __init__(
        self,
        *,
        command: Sequence[str] = WORKER,
        start_limit: float = 30.0,
        answer_limit: float = 2.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._command = command
        self._start_limit = start_limit
        self._answer_limit = answer_limit
        self._clock = clock
        self._changed = threading.Condition()
        self._asking = threading.Lock()
        self._numbers = itertools.count(1)
        self._status: Status = "starting"
        self._reason = ""
        self._worker: Worker | None = None
        self._started_at = 0.0
        self._restarts_left = 1
        self._without = False
        self._answer: Said | None = None

    @property
    def status(self) -> Status:
        return self._status

    @property
    def reason(self) -> str:
        return self._reason

    def start(self) -> None:
        """Start the worker in the background; later calls do nothing."""
        with self._changed:
            if self._worker is None and self._status == "starting":
                self._launch()

    def check(self, text: str, context: Sequence[str] = ()) -> Check:
        """Check one text; blocks until there is an answer or a reason why there is none.

        `context` is what was told around it, the most telling first; it can only silence.
        """
        around = [each[:CONTEXT_CHARACTERS] for each in context[:CONTEXT_TEXTS]]
        return self._checked(text, around)

    def listen(self, text: str, field: str) -> Check:
        """Listen to an answer to a field; as patient as `check`."""
        return self._checked(text, field=field)

    def sort(self, text: str) -> Story:
        """Sort a story told in one go; nothing when the worker is off or late.

        Nobody waits long for it to load either: the next questions ask for the same.
        """
        if len(text) >= SENT_CHARACTERS:
            return Story()
        with self._asking:
            worker = self._worker_soon()
            if worker is None:
                return Story()
            found = self._exchange(
                worker,
                lambda number: worker.ask(number, text, sort=True),
                lambda said: said.story_of(text),
            )
        return Story() if isinstance(found, str) else found

    def _checked(self, text: str, context: Sequence[str] = (), *, field: str = "") -> Check:
        with self._asking:
            worker, why_not = self._ready_worker()
            if worker is None:
                return Check(problem=why_not)
            return self._ask(worker, text[:SENT_CHARACTERS], context, field)

    def go_on_without(self) -> None:
        """Let those who wait for the worker go now; hints come back once it is ready."""
        with self._changed:
            self._without = True
            self._changed.notify_all()

    def close(self) -> None:
        """End the worker; the client is off from now on."""
        with self._changed:
            worker, self._worker = self._worker, None
            self._turn_off("reframe is closing.")
        if worker:
            worker.end(patience=0.2)

    def _launch(self) -> None:
        self._status = "starting"
        self._started_at = self._clock()
        try:
            self._worker = Worker(self._command, self._heard)
        except OSError:
            self._turn_off("The part of reframe that gives hints could not be started.")
            return
        self._worker.listen()

    def _turn_off(self, reason: str) -> None:
        self._status, self._reason = "off", reason
        self._changed.notify_all()

    def _heard(self, worker: Worker, said: Said | None) -> None:
        """Take in what a worker said; called from its reading thread."""
        with self._changed:
            if worker is not self._worker:
                return
            if said is None:
                self._lose(worker)
            elif said.failed:
                self._worker = None
                self._turn_off(said.failed)
            elif said.ready:
                self._status, self._reason = "ready", ""
                self._without = False
            else:
                self._answer = said
            self._changed.notify_all()
        if said is None or said.failed:
            worker.end()

    def _lose(self, worker: Worker) -> None:
        """Give a worker up: start another one if there was none yet, else turn hints off."""
        if worker is not self._worker:
            return
        self._worker = None
        if self._restarts_left:
            self._restarts_left -= 1
            self._launch()
        else:
            self._turn_off("The part of reframe that gives hints stopped twice.")

    def _worker_soon(self) -> Worker | None:
        """The worker, if it is ready or will be within the time of an answer."""
        with self._changed:
            self._changed.wait_for(
                lambda: self._status != "starting" or self._without, self._answer_limit
            )
            return self._worker if self._status == "ready" else None

    def _ready_worker(self) -> tuple[Worker | None, str]:
        """The worker once it is ready, or why there is none to wait for."""
        with self._changed:
            while self._status == "starting":
                if self._without:
                    return None, self._unchecked("the hints were still loading")
                left = self._started_at + self._start_limit - self._clock()
                if left <= 0:
                    # It may still come: a slow disk is no reason to go without for good.
                    self._reason = "The hints are taking long to load."
                    return None, self._unchecked("the hints take long to load")
                self._changed.wait(left)
            if self._status == "off":
                return None, f"This text was not checked; it is saved. {self._reason}"
            return self._worker, ""

    def _ask(self, worker: Worker, text: str, context: Sequence[str], field: str) -> Check:
        found = self._exchange(
            worker,
            lambda number: worker.ask(number, text, context, field=field),
            lambda said: said.check_of(text),
        )
        return Check(problem=self._unchecked(found)) if isinstance(found, str) else found

    def _exchange(
        self,
        worker: Worker,
        ask: Callable[[int], None],
        read: Callable[[Said], T | None],
    ) -> T | str:
        """Ask a worker and read its answer, or say why there is none that can be used."""
        number = next(self._numbers)
        ask(number)
        with self._changed:
            self._changed.wait_for(lambda: self._settled(worker, number), self._answer_limit)
            answer, self._answer = self._answer, None
            found = read(answer) if answer and answer.id == number else None
            if found is not None:
                return found
            alive = worker is self._worker
            self._lose(worker)
        if not alive:
            return "the part that gives hints stopped"
        worker.end()
        return "the answer made no sense" if answer else "checking it took too long"

    def _settled(self, worker: Worker, number: int) -> bool:
        answered = self._answer is not None and self._answer.id == number
        return answered or worker is not self._worker

    @staticmethod
    def _unchecked(why: str) -> str:
        return f"This text was not checked: {why}; it is saved."
