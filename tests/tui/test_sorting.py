"""The card of a sorted story by keyboard, in the smallest terminal it is made for."""

from __future__ import annotations

from typing import Any

from reframe.dialogue.events import Chose, Sorted
from reframe.dialogue.turns import Sorting
from reframe.record.story import Piece, Story
from reframe.tui.widgets.sorting import SortingCard

TEXT = "My boss shouted at me and I felt awful. I'm fired."
STORY = Story(
    (Piece(0, 21, "situation"), Piece(26, 39, "feelings"), Piece(40, len(TEXT), "thoughts"))
)
LABELS = (
    ("situation", "happened"),
    ("feelings", "feeling"),
    ("thoughts", "thought"),
    ("unsure", "not sure"),
)
CARD = Sorting(TEXT, STORY, "Right?", "", LABELS)


async def pressed(fakes: Any, *keys: str, card: Sorting = CARD) -> Any:
    app = fakes.Host(SortingCard(card))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        app.shown = fakes.screen_text(app)
    return app


def places(app: Any) -> list[str]:
    (event,) = app.given
    assert isinstance(event, Sorted)
    return [piece.place for piece in event.pieces]


async def test_enter_takes_it_and_escape_leaves_it_as_typed(fakes: Any) -> None:
    assert (await pressed(fakes, "enter")).given == [Sorted(STORY.pieces)]
    assert (await pressed(fakes, "escape")).given == [Chose("as_typed")]
    assert (await pressed(fakes, "a")).given == [Chose("as_typed")]


async def test_every_part_is_shown_with_where_it_belongs(fakes: Any) -> None:
    app = await pressed(fakes)

    for line in ("happened  My boss shouted at me", "feeling   I felt awful.", "I'm fired."):
        assert line in app.shown


async def test_letters_and_arrows_move_the_marked_part(fakes: Any) -> None:
    assert places(await pressed(fakes, "t", "enter")) == ["thoughts", "feelings", "thoughts"]
    app = await pressed(fakes, "down", "s", "down", "left", "enter")
    assert places(app) == ["situation", "situation", "feelings"]
    app = await pressed(fakes, "up", "f", "right", "right", "enter")
    assert places(app) == ["situation", "feelings", "situation"]


async def test_a_part_is_cut_at_a_word_and_joined_again(fakes: Any) -> None:
    app = await pressed(fakes, "x", "right", "left", "left", "left", "left", "enter", "enter")
    (event,) = app.given
    assert [TEXT[p.start : p.end] for p in event.pieces[:2]] == ["My", "boss shouted at me"]
    app = await pressed(fakes, "x", "enter", "j", "enter")
    assert app.given == [Sorted(STORY.pieces)]


async def test_a_cut_can_be_left_and_letters_wait_meanwhile(fakes: Any) -> None:
    app = await pressed(fakes, "x", "t", "j", "a", "down", "escape", "enter")

    assert app.given == [Sorted(STORY.pieces)]


async def test_a_long_story_scrolls_and_its_keys_stay_in_view(fakes: Any) -> None:
    text = " ".join("He shouted at me again today." for _ in range(30))
    pieces = tuple(Piece(at * 30, at * 30 + 29, "situation") for at in range(30))
    card = Sorting(text, Story(pieces), "Right?", "", LABELS)

    app = await pressed(fakes, *["down"] * 29, "t", card=card)

    assert "thought   He shouted at me again today." in app.shown


async def test_changes_outlast_the_same_card_asked_again(fakes: Any) -> None:
    widget = SortingCard(CARD)
    app = fakes.Host(widget)
    async with app.run_test() as pilot:
        await pilot.press("t")
        again = widget.as_changed(CARD)
        other = widget.as_changed(Sorting("Another.", Story(), "", "", LABELS))

    assert again.story.pieces[0].place == "thoughts"
    assert other.text == "Another."
    assert other.story == Story()


async def test_every_key_is_named_in_a_narrow_terminal(fakes: Any) -> None:
    app = fakes.Host(SortingCard(CARD))
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        shown = fakes.screen_text(app)

    for key in ("enter right like this", "x cut in two", "j join", "a as typed"):
        assert key in shown
