"""Everything a front needs that outlives one conversation, opened in the one right order.

Both fronts call `open_services` once at their start, the TUI in a thread after its first paint.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reframe import config as configuration
from reframe.clock import Clock, SystemClock
from reframe.companion.detector import Detector, DetectorClient, NoDetector
from reframe.companion.help_line import HelpLine
from reframe.companion.lock import FolderLock
from reframe.companion.plan import PlanKeeper
from reframe.config import Config
from reframe.errors import ConfigProblem
from reframe.files import private_folder
from reframe.journal import Journal
from reframe.locations import Places, places
from reframe.rulebook import load
from reframe.rulebook.model import Book, Safety
from reframe.rulebook.own import own_scripts, with_own
from reframe.safety.screen import Screen


@dataclass(frozen=True)
class Services:
    """What conversations run on; `close` when the front ends."""

    places: Places
    config: Config
    config_problem: str
    """One sentence when the configuration could not be used and the defaults hold; else empty."""
    clock: Clock
    book: Book
    safety: Safety
    screen: Screen
    journal: Journal
    detector: Detector
    lock: FolderLock | None = None
    script_problems: tuple[str, ...] = ()
    """One sentence for each script of the user's own that could not be used."""
    keeps: bool = True
    """False in a demo: nothing may be written anywhere, not even the country chosen."""
    help_line: HelpLine = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "help_line", HelpLine(self.journal, self.clock))

    def start_line(self) -> str:
        """What is said at each start; after a heavy text also that help stays near."""
        says = self.book.prompts.says
        stays = says.get("help_stays", "") if self.help_line.stands else ""
        return " ".join(part for part in (says.get("start", ""), stays) if part)

    def plan(self) -> PlanKeeper | None:
        """The own safety plan; None when its form could not be read."""
        if self.safety.plan is None:
            return None
        return PlanKeeper(self.journal, self.safety.plan, self.places.plan_file)

    def close(self) -> None:
        """End the worker, close the journal, let the folder go."""
        self.detector.close()
        self.journal.close()
        if self.lock:
            self.lock.release()


def open_services(
    environ: Mapping[str, str] | None = None,
    *,
    clock: Clock | None = None,
    detector: Detector | None = None,
) -> Services:
    """Open everything; a ReframeError says what stands in the way, and then nothing stays open."""
    where = places(environ)
    config, config_problem = configured(where)
    safety = load.safety(where)
    book = load.book(where)
    own = own_scripts(where, book)
    clock = clock or SystemClock()
    folder = private_folder(where.journal)
    lock = FolderLock.hold(folder)
    detector = detector or (DetectorClient() if config.hints else NoDetector())
    try:
        # The worker starts first: no process is ever started while the journal is open at a start.
        detector.start()
        journal = Journal.open(folder, clock=clock)
    except BaseException:
        detector.close()
        lock.release()
        raise
    return Services(
        places=where,
        config=config,
        config_problem=config_problem,
        clock=clock,
        book=with_own(book, own),
        safety=safety,
        screen=Screen(safety),
        journal=journal,
        detector=detector,
        lock=lock,
        script_problems=own.problems,
    )


def configured(where: Places) -> tuple[Config, str]:
    """The configuration, or the defaults and why."""
    try:
        return configuration.load(where.config_file), ""
    except ConfigProblem as problem:
        return Config(), f"{problem.sentence} The defaults are used."
