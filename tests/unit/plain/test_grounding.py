"""The quiet minute as lines: a line for a breath, enter for the next, no waiting."""

from __future__ import annotations

import io

import pytest

from reframe.companion.services import Services
from reframe.plain.console import Console
from reframe.plain.start import talk

EXPLICIT = "I want to kill myself"
WHOLE = ("",) * 10


def played(services: Services, *lines: str) -> str:
    given = "".join(f"{line}\n" for line in lines).encode()
    sink = io.StringIO()
    talk(services, Console(io.BytesIO(given), sink))
    return sink.getvalue()


def test_each_enter_brings_the_next_breath_and_then_the_senses(services: Services) -> None:
    grounding = services.safety.grounding
    assert grounding

    written = played(services, "g", *WHOLE)

    assert grounding.begin in written
    assert "Round 1 of 5. Breathe in: 1 2 3 4. Breathe out: 1 2 3 4 5 6." in written
    assert "Round 5 of 5." in written
    assert all(written.count(sense) == 1 for sense in grounding.senses)
    assert grounding.end in written


def test_nothing_comes_before_enter(services: Services) -> None:
    written = played(services, "g", "")

    assert "Round 2 of 5." in written
    assert "Round 3 of 5." not in written


@pytest.mark.parametrize("typed", ["stop", "STOP", "/stop", "back", "/back", "q"])
def test_it_can_be_left_at_any_time(services: Services, typed: str) -> None:
    written = played(services, "g", "", typed)

    assert "Round 3 of 5." not in written
    assert written.count("What would you like to do?") == 2


def test_what_is_typed_about_the_steps_goes_on_and_is_kept_nowhere(services: Services) -> None:
    written = played(services, "n", "/grounding", *WHOLE[:5], "a chair, a lamp", "stop", "I failed")

    (row,) = services.journal.rows()
    record = services.journal.get(row.id).record
    assert "Notice four things" in written
    assert (record.situation, record.note) == ("I failed", "")


def test_words_of_need_are_answered_with_lines_and_the_step_comes_again(
    services: Services,
) -> None:
    written = played(services, "g", EXPLICIT)

    assert "findahelpline.com" in written
    assert written.count("Round 1 of 5.") == 2


def test_from_the_card_it_leads_back_to_the_card(services: Services) -> None:
    written = played(services, "n", EXPLICIT, "grounding", "", "stop")

    card = next(card for card in services.safety.cards if card.id == "explicit")
    assert "Round 2 of 5." in written
    assert written.count(card.title) == 2


def test_the_end_of_the_input_within_it_keeps_everything(services: Services) -> None:
    played(services, "n", "I failed", "/grounding", "")

    (row,) = services.journal.rows()
    assert services.journal.get(row.id).record.situation == "I failed"


@pytest.mark.parametrize("typed", ["a", "/about", "about reframe"])
def test_the_menu_tells_about_reframe(services: Services, typed: str) -> None:
    written = played(services, typed)

    assert services.safety.notice
    assert services.safety.notice.about[0] in written
    assert "/lines shows people you can call" in written


def test_the_question_comes_again_after_the_page_about_reframe(services: Services) -> None:
    written = played(services, "n", "/about")

    assert services.safety.notice
    assert services.safety.notice.about[-1] in written
    assert written.count("What happened?") == 2


def test_the_lines_of_a_country_can_be_asked_for_in_the_menu(services: Services) -> None:
    assert "Help lines: New Zealand" in played(services, "/lines nz")
