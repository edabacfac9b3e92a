from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reframe.errors import Problem
from reframe.rulebook.check import checked_book, checked_folder, checked_safety
from reframe.rulebook.folder import fingerprint
from reframe.rulebook.names import PATTERN_IDS

Spoil = Callable[[str, str, str], Path]
SAMPLE = "patterns/sample.yaml"
SCRIPT = "scripts/seven_column.yaml"


def test_a_good_folder_becomes_a_book_and_safety(rules: Path) -> None:
    checked = checked_folder(rules)

    assert checked.problems == ()
    assert checked.book is not None
    assert checked.safety is not None
    assert [pattern.id for pattern in checked.book.patterns] == ["sample"]
    assert checked.safety.countries[0].lines[0].confirmed_by_person is None


def test_words_that_other_readers_take_for_truth_values_stay_words(rules: Path) -> None:
    book = checked_folder(rules).book

    assert book is not None
    assert "no" in book.patterns[0].words["wanted"].words


def test_keys_is_and_not_are_the_fields_with_an_underscore(spoil: Spoil) -> None:
    folder = spoil(SAMPLE, "never: true, verb", "never: true, is: hero, not: {negated: true}, verb")

    book = checked_folder(folder).book

    assert book is not None
    test = book.patterns[0].rules[0].find[0].frame
    assert test is not None
    assert test.is_ == "hero"
    assert test.not_ is not None
    assert test.not_.negated is True


