"""The services of a demo: real rules and hints, a journal in memory, and nothing that is kept.

Of what belongs to the person only the country and the colours are read from the configuration, and
nothing is written: no lock is taken, no journal or plan is opened. The front of a demo shows `MARK`
all the time and says `LEFT` at its end.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from reframe.clock import Clock, SystemClock
from reframe.companion.conversation import Conversation
from reframe.companion.detector import Detector, DetectorClient
from reframe.companion.player import named
from reframe.companion.services import Services, configured
from reframe.config import Config
from reframe.errors import UsageProblem
from reframe.journal import Journal
from reframe.locations import places
from reframe.rulebook import load
from reframe.rulebook.model import Book, Safety, Vignette
from reframe.safety.screen import Screen

MARK = "DEMO"
INTRO = (
    "DEMO: an invented example. Nothing of it is kept, and your journal stays closed. "
    "Type something else at any point, and that is taken."
)
LEFT = "The demo is over. Nothing of it was kept."
NO_PLAN = "Your safety plan stays closed in a demo. The help lines are there."
SEED = 1
"""The same questions come each time, so that a demo can be practised."""
PAUSE = 2.0
"""Seconds at each step when the demo goes by itself, beside the time of typing."""
LETTERS_A_SECOND = 25
OVERRIDE = "demo_"
"""Sentences of the prompts with this before their name take the place of the ones that promise to
keep what is written."""


def open_demo(
    environ: Mapping[str, str] | None = None,
    *,
    clock: Clock | None = None,
    detector: Detector | None = None,
) -> Services:
    """Open everything that a demo needs; close it as other services."""
    where = places(environ)
    found, _ = configured(where)
    safety = load.safety(where)
    book = load.book(where)
    clock = clock or SystemClock()
    detector = detector or DetectorClient()
    detector.start()
    try:
        journal = Journal.in_memory(clock=clock)
    except BaseException:
        detector.close()
        raise
    return Services(
        places=where,
        config=_quiet(found, _number(safety)),
        config_problem="",
        clock=clock,
        book=honest(book),
        safety=honest_safety(safety),
        screen=Screen(safety),
        journal=journal,
        detector=detector,
        keeps=False,
    )


def _quiet(found: Config, notice: int) -> Config:
    """Nothing is asked about the answers of an example: they were written to be shown."""
    return Config(country=found.country, theme=found.theme, notice=notice, listening=False)


def begin(services: Services, vignette: Vignette) -> Conversation:
    """The real conversation at its first question, as if no other example had been played."""
    for row in services.journal.rows():
        services.journal.delete(row.id)
    return Conversation.new(services, vignette.script, seed=SEED)


def vignette_named(book: Book, name: str) -> Vignette:
    """The vignette with this name.

    Raises:
        UsageProblem: when there is none; it names them all.
    """
    found = named(book.vignettes, name)
    if found is None:
        known = ", ".join(each.id for each in book.vignettes)
        raise UsageProblem(f"There is no vignette of that name. There are: {known}")
    return found


def honest(book: Book) -> Book:
    """The book with sentences that fit when nothing is kept."""
    says = book.prompts.says
    instead = {
        name.removeprefix(OVERRIDE): text
        for name, text in says.items()
        if name.startswith(OVERRIDE)
    }
    return replace(book, prompts=replace(book.prompts, says={**says, **instead}))


def honest_safety(safety: Safety) -> Safety:
    """The cards without a promise to keep what is written.

    Without the form of the plan no front opens it: it is written outside the journal too.
    """
    cards = tuple(
        replace(
            card,
            text=card.in_demo or card.text,
            ways=tuple(replace(way, label=way.in_demo or way.label) for way in card.ways),
        )
        for card in safety.cards
    )
    return replace(safety, cards=cards, plan=None)


def _number(safety: Safety) -> int:
    """The notice counts as read: it is about what a person writes down of themselves and keeps."""
    return safety.notice.number if safety.notice else 0
