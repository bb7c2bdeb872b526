"""A speech engine without a process: renders a tone, when it is allowed to."""

import threading
from pathlib import Path

from tests.fakes.voice_worker import write_tone


class ToneEngine:
    """Renders at once; with :attr:`allowed` cleared, only when it is set again."""

    worker_pid = None

    def __init__(self) -> None:
        self.gone = False
        self.rendered: list[str] = []
        self.allowed = threading.Event()
        self.allowed.set()
        self.fails = False
        self.mumbles = False
        self.asked = threading.Event()
        self.rejected = 0

    def warm_up(self) -> None:
        """Be warm."""

    def render(self, text: str, lang: str, path: Path) -> bool:
        self.asked.set()
        assert self.allowed.wait(5.0)
        if self.fails or self.gone:
            return False
        write_tone(str(path), peak=0 if self.mumbles else 8000)
        self.rendered.append(text)
        return True

    def accept(self) -> None:
        """Take note of nothing."""

    def reject(self, why: str) -> None:
        self.rejected += 1

    def give_up(self, why: str) -> None:
        self.gone = True

    def abort(self) -> None:
        self.allowed.set()

    def close(self) -> None:
        self.allowed.set()
