"""Everything that can go wrong, in one tree.

::

    EvenkeelError
    ├── BoardError            something about the board
    │   ├── BoardNotFound     nothing there to open
    │   ├── BoardRefused      there, but not ours to use (other firmware, no permission, not a board)
    │   └── BoardLost         was there, is gone; a later read succeeds once it is back
    ├── SignalError           too short, non-finite, constant: no number can be given
    ├── ContentError          a content file is wrong; names file and key
    ├── RecordingError        a raw recording, or a table of others, cannot be read
    ├── StoreError            the database refuses, or must be refused
    └── UsageError            the command line or a setting is wrong
"""


class EvenkeelError(Exception):
    """An error to show to a person: what happened, and what to do about it.

    Parameters
    ----------
    what : str
        What is wrong, in one sentence.
    todo : str
        What the reader can do about it; empty when nothing can be done.
    key : str
        What the kiosk's screen says of it, in the language of the trainee: the texts ``refused-<key>-title``, ``-text``
        and, for whoever runs the station, ``-detail``. Errors without one never reach that screen.
    **values
        The variables of those texts.
    """

    def __init__(self, what: str, todo: str = "", *, key: str = "", **values: str | float) -> None:
        super().__init__(what)
        self.what = what
        self.todo = todo
        self.key = key
        self.values = values

    def __str__(self) -> str:
        return f"{self.what} {self.todo}".strip()


class BoardError(EvenkeelError):
    """Something about the board. Any of them may come on the screen, so all have a key."""

    def __init__(self, what: str, todo: str = "", *, key: str, **values: str | float) -> None:
        super().__init__(what, todo, key=key, **values)

    def lost(self) -> "BoardLost":
        """Return the same as the loss of a board; a new one each time, for raising one again collects tracebacks."""
        return BoardLost(self.what, self.todo, key=self.key, **self.values)


class BoardNotFound(BoardError):
    """There is nothing to open."""


class BoardRefused(BoardError):
    """It is there, but it cannot be used."""


class BoardLost(BoardError):
    """The board went away; reading again works once it is back."""


class SignalError(EvenkeelError):
    """No number can be given for this signal."""


class ContentError(EvenkeelError):
    """A content file is wrong."""


class RecordingError(EvenkeelError):
    """A raw recording, or a table that others wrote, cannot be read."""


class StoreError(EvenkeelError):
    """The database refuses, or must be refused."""


class UsageError(EvenkeelError):
    """The command line or a setting is wrong."""
