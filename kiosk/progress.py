"""How far long work in several processes is: a percentage on a terminal, lines everywhere."""

import signal
import sys


class Progress:
    """Tells how far it is.

    Parameters
    ----------
    total : int
        So many pieces there are.
    silent : bool
        Tell nothing.
    """

    def __init__(self, total: int, *, silent: bool = False) -> None:
        self._total = total
        self._silent = silent
        self._live = sys.stdout.isatty() and not silent

    def at(self, done: int) -> None:
        """Show that so many pieces are done; on a terminal only, over what was shown before."""
        if self._live:
            print(f"\r  {100 * done // self._total} % ", end="", flush=True)

    def line(self, text: str) -> None:
        """Print a line of what is done."""
        if not self._silent:
            print(f"\r  {text}" if self._live else f"  {text}", flush=True)


def die_quietly() -> None:
    """Let a process of a pool end at an interrupt from the keyboard without a word: its parent has the last one."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
