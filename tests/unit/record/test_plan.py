from __future__ import annotations

from reframe.record.plan import SafetyPlan


def test_a_section_is_written_and_taken_out() -> None:
    plan = SafetyPlan().with_text("signs", "I stop eating").with_text("alone", "A walk")

    assert plan.text("signs") == "I stop eating"
    assert plan.with_text("alone", "  ").texts == {"signs": "I stop eating"}


def test_a_plan_without_words_is_empty() -> None:
    assert SafetyPlan().is_empty
    assert not SafetyPlan({"signs": "x"}).is_empty


def test_it_comes_back_from_json_as_it_was() -> None:
    plan = SafetyPlan({"signs": "a\nb"}, outside=True)

    assert SafetyPlan.from_json(plan.to_json()) == plan


def test_what_is_no_text_is_passed_over() -> None:
    data = {"texts": {"signs": "x", "alone": 3, "around": " "}, "outside": "yes"}

    assert SafetyPlan.from_json(data) == SafetyPlan({"signs": "x"})
    assert SafetyPlan.from_json([]) == SafetyPlan()
