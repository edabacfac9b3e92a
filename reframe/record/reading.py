"""Reading values out of JSON data, with the path of a bad one and never the value itself.

Only the JSON form of the record uses it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar, get_args

from reframe.errors import RecordDamaged

T = TypeVar("T")
C = TypeVar("C", bound=str)


@dataclass(frozen=True, slots=True)
class Place:
    """An object of the data and where it stands."""

    value: dict[str, object]
    path: str = ""

    @classmethod
    def of(cls, value: object, path: str = "") -> Place:
        if not isinstance(value, dict):
            raise damaged(path or "record", "an object")
        return cls(value, path)

    def text(self, key: str, default: str | None = None) -> str:
        """A string; required when there is no default."""
        value = self.value.get(key, default)
        if not isinstance(value, str):
            raise damaged(self._at(key), "a text")
        return value

    def rating(self, key: str) -> int | None:
        value = self.value.get(key)
        if value is None:
            return None
        if type(value) is not int or not 0 <= value <= 100:
            raise damaged(self._at(key), "a number from 0 to 100")
        return value

    def offset(self, key: str) -> int:
        value = self.value.get(key, 0)
        if type(value) is not int or value < 0:
            raise damaged(self._at(key), "a whole number")
        return value

    def flag(self, key: str) -> bool:
        value = self.value.get(key, False)
        if not isinstance(value, bool):
            raise damaged(self._at(key), "true or false")
        return value

    def moment(self, key: str) -> datetime:
        value = self.text(key)
        try:
            moment = datetime.fromisoformat(value)
        except ValueError as error:
            raise damaged(self._at(key), "a time") from error
        if moment.tzinfo is None:
            raise damaged(self._at(key), "a time with its zone")
        return moment.astimezone(UTC)

    def one_of(self, key: str, allowed: object, default: C) -> C:
        """One of a Literal's words."""
        value = self.value.get(key, default)
        for word in get_args(allowed):
            if word == value:
                found: C = word
                return found
        raise damaged(self._at(key), "one of the known words")

    def maybe(self, key: str, read: Callable[[], T]) -> T | None:
        """What `read` gives, unless the key is missing or null."""
        return None if self.value.get(key) is None else read()

    def part(self, key: str) -> Place:
        return Place.of(self.value.get(key), self._at(key))

    def each(self, key: str, read: Callable[[Place], T]) -> tuple[T, ...]:
        """A list of objects."""
        return tuple(
            read(Place.of(item, f"{self._at(key)}.{at}")) for at, item in enumerate(self._list(key))
        )

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings."""
        found = tuple(item for item in self._list(key) if isinstance(item, str))
        if len(found) != len(self._list(key)):
            raise damaged(self._at(key), "a list of texts")
        return found

    def shares(self, key: str) -> tuple[tuple[str, int], ...]:
        """A list of names with a number from 0 to 100 each."""
        found: list[tuple[str, int]] = []
        for item in self._list(key):
            match item:
                case [str(name), int(number)] if (
                    not isinstance(number, bool) and 0 <= number <= 100
                ):
                    found.append((name, number))
                case _:
                    raise damaged(self._at(key), "a list of names with numbers")
        return tuple(found)

    def _list(self, key: str) -> list[object]:
        value = self.value.get(key, [])
        if not isinstance(value, list):
            raise damaged(self._at(key), "a list")
        return value

    def _at(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key


def damaged(path: str, expected: str) -> RecordDamaged:
    return RecordDamaged(
        f"A record can't be read: `{path}` should be {expected}. The file was left as it is."
    )
