"""The command line: ``evenkeel [kiosk]``, and the commands of ``kiosk.options.COMMANDS``."""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from kiosk.options import COMMANDS, parse
from station.errors import EvenkeelError


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit status."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    try:
        return _run(parse(list(sys.argv[1:] if argv is None else argv)))
    except EvenkeelError as error:
        print(f"evenkeel: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def _run(options: argparse.Namespace) -> int:
    if options.command == "kiosk":
        from kiosk.display import screen_there

        if not screen_there():
            return _demo_instead(options)
        gc.disable()  # all that a start makes is there to stay; the attract screen enables it again
    module, _, function = COMMANDS[options.command].partition(":")
    try:
        status: int = getattr(import_module(module), function)(options)
    finally:
        gc.enable()
    return status


def _demo_instead(options: argparse.Namespace) -> int:
    from hardware_drivers.discovery import make_board
    from kiosk.demo import demo

    make_board(options.board)  # a mistyped name is an error with or without a screen
    print(
        "evenkeel: there is no screen here, so an autopilot plays a whole visit off screen instead, "
        "on the simulated board.",
        flush=True,
    )
    out = Path("evenkeel-demo").resolve()
    return demo(
        out, seed=1 if options.seed is None else options.seed, lang=options.lang or "nl", data=options.data, speed=None
    )
