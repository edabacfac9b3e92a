from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from reframe.dialogue.events import Judged
from reframe.tui.widgets.offer import OfferCard, offer_content


@pytest.mark.parametrize(
    ("key", "answer"), [("y", "accept"), ("n", "no"), ("s", "unsure"), ("x", "none")]
)
async def test_a_letter_answers(fakes: Any, key: str, answer: Any) -> None:
    app = fakes.Host(OfferCard(fakes.OFFER, patterns=fakes.BOOK.patterns))
    async with app.run_test() as pilot:
        await pilot.press(key)

    assert app.given == [Judged(answer)]


async def test_another_pattern_is_chosen_from_the_list_with_what_it_means(fakes: Any) -> None:
    app = fakes.Host(OfferCard(fakes.OFFER, patterns=fakes.BOOK.patterns))
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.press("o")
        await pilot.pause()
        assert "Taking a guess about the future" in fakes.screen_text(app)
        await pilot.press("down")
        await pilot.pause()
        assert "One word for a whole person." in fakes.screen_text(app)
        await pilot.press("enter")

    assert app.given == [Judged("other", "labeling")]


async def test_why_asks_the_dialogue(fakes: Any) -> None:
    app = fakes.Host(OfferCard(fakes.OFFER, patterns=fakes.BOOK.patterns))
    async with app.run_test() as pilot:
        await pilot.press("w")

    assert app.asked == ["why"]
    assert app.given == []


async def test_the_card_says_maybe_why_and_when_not(fakes: Any) -> None:
    app = fakes.Host(OfferCard(fakes.OFFER, patterns=fakes.BOOK.patterns))
    async with app.run_test():
        shown = fakes.screen_text(app)

    assert "This may be fortune telling" in shown
    assert "A flat “never” about something you want." in shown
    assert "It would not be one if it were a decision." in shown
    assert "1 of 2" in shown


def test_only_the_matched_words_are_underlined(fakes: Any) -> None:
    finding = replace(fakes.OFFER.finding, start=5, end=10)
    content = offer_content(replace(fakes.OFFER, finding=finding))

    marked = [content.plain[s.start : s.end] for s in content.spans if "underline" in str(s.style)]
    assert marked == ["never"]


@pytest.mark.parametrize("key", ["escape", "a", "5", "enter"])
async def test_other_keys_answer_nothing(fakes: Any, key: str) -> None:
    app = fakes.Host(OfferCard(fakes.OFFER, patterns=fakes.BOOK.patterns))
    async with app.run_test() as pilot:
        await pilot.press(key)

    assert app.given == []


async def test_escape_leaves_the_list_for_the_card(fakes: Any) -> None:
    app = fakes.Host(OfferCard(fakes.OFFER, patterns=fakes.BOOK.patterns))
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.press("o")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert "A flat “never” about something you want." in fakes.screen_text(app)
        await pilot.press("y")

    assert app.given == [Judged("accept")]
