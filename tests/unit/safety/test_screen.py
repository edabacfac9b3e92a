from __future__ import annotations

import pytest

from reframe.rulebook.model import Lowering, Safety, SafetyRule
from reframe.safety.screen import Screen, Screened

SAFETY = Safety(
    lists={"hidden": ("kill",), "me": ("myself", "my self")},
    rules=(
        SafetyRule("low", "soft", (), (), ("so heavy",)),
        SafetyRule("sure", "explicit", (), (), ("kill $me",), unless=("kill $me laughing",)),
        SafetyRule("hurt", "danger", (), (), ("he hits me",), card="abuse"),
        SafetyRule("friend", "danger", (), (), ("kill herself",), about="other"),
        SafetyRule("wish", "passive", (), (), ("not wake up",)),
        SafetyRule(
            "near",
            "explicit",
            (),
            (),
            together=(("pills",), ("tonight",), ("goodbye",)),
            unless=("goodbye to sugar",),
        ),
    ),
    lowering=(
        Lowering("denied", ("never kill $me",), ()),
        Lowering("joking", ("kill $me ..2 lol",), ()),
    ),
    cards=(),
    countries=(),
)


@pytest.fixture
def screen() -> Screen:
    return Screen(SAFETY)


@pytest.mark.parametrize(
    ("text", "screened"),
    [
        ("a fine day", None),
        ("", None),
        ("it is so heavy", Screened("soft", "self", "soft")),
        ("I will kill my self", Screened("explicit", "self", "explicit")),
        ("he hits me", Screened("danger", "self", "abuse")),
        ("she may kill herself", Screened("danger", "other", "other")),
        ("I may not wake up", Screened("passive", "self", "passive")),
    ],
)
def test_a_text_calls_for_the_card_of_its_rule(
    screen: Screen, text: str, screened: Screened | None
) -> None:
    assert screen.look(text) == screened


@pytest.mark.parametrize(
    ("text", "tier"),
    [
        ("so heavy. I may not wake up", "passive"),
        ("I may not wake up. he hits me", "danger"),
        ("he hits me. I will kill myself", "explicit"),
        ("I never kill myself. he hits me", "danger"),
    ],
)
def test_of_several_tiers_the_first_in_rank_counts(screen: Screen, text: str, tier: str) -> None:
    screened = screen.look(text)

    assert screened is not None
    assert screened.tier == tier


def test_an_idiom_silences_only_the_words_it_overlaps(screen: Screen) -> None:
    assert screen.look("I kill myself laughing") is None
    assert screen.look("I kill myself laughing, but I will kill myself") == Screened(
        "explicit", "self", "explicit"
    )


@pytest.mark.parametrize("text", ["I would never kill myself", "kill myself lol"])
def test_what_is_denied_or_a_joke_is_lowered_and_not_dropped(screen: Screen, text: str) -> None:
    assert screen.look(text) == Screened("passive", "self", "passive")


def test_one_denial_does_not_lower_another_sentence(screen: Screen) -> None:
    screened = screen.look("I would never kill myself. Today I will kill myself.")

    assert screened is not None
    assert screened.tier == "explicit"


def test_a_hit_is_told_with_its_place_as_typed(screen: Screen) -> None:
    text = "oh, K*LL  myself!"
    (fired,) = screen.fired(text)

    assert text[fired.start : fired.end] == "K*LL  myself"


@pytest.mark.parametrize(
    ("text", "tier"),
    [
        ("The pills are here. Tonight. Goodbye", "explicit"),
        ("Goodbye, I have pills for tonight", "explicit"),
        ("Tonight and goodbye", None),
        ("Goodbye goodbye, tonight tonight", None),
        ("Pills tonight, and goodbye to sugar", None),
        ("Pills, pills. " + 60 * "and so on " + "Tonight. Goodbye", None),
        ("Pills tonight. " + 60 * "and so on " + "Goodbye, pills for tonight", "explicit"),
    ],
)
def test_groups_count_where_one_of_each_stands_close_by(
    screen: Screen, text: str, tier: str | None
) -> None:
    screened = screen.look(text)

    assert (screened.tier if screened else None) == tier
