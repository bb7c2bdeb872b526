"""The process that works results out: ``python -m kiosk.analysis_worker``, fed by ``kiosk.analysis``.

A process of its own, and of low priority: loading SciPy holds the interpreter for longer than a frame of the screen,
and nothing of it is needed before the first test is over.
"""

import contextlib
import os
import pickle
import signal
import sys
from importlib import import_module
from typing import BinaryIO, Final

from kiosk.parcels import answer, pack

NICE = 10
"""How far it steps back behind everything else."""

SLOW: Final = ("scipy.fft", "scipy.signal", "scipy.spatial", "station.signals.measures.whole", "station.trial.results")
"""What the first results would have to wait for."""


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Load what is slow, then answer until there are no more requests; each is one pickle, and so is each answer."""
    for name in SLOW:
        import_module(name)
    with contextlib.suppress(EOFError):
        while True:
            answers.write(pack(answer(pickle.load(requests))))
            answers.flush()


if __name__ == "__main__":
    # Ctrl-C in a terminal reaches every process of the group; the kiosk decides when this one ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(NICE)
    told, sys.stdout = sys.stdout.buffer, sys.stderr  # what is printed on the way is no answer
    serve(sys.stdin.buffer, told)