MISTAKES = [
    # file, old, new, key, part of the message
    (SAMPLE, "strength: strong", "strength: stron", "rules[1].strength", "did you mean `strong`"),
    (SAMPLE, "strength: strong", "stregth: strong", "rules[1].stregth", "did you mean `strength`"),
    (SAMPLE, "strength: strong", "stregth: strong", "rules[1]", "the key `strength` is missing"),
    (SAMPLE, "who: me", "who: mee", "rules[1].find[1].frame.who", "did you mean `me`"),
    (SAMPLE, "who: me", "who: [me, yu]", "rules[1].find[1].frame.who[2]", "did you mean `you`"),
    (SAMPLE, "never: true", "never: often", "rules[1].find[1].frame.never", "true or false"),
    (SAMPLE, "never: true", "is_: x", "rules[1].find[1].frame.is_", "did you mean `is`"),
    (SAMPLE, "but: It would not be this if it is your own plan.", "but:", "but", "not nothing"),
    (SAMPLE, "but: It would not be this if it is your own plan.", "but: ''", "but", "nothing in"),
    (SAMPLE, "silent: [", "silent: not a list # [", "rules[1].silent", "a list"),
    (SAMPLE, "$wanted", "$wnted", "verb[1]", "did you mean `wanted`"),
    (SAMPLE, "$good", "$god", "words.wanted.words[3]", "did you mean `good`"),
    (SAMPLE, "exclude: [bad]", "exclude: [bat]", "words.tiny.exclude[1]", "did you mean `bad`"),
    (SAMPLE, "include: [good]", "include: [tiny]", "words.tiny", "contains itself"),
    (SAMPLE, "[[I will never win]]", "I will never win", "match[1]", "between [[ and ]]"),
    (SAMPLE, "[[I will never win]]", "[[I will]] [[win]]", "match[1]", "between [[ and ]]"),
    (SAMPLE, "[[I will never win]]", "[[ ]] win", "match[1]", "between [[ and ]]"),
    (SAMPLE, '["I will never smoke"]', '["[[I]] smoke"]', "silent[1]", "put in [[ ]]"),
    (SAMPLE, '["I will never smoke"]', "[]", "silent", "nothing in it"),
    (SAMPLE, "id: sample\n", "id: other\n", "id", "the file is called `sample`"),
    (SAMPLE, "id: rule_1", "id: rule_2", "rules[2]", "twice"),
    (SAMPLE, "id: rule_1", "id: Rule 1", "rules[1].id", "can't be an id"),
    (SAMPLE, "id: sample_1", "id: sample_general", "questions[1].id", "another question"),
    (SAMPLE, "{quote}", "{qoute}", "ask", "did you mean `quote`"),
    (SAMPLE, "{quote}", "{quote", "ask", "has no partner"),
    (SAMPLE, "{quote}", "{quote!r}", "ask", "no slot"),
    (SAMPLE, "softness: 2", "softness: 4", "softness", "1 (firm)"),
    (SAMPLE, "softness: 2", "softness: two", "softness", "a whole number"),
    (SAMPLE, "softness: 2", "softness: 2\n    when: [maybe]", "when[1]", "maybe_true"),
    (SAMPLE, "strength: strong", "strength: strong\n    also: [regrets]", "also[1]", "`regret`"),
    (SAMPLE, "strength: strong", "strength: strong\n    exempt: [report]", "exempt", "`reported`"),
    (SAMPLE, "strength: strong", "strength: strong\n    guards: [report]", "guards", "`reported`"),
    (SAMPLE, "frame: {who", "words: a\n        frame: {who", "find[1]", "frame, words, tokens"),
    (SAMPLE, "- frame: {", "- {words: a, next: {who: me}}\n      - frame: {", "next", "needs a"),
    (SAMPLE, "- frame: {", "- words: 'i {am'\n      - frame: {", "find[1].words", "not closed"),
    (SAMPLE, "- frame: {", "- frame: {}\n      - frame: {", "find[1].frame", "asks for nothing"),
    (SAMPLE, "never: true", "not: {}", "find[1].frame.not", "asks for nothing"),
    (SAMPLE, "A plain sentence.", "x" * 501, "definition", "501 characters are too many"),
    (SAMPLE, "A plain sentence.", '"a\\e[31m"', "definition", "control character"),
    (SAMPLE, "A plain sentence.", "&a sentence", "definition", "anchors"),
    (SAMPLE, "A plain sentence.", "!x sentence", "definition", "tags"),
    (SAMPLE, "name: Sample", "name: Sample\nname: Twice", "name", "twice"),
    ("guards.yaml", "level: frame", "level: frame\n    context: true", "context", "level `text`"),
    ("guards.yaml", "other_say", "others_say", "guards[1].find[1].frame.reported", "`other_say`"),
    ("words.yaml", "[love, luck]", "[]", "words.good", "has no words"),
    ("words.yaml", "good:", "'Good one':", "words.Good one", "can't be a name"),
    ("words.yaml", "words:\n", "word:\n", "word", "did you mean `words`"),
    (SCRIPT, "into: situation", "into: situatoin", "steps[1].into", "did you mean `situation`"),
    (SCRIPT, "goto: situation", "goto: start", "goto", "no step `start`"),
    (SCRIPT, "when: several_thoughts", "when: several", "when", "did you mean"),
    (SCRIPT, "And now?", "And {now}?", "steps[2].ask", "no slot `{now}`"),
    (SCRIPT, "    options: [{id: enough, label: Enough, goto: situation}]\n", "", "", "`options`"),
    (SCRIPT, "id: situation, kind: text", "id: situation, kind: txt", "kind", "`text`"),
    (SAMPLE, "rules:\n", "rules: none\nmore:\n", "rules", "a list"),
    (SAMPLE, "rules:\n", "rules: {a: b}\nmore:\n", "rules", "not a set of keys"),
    (SAMPLE, "rules:\n", "rules:\n  - plain\n", "rules[1]", "not `plain`"),
    ("words.yaml", "[love, luck]", "{wrds: [a]}", "words.good.wrds", "did you mean `words`"),
    (SCRIPT, "into: note, ", "", "steps", "`into: note` is missing"),
    (
        SCRIPT,
        "  - {id: close, kind: close, column: End}\n",
        "",
        "steps",
        "`kind: close` is missing",
    ),
    ("prompts.yaml", "when: worse", "when: same", "replies", "a reply for `worse`"),
    ("emotions.yaml", '"100": most', '"101": most', "anchors.101", "0 to 100"),
    ("prompts.yaml", "Hello.", "'Hello {'", "says.welcome", "no partner"),
    ("balanced.yaml", "{evidence_for}", "{evidence}", "builders[1]", "did you mean"),
    ("safety/screen/rules.yaml", "hurt $self", "hurt $slef", "phrases[1]", "self"),
    ("safety/screen/rules.yaml", "tier: explicit", "tier: high", "tier", "known are: danger"),
    (
        "safety/screen/rules.yaml",
        "phrases: ['hurt $self']",
        "card: explicit",
        "rules[1]",
        "groups of them",
    ),
    (
        "safety/screen/rules.yaml",
        "phrases: ['hurt $self']",
        "together: [[hurt]]",
        "together",
        "one group",
    ),
    (
        "safety/screen/rules.yaml",
        "phrases: ['hurt $self']",
        "together: [[hurt], [me, 'hurt $slef']]",
        "together[2][2]",
        "self",
    ),
    ("safety/screen/rules.yaml", "tier: explicit", "tier: explicit, card: none", "card", "no card"),
    ("safety/screen/rules.yaml", "tier: explicit", "tier: soft", "rules[1]", "no card `soft`"),
    ("safety/lines.yaml", "2026-11-22", "last week", "source_read_on", "not a date"),
    ("safety/lines.yaml", "call: ['116 123'], ", "", "lines[1]", "a way to reach it"),
    ("safety/lines.yaml", "code: GB", "code: uk", "code", "two capital letters"),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: f"{m[0]}: {m[2]}"[:60])
