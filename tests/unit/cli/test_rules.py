from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from reframe.cli.rules import rules
from reframe.errors import Problem, UsageProblem
from reframe.rulebook import check, schema
from reframe.rulebook.model import (
    Alternative,
    Balanced,
    Book,
    Emotions,
    Guard,
    Pattern,
    Prompts,
    Rule,
    Safety,
)
from reframe.rulebook.where import Where

RULE = Rule(
    id="rule",
    strength="hint",
    says="a",
    but="b",
    find=(Alternative(words="never"),),
    match=("[[never]]",),
    silent=("ever",),
)
BOOK = Book(
    version="1",
    patterns=(Pattern("sample", "Sample", (), "a", "b", (), (RULE,), ()),),
    words={},
    guards=(Guard("quoted", "a", "text", (), ("“never”",)),),
    scripts=(),
    emotions=Emotions({}, {}, ()),
    prompts=Prompts((), (), {}),
    balanced=Balanced(()),
)
SAFETY = Safety(lists={}, rules=(), lowering=(), cards=(), countries=())


def given(monkeypatch: pytest.MonkeyPatch, *problems: Problem) -> None:
    """Let the folder be checked with this outcome."""
    parts = (None, None) if problems else (BOOK, SAFETY)
    checked = check.Checked(*parts, problems=problems, where=Where(()))
    monkeypatch.setattr(check, "checked_folder", lambda folder, complete: checked)


def test_problems_are_shown_with_place_and_excerpt_and_the_exit_code_is_1(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given(monkeypatch, Problem("a.yaml", 3, 5, "rules[1].id", "it is twice", "id: x\n    ^"))

    result = CliRunner().invoke(rules, ["check", str(tmp_path)])

    assert result.exit_code == 1
    assert result.output == "a.yaml:3:5: rules[1].id: it is twice\n    id: x\n        ^\n"


def test_without_problems_one_line_says_what_was_checked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given(monkeypatch)

    result = CliRunner().invoke(rules, ["check", str(tmp_path), "--no-examples"])

    assert result.exit_code == 0
    assert result.output == (
        "No problems: 1 pattern, 1 rule, 1 guard, 0 safety rules, 3 examples, 0 corpus lines "
        "(not run).\n"
    )


def test_a_mistake_in_the_corpus_is_a_problem_like_any_other(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given(monkeypatch)
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "thoughts.txt").write_text("labelin | I was a fool\n")

    result = CliRunner().invoke(rules, ["check", str(tmp_path)])

    assert result.exit_code == 1
    assert result.output.startswith(
        "corpus/thoughts.txt:1:1: labelin: there is no such pattern; did you mean `labeling`?\n"
    )


def test_very_many_problems_are_cut_and_counted(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given(monkeypatch, *(Problem("a.yaml", n, 1, "key", "no") for n in range(250)))

    result = CliRunner().invoke(rules, ["check", str(tmp_path)])

    assert result.output.count("\n") == 201
    assert result.output.endswith("… and 50 more.\n")


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(rules, ["check", str(tmp_path / "nothing")])

    assert isinstance(result.exception, UsageProblem)
    assert "There is no folder" in str(result.exception)


def test_the_schema_is_printed_as_json() -> None:
    result = CliRunner().invoke(rules, ["schema"])

    assert result.output == schema.as_text()
    assert json.loads(result.output)["$defs"]["Pattern"]


def test_a_script_of_ones_own_is_checked_alone(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(
        "id: mine\nname: Mine\nabout: A few words.\nkind: technique\nsteps:\n"
        "  - {id: words, kind: text, column: Words, into: form, ask: What is there?}\n"
    )
    good = CliRunner().invoke(rules, ["check", str(path)])
    path.write_text(path.read_text().replace("kind: text", "kind: txt"))
    bad = CliRunner().invoke(rules, ["check", str(path)])

    assert (good.exit_code, good.output) == (0, "No problems: mine.yaml can be used as a script.\n")
    assert bad.exit_code == 1
    assert "mine.yaml:6:17: steps[1].kind: " in bad.output
    assert "did you mean `text`?" in bad.output
