"""From samples as they arrive to frames on one unbroken time axis.

Unwraps the board's clock, counts what is missing, drops what comes twice, notices a reset.
"""

from typing import Final

from hardware_drivers.alignment import Alignment
from hardware_drivers.board import Frame
from hardware_drivers.wire import Sample
from station.frames import Flag

LATE_FRAMES: Final = 8
"""A sequence number this little behind is a late or repeated frame; further behind, the board began again."""

JUMP_S: Final = 2.0
"""How much more than the host's the board's clock may advance: what buffers can hold back."""

DRIFT: Final = 0.01
"""How much the two clocks may drift apart, as a share of the time: more than any resonator does."""

CROWDED: Final = 4
"""Missing frames must have had time to be taken: at this many times the nominal rate they had not."""

_WRAP: Final = 2**32


class Timeline:
    """The frames of one connection.

    Parameters
    ----------
    rate_hz : float
        Nominal rate.
    adc_bits : int
        Width of the converters; the ends of their range are flagged as saturated.

    Attributes
    ----------
    lost, repeated : int
        Frames missing by sequence number, and frames dropped because they had been there.
    """

    def __init__(self, rate_hz: float, adc_bits: int) -> None:
        self.lost = 0
        self.repeated = 0
        self._period_us = 1e6 / rate_hz
        self._highest = 2 ** (adc_bits - 1) - 1
        self._alignment = Alignment()
        self._seq: int | None = None
        self._t_us = 0
        self._host_s = 0.0
        self._lag_s = float("inf")

    def restart(self) -> None:
        """Forget the time axis: the next sample begins a new one."""
        self._seq = None
        self._lag_s = float("inf")
        self._alignment = Alignment()

    def unwrap(self, t_us: int) -> int | None:
        """Return a reading of the board's 32-bit clock on the time axis, nearest to the last frame."""
        if self._seq is None:
            return None
        return self._t_us + _signed(t_us - self._t_us, _WRAP)

    def is_reset(self, sample: Sample, host_s: float) -> bool:
        """Return whether this sample can not belong to the same run of the board as the last one.

        Parameters
        ----------
        sample : Sample
        host_s : float
            The host's clock when it arrived.
        """
        if self._seq is None:
            return False
        ahead = _signed(sample.seq - self._seq, 0x10000)
        passed_us = _signed(sample.t_us - self._t_us, _WRAP)
        if ahead <= 0:
            # A frame of the last moments may come again or late; it is as far back in time as in number.
            oldest_us = -(LATE_FRAMES + 1) * CROWDED * self._period_us
            return ahead < -LATE_FRAMES or passed_us > 0 or passed_us < oldest_us
        if passed_us <= 0 or self._jumps(passed_us, host_s):
            return True
        return ahead > LATE_FRAMES and passed_us * CROWDED < ahead * self._period_us

    def _jumps(self, passed_us: int, host_s: float) -> bool:
        """Return whether the board's clock leaps, seen from the last frame and from all frames so far.

        Both, because frames that waited while the host stood still are older than they look, and only the soonest that
        came say how far the clocks are apart.
        """
        leap_s = 1e-6 * passed_us - (host_s - self._host_s)
        lag_s = host_s - 1e-6 * (self._t_us + passed_us)
        return leap_s > JUMP_S and lag_s < self._lag_s - JUMP_S

    def place(self, sample: Sample, host_s: float) -> Frame | None:
        """Return the frame of a sample; None for one that was there already.

        Call :meth:`is_reset` first, and :meth:`restart` when it says so.
        """
        if self._seq is None:
            missing, self._t_us = 0, sample.t_us
        else:
            missing = _signed(sample.seq - self._seq, 0x10000) - 1
            if missing < 0:
                self.repeated += 1
                return None
            self._t_us += _signed(sample.t_us - self._t_us, _WRAP)
        drifted_s = DRIFT * (host_s - self._host_s)
        self._lag_s = min(host_s - 1e-6 * self._t_us, self._lag_s + drifted_s)
        self._seq = sample.seq
        self._host_s = host_s
        self.lost += missing
        t_us, (tr, br, tl, bl) = self._alignment.align(self._t_us, sample)
        flags = (Flag.DESYNC.value if sample.flags & 0x0F else 0) | (Flag.NOT_FRESH.value if sample.flags >> 4 else 0)
        if max(sample.counts) >= self._highest or min(sample.counts) <= -self._highest:
            flags |= Flag.SATURATED.value
        return t_us, tr, br, tl, bl, flags, missing


def _signed(difference: int, modulus: int) -> int:
    """Return a difference of two wrapping counters as the nearest signed number."""
    half = modulus // 2
    return (difference + half) % modulus - half
