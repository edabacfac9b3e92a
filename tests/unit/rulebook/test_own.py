"""The user's own scripts: added and nothing else, and never in the way of a start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reframe.locations import Places
from reframe.rulebook import load, own
from reframe.rulebook.model import Book

GOOD = """\
id: three_good_things
kind: technique
name: Three good things
about: Three small things that went well today.
steps:
  - id: things
    kind: list
    most: 3
    column: Good things
    into: form
    label: What went well
    ask: "What went well today?"
"""


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    home = tmp_path_factory.mktemp("rules")
    return load.book(Places(home, home, home / "cache"))


@pytest.fixture
def places(tmp_path: Path) -> Places:
    home = tmp_path / "home"
    own.own_folder(Places(home, home, home / "cache")).mkdir(parents=True)
    return Places(home, home, home / "cache")


def write(places: Places, text: str, name: str = "three_good_things.yaml") -> Path:
    path = own.own_folder(places) / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_script_of_ones_own_stands_behind_the_built_in_ones(places: Places, book: Book) -> None:
    write(places, GOOD)

    found = own.own_scripts(places, book)
    whole = own.with_own(book, found)

    assert found.problems == ()
    assert [each.id for each in whole.scripts] == [
        *(each.id for each in book.scripts),
        "three_good_things",
    ]
    assert whole.patterns == book.patterns


def test_without_the_folder_there_is_nothing(tmp_path: Path, book: Book) -> None:
    nowhere = tmp_path / "nowhere"

    assert own.own_scripts(Places(nowhere, nowhere, nowhere), book) == own.Own()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (GOOD.replace("three_good_things", "worry"), ":1:1: id: "),
        (GOOD.replace("kind: list", "kind: lust"), ":7:5: steps[1].kind: "),
        (GOOD.replace("most: 3", "moist: 3"), "steps[1]"),
        (GOOD.replace("kind: technique\n", ""), "a step with `into: note` is missing"),
        (GOOD.replace("What went well today?", "What about {nothing}?"), "no slot `{nothing}`"),
        (GOOD.replace("What went well today?", "You are irrational."), "is not said here"),
        ("patterns: []\n", ""),
        ("id: [\n", ""),
        ("a: &x 1\nb: *x\n", ""),
        ("\x00\x01", ""),
        ("", ""),
    ],
)
def test_a_mistake_is_told_with_its_place_and_the_rest_works(
    places: Places, book: Book, text: str, told: str
) -> None:
    write(places, text, "worry.yaml" if "id: worry" in text else "three_good_things.yaml")
    write(places, GOOD.replace("three_good_things", "another_one"), "another_one.yaml")

    found = own.own_scripts(places, book)

    (problem,) = found.problems
    assert told in problem
    assert problem.startswith("A script of your own is left out. ")
    assert ".yaml:" in problem
    assert [each.id for each in found.scripts] == ["another_one"]


def test_a_script_can_take_up_a_technique_of_another_file(places: Places, book: Book) -> None:
    taking = """\
id: evening
name: Evening
about: A look back at the day.
steps:
  - id: which
    kind: choice
    column: Day
    into: form
    ask: "What now?"
    options:
      - {id: good, label: "Good things", takes: three_good_things}
  - {id: note, kind: text, column: Note, into: note, when: aside, ask: "Anything else?"}
  - {id: close, kind: close, column: Note}
"""
    write(places, GOOD)
    write(places, taking, "evening.yaml")

    assert own.own_scripts(places, book).problems == ()

    write(places, GOOD.replace("kind: list", "kind: lust"))

    found = own.own_scripts(places, book)
    assert found.scripts == ()
    assert len(found.problems) == 2


def test_two_files_with_one_id_give_one_script(places: Places, book: Book) -> None:
    write(places, GOOD)
    write(places, GOOD, "three_good_things.yml")

    found = own.own_scripts(places, book)

    assert len(found.scripts) == 1
    assert "already" in found.problems[0]


def test_what_is_no_file_or_too_much_does_not_stop_a_start(places: Places, book: Book) -> None:
    os.mkfifo(own.own_folder(places) / "pipe.yaml")
    (own.own_folder(places) / "folder.yaml").mkdir()
    write(places, "#" * (1024 * 1024 + 10), "big.yaml")
    write(places, GOOD)

    found = own.own_scripts(places, book)

    assert [each.id for each in found.scripts] == ["three_good_things"]
    assert len(found.problems) == 3


def test_more_files_than_a_start_has_time_for_are_told(
    places: Places, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own, "MOST_FILES", 1)
    write(places, GOOD.replace("three_good_things", "a"), "a.yaml")
    write(places, GOOD)

    found = own.own_scripts(places, book)

    assert [each.id for each in found.scripts] == ["a"]
    assert found.problems == (own.TOO_MANY,)


def test_a_fault_in_a_check_does_not_stop_a_start(
    places: Places, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*given: object) -> own.Own:
        raise IndexError

    write(places, GOOD)
    monkeypatch.setattr(own, "_checked", broken)

    assert own.own_scripts(places, book) == own.Own(problems=(own.FAULT,))


def test_unchanged_files_are_read_from_the_cache_and_changed_ones_anew(
    places: Places, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(places, GOOD)
    first = own.own_scripts(places, book)
    checks: list[object] = []
    checked = own._checked
    monkeypatch.setattr(own, "_checked", lambda *given: checks.append(given) or checked(*given))

    assert own.own_scripts(places, book) == first
    assert checks == []

    write(places, GOOD.replace("Three good things", "Good things"))

    assert own.own_scripts(places, book).scripts[0].name == "Good things"
    assert len(checks) == 1


def test_a_start_with_unchanged_files_needs_no_yaml(places: Places) -> None:
    write(places, GOOD)
    write(places, "id: [", "broken.yaml")
    code = (
        "import sys; from pathlib import Path; from reframe.locations import Places;"
        "from reframe.rulebook import load, own; home = Path(sys.argv[1]);"
        "where = Places(home, home, home / 'cache');"
        "found = own.own_scripts(where, load.book(where));"
        "print(len(found.scripts), len(found.problems), 'yaml' in sys.modules,"
        " 'pydantic' in sys.modules)"
    )

    def started() -> str:
        command = [sys.executable, "-c", code, str(places.data)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    assert started().startswith("1 1 True")
    assert started() == "1 1 False False"
