"""Every vignette through the real conversation, rules and hints; the golden pages lie beside.

After a change of rules or script draw them anew with `pytest tests/vignettes --snapshot-update`,
and read what changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from reframe.companion import demo, player
from reframe.companion.conversation import Conversation
from reframe.companion.services import Services
from reframe.dialogue.turns import Ask, Card, Challenge, Done, Offer, Turn
from reframe.record.model import Record
from reframe.rulebook.model import Vignette

NAMES = (
    *("late_report", "exam", "text_unanswered", "promotion_praise", "parent_shout", "layoffs"),
    *("comment_race", "presentation", "pain_flare", "breakup_worth", "driver_anger", "stove_check"),
)
WEIGHED = {"maybe_true", "evidence_for", "evidence_against", "balanced", "again_belief"}
OTHERWISE = ("layoffs", "comment_race", "stove_check")


class Page(SingleFileSnapshotExtension):
    _write_mode = WriteMode.TEXT
    file_extension = "md"


class Played:
    """One vignette played to its end."""

    def __init__(self, services: Services, name: str) -> None:
        self.vignette = demo.vignette_named(services.book, name)
        self.conversation: Conversation = demo.begin(services, self.vignette)
        self.prompts: list[Turn] = []
        self.unanswered: list[Turn] = []
        self.lines: list[str] = []
        for _ in range(100):
            prompt = self.conversation.turns()[-1]
            if isinstance(prompt, Done):
                break
            self._answer(prompt)

    @property
    def record(self) -> Record:
        return self.conversation.record

    @property
    def asked(self) -> set[str]:
        return {each.step for each in self.prompts if isinstance(each, Ask)}

    def _answer(self, prompt: Turn) -> None:
        self.prompts.append(prompt)
        ready = player.prepared(self.vignette, prompt, self.conversation.state)
        event = ready.event if ready else player.onward(prompt)
        assert event is not None, prompt
        if ready is None and not (isinstance(prompt, Ask) and prompt.kind == "list"):
            self.unanswered.append(prompt)
        self.lines += [f"< {shown(prompt)}", f"> {ready.shown if ready else ''}".rstrip()]
        self.conversation.take(event)


def shown(prompt: Turn) -> str:
    match prompt:
        case Ask(ask=ask):
            return ask
        case Offer(name=name, finding=finding):
            return f"offer: {name}: {finding.quote}"
        case Challenge(question=question, text=text):
            return f"{question}: {text}"
        case _:
            return repr(prompt)


def texts_of(record: Record) -> set[str]:
    return {
        record.situation,
        record.balanced,
        record.note,
        record.next_step.text if record.next_step else "",
        *(each.text for each in record.thoughts),
        *(line for each in record.filled for line in each.lines),
        *record.evidence_for,
        *record.evidence_against,
    }


def said(vignette: Vignette, *steps: str) -> set[str]:
    """What is typed at these steps, or at all but the questions."""
    return {
        each.say
        for each in vignette.answers
        if each.say and not each.question and (not steps or each.step in steps)
    }


def test_the_twelve_are_there_in_their_order(services: Services) -> None:
    assert tuple(each.id for each in services.book.vignettes) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_vignette_goes_as_written(
    services: Services,
    snapshot: SnapshotAssertion,
    record_lines: Callable[[Record], Iterator[str]],
    name: str,
) -> None:
    played = Played(services, name)

    page = [f"# {played.vignette.title}", "", *played.lines, "", "```record"]
    stands = (line.replace(":  |", ": |").rstrip() for line in record_lines(played.record))
    page += [*stands, "```", ""]
    assert "\n".join(page) == snapshot.use_extension(Page)


@pytest.mark.parametrize("name", NAMES)
def test_a_vignette_reaches_its_end_and_has_an_answer_to_everything(
    services: Services, name: str
) -> None:
    played = Played(services, name)

    assert played.conversation.turns()[-1] == Done("note" if name == "stove_check" else "finished")
    assert played.unanswered == []
    assert not any(isinstance(each, Card) for each in played.prompts)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in OTHERWISE])
def test_all_that_is_typed_stands_in_the_record(services: Services, name: str) -> None:
    played = Played(services, name)

    assert said(played.vignette) <= texts_of(played.record)
    assert played.record.hot_thought is not None
    assert any(each.answer == "accepted" for each in played.record.hot_thought.patterns)
    assert [each.answer for each in played.record.questions if not each.answer] == []


def helping(services: Services) -> set[str]:
    """Questions for a thought that is true."""
    return {each.id for each in services.book.prompts.questions if "maybe_true" in each.when}


def test_a_true_risk_is_solved_and_not_argued_with(services: Services) -> None:
    played = Played(services, "layoffs")

    hot = played.record.hot_thought
    assert hot is not None
    assert not any(isinstance(each, Offer) for each in played.prompts)
    assert played.record.maybe_true == "yes"
    assert not played.asked & {"evidence_for", "evidence_against", "again_belief"}
    assert not any(isinstance(each, Challenge) for each in played.prompts)
    assert [each.script for each in played.record.taken] == ["problem_solving", "if_then"]
    assert hot.after is None
    assert said(played.vignette) <= texts_of(played.record)


def test_discrimination_is_stood_by_and_not_weighed(services: Services) -> None:
    played = Played(services, "comment_race")

    assert not any(isinstance(each, Offer) for each in played.prompts)
    assert not played.asked & (WEIGHED | {"offers"})
    assert {each.question for each in played.record.questions} <= helping(services)
    assert played.record.next_step is not None
    assert played.record.status == "finished"


def test_a_doubt_without_end_leads_to_a_plain_note(services: Services) -> None:
    played = Played(services, "stove_check")

    assert not any(isinstance(each, Offer | Challenge) for each in played.prompts)
    assert played.asked == {"situation", "feelings", "thoughts", "note"}
    assert played.record.status == "note"
    assert said(played.vignette) <= texts_of(played.record)


def test_nothing_but_compiled_rules_is_written(services: Services, home: Path) -> None:
    Played(services, "exam")

    assert services.plan() is None
    assert services.lock is None
    assert not services.places.journal.exists()
    written = {path.name for path in home.rglob("*") if path.is_file()}
    assert written <= {"book.json", "safety.json"}


def test_an_example_leaves_nothing_to_the_next_one(services: Services) -> None:
    first = Played(services, "late_report").lines

    Played(services, "text_unanswered")

    assert Played(services, "late_report").lines == first
    assert len(services.journal.rows()) == 1


def test_no_sentence_of_a_demo_promises_to_keep_anything(services: Services) -> None:
    cards = services.safety.cards
    texts = [text for card in cards for text in card.text]
    texts += [way.label for card in cards for way in card.ways]
    texts += [
        services.book.prompts.says[name] for name in ("hello", "stopped", "finished", "noted")
    ]

    assert [each for each in texts if "saved" in each or "It is kept" in each] == []
    assert any("In a demo it is not kept" in each for each in texts)
