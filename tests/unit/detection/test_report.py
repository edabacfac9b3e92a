from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reframe.detection.corpus import Line
from reframe.detection.figures import Outcome
from reframe.detection.report import Entry, changes, entries, named, report, told
from reframe.record.model import Finding

LATE = Finding("regret", "regret/late", "strong", 0, 1, "x", "Why.", "But.")
ALSO = replace(LATE, pattern="blaming", strength="moderate", shown=False)
SLIGHT = replace(LATE, rule="regret/slight", strength="hint", shown=False)
THOUGHT = Line("Too late | for me", ("regret", "blaming"))
BUS = Line("The bus was late")


def test_a_finding_is_named_by_its_rule_and_strength() -> None:
    assert named(LATE) == "regret/late strong"
    assert named(ALSO) == "regret/late moderate as blaming (not shown)"
    assert named(SLIGHT) == "regret/slight hint"


def test_the_report_has_every_line_in_order_with_what_is_found() -> None:
    text = report([Outcome(THOUGHT, (LATE, ALSO)), Outcome(BUS), Outcome(Line("No"), (), "danger")])

    assert text.endswith(
        "first  | regret,blaming | Too late | for me\n"
        "    regret/late strong\n"
        "    regret/late moderate as blaming (not shown)\n"
        "silent | - | The bus was late\n"
        "silent | - | No\n"
        "    held by safety: danger\n"
    )


def test_the_report_begins_with_the_figures() -> None:
    text = report([Outcome(THOUGHT, (LATE,)), Outcome(BUS, (LATE,))])

    assert "thoughts with a right hint among those shown  100.0%  1 of 1\n" in text
    assert "quiet lines that stay silent                    0.0%  0 of 1\n" in text
    assert text.index("thoughts with") < text.index("first  |")


def test_a_report_is_read_back_without_its_figures() -> None:
    found = entries(report([Outcome(THOUGHT, (LATE, SLIGHT)), Outcome(BUS)]))

    assert found == {
        THOUGHT.text: Entry("first", ("regret/late strong", "regret/slight hint")),
        BUS.text: Entry("silent"),
    }


def test_the_same_findings_make_no_change() -> None:
    text = report([Outcome(THOUGHT, (LATE,)), Outcome(BUS)])

    assert changes(text, text) == ()


def test_what_is_gained_and_lost_is_told_for_each_line() -> None:
    before = report([Outcome(THOUGHT, (SLIGHT,)), Outcome(BUS)])
    now = report([Outcome(THOUGHT, (LATE,)), Outcome(BUS, (LATE,))])

    better, worse = changes(before, now)

    assert (better.gained, better.lost) == (("regret/late strong",), ("regret/slight hint",))
    assert better.step > 0 > worse.step
    assert list(told(better)) == [
        "missed → first              Too late | for me",
        "    + regret/late strong",
        "    - regret/slight hint",
    ]


def test_another_order_of_the_same_findings_is_a_change() -> None:
    other = replace(LATE, pattern="labeling", rule="labeling/name")
    before = report([Outcome(THOUGHT, (other, LATE))])

    (change,) = changes(before, report([Outcome(THOUGHT, (LATE, other))]))

    assert (change.gained, change.lost, change.step) == ((), (), 1)


def test_lines_that_came_and_went_are_told_and_count_neither_way() -> None:
    new, gone = changes(report([Outcome(THOUGHT)]), report([Outcome(BUS, (LATE,))]))

    assert [new.step, gone.step] == [0, 0]
    assert next(told(new)).startswith("new: fires ")
    assert next(told(gone)).startswith("no longer in the corpus ")
    assert list(told(new))[1:] == ["    + regret/late strong"]


def test_a_line_whose_result_stays_is_told_with_that_result() -> None:
    (change,) = changes(report([Outcome(BUS)]), report([Outcome(BUS, (SLIGHT,))]))

    assert list(told(change)) == ["silent                      The bus was late", *_plus(SLIGHT)]


def _plus(finding: Finding) -> list[str]:
    return [f"    + {named(finding)}"]


SENTENCES = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1)


@given(SENTENCES.map(str.strip).filter(bool), st.booleans())
def test_any_sentence_comes_back_from_the_report(sentence: str, fires: bool) -> None:
    outcome = Outcome(Line(sentence), (LATE,) if fires else ())

    assert list(entries(report([outcome]))) == [sentence]
    assert entries(report([outcome]))[sentence].result == outcome.result
