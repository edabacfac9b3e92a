"""Data of a YAML file → the dataclasses of `model`, with every mistake at its place.

pydantic checks the data against the classes; this module says what pydantic found in plain words.
Used only while rules are compiled or checked.
"""

from __future__ import annotations

import dataclasses
import difflib
import functools
import re
import types
import typing
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from reframe.errors import Problem
from reframe.rulebook import model
from reframe.rulebook.reader import At, Sheet

T = TypeVar("T")
MOST_PROBLEMS = 100


@dataclass(frozen=True)
class WordsFile:
    """`words.yaml`: word lists shared by all patterns."""

    words: dict[str, model.WordList]


@dataclass(frozen=True)
class GuardsFile:
    """`guards.yaml`: what silences rules in general."""

    guards: tuple[model.Guard, ...]


@dataclass(frozen=True)
class ScreenFile:
    """`safety/screen/*.yaml`: the phrases that call for help to be shown.

    All files of the folder are one screen, in the order of their names.
    """

    rules: tuple[model.SafetyRule, ...] = ()
    lowering: tuple[model.Lowering, ...] = ()
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class CardsFile:
    """`safety/cards.yaml`: what is shown for each tier."""

    cards: tuple[model.SafetyCard, ...]
    grounding: model.Grounding


@dataclass(frozen=True)
class LinesFile:
    """`safety/lines.yaml`: the help lines of each country."""

    countries: tuple[model.Country, ...]


FILES: tuple[type[Any], ...] = (
    model.Pattern,
    WordsFile,
    GuardsFile,
    model.Script,
    model.Emotions,
    model.Prompts,
    model.Balanced,
    model.Replies,
    model.Review,
    model.Listening,
    model.StoryRules,
    model.Vignette,
    ScreenFile,
    CardsFile,
    LinesFile,
    model.PlanForm,
    model.Notice,
)


def key_of(field_name: str) -> str:
    """The YAML key of a field: `is_` is written `is`."""
    return field_name.rstrip("_")


FLAGS = (
    *("IS_ALPHA", "IS_ASCII", "IS_DIGIT", "IS_LOWER", "IS_UPPER", "IS_TITLE", "IS_PUNCT"),
    *("IS_SPACE", "IS_STOP", "IS_SENT_START", "LIKE_NUM", "LIKE_URL", "LIKE_EMAIL", "SPACY"),
)
"""Attributes of token patterns that are true or false."""

CONFIG = ConfigDict(
    extra="forbid",
    # Python keeps `is` and `not` for itself; in YAML they are written without the underscore.
    alias_generator=key_of,
    use_attribute_docstrings=True,
)


def fit(sheet: Sheet, kind: type[T]) -> T | tuple[Problem, ...]:
    """The file as a value of the class, or everything that keeps it from being one."""
    shape: Any = kind
    try:
        fitted: tuple[T] = adapter(shape).validate_python([_long_form(sheet.data, kind)])
    except ValidationError as error:
        details = error.errors(include_url=False)
        told = [_problem(sheet, kind, detail) for detail in _without_doubles(sheet, details)]
        return tuple(told[:MOST_PROBLEMS])
    return fitted[0]


@functools.cache
def adapter(kind: Any) -> TypeAdapter[Any]:
    """pydantic's view of a class, in a tuple: only there its settings reach plain dataclasses."""
    in_tuple: Any = tuple.__class_getitem__(kind)
    return TypeAdapter(in_tuple, config=CONFIG)


def _long_form(data: object, kind: type[Any]) -> object:
    """Short ways to write something, spelled out: a word list may be a plain list."""
    if not isinstance(data, dict):
        return data
    words = data.get("words")
    if kind in (model.Pattern, WordsFile) and isinstance(words, dict):
        spelled = {n: {"words": w} if isinstance(w, list) else w for n, w in words.items()}
        data = {**data, "words": spelled}
    return _typed_tokens(data)


