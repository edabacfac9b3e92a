"""The review of the balanced thought on the screen."""

from __future__ import annotations

from typing import Any

import pytest

from reframe.companion.services import Services


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_a_poor_sentence_is_asked_about_and_comes_back_to_be_changed(
    fakes: Any, opened: Services, size: tuple[int, int]
) -> None:
    async with fakes.running(opened, size) as (app, pilot):
        await fakes.answer(pilot, "+enter", "I failed the test", "sad 75", "")
        await fakes.answer(pilot, fakes.THOUGHT, "90", "", "+y", "+n", "", "")
        await fakes.answer(pilot, "+ctrl+o", "+ctrl+o", "+ctrl+o", "Just be positive", "60")
        asked = fakes.screen_text(app)
        await fakes.answer(pilot, "+c", " they say, and it is hard", "65")
        after = fakes.screen_text(app)

    (row,) = opened.journal.rows()
    record = opened.journal.get(row.id).record
    assert "Would you say that to a friend" in asked
    assert "Change it" in asked
    assert "Keep it" in asked
    assert record.balanced == "Just be positive they say, and it is hard"
    assert "How much do you believe it now?" in after
