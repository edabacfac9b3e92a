from __future__ import annotations

import json
from dataclasses import replace

from reframe.record.form import from_json
from reframe.record.model import Record
from reframe.share.json_form import to_document


def test_the_document_loses_nothing(full_record: Record) -> None:
    other = replace(full_record, id="two", extra={"later": [1]})

    document = json.loads(to_document([full_record, other]))

    assert document["reframe"] == 1
    assert [from_json(each) for each in document["records"]] == [full_record, other]


def test_no_records_make_a_document_too() -> None:
    assert json.loads(to_document([])) == {"reframe": 1, "records": []}


def test_signs_that_a_terminal_obeys_are_spelt_out_and_not_lost(full_record: Record) -> None:
    odd = replace(full_record, note="a\x1b]52;c\x07\x9b2J\u202eb\u200b")

    document = to_document([odd])

    assert not set(document) & set("\x1b\x07\x9b\u202e\u200b")
    assert from_json(json.loads(document)["records"][0]) == odd


def test_other_scripts_stay_readable(full_record: Record) -> None:
    assert "café 😀" in to_document([replace(full_record, note="café 😀")])
