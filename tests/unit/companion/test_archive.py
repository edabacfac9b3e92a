"""What is put aside is neither offered nor noticed, until it is brought back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reframe.companion.archive import put_aside, toggled, without
from reframe.companion.conversation import Conversation
from reframe.companion.services import Services
from reframe.companion.settings import SETTINGS, called, checked, following, read
from reframe.config import Config
from reframe.dialogue.events import Event, Felt, Rated, Typed
from reframe.dialogue.turns import Ask, Offer
from reframe.errors import UsageProblem

TO_OFFER: tuple[Event, ...] = (
    Typed("I failed the first maths test"),
    Felt((("sad", 75),)),
    Typed("I’ll never succeed"),
    Rated(90),
    Typed(""),
)


def begun(services: Services) -> Conversation:
    conversation = Conversation.new(services, record_id="abc", seed=1)
    for event in TO_OFFER:
        conversation.take(event)
    return conversation


def test_a_pattern_put_aside_is_not_offered(services: Services) -> None:
    config = replace(services.config, archived=("fortune_telling",))

    prompt = begun(replace(services, config=config)).turns()[-1]

    assert isinstance(prompt, Ask)
    assert prompt.field == "offers"


def test_it_holds_at_once_and_in_a_record_that_is_gone_on_with(services: Services) -> None:
    conversation = begun(services)
    offer = conversation.turns()[-1]
    assert isinstance(offer, Offer)

    conversation.archive(("labeling",))
    relabelled = conversation.turns()[-1]
    assert isinstance(relabelled, Offer)
    assert relabelled.others[-2].label == "Labelling (put aside)"

    config = replace(services.config, archived=("fortune_telling",))
    resumed = Conversation.resume(replace(services, config=config), "abc")
    asked = resumed.turns()[-1]
    assert isinstance(asked, Offer)  # where it was left, it is still asked


def test_the_tone_wished_for_is_the_one_to_begin_with(services: Services) -> None:
    for tone, softness in (("softer", 3), ("either", 2), ("firmer", 1)):
        config = Config(tone=tone, questions=5)  # type: ignore[arg-type]
        state = Conversation.new(replace(services, config=config)).state
        assert (state.softness, state.limit) == (softness, 5)


def test_a_check_loses_those_findings_and_nothing_else(services: Services) -> None:
    check = services.detector.check("I don't deserve it, I'll never succeed")

    kept = without(check, ("unworthiness",))

    assert [each.pattern for each in kept.findings] == ["fortune_telling"]
    assert without(check, ()) is check


def test_put_aside_and_brought_back() -> None:
    assert toggled((), "labeling") == ("labeling",)
    assert toggled(("labeling", "regret"), "labeling") == ("regret",)


def test_a_broken_configuration_puts_nothing_aside(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("archived = 3")

    assert put_aside(tmp_path / "config.toml") == ()


def test_settings_go_round() -> None:
    tone = SETTINGS[0]
    config = Config(tone="firmer")

    assert called(tone, config) == "more direct"
    assert following(tone, config) == "softer"
    assert following(tone, config, -1) == "either"
    assert following(SETTINGS[1], Config(questions=10)) == 1


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("questions", "4", 4),
        ("review", "off", False),
        ("tone", "softer", "softer"),
        ("archived", "labeling, regret", ["labeling", "regret"]),
        ("archived", "", []),
    ],
)
def test_a_typed_value_is_read(key: str, text: str, value: object) -> None:
    assert read(key, text) == value


def test_a_setting_that_is_none_is_told_with_those_there_are() -> None:
    with pytest.raises(UsageProblem, match=r"no setting notice.*tone"):
        checked("notice")
