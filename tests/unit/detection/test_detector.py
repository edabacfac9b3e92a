from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reframe.detection.detector import FAILED, LONGEST, TOO_LONG, Detector

FIRES = [
    ("I'll never succeed", "fortune_telling"),
    ("I’ll never succeed", "fortune_telling"),
    ("ILL NEVER SUCCEED", "fortune_telling"),
    ("I'm going to fail the interview", "fortune_telling"),
    ("No one will ever hire me", "fortune_telling"),
    ("it won't work", "fortune_telling"),
    ("I don't deserve love", "unworthiness"),
    ("i dont deserve love", "unworthiness"),
    ("I'm not good enough", "unworthiness"),
]
SILENT = [
    "I always take the 8 o'clock bus",
    "I never eat meat",
    "It will rain tomorrow",
    "The shop will never open before nine",
    "I always have coffee before work",
    "She must be home by now",
    "I'm a mother of two",
    "I feel tired and cross",
    "He told me he is angry with me",
    "She said in her email that she thinks I was late",
    "I don't deserve this treatment",
    "I'm not a failure",
    "I used to think I was stupid",
    "What does he think of the plan?",
    "I will call her at six",
    "The whole cake is gone",
    "Perfect, thanks",
    "I have to start work at nine",
    "everyone arrived on time",
    "My mother died in May and I miss her",
    "The scan shows cancer",
    "I may not pass, and I can ask for help and try again.",
]


@pytest.mark.parametrize(("thought", "pattern"), FIRES)
def test_a_thought_is_noticed(thought: str, pattern: str, detector: Detector) -> None:
    shown = [finding.pattern for finding in detector.check(thought).findings if finding.shown]

    assert pattern in shown


@pytest.mark.parametrize("text", SILENT)
def test_ordinary_talk_stays_silent(text: str, detector: Detector) -> None:
    assert detector.check(text).findings == ()


def test_the_quote_is_what_was_typed(small: Detector) -> None:
    text = "  Well… I’m a\u200b  failure 😀 at this"

    (finding,) = small.check(text).findings

    assert text[finding.start : finding.end] == finding.quote == "I’m a\u200b  failure 😀 at this"


@pytest.mark.parametrize(
    ("context", "noticed"),
    [
        ((), ["labels"]),
        (("I dropped the tray at work",), ["labels"]),
        (("He hits me when he drinks",), []),
        (("I dropped the tray", "he hits me again"), []),
        (("I can ask for help",), ["labels"]),
        (("I am a loser",), ["labels"]),
    ],
)
def test_what_was_told_around_a_thought_can_silence_and_never_fire(
    context: tuple[str, ...], noticed: list[str], small: Detector
) -> None:
    check = small.check("I am a failure", context)

    assert [finding.pattern for finding in check.findings] == noticed
    assert [finding.quote for finding in check.findings] == ["I am a failure"] * len(noticed)


def test_a_plain_text_stays_silent_whatever_was_told_around_it(small: Detector) -> None:
    assert small.check("It rained", ("I am a failure",)).findings == ()


def test_it_is_told_why_what_was_told_around_a_thought_silenced_it(small: Detector) -> None:
    (note,) = small.check("I am a failure", ("He hits me",)).notes

    assert note.says == "Someone did harm."


def test_a_text_over_the_limit_says_that_only_its_start_was_checked(small: Detector) -> None:
    check = small.check("I am a failure. " + "It is fine. " * 1000 + "I am a loser.")

    assert check.problem == TOO_LONG
    assert [finding.start for finding in check.findings] == [0]
    assert check.findings[0].end < LONGEST


def test_a_fault_in_matching_is_told_and_not_raised(
    small: Detector, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_parts: object) -> None:
        raise ValueError

    monkeypatch.setattr(small.core, "check", broken)

    assert small.check("I am a failure").problem == FAILED


def test_many_texts_are_answered_in_order(small: Detector) -> None:
    texts = ["I am a failure", "", "It is fine", "I am a loser"] * 40

    checks = list(small.check_many(texts))

    assert [len(check.findings) for check in checks] == [1, 0, 0, 1] * 40
    assert checks == [small.check(text) for text in texts[:4]] * 40


def test_why_nothing_is_said_is_told_when_a_guard_held_it_back(small: Detector) -> None:
    check = small.check("He said I am a failure.")

    assert check.findings == ()
    assert [(note.kind, note.says) for note in check.notes] == [
        ("reported", "Someone else's words.")
    ]


NOTED = [
    ("I feel sad", "feeling"),
    ("I lost my job in March", "hardship"),
    ("I can't pay the rent this month", "hardship"),
    ("He called me an idiot", "told_of_me"),
    ("Will I get better?", "worry_question"),
    ("Should I take the job?", "open_question"),
    ("I want to be a good father", "longing"),
    ("My brother told me I'm worthless", "reported"),
    ("I've decided I will never marry", "decision"),
]


@pytest.mark.parametrize(("text", "kind"), NOTED)
def test_what_is_no_trap_is_told_by_its_kind(text: str, kind: str, detector: Detector) -> None:
    check = detector.check(text)

    assert ([note.kind for note in check.notes], check.findings) == ([kind], ())


BALANCED = [
    "Not everyone has to like me.",
    "Perhaps they don't like me, perhaps they were tired.",
    "I might fail, but I would learn something.",
    "They may not like it and that's alright.",
    "I feel like a failure, so I will call my brother.",
    "I lied to her and she is hurt because of me.",
    "No one should be treated like that.",
    "He should be home by now.",
    "I'll never go back to that shop.",
    "The traffic is going to be a nightmare on Friday.",
    "No problem, anyone would have done it.",
]


@pytest.mark.parametrize("text", BALANCED)
def test_a_balanced_or_plain_sentence_comes_through(text: str, detector: Detector) -> None:
    assert detector.check(text).findings == ()


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("I am sad", ["sad"]),
        ("I am sad, I am a failure", []),
        ("He said I am a failure and I am sad", ["reported"]),
        ("I am here", []),
    ],
)
def test_a_remark_is_told_only_where_no_rule_matches(
    text: str, kinds: list[str], small: Detector
) -> None:
    assert [note.kind for note in small.check(text).notes] == kinds


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(max_size=200))
def test_any_text_is_checked_without_a_fault(text: str, detector: Detector) -> None:
    check = detector.check(text)

    assert check.problem == ""
    for finding in check.findings:
        assert 0 <= finding.start < finding.end <= len(text)
        assert finding.quote == text[finding.start : finding.end]