def _typed_tokens(data: Any, name: str = "", *, inside: bool = False) -> Any:
    """Truth values and numbers of token patterns, which no class describes, made what they say."""
    match data:
        case dict():
            return {
                key: _typed_tokens(
                    value, key if key.isupper() else name, inside=inside or key == "tokens"
                )
                for key, value in data.items()
            }
        case list():
            return [_typed_tokens(value, name, inside=inside) for value in data]
        case "true" | "false" if inside and name in FLAGS:
            return data == "true"
        case str() if inside and name == "LENGTH" and data.isdecimal():
            return int(data)
        case _:
            return data


def _without_doubles(sheet: Sheet, details: Sequence[ErrorDetails]) -> Iterable[ErrorDetails]:
    """For "a list or one", pydantic complains once for each: keep the one that was meant."""
    for detail in details:
        tag = _branch(detail["loc"])
        if not tag:
            yield detail
            continue
        position = detail["loc"].index(tag)
        given = _value(sheet.data, sheet.trace(detail["loc"][1:position]))
        if isinstance(given, list) == tag.startswith("tuple["):
            yield detail


def _branch(loc: tuple[int | str, ...]) -> str:
    """The name that pydantic gives to one side of an "or", when there is one in the path."""
    for part in loc:
        if isinstance(part, str) and (part == "str" or "[" in part):
            return part
    return ""


def _value(data: object, at: At) -> object:
    for part in at:
        if isinstance(data, list) and isinstance(part, int):
            data = data[part]
        elif isinstance(data, dict):
            data = data.get(part)
    return data


def _problem(sheet: Sheet, kind: type[Any], detail: ErrorDetails) -> Problem:
    at: At = detail["loc"][1:]
    own = sheet.trace(at)
    match detail["type"]:
        case "missing":
            return sheet.problem(own, f"the key `{at[-1]}` is missing")
        case "unexpected_keyword_argument":
            allowed = _keys(kind, at[:-1])
            return sheet.problem(own, f"unknown key `{at[-1]}`{nearest(str(at[-1]), allowed)}")
        case "literal_error":
            allowed = tuple(re.findall(r"'([^']*)'", detail["ctx"]["expected"]))
            given = str(detail["input"])
            return sheet.problem(own, f"`{given}` is not known here{nearest(given, allowed)}")
        case wrong:
            wanted = _WANTED.get(wrong, detail["msg"])
            return sheet.problem(own, f"{wanted} is needed here, not {_what(detail['input'])}")


_WANTED = {
    "string_type": "text",
    "tuple_type": "a list (lines that start with `- `)",
    "dict_type": "a set of keys",
    "dataclass_type": "a set of keys",
    "bool_parsing": "true or false",
    "bool_type": "true or false",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
}


def _what(value: object) -> str:
    match value:
        case None:
            return "nothing"
        case dict():
            return "a set of keys"
        case list():
            return "a list"
        case _:
            text = str(value)
            return f"`{text if len(text) <= 40 else text[:40] + '…'}`"


def nearest(name: str, known: Iterable[str]) -> str:
    """The end of a sentence about an unknown name: what was probably meant, or what there is."""
    choices = sorted(set(known))
    close = difflib.get_close_matches(name, choices, n=1, cutoff=0.6)
    if close:
        return f"; did you mean `{close[0]}`?"
    if choices and len(choices) <= 20:
        return f"; known are: {', '.join(choices)}"
    return ""


def _keys(kind: Any, at: At) -> tuple[str, ...]:
    """The keys that the class at this path has."""
    for part in at:
        kind = _inside(kind, part)
    options = [option for option in _options(kind) if dataclasses.is_dataclass(option)]
    return tuple(key_of(f.name) for option in options for f in dataclasses.fields(option))


def _inside(kind: Any, part: str | int) -> Any:
    for option in _options(kind):
        if dataclasses.is_dataclass(option):
            hints = typing.get_type_hints(option)
            for name, hint in hints.items():
                if key_of(name) == part:
                    return hint
        arguments = typing.get_args(option)
        if typing.get_origin(option) is tuple and isinstance(part, int):
            return arguments[0]
        if typing.get_origin(option) is dict:
            return arguments[1]
    return kind


def _options(kind: Any) -> tuple[Any, ...]:
    if isinstance(kind, types.UnionType) or typing.get_origin(kind) is typing.Union:
        return typing.get_args(kind)
    return (kind,)
