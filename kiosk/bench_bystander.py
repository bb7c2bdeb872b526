"""A loop at the kiosk's pace that does nothing: what it misses, no program on this computer would have met.

Measured beside the kiosk, as a process of its own: ``python -m kiosk.bench_bystander`` runs until its input ends, and
prints how many of its turns came late.
"""

import subprocess
import sys
import threading
from types import TracebackType

from kiosk.clock import SystemClock
from kiosk.meter import LATE_S
from kiosk.pacer import RealPacer

FPS = 60


class Bystander:
    """The loop, for as long as the context lasts.

    Attributes
    ----------
    late : int
        Turns more than ``kiosk.meter.LATE_S`` after the one before; known afterwards.
    """

    def __enter__(self) -> "Bystander":
        self.late = 0
        words = [sys.executable, "-m", "kiosk.bench_bystander"]
        self._process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        told, _ = self._process.communicate()
        if self._process.returncode == 0:
            self.late = int(told)


def main() -> None:
    """Go round until the input ends, then print how often it was late."""
    over = threading.Event()

    def listen() -> None:
        sys.stdin.read()
        over.set()

    threading.Thread(target=listen, daemon=True).start()
    clock = SystemClock()
    pacer, before_s, late = RealPacer(clock), clock.monotonic_s(), 0
    while not over.is_set():
        pacer.wait(FPS)
        now_s = clock.monotonic_s()
        late += now_s - before_s > LATE_S
        before_s = now_s
    print(late)


if __name__ == "__main__":
    main()
