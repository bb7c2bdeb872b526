"""The kiosk in a real window on a virtual screen, used with a real mouse and keyboard."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.clock import SystemClock
from station.store.database import Store
from station.store.recordings import read_recording
from station.store.sessions import load_session, recent_sessions

PATIENCE_S = 60.0


@pytest.fixture
def display(tmp_path: Path) -> Iterator[str]:
    """A virtual screen of 1280 x 720, as ``:N``."""
    assert shutil.which("Xvfb") and shutil.which("xdotool"), "run: make test (it installs xvfb and xdotool)"
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x720x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert server.stdout is not None
    with server.stdout:
        yield ":" + server.stdout.readline().strip()
    server.terminate()
    server.wait()


class Window:
    """The kiosk's window, and hands on it."""

    def __init__(self, display: str, data: Path) -> None:
        self.data = data
        self._env = {**os.environ, "DISPLAY": display, "SDL_VIDEODRIVER": "x11", "SDL_MOUSE_TOUCH_EVENTS": "1"}
        words = [sys.executable, "-m", "kiosk", "--fullscreen", "--lang", "en", "--data", str(data)]
        self.process = subprocess.Popen(words, env=self._env)

    def hands(self, *words: str) -> None:
        """Move mouse and keys."""
        subprocess.run(["xdotool", *words], env=self._env, check=True, timeout=PATIENCE_S)

    def touch(self, x: int, y: int) -> None:
        """Touch the screen."""
        self.hands("mousemove", str(x), str(y), "click", "1")

    def eventually(self, met: Callable[[], bool], what: str) -> None:
        """Wait until something holds, as long as the kiosk lives."""
        clock = SystemClock()
        end_s = clock.monotonic_s() + PATIENCE_S
        while not met():
            assert clock.monotonic_s() < end_s, f"waited for {what}"
            with pytest.raises(subprocess.TimeoutExpired):
                self.process.wait(timeout=0.2)

    def recordings(self) -> list[Path]:
        """What has been recorded so far."""
        return sorted((self.data / "recordings").glob("*.evk*"))

    def ticks(self) -> int:
        """Ticks of the newest round that have reached the disk."""
        files = self.recordings()
        rounds = read_recording(files[-1]).rounds if files else ()
        return len(rounds[-1].ticks) if rounds else 0

    def sessions(self) -> int:
        """Visits that have been closed."""
        store = Store(self.data / "evenkeel.db")
        closed = sum(summary.closed for summary in recent_sessions(store))
        store.close()
        return closed


def test_a_visit_with_mouse_touch_and_keys(display: str, tmp_path: Path) -> None:
    window = Window(display, tmp_path / "data")
    try:
        window.eventually((tmp_path / "data" / "evenkeel.db").exists, "the database")
        # A touch in the middle begins; enter presses the one big button of each screen that follows.
        window.eventually(lambda: _started(window), "a visit")
        window.hands("key", "--delay", "700", "Return", "Return")
        window.eventually(lambda: window.ticks() > 240, "two seconds of play")
        window.hands("mousemove", "900", "360", "mousemove", "400", "300")
        # STOP, the right-hand answer, and STOP again on the result.
        window.hands("key", "--delay", "500", "Escape", "Right", "Right", "Return", "Escape")
        window.eventually(lambda: window.sessions() > 0, "the end of the visit")
        window.process.terminate()
        assert window.process.wait(PATIENCE_S) == 0
    finally:
        window.process.kill()
        window.process.wait()
    store = Store(tmp_path / "data" / "evenkeel.db")
    session = load_session(store, recent_sessions(store)[-1].id)
    store.close()
    (trial,) = session.trials
    assert trial.ticks > 240 and trial.quality_reasons == ("stopped",)


def _started(window: Window) -> bool:
    window.touch(640, 360)
    window.hands("key", "Return")
    return bool(window.recordings())
