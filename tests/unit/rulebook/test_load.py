from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reframe import locations
from reframe.errors import RuleProblems
from reframe.rulebook import compiled, folder, load
from reframe.rulebook.check import checked_folder

Spoil = Callable[[str, str, str], Path]


@pytest.fixture
def places(tmp_path: Path) -> locations.Places:
    home = tmp_path / "home"
    return locations.Places(data=home, config=home, cache=home / "cache")


@pytest.fixture(autouse=True)
def small_rules(rules: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(load, "rules_folder", lambda: rules)
    return rules


def count_compilations(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    made: list[Path] = []
    compile_book = compiled.compile_book

    def counted(path: Path) -> object:
        made.append(path)
        return compile_book(path)

    monkeypatch.setattr(compiled, "compile_book", counted)
    load._book.cache_clear()
    return made


def test_the_first_load_compiles_and_the_second_reads_the_cache(
    places: locations.Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = count_compilations(monkeypatch)

    first = load.book(places)
    load._book.cache_clear()
    second = load.book(places)

    assert first == second
    assert len(made) == 1


def test_a_changed_file_is_noticed(spoil: Spoil, places: locations.Places) -> None:
    before = load.book(places)

    spoil("balanced.yaml", "Even though", "Although")
    after = load.book(places)

    assert after.balanced.builders != before.balanced.builders
    assert after.version != before.version


def test_the_cache_is_private(places: locations.Places) -> None:
    load.book(places)

    file = places.cache / "rules" / "book.json"
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_the_compiled_form_holds_all_that_was_checked(
    rules: Path, places: locations.Places
) -> None:
    load.safety(places)
    load.book(places)
    load._book.cache_clear()
    load._safety.cache_clear()
    checked = checked_folder(rules)

    assert load.book(places) == checked.book
    assert load.safety(places) == checked.safety


@pytest.mark.parametrize("spoilt", [b"", b"{", b'{"hash":"x"}', b"\x00\xff", b"[]"])
def test_a_damaged_cache_is_made_anew(places: locations.Places, spoilt: bytes) -> None:
    good = load.book(places)
    file = places.cache / "rules" / "book.json"
    content = file.read_bytes()
    file.write_bytes(spoilt)

    assert load.book(places) == good
    assert file.read_bytes() == content


def test_a_cache_with_the_right_stamp_and_broken_content_is_made_anew(
    places: locations.Places,
) -> None:
    good = load.book(places)
    file = places.cache / "rules" / "book.json"
    data = json.loads(file.read_text(encoding="utf-8"))
    data["content"]["patterns"] = "gone"
    file.write_text(json.dumps(data, separators=(",", ":")), encoding="utf-8")

    assert load.book(places) == good


def test_without_a_place_for_a_cache_the_rules_still_load(tmp_path: Path) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("in the way", encoding="utf-8")
    places = locations.Places(data=blocked, config=blocked, cache=blocked / "cache")

    assert load.book(places).patterns
    assert load.safety(places).cards


def test_mistakes_are_raised_all_at_once(spoil: Spoil, places: locations.Places) -> None:
    spoil("patterns/sample.yaml", "who: me", "who: mee")
    spoil("words.yaml", "words:\n", "word:\n")

    with pytest.raises(RuleProblems) as raised:
        load.book(places)

    assert {problem.file for problem in raised.value.problems} == {
        "patterns/sample.yaml",
        "words.yaml",
    }


def test_broken_patterns_do_not_keep_safety_from_loading(
    spoil: Spoil, places: locations.Places
) -> None:
    spoil("patterns/sample.yaml", "who: me", "who: mee")

    assert load.safety(places).rules


def test_broken_safety_does_not_keep_the_book_from_loading(
    spoil: Spoil, places: locations.Places
) -> None:
    spoil("safety/screen/rules.yaml", "tier: explicit", "tier: high")

    assert load.book(places).patterns
    with pytest.raises(RuleProblems):
        load.safety(places)


def test_broken_safety_files_fall_back_to_the_last_good_form(
    spoil: Spoil, places: locations.Places
) -> None:
    good = load.safety(places)

    spoil("safety/screen/rules.yaml", "tier: explicit", "tier: high")

    assert load.safety(places) == good


def test_the_shipped_form_goes_before_the_cache(rules: Path, places: locations.Places) -> None:
    shipped = rules / "compiled" / "book.json"
    shipped.parent.mkdir()
    made = compiled.compile_book(rules)
    shipped.write_text(compiled.as_text(made), encoding="utf-8")
    load._book.cache_clear()

    assert load.book(places) == made.content
    assert not places.cache.exists()


def test_the_rules_are_those_beside_this_very_code(monkeypatch: pytest.MonkeyPatch) -> None:
    import reframe

    package = Path(reframe.__file__).resolve().parent

    assert folder.rules_folder() in (package / "_rules", package.parent / "rules")


def test_a_name_change_of_a_file_changes_the_fingerprint(rules: Path) -> None:
    before = folder.fingerprint(rules, "book")

    (rules / "patterns" / "sample.yaml").rename(rules / "patterns" / "other.yaml")

    assert folder.fingerprint(rules, "book") != before


FAST = """
import sys
from pathlib import Path
from reframe.rulebook import load
load.rules_folder = lambda: Path(sys.argv[1])
assert load.safety().cards and load.book().patterns
print(sorted({"yaml", "pydantic", "spacy", "textual"} & sys.modules.keys()))
"""


def test_a_start_with_a_fresh_cache_imports_neither_yaml_nor_pydantic(
    rules: Path, tmp_path: Path
) -> None:
    load.book()
    load.safety()

    shown = subprocess.run(
        [sys.executable, "-c", FAST, str(rules)],
        env={**os.environ, "REFRAME_HOME": str(tmp_path / "home")},
        capture_output=True,
        text=True,
        check=True,
    )

    assert shown.stdout.strip() == "[]"


ALONE = """
import sys
from pathlib import Path
for name in ("platformdirs", "click", "spacy", "textual", "sqlcipher3"):
    sys.modules[name] = None
from reframe.rulebook import compiled
assert compiled.compile_book(Path(sys.argv[1])).content.patterns
assert compiled.compile_safety(Path(sys.argv[1])).content.cards
"""


def test_compiling_needs_only_what_the_build_brings(rules: Path) -> None:
    subprocess.run([sys.executable, "-c", ALONE, str(rules)], check=True)
