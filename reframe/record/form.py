"""The JSON form of a record: what the journal stores and what an export holds.

Lossless both ways. Top-level keys that this version does not know are kept in `extra` and written
back, so that a record that a newer version only added to survives a visit here.
"""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import UTC, datetime

from reframe.errors import JournalNewer
from reframe.record.model import (
    Answer,
    Asked,
    Feeling,
    Filled,
    NextStep,
    Offered,
    Record,
    Status,
    Strength,
    Taken,
    Thought,
    Truth,
)
from reframe.record.reading import Place, damaged

SCHEMA = 1

_KNOWN = {"schema"} | {each.name for each in fields(Record)} - {"extra"}


def to_json(record: Record) -> dict[str, object]:
    """The record as data that `json.dumps` takes."""
    plain = {key: _plain(value) for key, value in asdict(record).items() if key != "extra"}
    unknown = {key: value for key, value in record.extra.items() if key not in _KNOWN}
    return {"schema": SCHEMA, **plain, **unknown}


def from_json(data: object) -> Record:
    """The record again; bad data is refused with the place of the first bad field."""
    at = Place.of(data)
    _check_schema(at.value.get("schema"))
    return Record(
        id=at.text("id"),
        script=at.text("script"),
        rules=at.text("rules"),
        started=at.moment("started"),
        updated=at.moment("updated"),
        finished=at.maybe("finished", lambda: at.moment("finished")),
        status=at.one_of("status", Status, "open"),
        situation=at.text("situation", ""),
        feelings=at.each("feelings", _feeling),
        thoughts=at.each("thoughts", _thought),
        maybe_true=at.maybe("maybe_true", lambda: at.one_of("maybe_true", Truth, "unsure")),
        evidence_for=at.texts("evidence_for"),
        evidence_against=at.texts("evidence_against"),
        questions=at.each("questions", _asked),
        balanced=at.text("balanced", ""),
        balanced_belief=at.rating("balanced_belief"),
        next_step=at.maybe("next_step", lambda: _next_step(at.part("next_step"))),
        note=at.text("note", ""),
        filled=at.each("filled", _filled),
        taken=at.each("taken", _taken),
        extra={key: value for key, value in at.value.items() if key not in _KNOWN},
    )


def _check_schema(schema: object) -> None:
    if type(schema) is not int or schema < 1:
        raise damaged("schema", "a whole number")
    if schema > SCHEMA:
        raise JournalNewer(
            "A record was written by a newer reframe. It was left as it is."
            " Update reframe to read it."
        )


def _plain(value: object) -> object:
    """Tuples as lists and times as text, all the way down."""
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat()
        case tuple() | list():
            return [_plain(item) for item in value]
        case dict():
            return {key: _plain(item) for key, item in value.items()}
        case _:
            return value


def _feeling(at: Place) -> Feeling:
    return Feeling(name=at.text("name"), before=at.rating("before"), after=at.rating("after"))


def _thought(at: Place) -> Thought:
    return Thought(
        text=at.text("text"),
        before=at.rating("before"),
        after=at.rating("after"),
        hot=at.flag("hot"),
        patterns=at.each("patterns", _offered),
    )


def _offered(at: Place) -> Offered:
    return Offered(
        pattern=at.text("pattern"),
        answer=at.one_of("answer", Answer, "open"),
        rule=at.text("rule", ""),
        strength=at.maybe("strength", lambda: at.one_of("strength", Strength, "hint")),
        start=at.offset("start"),
        end=at.offset("end"),
        quote=at.text("quote", ""),
        own=at.text("own", ""),
    )


def _asked(at: Place) -> Asked:
    return Asked(question=at.text("question"), text=at.text("text"), answer=at.text("answer", ""))


def _next_step(at: Place) -> NextStep:
    return NextStep(kind=at.text("kind"), text=at.text("text", ""))


def _filled(at: Place) -> Filled:
    return Filled(
        step=at.text("step"),
        label=at.text("label"),
        lines=at.texts("lines"),
        chosen=at.text("chosen", ""),
        number=at.rating("number"),
        weights=at.shares("weights"),
        date=at.text("date", ""),
    )


def _taken(at: Place) -> Taken:
    return Taken(script=at.text("script"), before=at.text("before"))