def test_a_mistake_is_told_with_its_place(
    spoil: Spoil, mistake: tuple[str, str, str, str, str]
) -> None:
    file, old, new, key, message = mistake
    folder = spoil(file, old, new)

    problems = checked_folder(folder).problems

    told = [p for p in problems if p.file == file and key in p.key and message in p.message]
    assert told, [str(problem) for problem in problems]
    line = (folder / file).read_text(encoding="utf-8").splitlines()[told[0].line - 1]
    assert told[0].line > 0
    assert told[0].column <= len(line)


def test_line_and_column_are_those_of_the_mistake(spoil: Spoil) -> None:
    folder = spoil(SAMPLE, "strength: strong", "strength: stron")

    (problem,) = checked_folder(folder).problems

    assert (problem.line, problem.column) == (13, 5)
    assert str(problem).startswith("patterns/sample.yaml:13:5: rules[1].strength: `stron`")
    assert problem.excerpt == "    strength: stron\n    ^"


def test_all_problems_are_told_at_once_in_order(spoil: Spoil) -> None:
    spoil(SAMPLE, "who: me", "who: mee")
    spoil(SAMPLE, "A plain sentence.", "''")
    folder = spoil("safety/lines.yaml", "code: GB", "code: uk")

    problems = checked_folder(folder).problems

    places = [(problem.file, problem.line) for problem in problems]
    assert places == sorted(places)
    assert {problem.file for problem in problems} == {SAMPLE, "safety/lines.yaml"}


def test_a_file_that_can_not_be_read_does_not_make_others_look_broken(rules: Path) -> None:
    (rules / "words.yaml").write_text("words: [", encoding="utf-8")

    problems = checked_folder(rules).problems

    assert {problem.file for problem in problems} == {"words.yaml"}


def test_broken_patterns_leave_safety_alone(rules: Path) -> None:
    (rules / SAMPLE).write_text("id: [", encoding="utf-8")

    assert checked_safety(rules).safety is not None
    assert checked_book(rules).book is None


@pytest.mark.parametrize("name", ["words.yaml", "scripts/seven_column.yaml", "safety/cards.yaml"])
def test_a_missing_file_is_told(rules: Path, name: str) -> None:
    (rules / name).unlink()

    (problem,) = checked_folder(rules).problems

    assert "no such file" in problem.message


@pytest.mark.parametrize("name", ["wrods.yaml", "patterns/more.yml", "safety/extra.yaml"])
def test_a_file_that_nothing_reads_is_told(rules: Path, name: str) -> None:
    (rules / name).write_text("a: b\n", encoding="utf-8")

    (problem,) = checked_folder(rules).problems

    assert problem.file == name
    assert "not read" in problem.message


def test_the_built_in_rules_need_every_promised_pattern(rules: Path) -> None:
    problems = checked_folder(rules, complete=True).problems

    assert {problem.key for problem in problems} == set(PATTERN_IDS)


SCREEN = "safety/screen/rules.yaml"
RULE_TWO = """\
rules:
  - {id: ID, tier: explicit, phrases: ['harm $self'], match: [I harm myself], silent: [No harm]}
"""


def test_the_files_of_the_screen_are_one_screen_in_the_order_of_their_names(rules: Path) -> None:
    (rules / "safety/screen/a.yaml").write_text(RULE_TWO.replace("ID", "act"), encoding="utf-8")

    safety = checked_safety(rules).safety

    assert safety is not None
    assert [rule.id for rule in safety.rules] == ["act", "wish"]
    assert safety.lists == {"self": ("myself",)}


