"""Whose turn it is to be spoken. No sound, no threads, no clock of its own."""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from station.ports import Line

SPACING_S = 0.3
"""Quiet between two lines of equal importance, so that they are heard as two."""

MAX_WAITING = 6

Clip = TypeVar("Clip")


@dataclass(eq=False)
class Turn(Generic[Clip]):
    """A line on its way to being spoken.

    Parameters
    ----------
    line : Line
    text : str
        What is spoken of it.
    asked_s : float
        When it was handed over.
    at_once : bool
        Whether it could have started then, had its clip been there.
    clip : Clip or None
        None until it is rendered and loaded.
    fresh : bool
        Whether it had to be rendered first.
    """

    line: Line
    text: str
    asked_s: float
    at_once: bool
    clip: Clip | None = None
    fresh: bool = False


@dataclass
class Desk(Generic[Clip]):
    """Decides which line is spoken next.

    A more important line interrupts and does not wait for quiet. Any other waits for its turn, and is dropped when its
    time to live is over before its turn comes.

    Parameters
    ----------
    spacing_s : float
        Quiet between lines.
    """

    spacing_s: float = SPACING_S
    speaking: Turn[Clip] | None = None
    waiting: list[Turn[Clip]] = field(default_factory=list)
    _last_priority: int = -1
    _quiet_since_s: float = float("-inf")

    @property
    def idle(self) -> bool:
        """Whether nothing is spoken and nothing waits."""
        return self.speaking is None and not self.waiting

    def ask(self, line: Line, text: str, now_s: float) -> Turn[Clip] | None:
        """Take a line in.

        Parameters
        ----------
        line : Line
        text : str
            What is spoken of it.
        now_s : float

        Returns
        -------
        Turn or None
            None when the same words are being spoken or waiting already.
        """
        present = [*self.waiting, self.speaking] if self.speaking else self.waiting
        if any(turn.text == text and turn.line.lang == line.lang for turn in present):
            return None
        turn: Turn[Clip] = Turn(line, text, now_s, not self.waiting and self._free_for(line.priority, now_s))
        self.waiting.append(turn)
        # Most important first, then first come: what overflows is the least worth saying.
        self.waiting.sort(key=lambda each: (-each.line.priority, each.asked_s))
        del self.waiting[MAX_WAITING:]
        return turn if turn in self.waiting else None

    def drop(self, turn: Turn[Clip]) -> None:
        """Forget a line that cannot be said."""
        if turn in self.waiting:
            self.waiting.remove(turn)

    def ended(self, now_s: float) -> None:
        """Note that the line being spoken has ended."""
        if self.speaking is not None:
            self.speaking = None
            self._quiet_since_s = now_s

    def clear(self, now_s: float) -> None:
        """Forget everything."""
        self.waiting.clear()
        self.ended(now_s)

    def next(self, now_s: float) -> Turn[Clip] | None:
        """Return the line to start now, in place of whatever is spoken; None to leave things as they are."""
        self.waiting = [turn for turn in self.waiting if now_s - turn.asked_s <= turn.line.ttl_s]
        if not self.waiting:
            return None
        first = self.waiting[0]
        # A lesser line does not slip in while a more important one is being rendered: it would be cut off at once.
        if first.clip is None or not self._free_for(first.line.priority, now_s):
            return None
        self.waiting.remove(first)
        self.speaking, self._last_priority = first, first.line.priority
        return first

    def _free_for(self, priority: int, now_s: float) -> bool:
        if priority > self._last_priority:
            return True
        return self.speaking is None and now_s - self._quiet_since_s >= self.spacing_s
