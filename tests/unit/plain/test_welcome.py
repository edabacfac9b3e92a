"""The first start as lines: the notice, then the country, and nothing else before them."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace

import pytest

from reframe.companion.services import Services
from reframe.config import Config, load
from reframe.plain.console import Console
from reframe.plain.start import talk

MENU = "What would you like to do?"
ACCEPT = "1"


@pytest.fixture
def fresh(services: Services) -> Services:
    return replace(services, config=Config())


def started(services: Services, *lines: str, environ: Mapping[str, str] | None = None) -> str:
    """What is written at a first start when these lines are typed and then the input ends."""
    given = "".join(f"{line}\n" for line in lines).encode()
    sink = io.StringIO()
    talk(services, Console(io.BytesIO(given), sink), environ)
    return sink.getvalue()


def kept(services: Services) -> Config:
    return load(services.places.config_file)


def test_the_notice_comes_first_and_names_the_way_to_the_lines(fresh: Services) -> None:
    written = started(fresh)

    assert fresh.safety.notice
    assert written.strip().startswith(fresh.safety.notice.title)
    assert fresh.safety.notice.text[0] in written
    assert "/lines shows" in written
    assert MENU not in written
    assert kept(fresh).notice == 0


@pytest.mark.parametrize("typed", ["", "n", "new", "journal", "/help", "yes?"])
def test_nothing_else_opens_before_it_is_accepted(fresh: Services, typed: str) -> None:
    written = started(fresh, typed)

    assert "Please type one of the numbers." in written
    assert MENU not in written
    assert fresh.journal.rows() == ()


@pytest.mark.parametrize("typed", ["2", "l", "leave", "/quit", "q"])
def test_leaving_accepts_nothing(fresh: Services, typed: str) -> None:
    written = started(fresh, typed, ACCEPT, "9")

    assert MENU not in written
    assert kept(fresh) == Config()


def test_the_help_lines_are_there_before_it_is_accepted(fresh: Services) -> None:
    written = started(fresh, "/lines", "/lines GB")

    assert "findahelpline.com" in written
    assert "116 123" in written
    assert MENU not in written


def test_words_of_need_are_heard_before_it_is_accepted(fresh: Services) -> None:
    assert "findahelpline.com" in started(fresh, "I want to kill myself")


def test_after_accepting_comes_the_country_and_then_the_menu(fresh: Services) -> None:
    written = started(fresh, ACCEPT, "Ireland", "h")

    assert fresh.safety.notice
    assert fresh.safety.notice.country.ask in written
    assert written.index(fresh.safety.notice.country.ask) < written.index(MENU)
    assert "Help lines: Ireland" in written
    assert kept(fresh) == Config(country="IE", notice=fresh.safety.notice.number)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("9", "GB"), ("gb", "GB"), ("uk", "GB"), ("none", "international"), ("11", "international")],
)
def test_a_country_is_chosen_by_number_code_or_name(fresh: Services, typed: str, code: str) -> None:
    started(fresh, ACCEPT, typed)

    assert kept(fresh).country == code


def test_a_guess_is_marked_and_enter_alone_does_not_take_it(fresh: Services) -> None:
    written = started(fresh, ACCEPT, "", environ={"LANG": "de_DE.UTF-8"})

    assert fresh.safety.notice
    assert f"Germany ({fresh.safety.notice.country.guess})" in written
    assert "The last one stands for every other country." in written
    assert kept(fresh).country is None


def test_a_country_asked_for_on_the_way_is_not_asked_again(fresh: Services) -> None:
    before = started(fresh, "/lines NZ", ACCEPT, "h")

    assert fresh.safety.notice
    assert fresh.safety.notice.country.ask not in before
    assert before.count("Help lines: New Zealand") == 2
    assert kept(fresh).country == "NZ"


def test_lines_of_a_country_answer_the_question_of_the_country(fresh: Services) -> None:
    assert MENU in started(fresh, ACCEPT, "/lines NZ")
    assert kept(fresh).country == "NZ"


def test_a_country_without_lines_is_told_and_asked_again(fresh: Services) -> None:
    written = started(fresh, ACCEPT, "Norway", "none of these")

    assert "every other country" in written
    assert kept(fresh).country == "international"


def test_one_can_leave_at_the_country_and_is_not_asked_again(fresh: Services) -> None:
    assert MENU not in started(fresh, ACCEPT, "/quit")

    again = replace(fresh, config=kept(fresh))
    written = started(again)

    assert written.startswith("reframe\n")
    assert MENU in written


def test_what_can_not_be_kept_is_told_and_one_goes_on(fresh: Services) -> None:
    fresh.places.config_file.parent.mkdir(parents=True, exist_ok=True)
    fresh.places.config_file.write_text("hints = maybe\n")

    written = started(fresh, ACCEPT, "GB", "h")

    assert "is not valid TOML" in written
    assert "Help lines: United Kingdom" in written


def test_the_start_line_comes_at_every_start(fresh: Services, services: Services) -> None:
    first = started(fresh, ACCEPT, "GB")
    later = started(services)

    assert services.book.prompts.says["start"] in first
    assert services.book.prompts.says["start"] in later
