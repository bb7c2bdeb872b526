"""The real kiosk in real time, small and off screen, on any board, which it opens in the background."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from hardware_drivers.discovery import make_board
from kiosk.analysis import Analysis
from kiosk.app import App
from kiosk.clock import SystemClock
from kiosk.config import settings_file
from kiosk.display import open_offscreen
from kiosk.pacer import RealPacer
from kiosk.scenes.attract import Attract
from kiosk.sound import Sound
from kiosk.start import assemble, dismantle
from kiosk.voice import SilentVoice
from station.programme.texts import Texts
from tests.fakes.kiosk_rig import SIZE, kept_kit

PATIENCE_S = 20.0
FPS = 60
"""Whatever a screen asks for: so a frame that is missing was not drawn in time."""


class LiveKiosk:
    """A kiosk that draws frames until something is so.

    Parameters
    ----------
    app : App
    pacer : RealPacer
        Says when the next frame is due.
    """

    def __init__(self, app: App, pacer: RealPacer) -> None:
        self.app = app
        self._pacer = pacer

    def plug_in(self) -> None:
        """Begin to look for the board."""
        self.app.parts.feed.start()

    def draw_until(self, met: Callable[[], bool]) -> tuple[int, float]:
        """Draw until something is so; return how many frames that were, and how long it took."""
        now_s = self.app.parts.clock.monotonic_s
        began_s, frames = now_s(), 0
        while not met():
            self._pacer.wait(FPS)
            self.app.frame()
            frames += 1
            assert now_s() < began_s + PATIENCE_S
        return frames, now_s() - began_s

    def reads(self, words: Callable[[Texts], str]) -> bool:
        """Return whether something stands on the screen."""
        return words(self.app.parts.kit.t) in {text.string for text in self.app.screen.texts()}

    def ready(self) -> bool:
        """Return whether the board is there, and nothing lies over the attract screen."""
        return self.app.overlay is None and self.app.parts.feed.info is not None


@contextmanager
def live_kiosk(spec: str, data_dir: Path) -> Iterator[LiveKiosk]:
    """Give a kiosk with its screens made that has not begun to look for its board; put everything away afterwards."""
    surface = open_offscreen(SIZE)
    board = make_board(spec, own=settings_file(data_dir).load().boards)
    with patch("kiosk.start.Kit", kept_kit):
        parts = assemble(
            board, SystemClock(), surface, data_dir=data_dir, lang="en", seed=1, sound=Sound(),
            voice=SilentVoice(), analysis=Analysis(),
        )  # fmt: skip
        try:
            pacer = RealPacer(parts.clock)
            app = App(parts, surface, pacer)
            attract = app.scene
            assert isinstance(attract, Attract)
            while not attract.baked:
                app.frame()
            yield LiveKiosk(app, pacer)
        finally:
            dismantle(parts)
