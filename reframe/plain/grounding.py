"""A quiet minute as lines: one breath or one step at a time, at the pace of the person."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reframe.plain import words
from reframe.plain.console import Console
from reframe.plain.help_lines import HelpLines
from reframe.rulebook.model import Grounding, Safety
from reframe.safety.breathing import in_one_sentence, round_of

LEAVING = words.LEAVING | {"back"}


def walk(
    safety: Safety,
    console: Console,
    *,
    read: Callable[[], str],
    help_lines: HelpLines,
) -> None:
    """Go through it until its end or until the person leaves.

    Where help lines are asked for, or words call for them, they are shown and the step comes
    again. Anything else typed instead of enter, such as the five things seen, goes on.
    """
    if safety.grounding is None:
        return
    breathing = in_one_sentence(safety.grounding.breathing)
    console.block([safety.grounding.title, words.QUIET_MINUTE])
    console.block([safety.grounding.begin, breathing])
    for step in _steps(safety.grounding):
        line = _after(step, console, read)
        while shown := help_lines.asked_for(line):
            console.block(shown)
            line = _after(step, console, read)
        if line.removeprefix("/").casefold() in LEAVING:
            console.block([words.LEFT])
            return
    console.block([safety.grounding.end])


def _after(step: str, console: Console, read: Callable[[], str]) -> str:
    console.block([step])
    return read().strip()


def _steps(grounding: Grounding) -> Iterator[str]:
    """What waits for enter: each breath, then each of the senses."""
    breathing = grounding.breathing
    inward = f"{breathing.says_in}: {_counted(breathing.in_)}"
    outward = f"{breathing.says_out}: {_counted(breathing.out)}"
    for number in range(1, breathing.rounds + 1):
        yield f"{round_of(number, breathing)}. {inward}. {outward}."
    yield from grounding.senses


def _counted(seconds: int) -> str:
    """The seconds one by one, so that reading them takes its time."""
    return " ".join(str(second) for second in range(1, seconds + 1))
