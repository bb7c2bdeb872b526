"""The renderer: ``python -m kiosk.sound.render FOLDER`` makes the sounds that are missing there.

Writes the name of each sound that it has put on the shelf, one a line. A process of its own, and of low priority: the
kiosk plays meanwhile, and shares no interpreter lock with it.
"""

import os
import signal
import sys
from pathlib import Path

from kiosk.sound.shelf import Shelf
from kiosk.sound.synthesis import synthesise

NICE = 10
"""How far it steps back behind everything else."""


def render(folder: Path) -> None:
    """Make what is missing in a folder, and tell each name as it comes."""
    shelf = Shelf(folder)
    shelf.tidy()
    for name in shelf.missing():
        shelf.keep(name, synthesise(name).astype("<i2").tobytes())
        print(name, flush=True)


if __name__ == "__main__":
    # Ctrl-C in a terminal reaches every process of the group; the kiosk decides when this one ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(NICE)
    render(Path(sys.argv[1]))
