from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from reframe.rulebook import model, schema
from reframe.rulebook.folder import rules_folder
from reframe.rulebook.structure import FILES, key_of

DOCS = Path(__file__).parents[3] / "docs" / "rules.schema.json"


def test_the_schema_in_the_docs_is_current() -> None:
    assert DOCS.read_text(encoding="utf-8") == schema.as_text(), (
        "Run: .venv/bin/reframe rules schema > docs/rules.schema.json"
    )


def test_every_kind_of_file_has_an_entry() -> None:
    definitions = schema.schema()["$defs"]

    assert {kind.__name__ for kind in FILES} <= set(definitions)


@pytest.mark.parametrize("kind", [model.FrameTest, model.Rule, model.Question, model.Country])
def test_the_schema_knows_exactly_the_keys_of_yaml(kind: type) -> None:
    definition = schema.schema()["$defs"][kind.__name__]

    assert set(definition["properties"]) == {key_of(f.name) for f in dataclasses.fields(kind)}
    assert definition["additionalProperties"] is False


def test_the_words_about_a_field_are_in_the_schema() -> None:
    frame = schema.schema()["$defs"]["FrameTest"]["properties"]

    assert "Lemma of the main verb" in frame["verb"]["description"]


def test_a_word_list_may_be_a_plain_list() -> None:
    assert schema.schema()["$defs"]["WordList"]["anyOf"][0]["type"] == "array"


def test_the_built_in_rules_are_there() -> None:
    assert list((rules_folder() / "patterns").glob("*.yaml"))