def test_an_id_in_two_files_of_the_screen_is_told_with_both_places(rules: Path) -> None:
    (rules / "safety/screen/z.yaml").write_text(RULE_TWO.replace("ID", "wish"), encoding="utf-8")

    (problem,) = checked_safety(rules).problems

    assert (problem.file, problem.line) == ("safety/screen/z.yaml", 2)
    assert problem.message == f"`wish` is already in {SCREEN}:2"


def test_a_word_list_in_two_files_of_the_screen_is_told(rules: Path) -> None:
    (rules / "safety/screen/z.yaml").write_text("lists: {self: [me]}\n", encoding="utf-8")

    (problem,) = checked_safety(rules).problems

    assert (problem.file, problem.key) == ("safety/screen/z.yaml", "lists.self")
    assert "`self` is already in safety/screen/lists.yaml:1" in problem.message


def test_word_lists_that_cannot_be_read_are_told_once_and_not_for_every_rule(rules: Path) -> None:
    (rules / "safety/screen/lists.yaml").write_text("lists: [self]\n", encoding="utf-8")

    (problem,) = checked_safety(rules).problems

    assert problem.file == "safety/screen/lists.yaml"


def test_a_screen_that_looks_for_nothing_is_told(rules: Path) -> None:
    (rules / SCREEN).unlink()

    (problem,) = checked_safety(rules).problems

    assert "no file of the screen has `rules`" in problem.message


def test_a_single_file_of_the_screen_is_not_read(rules: Path) -> None:
    (rules / "safety/screen.yaml").write_text(RULE_TWO.replace("ID", "act"), encoding="utf-8")

    (problem,) = checked_safety(rules).problems

    assert "this file is not read" in problem.message


def test_too_few_rules_are_told(rules: Path) -> None:
    path = rules / SAMPLE
    text = path.read_text(encoding="utf-8")
    start, end = text.index("  - id: rule_4"), text.index("questions:")
    path.write_text(text[:start] + text[end:], encoding="utf-8")

    (problem,) = checked_folder(rules).problems

    assert (problem.key, problem.message) == ("rules", "a pattern needs 4 rules or more")


def test_too_few_questions_are_told(spoil: Spoil) -> None:
    folder = spoil(SAMPLE, "  - id: sample_4", "    when: [not_true]\n# - id: sample_4")
    path = folder / SAMPLE
    text = path.read_text(encoding="utf-8")
    path.write_text(text.split("# - id: sample_4")[0], encoding="utf-8")

    (problem,) = checked_folder(folder).problems

    assert "4 questions" in problem.message


TOKENS = [
    ("[{LOWER: a, OP: '*'}, {LOWER: b, OP: '+'}, {LOWER: c, OP: '*'}]", "* and +"),
    ("[" + "{LOWER: a, OP: '?'}, " * 5 + "{LOWER: b}]", "at most 4 of ?"),
    ("[" + "{LOWER: a}, " * 21 + "]", "1 to 20 tokens"),
    ("[{TEXT: {REGEX: '(a+)+$'}}]", "`REGEX` is not allowed"),
    ("[{_: {custom: a}}]", "`_` is not allowed"),
    ("[]", "1 to 20 tokens"),
    ("[{LOWR: a}]", "did you mean `LOWER`"),
    ("[{LOWER: a, OP: '{2,}'}]", "`OP` is one of"),
    ("[{IS_PUNCT: perhaps}]", "`IS_PUNCT` is true or false"),
    ("[{LENGTH: long}]", "`LENGTH` is a whole number"),
    ("[{LENGTH: {'~': 3}}]", "`LENGTH` is a whole number"),
    ("[{LOWER: [a, b]}]", "a text is needed here"),
    ("[{LOWER: {IN: a}}]", "`IN` needs a list of texts"),
]


@pytest.mark.parametrize(("tokens", "message"), TOKENS)
def test_token_patterns_that_could_run_for_long_are_refused(
    spoil: Spoil, tokens: str, message: str
) -> None:
    folder = spoil(SAMPLE, "      - frame: {", f"      - tokens: {tokens}\n      - frame: {{")

    problems = checked_folder(folder).problems

    assert any(message in problem.message for problem in problems)


