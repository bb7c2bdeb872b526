"""One line in the list of what is plugged in: how to open it, and what is wrong with it."""

from dataclasses import dataclass

from station.errors import BoardError


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that keeps a board from being used, or from being used well.

    Parameters
    ----------
    key : str
        Which one it is, for programs.
    what : str
        In words.
    todo : str
        What mends it; a command where there is one.
    """

    key: str
    what: str
    todo: str

    @classmethod
    def of(cls, error: BoardError) -> "Problem":
        """Return what an error says."""
        return cls(error.key, error.what, error.todo)


@dataclass(frozen=True, slots=True)
class Plugged:
    """Something that is plugged in, or switched on.

    Parameters
    ----------
    drivers : tuple of str
        Which can read it, the likeliest first.
    name : str
        What stays the same wherever it is plugged in: its own number; else where it is plugged in.
    device : str
        Where it is now, for example ``/dev/ttyUSB0``.
    description : str
    likely : bool
        Whether a board is built like this. It may still be something else.
    problems : tuple of Problem
        The gravest first.
    """

    drivers: tuple[str, ...]
    name: str
    device: str
    description: str
    likely: bool
    problems: tuple[Problem, ...] = ()

    @property
    def spec(self) -> str:
        """What ``--board`` takes for it."""
        return f"{self.drivers[0]}:{self.name}"
