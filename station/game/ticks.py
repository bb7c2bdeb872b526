"""The tick: what game rules see, 120 times a second of the board's clock.

Ticks are a pure function of the samples: tick ``k`` lies at ``k / TICK_HZ`` after the start of the round on the board's
clock and is made once the samples around it are known. How the bytes happened to arrive does not enter.
"""

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntFlag
from typing import Final

from station.errors import RecordingError

TICK_HZ: Final = 120
TICK_S: Final = 1 / TICK_HZ

_RECORD: Final = struct.Struct("<IdddddB")


class TickFlag(IntFlag):
    """What is known about a tick."""

    ON_BOARD = 1
    """The load is above the trust threshold: somebody stands there."""
    GAP = 2
    """Data is missing around this tick; the CoP is the last one known."""


# Rules read the flags several times a tick; a bit of a plain number costs a tenth of one of an enum.
_ON_BOARD: Final = TickFlag.ON_BOARD.value
_GAP: Final = TickFlag.GAP.value


@dataclass(frozen=True, slots=True)
class Tick:
    """One step of the game.

    Parameters
    ----------
    index : int
        Ticks since the start of the round, pauses not counted.
    cop_ml_m, cop_ap_m : float
        Low-passed CoP in the board's axes.
    u_ml, u_ap : float
        Control signal: CoP relative to rest, in units of the trainee's own reach in that direction.
    load_n : float
        Total vertical force.
    flags : int
        :class:`TickFlag` bits.
    """

    index: int
    cop_ml_m: float
    cop_ap_m: float
    u_ml: float
    u_ap: float
    load_n: float
    flags: int

    @property
    def t_s(self) -> float:
        """Time since the start of the round."""
        return self.index / TICK_HZ

    @property
    def on_board(self) -> bool:
        """Whether somebody stands there."""
        return bool(self.flags & _ON_BOARD)

    @property
    def gap(self) -> bool:
        """Whether data is missing here."""
        return bool(self.flags & _GAP)


def pack_ticks(ticks: Iterable[Tick]) -> bytes:
    """Return ticks as bytes; :func:`unpack_ticks` gives back equal ticks, bit for bit."""
    return b"".join(
        _RECORD.pack(tick.index, tick.cop_ml_m, tick.cop_ap_m, tick.u_ml, tick.u_ap, tick.load_n, tick.flags)
        for tick in ticks
    )


def unpack_ticks(data: bytes) -> Iterator[Tick]:
    """Yield the ticks that :func:`pack_ticks` wrote.

    Raises
    ------
    RecordingError
        When ``data`` is not a whole number of ticks.
    """
    if len(data) % _RECORD.size:
        raise RecordingError("A block of ticks is cut short.", "The recording is damaged; export what lies before it.")
    for values in _RECORD.iter_unpack(data):
        yield Tick(*values)
