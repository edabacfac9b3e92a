"""The own safety plan as lines: read, written, emptied, let out and printed."""

from __future__ import annotations

import io
from typing import Any

import pytest

from reframe.companion.plan import INSIDE, KEPT, NAME, OUTSIDE, PlanKeeper
from reframe.companion.services import Services
from reframe.errors import StorageProblem
from reframe.plain import words
from reframe.plain.console import Console
from reframe.plain.start import talk

EXPLICIT = "I want to kill myself"
MENU = "What would you like to do?"
FULL = "The disk is full. Your text is still here; try again."


def played(services: Services, *lines: str) -> str:
    """What is written when these lines are typed from the menu on, and then the input ends."""
    given = "".join(f"{line}\n" for line in lines).encode()
    sink = io.StringIO()
    talk(services, Console(io.BytesIO(given), sink))
    return sink.getvalue()


@pytest.fixture
def keeper(services: Services) -> PlanKeeper:
    found = services.plan()
    assert found is not None
    return found


@pytest.fixture
def fails(services: Services, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Makes the next so many writes of the journal fail."""
    left, keep = [0], services.journal.keep

    def failing(name: str, text: str) -> None:
        if left[0]:
            left[0] -= 1
            raise StorageProblem(FULL)
        keep(name, text)

    monkeypatch.setattr(services.journal, "keep", failing)
    return lambda times: left.__setitem__(0, times)


@pytest.mark.parametrize("typed", ["p", "plan", "/plan", "my safety plan", "5"])
def test_the_menu_leads_to_the_plan(services: Services, keeper: PlanKeeper, typed: str) -> None:
    keeper.write("alone", "A walk\nby the river")

    written = played(services, typed)

    assert f"{keeper.form.title}\n\nWhat helps\n  A walk\n  by the river\n" in written
    assert "  1 Signs: nothing yet\n  2 What helps\n" in written


def test_an_empty_plan_says_so_kindly_and_how_to_reach_people(
    services: Services, keeper: PlanKeeper
) -> None:
    written = played(services, "p")

    assert f"{keeper.form.empty}\n/lines shows people you can call." in written


def test_a_number_writes_that_part(services: Services, keeper: PlanKeeper) -> None:
    first = keeper.form.sections[0]

    written = played(services, "p", "1", "I go quiet\\", "and stay in", "2", "A walk")

    assert keeper.plan().texts == {"signs": "I go quiet\nand stay in", "alone": "A walk"}
    assert f"{first.name}\n{first.ask}\n{first.hint}\n" in written
    assert written.count(KEPT) == 2


def test_what_is_typed_takes_the_place_of_the_words_shown(
    services: Services, keeper: PlanKeeper
) -> None:
    keeper.write("signs", "I go quiet")

    written = played(services, "p", "signs", "I sleep badly")

    assert "So far: “I go quiet”" in written
    assert keeper.plan().text("signs") == "I sleep badly"


@pytest.mark.parametrize("typed", ["", "  ", "back", "/back", "/stop"])
def test_a_part_can_be_left_as_it_is(services: Services, keeper: PlanKeeper, typed: str) -> None:
    keeper.write("signs", "I go quiet")

    written = played(services, "p", "1", typed)

    assert words.PART_LEFT in written
    assert keeper.plan().text("signs") == "I go quiet"


@pytest.mark.parametrize("typed", ["clear", "/clear", "CLEAR"])
def test_a_part_can_be_emptied(services: Services, keeper: PlanKeeper, typed: str) -> None:
    keeper.write("signs", "I go quiet")

    written = played(services, "p", "1", typed)

    assert written.index("/clear empties it") < written.index(words.PART_EMPTY)
    assert keeper.plan().is_empty


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("//back", "/back"),
        ("/etc is a folder", "/etc is a folder"),
        ("lines of a song I like", "lines of a song I like"),
        ("[/b] {0} %s", "[/b] {0} %s"),
    ],
)
def test_words_are_kept_as_they_are_typed(
    services: Services, keeper: PlanKeeper, typed: str, kept: str
) -> None:
    written = played(services, "p", "1", typed, "r")

    assert keeper.plan().text("signs") == kept
    assert f"  {kept}" in written


def test_a_word_with_a_slash_that_does_nothing_is_not_kept(
    services: Services, keeper: PlanKeeper
) -> None:
    written = played(services, "p", "1", "/skip", "I go quiet")

    assert "There is no /skip here." in written
    assert keeper.plan().text("signs") == "I go quiet"


def test_it_may_be_read_without_the_journal_or_no_longer(
    services: Services, keeper: PlanKeeper
) -> None:
    keeper.write("signs", "I go quiet")

    allowed = played(services, "p", "outside")
    text = services.places.plan_file.read_text(encoding="utf-8")
    taken_back = played(services, "p", "o")

    assert f"{OUTSIDE}\n{keeper.form.outside}" in allowed
    assert "I go quiet" in text
    assert INSIDE in taken_back
    assert not services.places.plan_file.exists()


def test_it_can_be_written_to_a_file_for_printing(services: Services, keeper: PlanKeeper) -> None:
    keeper.write("signs", "I go quiet")
    path = services.places.data / "exports" / "safety-plan.txt"

    written = played(services, "p", "print")

    assert f"Written to {path}, for printing." in written
    assert "I go quiet" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("typed", ["", "back", "/back", "b", "11", "q"])
def test_going_back_leads_to_the_menu(services: Services, typed: str) -> None:
    assert played(services, "p", typed).count(MENU) == 2


@pytest.mark.parametrize("typed", ["0", "12", "part", "nonsense"])
def test_what_names_no_entry_is_told(services: Services, typed: str) -> None:
    written = played(services, "p", typed)

    assert words.PICK_ENTRY in written
    assert written.count(MENU) == 1


@pytest.mark.parametrize("at", [("p",), ("p", "1")])
@pytest.mark.parametrize("typed", ["lines", "/lines"])
def test_the_help_lines_can_be_asked_for_at_any_prompt(
    services: Services, keeper: PlanKeeper, at: tuple[str, ...], typed: str
) -> None:
    assert "findahelpline.com" in played(services, *at, typed)
    assert keeper.plan().is_empty


def test_the_part_is_asked_for_again_after_the_lines(
    services: Services, keeper: PlanKeeper
) -> None:
    written = played(services, "p", "1", "/lines nz", "I go quiet")

    assert "1737" in written
    assert written.count(keeper.form.sections[0].ask) == 2
    assert keeper.plan().text("signs") == "I go quiet"


def test_words_of_need_in_a_part_are_kept_and_the_lines_come_beside_them(
    services: Services, keeper: PlanKeeper
) -> None:
    written = played(services, "p", "1", EXPLICIT)

    assert keeper.plan().text("signs") == EXPLICIT
    assert written.index(KEPT) < written.index("findahelpline.com")


def test_words_of_need_in_the_list_bring_the_lines(services: Services) -> None:
    assert "findahelpline.com" in played(services, "p", EXPLICIT)


def test_what_can_not_be_kept_is_shown_again_and_can_be_tried_again(
    services: Services, keeper: PlanKeeper, fails: Any
) -> None:
    fails(2)

    written = played(services, "p", "1", "I go quiet", "/keep", "/keep")

    assert written.count(f"{FULL}\n“I go quiet” – /keep") == 2
    assert keeper.plan().text("signs") == "I go quiet"


def test_a_part_that_can_not_be_emptied_keeps_its_words(
    services: Services, keeper: PlanKeeper, fails: Any
) -> None:
    keeper.write("signs", "I go quiet")
    fails(1)

    written = played(services, "p", "1", "clear")

    assert FULL in written
    assert words.PART_EMPTY not in written
    assert keeper.plan().text("signs") == "I go quiet"


def test_a_problem_with_a_file_is_one_sentence_and_the_list_comes_again(
    services: Services, keeper: PlanKeeper
) -> None:
    keeper.write("signs", "I go quiet")
    (services.places.data / "exports").write_text("in the way")

    written = played(services, "p", "e")

    assert "is a file where a folder must be" in written
    assert written.count(words.WHICH_PART) == 2


def test_a_damaged_plan_is_told_in_one_sentence_and_the_menu_comes_again(
    services: Services,
) -> None:
    services.journal.keep(NAME, "{half")

    written = played(services, "p")

    assert written.count("Your safety plan can't be read.") == 1
    assert written.count(MENU) == 2
    assert services.journal.kept(NAME) == "{half"


def test_the_end_of_the_input_within_it_is_no_fault(services: Services, keeper: PlanKeeper) -> None:
    played(services, "p", "1", "I go quiet", "2")

    assert keeper.plan().texts == {"signs": "I go quiet"}


def test_in_a_conversation_it_is_shown_and_the_question_comes_again(
    services: Services, keeper: PlanKeeper
) -> None:
    keeper.write("alone", "A walk")

    written = played(services, "n", "/plan")

    assert "What helps\n  A walk\n" in written
    assert written.count("What happened?") == 2
    assert words.WHICH_PART not in written
    assert services.journal.rows() == ()


def test_a_plan_that_can_not_be_read_stops_no_conversation(services: Services) -> None:
    services.journal.keep(NAME, "{half")

    written = played(services, "n", "/plan", "I failed")

    assert "Your safety plan can't be read." in written
    (row,) = services.journal.rows()
    assert services.journal.get(row.id).record.situation == "I failed"


@pytest.mark.parametrize("typed", ["p", "plan", "2", "see my safety plan"])
def test_the_card_leads_to_the_plan_and_the_ways_on_come_again(
    services: Services, keeper: PlanKeeper, typed: str
) -> None:
    keeper.write("alone", "A walk")
    card = next(card for card in services.safety.cards if card.id == "explicit")

    written = played(services, "n", EXPLICIT, typed, "k", "Ana is here", "back")

    assert "What helps\n  A walk\n" in written
    assert written.count(card.title) == 2
    (row,) = services.journal.rows()
    record = services.journal.get(row.id).record
    assert (record.situation, record.note) == (EXPLICIT, "Ana is here")


def test_from_the_card_an_empty_plan_is_one_sentence_and_blocks_nothing(
    services: Services, keeper: PlanKeeper
) -> None:
    written = played(services, "n", EXPLICIT, "p", "s")

    assert keeper.form.empty in written
    assert written.count(MENU) == 2


def test_the_card_does_not_lead_to_a_plan_that_can_not_be_read(services: Services) -> None:
    services.journal.keep(NAME, "{half")

    written = played(services, "n", EXPLICIT, "2", "stop")

    assert "See my safety plan" not in written
    assert "  1 Show the help lines\n  2 A short grounding exercise\n" in written
    assert "findahelpline.com" in written
    assert "Round 1 of 5." in written
