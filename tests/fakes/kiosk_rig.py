"""The real kiosk on the simulated board in lock-step, small and off screen, for tests that play it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar
from unittest.mock import patch

from games.drawing import Kit
from hardware_drivers.simulated.board import SimulatedBoard
from kiosk.app import App
from kiosk.display import open_offscreen
from kiosk.pilot import Pilot, Script
from kiosk.start import opened_in_lockstep
from station.programme.model import Theme
from station.programme.texts import Texts

SIZE = (640, 360)

KITS = 3
"""So many kits are handed on from one kiosk to the next: what they baked is half the time of a short visit."""

_kits: dict[tuple[Any, ...], Kit] = {}


class Rig:
    """A kiosk that lives as far as a script goes.

    Attributes
    ----------
    app : App
    pilot : Pilot
        Helps the script: touches, waits, steers.
    """

    def __init__(self, app: App, board: SimulatedBoard) -> None:
        self.app = app
        self._board = board
        self.pilot = Pilot(board, lambda pilot, app: iter(()))

    def play(self, script: Callable[["Rig"], Script]) -> None:
        """Run the kiosk's loop until the script is over."""
        self.pilot = Pilot(self._board, lambda pilot, app: script(self))
        self.app.watcher = self.pilot
        self.app.alive = True
        self.app.run()

    def until(self, met: Callable[[], bool], within_s: float = 30.0) -> Script:
        """Wait until something holds, on the kiosk's clock."""
        yield from self.pilot.until(met, self.app, within_s)

    def at(self, name: str, within_s: float = 30.0) -> Script:
        """Wait for a scene."""
        yield from self.until(lambda: self.app.scene.name == name, within_s)

    def tap(self, intent: str) -> Script:
        """Touch a button."""
        yield from self.pilot.tap(self.app, intent)

    def wait(self, seconds: float) -> Script:
        """Let time go by."""
        yield from self.pilot.wait(seconds, self.app)

    def steer(self, do: str, **fields: Any) -> None:
        """Tell the person or the board something."""
        self.pilot.steer(do, **fields)

    def ready(self) -> Script:
        """Wait until the board is there and knows its zero."""
        yield from self.until(lambda: self.app.parts.feed.pipeline is not None)
        yield from self.wait(2.5)

    def to_countdown(self) -> Script:
        """Step on and touch on until it counts down."""
        assert self.app.parts.steering is not None
        yield from self.ready()
        self.app.parts.steering.step_on()
        self.steer("skill", name="skilled")
        yield from self.at("who")
        yield from self.tap("guest")
        yield from self.tap("start")
        yield from self.tap("go")
        yield from self.at("countdown")

    def to_round(self) -> Script:
        """Go on until a round runs."""
        yield from self.to_countdown()
        yield from self.at("round")


R = TypeVar("R", bound=Rig)


@contextmanager
def kiosk_rig(
    data_dir: Path, seed: int = 1, lang: str | None = "en", speed: float = 0.0, kind: type[R] = Rig
) -> Iterator[R]:
    """Give a kiosk with its board open, at most so many times faster than real time; put everything away afterwards."""
    with (
        patch("kiosk.start.Kit", kept_kit),
        opened_in_lockstep(open_offscreen(SIZE), data_dir, lang, seed, speed=speed) as (app, board),
    ):
        yield kind(app, board)


def kept_kit(size: tuple[int, int], theme: Theme, t: Texts, fonts: Path, **look: Any) -> Kit:
    """Return the kit that an earlier kiosk had for the same look, as good as new but for the pictures it kept."""
    key = (size, *sorted(look.items()))
    made = _kits.pop(key, None) or Kit(size, theme, t, fonts, **look)
    while len(_kits) >= KITS:
        _kits.pop(next(iter(_kits))).forget()
    _kits[key] = made
    kept, empty = made.__dict__["_kept"], Kit(size, theme, t, fonts, **look)
    made.__dict__.update(empty.__dict__, _kept=kept)  # fonts end with the window that they were opened for
    return made
