"""The review of the balanced thought through the line front."""

from __future__ import annotations

import io
from typing import Any

from reframe.companion.services import Services
from reframe.plain.console import Console
from reframe.plain.start import talk

BEGINNING = ("n", "I failed the test", "sad 75", "I’ll never succeed", "90", "", "1", "no", "", "")


def played(services: Services, *lines: str) -> str:
    sink = io.StringIO()
    given = "".join(f"{line}\n" for line in lines).encode()
    talk(services, Console(io.BytesIO(given), sink))
    return sink.getvalue()


def only_record(services: Services) -> Any:
    (row,) = services.journal.rows()
    return services.journal.get(row.id).record


def test_a_poor_sentence_is_asked_about_and_changed(services: Services) -> None:
    written = played(
        services,
        *(*BEGINNING, "/skip", "/skip", "/skip"),
        *("Just be positive", "60", "change it", "One test is one test.", "65", "50", "40"),
        *("enough for today", "q"),
    )

    assert "Would you say that to a friend who feels as you do?" in written
    assert "  1 Change it\n  2 Keep it" in written
    assert "Your answer so far: “Just be positive”" in written
    assert only_record(services).balanced == "One test is one test."
    assert only_record(services).status == "finished"


def test_it_can_be_kept_by_number(services: Services) -> None:
    written = played(
        services,
        *(*BEGINNING, "/skip", "/skip", "/skip"),
        *("Just be positive", "60", "2", "50", "40", "enough for today", "q"),
    )

    assert "It stays as it is." in written
    assert only_record(services).balanced == "Just be positive"
    assert only_record(services).status == "finished"
