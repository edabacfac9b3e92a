"""`reframe rules explain | coverage | corpus` on a small folder of rules."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from spacy.language import Language

from reframe.cli.rules import rules
from reframe.detection import pipeline
from reframe.errors import RuleProblems, UsageProblem
from reframe.rulebook.folder import rules_folder

OTHER_FILES = (
    "emotions.yaml",
    "prompts.yaml",
    "balanced.yaml",
    "review.yaml",
    "story.yaml",
    "replies.yaml",
    "scripts",
)
RULE = """\
  - id: {name}_word
    strength: strong
    says: A hard word.
    but: It would not be this on a stage.
    find: [{{frame: {{who: me, is: {name}, negated: false}}}}]
    match: ["[[I am a {name}]]", "[[I am such a {name}]]"]
    silent: ["I am not a {name}"]
"""
QUESTION = """\
  - id: named_{n}
    ask: You wrote “{{quote}}”. What comes to mind?
    stage: information
    technique: sample {n}
    softness: {softness}
    why: It asks for more.
"""
NAMES = ("failure", "loser", "fool", "burden")
PATTERN = (
    "id: named\norder: 1\nname: Named\nother_names: [example]\ndefinition: A hard word.\n"
    "learn: More about it.\nsources: [Beck 1976]\nrules:\n"
    + "".join(RULE.format(name=name) for name in NAMES)
    + "questions:\n"
    + "".join(QUESTION.format(n=n, softness=n % 3 + 1) for n in range(1, 5))
)
WORDS = "words:\n  good: [love]\n  bad: [failure]\n  absolutes: [never]\n  people: [friend]\n"
GUARDS = (
    "guards:\n  - id: reported\n    says: Someone else said it.\n    level: frame\n"
    "    find: [{frame: {reported: other_say}}]\n"
    '    silences: ["He said I am a fool"]\n'
)


@pytest.fixture(scope="module")
def loaded() -> tuple[Language, str]:
    return pipeline.load({})


@pytest.fixture(autouse=True)
def loaded_once(loaded: tuple[Language, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading the language model is not what is tested here, and it is slow."""
    monkeypatch.setattr(pipeline, "load", lambda environ: loaded)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four rules, one guard, a corpus of four lines."""
    folder = tmp_path / "rules"
    (folder / "patterns").mkdir(parents=True)
    (folder / "corpus").mkdir()
    for name in OTHER_FILES:
        source = rules_folder() / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / name)
    (folder / "patterns" / "named.yaml").write_text(PATTERN, encoding="utf-8")
    (folder / "words.yaml").write_text(WORDS, encoding="utf-8")
    (folder / "guards.yaml").write_text(GUARDS, encoding="utf-8")
    (folder / "listening.yaml").write_text("hints: []\n", encoding="utf-8")
    (folder / "corpus" / "thoughts.txt").write_text(
        "named | I am a failure at work\nregret,named | I was too slow\n"
    )
    (folder / "corpus" / "quiet.txt").write_text("The bus was late\nI am a fool on that stage\n")
    return folder


def run(*arguments: str | Path, given: bytes = b"") -> Result:
    return CliRunner().invoke(rules, [str(each) for each in arguments], input=given)


def test_the_corpus_is_measured_and_a_missing_report_is_not_current(folder: Path) -> None:
    done = run("corpus", "--folder", folder)

    assert done.exit_code == 1
    assert "thoughts with a right hint among those shown   50.0%  1 of 2" in done.output
    assert "quiet lines that stay silent                   50.0%  1 of 2" in done.output
    assert "make golden" in done.output


def test_a_report_that_was_written_is_current(folder: Path) -> None:
    written = run("corpus", "--folder", folder, "--write")

    again = run("corpus", "--folder", folder)

    assert (written.exit_code, again.exit_code) == (0, 0)
    assert "0 hints gained, 0 lost; 0 lines better, 0 worse." in again.output
    report = (folder / "corpus" / "report.txt").read_text()
    assert "first  | named | I am a failure at work\n    named/failure_word strong\n" in report


def test_what_a_change_of_a_rule_gains_and_loses_is_shown(folder: Path) -> None:
    run("corpus", "--folder", folder, "--write")
    path = folder / "patterns" / "named.yaml"
    path.write_text(path.read_text().replace("is: failure", "is: bus"), encoding="utf-8")

    done = run("corpus", "--folder", folder)

    assert done.exit_code == 1
    assert "first → missed              I am a failure at work\n" in done.output
    assert "    - named/failure_word strong\n" in done.output
    assert "0 hints gained, 1 lost; 0 lines better, 1 worse." in done.output


def test_the_full_report_can_be_printed(folder: Path) -> None:
    assert (
        "missed | regret,named | I was too slow\n"
        in run("corpus", "--folder", folder, "--full").output
    )


def test_a_folder_without_corpus_says_so(folder: Path) -> None:
    shutil.rmtree(folder / "corpus")

    done = run("corpus", "--folder", folder)

    assert (done.exit_code, done.output) == (0, "There is no corpus beside these rules.\n")


def test_a_corpus_with_mistakes_is_not_measured(folder: Path) -> None:
    (folder / "corpus" / "thoughts.txt").write_text("a line\n")

    assert isinstance(run("corpus", "--folder", folder).exception, RuleProblems)


def test_coverage_shows_rules_guards_and_a_summary(folder: Path) -> None:
    output = run("coverage", "--folder", folder).output

    lines = output.splitlines()
    assert lines[1].startswith("named/fool_word ")
    assert lines[1].endswith(" 3      0      1  fewer than 5 sentences")
    assert any(line.startswith("reported ") and line.endswith(" 1      0      0") for line in lines)
    assert "4 rules\n     4 match fewer than 5 different sentences\n" in output
    assert "     2 never fire on the corpus\n" in output


def test_coverage_of_one_pattern_leaves_the_guards_out(folder: Path) -> None:
    output = run("coverage", "named", "--folder", folder).output

    assert "4 rules" in output
    assert "guard" not in output


def test_coverage_of_an_unknown_pattern_is_refused(folder: Path) -> None:
    problem = run("coverage", "nmed", "--folder", folder).exception

    assert isinstance(problem, UsageProblem)
    assert "nmed" in problem.sentence


@pytest.mark.parametrize("command", ["explain", "coverage", "corpus"])
def test_a_folder_that_is_not_there_is_told(command: str, tmp_path: Path) -> None:
    problem = run(command, "--folder", tmp_path / "nothing").exception

    assert isinstance(problem, UsageProblem)
    assert "There is no folder" in problem.sentence


def test_sentences_are_explained_one_by_one(folder: Path) -> None:
    output = run("explain", "--folder", folder, given=b"He said I am a fool\n\nThe bus\n").output

    assert "“He said I am a fool”" in output
    assert "who: I · now · fool" in output
    assert "named/fool_word (strong), alternative 1: silenced" in output
    assert "silenced by guard reported: Someone else said it." in output
    assert output.count("Nothing is shown.") == 2
    assert "No rule matches." in output


def test_what_is_shown_says_why_and_when_not(folder: Path) -> None:
    output = run("explain", "--folder", folder, given=b"I am a loser").output

    assert "named, strong, by named/loser_word" in output
    assert "why: A hard word." in output
    assert "but: It would not be this on a stage." in output


def test_what_safety_holds_is_not_explained(folder: Path) -> None:
    output = run("explain", "--folder", folder, given=b"I am a loser and want to die\n").output

    assert "reframe help-now" in output
    assert "not looked at for thinking patterns" in output
    assert "named" not in output
    assert "Read as" not in output


def test_explanations_are_there_for_programs_too(folder: Path) -> None:
    given = b"I am a loser\nI am a loser and want to die\n\n"
    done = run("explain", "--folder", folder, "--json", given=given)

    loser, held, empty = map(json.loads, done.output.splitlines())
    assert loser["matches"][0]["rule"] == "named/loser_word"
    assert loser["clauses"][0]["quote"] == "I am a loser"
    assert (set(held), held["safety"]["about"]) == ({"text", "safety"}, "self")
    assert empty == {"text": "", "safety": None}


def test_sentences_cannot_move_the_cursor(folder: Path) -> None:
    output = run("explain", "--folder", folder, given=b"\x1b[2JI am a loser\n").output

    assert "\x1b" not in output
