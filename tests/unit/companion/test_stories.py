"""A story told in one go: from what was typed to what is stored, and the client that asks."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reframe.companion.conversation import Conversation
from reframe.companion.detector import DetectorClient, NoDetector
from reframe.companion.services import Services
from reframe.dialogue.events import Command, Felt, Sorted, Typed
from reframe.dialogue.turns import Ask, Card, Sorting
from reframe.record.story import Piece, Span, Story

TEXT = "My boss shouted at me and I felt awful. I'll never succeed."
STORY = Story(
    (Piece(0, 21, "situation"), Piece(26, 39, "feelings"), Piece(40, len(TEXT), "thoughts")),
    (Span(33, 38),),
)
Opened = Callable[..., Services]


def sorting(services: Services, story: Story = STORY) -> Any:
    """The fake detector of the services, which now sorts every text like this."""
    detector: Any = services.detector
    detector.told = []

    def sort(text: str) -> Story:
        detector.told.append(text)
        return story

    detector.sort = sort
    return detector


def test_each_sorted_thought_is_checked_like_a_typed_one(services: Services) -> None:
    detector = sorting(services)
    conversation = Conversation.new(services)
    assert isinstance(conversation.take(Typed(TEXT))[-1], Sorting)

    conversation.take(Sorted(STORY.pieces))

    assert detector.asked[-1] == "I'll never succeed"
    assert detector.around[-1] == ("My boss shouted at me",)
    assert conversation.state.hints[0].findings[0].pattern == "fortune_telling"


def test_the_card_is_there_again_after_a_restart(opened: Opened) -> None:
    services = opened()
    sorting(services)
    conversation = Conversation.new(services, record_id="one")
    conversation.take(Typed(TEXT))

    again = Conversation.resume(opened(), "one")

    assert isinstance(again.turns()[-1], Sorting)
    assert again.record.situation == TEXT
    again.take(Sorted(STORY.pieces))
    assert again.record.situation == "My boss shouted at me"


def test_undo_leads_back_to_the_card_and_from_there_to_the_text(services: Services) -> None:
    sorting(services)
    conversation = Conversation.new(services)
    conversation.take(Typed(TEXT))
    conversation.take(Sorted(STORY.pieces))

    assert isinstance(conversation.take(Command("undo"))[-1], Sorting)
    assert conversation.record.situation == TEXT
    assert not conversation.record.thoughts
    assert isinstance(conversation.take(Command("undo"))[-1], Ask)
    assert conversation.drafted == TEXT


def test_a_text_that_safety_holds_is_not_even_sent(services: Services) -> None:
    detector = sorting(services)
    for text in (
        "My boss shouted at me and I felt awful. I want to kill myself.",
        "My boss shouted at me and I felt awful. Everyone would be better off without me.",
    ):
        turns = Conversation.new(services).take(Typed(text))

        assert any(isinstance(turn, Card) for turn in turns)
        assert not any(isinstance(turn, Sorting) for turn in turns)
    assert detector.told == []


def test_a_piece_that_alone_reads_heavier_keeps_the_whole_as_typed(services: Services) -> None:
    text = "My dog was ill, and giving him up is what nobody wants: I want to die laughing now."
    heavy = text.index("I want to die")
    story = Story((
        Piece(0, heavy, "situation"),
        Piece(heavy, heavy + 13, "thoughts"),
        Piece(heavy + 14, len(text), "thoughts"),
    ))  # fmt: skip
    looked = services.screen.look(text)
    assert looked is None or looked.tier == "soft"
    sorting(services, story)
    conversation = Conversation.new(services)
    assert isinstance(conversation.take(Typed(text))[-1], Sorting)

    conversation.take(Sorted(story.pieces))

    assert conversation.record.situation == text
    assert not conversation.record.thoughts


def test_once_a_feeling_is_there_nothing_is_sorted(services: Services) -> None:
    detector = sorting(services, Story())
    conversation = Conversation.new(services)
    conversation.take(Typed("It rained."))
    conversation.take(Felt((("sad", 40),)))
    conversation.take(Command("back"))
    conversation.take(Command("back"))

    conversation.take(Typed(TEXT))

    assert detector.told == ["It rained."]


READY = 'import json, sys, time\nprint(json.dumps({"ready": True}), flush=True)\n'
ANSWERS = """
for line in sys.stdin:
    asked = json.loads(line)
    said = {"id": asked["id"]}
    if asked.get("sort"):
        said["story"] = STORY
    print(json.dumps(said), flush=True)
"""


def client(folder: Path, source: str, **limits: float) -> DetectorClient:
    script = folder / "worker.py"
    script.write_text(source)
    made = DetectorClient(command=[sys.executable, "-I", str(script)], **limits)
    made.start()
    return made


def worker(story: object) -> str:
    return READY + ANSWERS.replace("STORY", repr(story))


def test_the_client_brings_the_pieces(tmp_path: Path) -> None:
    said = {
        "pieces": [{"start": p.start, "end": p.end, "place": p.place} for p in STORY.pieces],
        "named": [{"start": 33, "end": 38}],
    }
    asked = client(tmp_path, worker(said), answer_limit=30)

    assert asked.sort(TEXT) == STORY
    assert asked.check("anything").problem == ""
    asked.close()


def test_pieces_of_another_text_are_none(tmp_path: Path) -> None:
    said = {"pieces": [{"start": 0, "end": 900, "place": "thoughts"}]}
    asked = client(tmp_path, worker(said), answer_limit=30)

    assert asked.sort(TEXT) == Story()
    asked.close()


def test_a_late_or_missing_worker_leaves_the_text_as_it_is(tmp_path: Path) -> None:
    late = client(tmp_path, READY + "time.sleep(60)\n", answer_limit=0.5)

    assert late.sort(TEXT) == Story()
    late.close()
    assert late.sort(TEXT) == Story()
    assert NoDetector().sort(TEXT) == Story()
