"""Whole conversations through the line front: what is typed, what is written, what is kept."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from reframe.companion.conversation import Conversation
from reframe.companion.services import Services
from reframe.config import load
from reframe.plain.console import Console
from reframe.plain.start import talk

THOUGHT = "I’ll never succeed"
EXPLICIT = "I want to kill myself"
BEGINNING = ("n", "I failed the first maths test", "sad 75, hopeless 50", THOUGHT, "90", "")


def played(services: Services, *lines: str | bytes) -> str:
    """What is written when these lines are typed from the menu on, and then the input ends."""
    given = b"".join((line if isinstance(line, bytes) else line.encode()) + b"\n" for line in lines)
    sink = io.StringIO()
    talk(services, Console(io.BytesIO(given), sink))
    return sink.getvalue()


def only_record(services: Services) -> Any:
    (row,) = services.journal.rows()
    return services.journal.get(row.id).record


def test_a_whole_record(services: Services) -> None:
    written = played(
        services,
        *BEGINNING,
        "1",  # it fits
        "partly",
        "I failed one",
        "",
        "I passed two",
        "",
        "one answer",
        "/skip",
        "another answer",
        "that's enough",  # no more questions
        "go on",  # no exercise
        "I failed one test and passed others",
        "60",
        "40",
        "30",
        "20%",
        "enough for today",
        "q",
    )

    record = only_record(services)
    assert "I’ll [never succeed]" in written
    assert "Why it was noticed." in written
    assert "When it would not be one." in written
    assert record.status == "finished"
    assert record.thoughts[0].text == THOUGHT
    assert (record.thoughts[0].before, record.thoughts[0].after) == (90, 40)
    assert [each.answer for each in record.thoughts[0].patterns] == ["accepted"]
    assert record.maybe_true == "partly"
    assert record.evidence_for == ("I failed one",)
    assert record.evidence_against[0] == "I passed two"
    assert record.balanced == "I failed one test and passed others"
    assert [(each.before, each.after) for each in record.feelings] == [(75, 30), (50, 20)]


def test_the_first_lines_say_what_it_is(services: Services) -> None:
    written = played(services)

    assert written.startswith("reframe\n" + services.book.prompts.says["start"])
    assert "1 new thought record" in written


def test_the_end_of_the_input_keeps_everything(opened: Callable[..., Services]) -> None:
    played(opened(), *BEGINNING)

    again = played(opened(), "c", "1", "/record")

    assert "continue: I’ll never succeed" in again
    assert "it fits" in again
    assert "I failed the first maths test" in again


def test_a_missing_number_is_asked_for(services: Services) -> None:
    written = played(services, "n", "I failed", "sad, hopeless 50", "dunno", "75")

    assert "How strong is “sad”" in written
    assert [(each.name, each.before) for each in only_record(services).feelings] == [
        ("sad", 75),
        ("hopeless", 50),
    ]


def test_a_long_answer_goes_over_several_lines(services: Services) -> None:
    played(services, "n", "first\\", "second")

    assert only_record(services).situation == "first\nsecond"


def test_half_a_long_answer_is_kept_as_a_draft(opened: Callable[..., Services]) -> None:
    services = opened()
    conversation = Conversation.new(services, record_id="abc")
    conversation.draft("half an ans")

    written = played(opened(), "c", "/keep")

    assert "“half an ans”" in written
    assert only_record(opened()).situation == "half an ans"


def test_an_earlier_answer_can_be_changed(services: Services) -> None:
    written = played(services, *BEGINNING, "/edit", "1", "I failed the second maths test")

    assert "What happened: I failed the first maths test" in written
    assert only_record(services).situation == "I failed the second maths test"


def test_an_empty_line_keeps_the_earlier_answer_and_clear_empties_it(services: Services) -> None:
    played(services, *BEGINNING, "/edit", "1", "")
    kept = only_record(services).situation
    played(services, "c", "/edit", "1", "/clear")

    assert kept == "I failed the first maths test"
    assert only_record(services).situation == ""


def test_going_back_shows_the_answer_before(services: Services) -> None:
    written = played(services, "n", "I failed", "/back")

    assert "Your answer so far: “I failed”" in written


def test_another_pattern_is_chosen_from_the_whole_list(services: Services) -> None:
    written = played(services, *BEGINNING, "4", "")
    played(services, "c", "other", services.book.patterns[0].name)

    assert services.book.patterns[-1].name in written
    assert services.book.patterns[0].id in {
        each.pattern for each in only_record(services).thoughts[0].patterns
    }


def test_an_explicit_text_brings_the_card_with_lines_and_ways_on(services: Services) -> None:
    written = played(services, "n", EXPLICIT)

    card = next(card for card in services.safety.cards if card.id == "explicit")
    assert card.title in written
    assert card.ways[0].label in written
    assert services.safety.countries[-1].lines[0].name in written
    assert only_record(services).situation == EXPLICIT


def test_the_lines_come_once_with_a_card_and_again_when_asked_for(services: Services) -> None:
    once = played(services, "n", EXPLICIT, "grounding")
    twice = played(services, "n", EXPLICIT, "grounding", "lines")

    name = services.safety.countries[-1].lines[0].name
    assert (once.count(name), twice.count(name)) == (1, 2)


@pytest.mark.parametrize("before", [("n", "I failed"), BEGINNING, BEGINNING[:4]])
def test_words_of_need_are_heard_where_no_text_is_due(
    services: Services, before: tuple[str, ...]
) -> None:
    written = played(services, *before, EXPLICIT)

    card = next(card for card in services.safety.cards if card.id == "explicit")
    assert card.title in written
    assert EXPLICIT in only_record(services).note


def test_words_of_need_are_heard_in_the_menu_too(services: Services) -> None:
    written = played(services, EXPLICIT)

    assert services.safety.countries[-1].lines[0].name in written


def test_the_lines_of_a_country(services: Services) -> None:
    written = played(services, "n", "/lines GB", "/lines Atlantis")

    assert "116 123" in written
    assert "There are no lines for that country here." in written


def test_a_country_that_was_asked_for_comes_first_from_then_on(services: Services) -> None:
    played(services, "n", "/lines nz")
    written = played(replace(services, config=load(services.places.config_file)), EXPLICIT)

    assert "1737" in written


@pytest.mark.parametrize(
    "text", ["[/b] [@click=app.quit]x", "{thought} {0}", "%s %d", "x" * 1_000_000]
)
def test_a_text_is_kept_and_shown_as_typed(services: Services, text: str) -> None:
    written = played(services, "n", "I failed", "/skip", text, "90", "", "/record")

    assert only_record(services).thoughts[0].text == text
    assert text in written


def test_broken_bytes_do_no_harm(services: Services) -> None:
    written = played(services, "n", b"\xff\xfe\x00\x1b]52;c;QUJD\x07 caf\xc3\xa9", "/record")

    assert "café" in only_record(services).situation
    assert not {"\x00", "\x1b", "\x07"} & set(written)


def test_no_line_has_a_control_character(services: Services) -> None:
    written = played(services, *BEGINNING, "/help", "/lines")

    assert all(each.isprintable() for each in written if each != "\n")


def test_a_record_is_read_and_gone_on_with_from_the_journal(
    opened: Callable[..., Services],
) -> None:
    played(opened(), *BEGINNING)

    written = played(opened(), "journal", "1", "go on with it")

    assert "2026-11-22  I’ll never succeed" in written
    assert "belief: 90" in written
    assert "Does it fit?" in written


def test_an_empty_journal_says_so(services: Services) -> None:
    assert "There is no record yet." in played(services, "j")


def test_help_lists_every_command_and_the_question_comes_again(services: Services) -> None:
    written = played(services, "n", "/help")

    assert "/softer" in written
    assert written.count("What happened?") == 2


def test_a_broken_configuration_is_told(opened: Callable[..., Services]) -> None:
    services = replace(opened(), config_problem="config.toml can't be used.")

    assert "config.toml can't be used." in played(services)


def test_clearing_says_that_the_words_may_still_stand_in_the_window(services: Services) -> None:
    written = played(services, "n", EXPLICIT, "clear what I just wrote")

    assert "The entry is empty again." in written
    assert "may still stand further up in this window" in written


def test_a_strength_in_words_is_told(services: Services) -> None:
    written = played(services, "n", "I failed", "sad", "very")

    assert services.book.replies.says["took"].replace("{number}", "85") in written
    assert [each.before for each in only_record(services).feelings] == [85]


def test_requests_in_words_do_what_they_say(services: Services) -> None:
    written = played(
        services, "n", "I failed", "skip this", "change what happened", "I failed the test", "why?"
    )

    assert "Your answer so far: “I failed”" in written
    assert only_record(services).situation == "I failed the test"
    assert "Putting a name" in written or "go by so fast" in written


def test_a_line_that_could_be_both_is_asked_about_once(services: Services) -> None:
    written = played(services, "n", "stop", "1", "sad 50")

    assert "Is “stop” your answer" in written
    assert only_record(services).situation == "stop"


def test_the_other_way_does_what_was_wanted_and_keeps_no_draft(services: Services) -> None:
    written = played(services, "n", "I failed", "sad 50", "I fail", "50", "stop", "2", "c", "1")

    assert services.book.prompts.says["stopped"] in written
    assert services.book.prompts.says["draft"] not in written


def test_the_line_is_kept_while_the_question_stands(opened: Callable[..., Services]) -> None:
    played(opened(), "n", "I failed", "sad 50", "stop")

    assert "“stop”" in played(opened(), "c", "1")


def test_i_dont_know_twice_is_a_way_out(services: Services) -> None:
    written = played(services, "n", "I don't know", "/easier", "leave it out", "sad 50")

    step = next(each for each in services.book.scripts if each.id == "seven_column").steps[0]
    assert step.easier in written
    assert written.count(f"\n{step.ask}\n") == 1
    assert services.book.replies.says["stuck"] in written
    assert [each.before for each in only_record(services).feelings] == [50]


def test_words_that_need_care_come_before_every_request(services: Services) -> None:
    written = played(services, "n", "stop", EXPLICIT)

    assert "Is “stop” your answer" in written
    assert only_record(services).situation != EXPLICIT
    assert "/lines" in written


def test_undo_takes_back_step_by_step_and_keeps_the_words_at_hand(services: Services) -> None:
    written = played(services, "n", "I failed", "sad 75", "undo", "take that back", "/keep")

    assert written.count("Taken back.") == 1
    assert "“I failed” – /keep takes it as your answer" in written
    record = only_record(services)
    assert (record.situation, record.feelings) == ("I failed", ())
