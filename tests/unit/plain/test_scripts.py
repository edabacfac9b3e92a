"""Scripts, exercises and shares of a hundred in the line front."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reframe.cli import main
from reframe.companion.services import Services
from reframe.dialogue.replies.reader import Reader
from reframe.dialogue.replies.reply import Shares, Unclear
from reframe.dialogue.turns import Ask
from reframe.plain.console import Console
from reframe.plain.start import talk

PIE = "responsibility_pie"
TO_THE_PIE = ("I spoiled the party", "The rain", "The music", "")
HEAVY = "I want to kill myself"


def played(services: Services, *lines: str, first: str = PIE) -> str:
    """What is written when a script is begun, these lines are typed, and then the input ends."""
    sink = io.StringIO()
    given = "".join(f"{line}\n" for line in lines).encode()
    talk(services, Console(io.BytesIO(given), sink), first=first)
    return sink.getvalue()


def only_record(services: Services) -> Any:
    (row,) = services.journal.rows()
    return services.journal.get(row.id).record


def shares(services: Services) -> tuple[int, ...]:
    (found,) = [each for each in only_record(services).filled if each.weights]
    assert [name for name, _ in found.weights] == ["The rain", "The music", "My own part"]
    return tuple(number for _, number in found.weights)


@pytest.mark.parametrize(
    ("lines", "numbers"),
    [
        (("40", "30", ""), (40, 30, 30)),
        (("40%", "about thirty", "the rest"), (40, 30, 30)),
        (("40 30 30",), (40, 30, 30)),
        (("40, 30 and 30",), (40, 30, 30)),
        (("40 30", ""), (40, 30, 30)),
        (("40", "30 30"), (40, 30, 30)),
        (("40", "10 20 70"), (10, 20, 70)),
        (("40", "70 20 70", "30", ""), (40, 30, 30)),
        (("the rest", "0", ""), (100, 0, 0)),
        (("60", "60", "30", ""), (60, 30, 10)),
        (("40", "30", "20", "", "", ""), (40, 30, 30)),
        (("40", "30", "20", "50", "", ""), (50, 30, 20)),
        (("400", "x", "40", "60 60", "30", ""), (40, 30, 30)),
        (("40", "why?", "30", ""), (40, 30, 30)),
        (("40", "/record", "30", ""), (40, 30, 30)),
    ],
)
def test_a_hundred_is_shared_out(
    services: Services, lines: tuple[str, ...], numbers: tuple[int, ...]
) -> None:
    played(services, *TO_THE_PIE, *lines)

    assert shares(services) == numbers


def test_it_says_what_is_left_and_what_is_wrong(services: Services) -> None:
    written = played(services, *TO_THE_PIE, "40", "70", "30", "20", "")

    assert "How much of the 100 goes to “The rain”? 100 left." in written
    assert "How much of the 100 goes to “The music”? 60 left." in written
    assert "Only 60 of the 100 are left." in written
    assert "“My own part” gets what is left: 30. Enter alone takes it." in written
    assert "That leaves 10 of the 100. Once more from the top" in written
    assert "“The rain” has 40 of the 100. Enter alone keeps it." in written


def test_enter_alone_gives_no_number_where_none_was_proposed(services: Services) -> None:
    written = played(services, *TO_THE_PIE, "", "40")

    assert "Please give a number from 0 to 100" in written
    assert written.count("goes to “The rain”?") == 2


def test_numbers_given_before_a_break_are_there_again(opened: Callable[..., Services]) -> None:
    played(opened(), *TO_THE_PIE, "40", "stop for now", "q")

    services = opened()
    sink = io.StringIO()
    talk(services, Console(io.BytesIO(b"c\n\n30\n\n"), sink))

    assert "“The rain” has 40 of the 100. Enter alone keeps it." in sink.getvalue()
    assert shares(services) == (40, 30, 30)


def test_skip_and_back_work_in_between(services: Services) -> None:
    played(services, *TO_THE_PIE, "40", "back", "", "30", "", "Smaller", "")

    assert shares(services) == (40, 30, 30)

    (row,) = services.journal.rows()
    services.journal.delete(row.id)
    played(services, *TO_THE_PIE, "40", "skip")

    assert not any(each.weights for each in only_record(services).filled)


def test_changing_the_shares_starts_from_those_given(services: Services) -> None:
    written = played(services, *TO_THE_PIE, "40 30 30", "/edit", "4", "", "50", "")

    assert "Slices: The rain 40, The music 30, My own part 30" in written
    assert shares(services) == (40, 50, 10)


def test_heavy_words_in_place_of_a_number_get_their_card(services: Services) -> None:
    written = played(services, *TO_THE_PIE, HEAVY)

    title = next(card.title for card in services.safety.cards if card.id == "explicit")
    assert title in written
    assert HEAVY in only_record(services).note


def test_the_menu_lists_all_scripts_with_their_cautions(services: Services) -> None:
    sink = io.StringIO()
    talk(services, Console(io.BytesIO(b"m\nWorry tree\nThe rent\n"), sink))

    written = sink.getvalue()
    for script in services.book.scripts:
        assert f"{script.name}: {script.about}" in written
        assert script.caution in written
    assert only_record(services).script == "worry"


def test_a_caution_is_said_before_an_exercise_done_alone(services: Services) -> None:
    pie = next(each for each in services.book.scripts if each.id == PIE)

    assert pie.caution in played(services)


@pytest.mark.parametrize("typed", ["/exercises", "/menu", "show me the exercises"])
def test_an_exercise_is_taken_up_in_a_record_and_left(services: Services, typed: str) -> None:
    written = played(
        services,
        *("It rained", "sad 70", "It is all my fault", "80", "", typed, "Responsibility pie"),
        *("The rain", "/leave", "/record"),
        first="five_column",
    )

    assert "Which exercise? Enter alone goes back." in written
    assert "Responsibility pie (/leave leaves it)" in written
    assert services.book.prompts.says["exercise_left"] in written
    (kept,) = only_record(services).filled
    assert (kept.step, kept.lines) == ("responsibility_pie.parts", ("The rain",))
    assert "Responsibility pie\n  What played a part\n    The rain" in written


@pytest.mark.parametrize("typed", ["go back", "/back", "Skip", "never mind"])
def test_a_list_of_exercises_is_left_in_words(services: Services, typed: str) -> None:
    written = played(
        services,
        *("It rained", "/exercises", "no such one", typed, "sad 70"),
        first="five_column",
    )

    assert written.count("Please answer with one of the numbers. Enter alone goes back.") == 1
    assert only_record(services).feelings[0].name == "sad"


@pytest.mark.parametrize("opens", ["m", "j", "l", ","])
def test_a_list_of_the_start_page_is_left_in_words(services: Services, opens: str) -> None:
    written = played(services, "It rained", "/stop", opens, "go back", "q", first="five_column")

    assert written.count("What would you like to do?") == 2


def test_a_script_with_one_question_does_not_promise_more(services: Services) -> None:
    assert "Question 1 of 1:" in played(services, "I'll never get this done", first="quick")


def test_a_script_that_cannot_be_used_is_told_at_the_start(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    object.__setattr__(services, "script_problems", ("A script of your own is left out. x:1:1",))

    assert "A script of your own is left out. x:1:1" in played(services, first="")


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("40", (40,)),
        ("forty", (40,)),
        ("40 %", (40,)),
        ("the rest", (None,)),
        ("what is left", (None,)),
        ("all the rest", (None,)),
        ("40 30 30", (40, 30, 30)),
        ("40/30/30", (40, 30, 30)),
        ("40% 30% and 30%", (40, 30, 30)),
        ("40;30;30", (40, 30, 30)),
    ],
)
def test_shares_are_read(services: Services, line: str, numbers: tuple[int | None, ...]) -> None:
    reader = Reader(services.book.replies, services.book.emotions)
    ask = Ask("s", "filled.s", "weights", "?", weights=(("a", 50), ("b", 50)))

    assert reader.read(line, ask) == Shares(numbers)
    assert isinstance(reader.read("purple", ask), Unclear)
    assert isinstance(reader.read("140", ask), Unclear)


def test_the_command_begins_a_script_by_its_name_or_tells_the_nearest(
    own_world: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    own_world.mkdir(mode=0o700)
    (own_world / "config.toml").write_text("notice = 9999\nhints = false\n")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"The rent\n")))

    right = main(["plain", "worry-tree"])
    written = capsys.readouterr().out
    wrong = main(["plain", "wory"])

    assert right == 0
    assert "What is the worry?" in written
    assert wrong == 2
    assert capsys.readouterr().err == "There is no script of that name. Did you mean worry?\n"
