"""A voice that remembers what it was asked to say."""

from station.ports import Line


class RecordingVoice:
    """Speaks nothing, keeps everything."""

    notice: str | None = None

    def __init__(self) -> None:
        self.said: list[Line] = []
        self.prepared: list[Line] = []
        self.hushed = 0
        self.closed = False

    def say(self, line: Line) -> None:
        """Remember the line."""
        self.said.append(line)

    def prepare(self, lines: list[Line]) -> None:
        """Remember the lines that were to be rendered ahead."""
        self.prepared.extend(lines)

    def hush(self) -> None:
        """Count the call."""
        self.hushed += 1

    def close(self) -> None:
        """Remember that it was closed."""
        self.closed = True

    @property
    def texts(self) -> list[str]:
        """The texts said, in order."""
        return [line.text for line in self.said]
