"""From bytes to lines of text, with bounded memory."""

import re
from typing import Final

LINE_BYTES: Final = 256
"""A longer line is none: four labelled readings of an HX711 take 160."""

_ENDS: Final = re.compile(rb"[\r\n]")
_NO_TEXT: Final = re.compile(rb"[^\t -~]")


class LineSplitter:
    """Cut a stream of bytes into lines, the same ones however the stream was cut.

    Carriage returns and newlines both end a line, and empty lines are none. What comes before the first end is taken
    to be the rest of a line and dropped.

    Attributes
    ----------
    bad_bytes : int
        Bytes so far that no line of text has.
    """

    def __init__(self) -> None:
        self.bad_bytes = 0
        self._part = bytearray()
        self._ended = False
        self._overlong = False

    def feed(self, data: bytes) -> list[str | None]:
        """Return the lines that end in these bytes; None for one that is too long or holds something else than text."""
        lines: list[str | None] = []
        at = 0
        for end in _ENDS.finditer(data):
            self._keep(data[at : end.start()])
            at = end.end()
            if self._part:
                if self._ended:
                    lines.append(self._line())
                self._part.clear()
            self._overlong, self._ended = False, True
        self._keep(data[at:])
        return lines

    @property
    def begun(self) -> str:
        """The line that has no end yet, as far as it can be printed."""
        return printable(bytes(self._part))

    def _keep(self, piece: bytes) -> None:
        self.bad_bytes += len(_NO_TEXT.findall(piece))
        room = LINE_BYTES + 1 - len(self._part)
        self._part += piece[:room]
        self._overlong |= len(self._part) > LINE_BYTES

    def _line(self) -> str | None:
        if self._overlong or _NO_TEXT.search(self._part):
            return None
        return self._part.decode("ascii")


def printable(data: bytes) -> str:
    """Return bytes as text, with a dot for what cannot be printed."""
    return _NO_TEXT.sub(b".", data).decode("ascii")
