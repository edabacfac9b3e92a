from __future__ import annotations

from reframe.rulebook.model import Balanced, Book, Emotions, Option, Pattern, Prompts, Script, Step
from reframe.share.names import names_of


def pattern(pattern_id: str, name: str) -> Pattern:
    return Pattern(pattern_id, name, (), "", "", (), (), ())


def step(into: str, *options: Option) -> Step:
    return Step(into, "choice", "Next", into=into, options=options)


def test_patterns_scripts_and_next_steps_have_names_and_other_choices_have_none() -> None:
    script = Script(
        "seven_column",
        "Thought record",
        "",
        (
            step("maybe_true", Option("yes", "Yes")),
            step("next_step", Option("plan", "A small plan"), Option("enough", "Enough for now")),
        ),
    )
    book = Book(
        version="1",
        patterns=(pattern("mind_reading", "Mind reading"),),
        words={},
        guards=(),
        scripts=(script,),
        emotions=Emotions({}, {}, ()),
        prompts=Prompts((), (), {}),
        balanced=Balanced(()),
    )

    assert names_of(book) == {
        "script:seven_column": "Thought record",
        "mind_reading": "Mind reading",
        "seven_column/plan": "A small plan",
        "seven_column/enough": "Enough for now",
    }