def test_a_token_pattern_is_as_spacy_takes_it(spoil: Spoil) -> None:
    tokens = (
        "[{IS_PUNCT: true}, {LENGTH: {'>=': 3}}, {LOWER: {FUZZY1: {IN: [no, 'true']}}, OP: '?'}]"
    )
    folder = spoil(SAMPLE, "      - frame: {", f"      - tokens: {tokens}\n      - frame: {{")

    book = checked_folder(folder).book

    assert book is not None
    assert book.patterns[0].rules[0].find[0].tokens == (
        {"IS_PUNCT": True},
        {"LENGTH": {">=": 3}},
        {"LOWER": {"FUZZY1": {"IN": ["no", "true"]}}, "OP": "?"},
    )


def test_any_frame_may_stand_under_a_certain_one(spoil: Spoil) -> None:
    folder = spoil(SAMPLE, "- frame: {", "- {frame: {}, under: {verb: hope}}\n      - frame: {")

    assert checked_folder(folder).problems == ()


def test_a_file_that_is_no_plain_file_is_told(rules: Path) -> None:
    (rules / "words.yaml").unlink()
    (rules / "words.yaml").mkdir()

    (problem,) = checked_folder(rules).problems

    assert "not a plain file" in problem.message


def test_more_rules_than_a_pack_may_have_are_told(rules: Path) -> None:
    path = rules / SAMPLE
    text = path.read_text(encoding="utf-8")
    one = text[text.index("  - id: rule_4") : text.index("questions:")]
    more = "".join(one.replace("rule_4", f"rule_{n}") for n in range(5, 2002))
    path.write_text(text.replace("questions:", f"{more}questions:", 1), encoding="utf-8")

    (problem,) = checked_folder(rules).problems

    assert "more than 2,000 rules" in problem.message


def test_the_place_of_an_example_is_known(rules: Path) -> None:
    where = checked_folder(rules).where

    assert where("sample", "rule_1", "match", 1)[:2] == (SAMPLE, 18)
    assert where("", "reported", "guard", 0)[:2] == ("guards.yaml", 6)
    assert where("", "wish", "silent", 0)[0] == "safety/screen/rules.yaml"
    assert where("sample", "no_such_rule", "match", 0) == ("", 0, 0)


def test_a_failed_example_becomes_a_problem_at_its_place(rules: Path) -> None:
    problem = checked_folder(rules).where.problem("sample", "rule_2", "silent", 0, "it fired")

    assert problem.file == SAMPLE
    assert problem.key == "sample/rule_2 silent[1]"
    assert "I will never smoke" in problem.excerpt


def test_a_problem_of_a_self_test_gets_its_place_from_its_key(rules: Path) -> None:
    where = checked_folder(rules).where

    match = where.placed(Problem("", 0, 0, "sample/rule_1/match/1", "it did not fire"))
    guard = where.placed(Problem("", 0, 0, "guards/reported/guard/0", "it fired"))
    other = Problem("", 0, 0, "something else", "it fired")

    assert (match.file, match.line) == (SAMPLE, 18)
    assert (guard.file, guard.line) == ("guards.yaml", 6)
    assert where.placed(other) == other


@pytest.mark.parametrize(
    "filler",
    ["  - id: a\n", "  - {a: {b: {c: [d, e]}}}\n", "  - [x, y]\n", "  a{n}: [b, $c]\n"],
)
def test_a_pack_of_a_megabyte_is_read_or_refused(rules: Path, filler: str) -> None:
    lines = "".join(filler.replace("{n}", str(n)) for n in range(1_048_000 // len(filler)))
    (rules / SAMPLE).write_text("words:\n" + lines[:1_048_000], encoding="utf-8")

    assert checked_folder(rules).problems


def test_a_file_that_may_not_be_read_is_told(rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def refuse(path: Path, *arguments: Any) -> Any:
        if path.name == "words.yaml":
            raise PermissionError
        return opened(path, *arguments)

    monkeypatch.setattr(Path, "open", refuse)

    (problem,) = checked_folder(rules).problems

    assert (problem.file, problem.line) == ("words.yaml", 1)
    assert "permissions" in problem.message
    assert fingerprint(rules, "book")
