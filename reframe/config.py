"""`config.toml`: the few things a user may set, read once at the start.

A mistake is told with the file, the key and what is allowed, all mistakes at once; nothing is
guessed. The companion then goes on with the defaults.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, get_args

from reframe.errors import ConfigProblem
from reframe.files import private_folder, shown, write_new

Theme = Literal["auto", "dark", "light"]
Tone = Literal["softer", "either", "firmer"]

LARGEST = 64 * 1024
MOST_QUESTIONS = 10
MOST_NOTICES = 10_000
MOST_ARCHIVED = 200
PATTERN = re.compile(r"[a-z0-9_]{1,60}")
COUNTRY = re.compile(r"[A-Za-z]{2}|international")


@dataclass(frozen=True, slots=True)
class Config:
    """What may be set, with what holds otherwise."""

    country: str | None = None
    """Whose help lines are shown: two letters, or `international`."""
    theme: Theme = "auto"
    questions: int = 3
    """How many challenge questions a record asks, at most."""
    hints: bool = True
    """Whether thinking patterns are looked for at all."""
    review: bool = True
    """Whether the balanced thought is reviewed."""
    listening: bool = True
    """Whether answers are listened to, and gently asked about; not without `hints`."""
    tone: Tone = "either"
    """How the challenge questions are put, to begin with."""
    archived: tuple[str, ...] = ()
    """Ids of patterns that are not offered any more."""
    notice: int = 0
    """The number of the notice that was read and accepted; 0 when none was."""


def load(path: Path) -> Config:
    """Read the file; a missing one means the defaults."""
    table = _table(path)
    mistakes = [mistake for key, value in table.items() if (mistake := _mistake(key, value))]
    if mistakes:
        raise ConfigProblem(
            f"{shown(path)} can't be used: {'; '.join(mistakes)}. The file was left as it is."
        )
    return _from_table(table)


def save(path: Path, config: Config) -> None:
    """Write the whole file anew; a file that can't be read is never written over."""
    load(path)
    target = path.resolve()
    private_folder(target.parent)
    write_new(target, "".join(_lines(config)), replace=True)


def save_country(path: Path, code: str) -> Config:
    """Set the country and keep everything else; comments in the file are not kept."""
    mistake = _mistake("country", code)
    if mistake:
        raise ConfigProblem(f"The country was not saved: {mistake}.")
    config = replace(load(path), country=_as_code(code))
    save(path, config)
    return config


def save_setting(path: Path, key: str, value: object) -> Config:
    """Set one key and keep everything else; a value that does not fit is told and not written."""
    mistake = _mistake(key, value)
    if mistake:
        raise ConfigProblem(f"The setting was not saved: {mistake}.")
    before = load(path)
    config = replace(before, **{key: getattr(_from_table({key: value}), key)})
    save(path, config)
    return config


def save_notice(path: Path, number: int) -> Config:
    """Remember that this notice was accepted, and keep everything else."""
    config = replace(load(path), notice=number)
    save(path, config)
    return config


def _table(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(_content(path).decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ConfigProblem(f"{shown(path)} is not UTF-8 text, so it was not read.") from error
    except RecursionError as error:
        raise ConfigProblem(f"{shown(path)} is nested too deeply, so it was not read.") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigProblem(f"{shown(path)} is not valid TOML: {_lower(str(error))}.") from error


def _content(path: Path) -> bytes:
    if path.exists() and not path.is_file():
        raise ConfigProblem(f"{shown(path)} is not a plain file, so it was not read.")
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError:
        return b""
    except OSError as error:
        why = _lower(error.strerror or "unknown reason")
        raise ConfigProblem(f"{shown(path)} can't be read: {why}.") from error
    if len(content) > LARGEST:
        raise ConfigProblem(f"{shown(path)} is larger than 64 KB, so it was not read.")
    return content


def _mistake(key: str, value: object) -> str:
    """What is wrong with one line, or nothing."""
    match key:
        case "country":
            fits = isinstance(value, str) and COUNTRY.fullmatch(value) is not None
            allowed = 'two letters such as "GB", or "international"'
        case "theme":
            fits = value in get_args(Theme)
            allowed = " or ".join(f'"{theme}"' for theme in get_args(Theme))
        case "questions":
            fits = type(value) is int and 0 <= value <= MOST_QUESTIONS
            allowed = f"a whole number from 0 to {MOST_QUESTIONS}"
        case "hints" | "review" | "listening":
            fits = isinstance(value, bool)
            allowed = "true or false"
        case "tone":
            fits = value in get_args(Tone)
            allowed = " or ".join(f'"{tone}"' for tone in get_args(Tone))
        case "archived":
            fits = (
                isinstance(value, list)
                and len(value) <= MOST_ARCHIVED
                and all(isinstance(each, str) and PATTERN.fullmatch(each) for each in value)
            )
            allowed = 'a list of patterns by id, such as ["mind_reading"]'
        case "notice":
            fits = type(value) is int and 0 <= value <= MOST_NOTICES
            allowed = "the number of a notice, or 0"
        case _:
            known = [field.name for field in fields(Config)]
            near = get_close_matches(key, known, n=1)
            meant = f", did you mean `{near[0]}`?" if near else f"; known are {', '.join(known)}"
            return f"`{_plain(key)}` is not known{meant}"
    return "" if fits else f"`{key}` must be {allowed}"


def _from_table(table: dict[str, object]) -> Config:
    """A checked table as a `Config`."""
    given: dict[str, Any] = dict(table)
    if "country" in given:
        given["country"] = _as_code(given["country"])
    if "archived" in given:
        given["archived"] = tuple(dict.fromkeys(given["archived"]))
    return Config(**given)


def _as_code(country: str) -> str:
    return country.upper() if len(country) == 2 else country


def _lines(config: Config) -> Iterator[str]:
    for setting in fields(config):
        value = getattr(config, setting.name)
        if value != setting.default:
            yield f"{setting.name} = {json.dumps(value)}\n"


def _plain(key: str) -> str:
    return "".join(letter for letter in key[:40] if letter.isprintable())


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
