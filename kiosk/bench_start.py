"""``python -m kiosk.bench_start``: the kiosk as the command line starts it; prints when its first frame was."""

import gc
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

SIZE: Final = (1920, 1080)


def main() -> None:
    """Open the kiosk, draw one frame, print when that was, and close."""
    gc.disable()  # as kiosk.cli does, before anything is imported
    from hardware_drivers.simulated.board import SimulatedBoard
    from kiosk.clock import SystemClock
    from kiosk.display import open_offscreen
    from kiosk.start import opened

    board, surface = SimulatedBoard(seed=1), open_offscreen(SIZE)
    with TemporaryDirectory() as data, opened(board, surface, Path(data), "en", 1) as app:
        app.frame()
        print(json.dumps({"first_frame_at_s": SystemClock().monotonic_s()}))


if __name__ == "__main__":
    main()
