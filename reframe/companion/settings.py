"""What a person may set for the conversation, for the page of the TUI and for `reframe config`.

A change holds from the next record on; the patterns put aside hold at once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from reframe.config import Config
from reframe.dialogue.challenges import EITHER, FIRM, GENTLE
from reframe.dialogue.state import State
from reframe.errors import UsageProblem

SOFTNESS = {"softer": GENTLE, "either": EITHER, "firmer": FIRM}
FEWEST, MOST = 1, 6
"""Of questions, on the page; the configuration itself allows more, and none."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One line of the page: the key in the configuration, and what is chosen from."""

    key: str
    name: str
    says: str
    values: tuple[tuple[object, str], ...]
    """Each value with how it is called."""


ON_OFF = ((True, "on"), (False, "off"))
SETTINGS = (
    Setting(
        "tone",
        "Tone of the questions",
        "How the questions about a thought are put to begin with.",
        (("softer", "softer"), ("either", "either way"), ("firmer", "more direct")),
    ),
    Setting(
        "questions",
        "Number of questions",
        "How many a record asks at most, unless more are wished for.",
        tuple((number, str(number)) for number in range(FEWEST, MOST + 1)),
    ),
    Setting(
        "review",
        "A look at the fairer sentence",
        "Whether something is said about the sentence you end with.",
        ON_OFF,
    ),
    Setting(
        "listening",
        "Listening hints",
        "Whether small remarks come to what you write.",
        ON_OFF,
    ),
    Setting(
        "hints",
        "Thinking patterns",
        "Whether patterns are looked for at all; holds from the next start.",
        ON_OFF,
    ),
)


def called(setting: Setting, config: Config) -> str:
    """How the present value is called."""
    value = getattr(config, setting.key)
    return next((name for each, name in setting.values if each == value), str(value))


def following(setting: Setting, config: Config, step: int = 1) -> object:
    """The value after the present one, round and round."""
    values = [value for value, _ in setting.values]
    present = getattr(config, setting.key)
    if present not in values:
        return values[0 if step > 0 else -1]
    return values[(values.index(present) + step) % len(values)]


def read(key: str, text: str) -> object:
    """A typed value as the configuration has it; what does not fit it the configuration refuses."""
    bare = text.strip()
    if bare.casefold() in ("true", "on", "yes", "false", "off", "no"):
        return bare.casefold() in ("true", "on", "yes")
    if key == "archived":
        return [each.strip() for each in bare.split(",") if each.strip()]
    return int(bare) if bare.isdecimal() and len(bare) < 9 else bare


def checked(key: str) -> str:
    """The key, when it may be set by hand.

    Raises:
        UsageProblem: when there is no such setting; it names them all.
    """
    keys = (*(each.key for each in SETTINGS), "country", "theme", "archived")
    if key not in keys:
        raise UsageProblem(f"There is no setting {key[:40]}. There are: {', '.join(keys)}")
    return key


def as_configured(state: State, config: Config) -> State:
    """A new record's state with the tone wished for and without what was put aside."""
    state = replace(state, softness=SOFTNESS[config.tone])
    return again_configured(state, config)


def again_configured(state: State, config: Config) -> State:
    """A state that is gone on with: what was switched on or off, or put aside, since."""
    listens = config.listening and config.hints
    return replace(state, reviews=config.review, archived=config.archived, listens=listens)
