"""A table of a TOML file, read so that every mistake names the file and the key."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from station.errors import ContentError


class Table:
    """A TOML table that remembers what was read from it.

    Parameters
    ----------
    values : mapping
    name : str
        The file as error messages name it.
    prefix : str
        The key of this table in the file, empty for the file itself.
    """

    def __init__(self, values: Mapping[str, Any], name: str, prefix: str = "") -> None:
        self._values = values
        self._name = name
        self._prefix = prefix
        self._read: set[str] = set()

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys in the order of the file."""
        return tuple(self._values)

    def error(self, key: str, problem: str) -> ContentError:
        """Return an error about a key of this table; without a key about the table itself."""
        where = ".".join(part for part in (self._prefix, key) if part)
        return ContentError(f"{self._name}: {where} {problem}.")

    def text(self, key: str) -> str:
        """Return a text; it may be empty."""
        return str(self._typed(key, str, "a text"))

    def flag(self, key: str) -> bool:
        """Return true or false."""
        return bool(self._typed(key, bool, "true or false"))

    def integer(self, key: str, low: int, high: int) -> int:
        """Return a whole number between two bounds, both allowed."""
        value = self._typed(key, int, "a whole number")
        if isinstance(value, bool) or not low <= value <= high:
            raise self.error(key, f"must be a whole number from {low} to {high}, and is {value}")
        return int(value)

    def number(self, key: str, low: float, high: float) -> float:
        """Return a number between two bounds, both allowed."""
        return self._number(key, self._value(key), low, high)

    def numbers(self, key: str, low: float, high: float) -> tuple[float, ...]:
        """Return a list of at least one number, each between two bounds."""
        values = self._typed(key, list, "a list of numbers")
        if not values:
            raise self.error(key, "must have at least one number")
        return tuple(self._number(f"{key}[{i}]", value, low, high) for i, value in enumerate(values))

    def table(self, key: str) -> "Table":
        """Return a table in this one."""
        return Table(self._typed(key, dict, "a table"), self._name, self._inner(key))

    def tables(self, key: str) -> list["Table"]:
        """Return a list of at least one table."""
        values = self._typed(key, list, "a list of tables")
        if not values or not all(isinstance(value, dict) for value in values):
            raise self.error(key, "must be a list of tables, at least one")
        return [Table(value, self._name, self._inner(f"{key}[{i}]")) for i, value in enumerate(values)]

    def finish(self) -> None:
        """Refuse keys that nothing reads: a misspelt key must not be ignored in silence."""
        for key in self._values:
            if key not in self._read:
                raise self.error(key, "is not known; check the spelling or take it out")

    def _inner(self, key: str) -> str:
        return f"{self._prefix}.{key}" if self._prefix else key

    def _value(self, key: str) -> Any:
        self._read.add(key)
        if key not in self._values:
            raise self.error(key, "is missing")
        return self._values[key]

    def _typed(self, key: str, kind: type, words: str) -> Any:
        value = self._value(key)
        if not isinstance(value, kind):
            raise self.error(key, f"must be {words}, and is {value!r}")
        return value

    def _number(self, key: str, value: Any, low: float, high: float) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.error(key, f"must be a number, and is {value!r}")
        if not low <= value <= high:
            raise self.error(key, f"must be from {low:g} to {high:g}, and is {value}")
        return float(value)


def read_toml(root: Path, relative: str) -> Table:
    """Return a file of the content folder.

    Raises
    ------
    ContentError
        When it cannot be read or is not TOML.
    """
    name = f"{root.name}/{relative}"
    try:
        return Table(tomllib.loads((root / relative).read_text(encoding="utf-8")), name)
    except OSError as error:
        raise ContentError(f"{name} cannot be read: {error.strerror}.") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ContentError(f"{name} is not TOML: {error}.") from error
