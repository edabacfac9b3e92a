"""The demo as lines: what enter sends, taking over, going by itself, and that nothing is kept."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest

from reframe.clock import FixedClock
from reframe.companion.demo import INTRO, open_demo
from reframe.companion.services import Services
from reframe.errors import UsageProblem
from reframe.plain.console import Console
from reframe.plain.demo import BY_ITSELF, TAKEN_OVER, Pause, play
from reframe.plain.talk import InputEnded

from ..conftest import NOON, FakeDetector

THOUGHT = "I’ll never succeed"


@pytest.fixture(scope="module")
def demo_services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """Each example that begins clears the journal, so that one serves all tests."""
    where = {"REFRAME_HOME": str(tmp_path_factory.mktemp("demo"))}
    services = open_demo(where, clock=FixedClock(NOON), detector=FakeDetector())  # type: ignore[arg-type]
    yield services
    services.close()


def played(services: Services, *lines: str, name: str = "exam", pause: Pause | None = None) -> str:
    sink = io.StringIO()
    source = io.BytesIO("".join(f"{line}\n" for line in lines).encode())
    try:
        play(services, Console(source, sink), name, pause=pause)
    except InputEnded:
        sink.write("(input ended)")
    return sink.getvalue()


def record_of(services: Services) -> object:
    (row,) = services.journal.rows()
    return services.journal.get(row.id).record


def test_enter_alone_plays_it_to_its_end(demo_services: Services) -> None:
    written = played(demo_services, *[""] * 60)

    record = record_of(demo_services)
    assert written.startswith("DEMO: Deniz")
    assert INTRO in written
    assert f"enter sends: [{THOUGHT}]" in written
    assert "enter sends: [sad 75, hopeless 50]" in written
    assert "enter sends: [it fits]" in written
    assert "(input ended)" not in written
    assert record.status == "finished"  # type: ignore[attr-defined]
    assert [(f.name, f.before, f.after) for f in record.feelings] == [  # type: ignore[attr-defined]
        ("sad", 75, 50),
        ("hopeless", 50, 35),
    ]
    assert written.rstrip().endswith("It was a demo, and nothing of it is kept.")


def test_every_question_bears_the_mark(demo_services: Services) -> None:
    written = played(demo_services, *[""] * 60)

    assert written.count("DEMO  enter") >= 20


def test_what_is_typed_instead_is_taken_and_the_demo_goes_on(demo_services: Services) -> None:
    written = played(demo_services, "", "", "I’ll never succeed at this", "55", *[""] * 60)

    record = record_of(demo_services)
    texts = [(each.text, each.before) for each in record.thoughts]  # type: ignore[attr-defined]
    assert texts == [("I’ll never succeed at this", 55), ("Everyone else gets it", 70)]
    assert record.evidence_for[0] == "My result is below the mean"  # type: ignore[attr-defined]
    assert record.status == "finished"  # type: ignore[attr-defined]
    assert "(input ended)" not in written


def test_stopping_half_way_says_that_nothing_is_kept(demo_services: Services) -> None:
    written = played(demo_services, "", "", "/stop")

    assert "This was a demo, and nothing of it is kept." in written
    assert "All of it is kept" not in written


def test_without_a_name_it_lists_them_and_one_is_chosen(demo_services: Services) -> None:
    written = played(demo_services, "banana", "2", "", "/stop", name="")

    assert "Sam and the stove" in written
    assert "(stove_check)" in written
    assert "DEMO: Deniz and the first exam" in written


@pytest.mark.parametrize("line", ["q", "leave"])
def test_the_list_can_be_left(demo_services: Services, line: str) -> None:
    written = played(demo_services, line, name="")

    assert "DEMO: Deniz" not in written
    assert "enter sends" not in written


def test_a_name_that_is_none_is_told_with_those_that_are(demo_services: Services) -> None:
    with pytest.raises(UsageProblem, match="late_report, exam"):
        played(demo_services, name="nobody")


class Pauses:
    """Counts the pauses; a line is there at the one with this number."""

    def __init__(self, line_at: int = 0) -> None:
        self.seconds: list[float] = []
        self._line_at = line_at

    def __call__(self, seconds: float) -> bool:
        self.seconds.append(seconds)
        return len(self.seconds) == self._line_at


def test_by_itself_it_needs_no_line_and_takes_the_time_of_typing(demo_services: Services) -> None:
    pauses = Pauses()

    written = played(demo_services, pause=pauses)

    assert BY_ITSELF in written
    assert f"DEMO  [{THOUGHT}]" in written
    assert record_of(demo_services).status == "finished"  # type: ignore[attr-defined]
    assert max(pauses.seconds) > 2 * min(pauses.seconds)


def test_a_typed_line_takes_over_from_it(demo_services: Services) -> None:
    written = played(demo_services, "I came home late", "/stop", pause=Pauses(line_at=1))

    record = record_of(demo_services)
    assert TAKEN_OVER in written
    assert record.situation == "I came home late"  # type: ignore[attr-defined]
    assert "enter sends: [sad 75, hopeless 50]" in written


def test_q_ends_it_while_it_goes_by_itself(demo_services: Services) -> None:
    written = played(demo_services, "q", pause=Pauses(line_at=3))

    assert "This was a demo, and nothing of it is kept." in written
    assert "(input ended)" not in written


def test_words_of_need_bring_the_card_and_are_not_answered_for(demo_services: Services) -> None:
    written = played(demo_services, "I want to kill myself", "", "/stop")

    assert "In a demo it is not kept" in written
    assert "Stop here; nothing of the demo is kept" in written
    assert "saved" not in written


def test_a_country_asked_for_is_not_kept(demo_services: Services) -> None:
    written = played(demo_services, "/lines GB", "/stop")

    assert "116 123" in written
    assert not demo_services.places.config_file.exists()
