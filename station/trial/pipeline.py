"""From blocks of forces to samples: the one place where a stream of frames becomes CoP.

Every step is plain float arithmetic, one frame after the other, on the board's clock and counts alone. How a stream was
cut into blocks cannot be seen in the samples: they are bit-identical.
"""

from dataclasses import dataclass
from typing import Final

from station.frames import BoardInfo, ForceBlock
from station.signals.cop import MIN_LOAD_N, TRUST_LOAD_N, cop_m
from station.signals.filters import StreamingLowPass, usable_cutoff_hz
from station.signals.sway import StreamingSway
from station.signals.tare import Forces4, Tare
from station.trial.overload import Overload
from station.trial.presence import Presence
from station.trial.stuck import StuckCells

GAP_US: Final = 50_000
"""A longer hole between two samples is a gap: nothing is carried or interpolated over it (data.md, fault table)."""

_ABSURD_N: Final = 1e6
"""No board weighs a hundred tonnes; the comparison also turns away NaN and infinity."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One CoP point.

    Parameters
    ----------
    t_us : int
        The board's clock.
    load_n : float
        Total force after tare.
    cop_ml_m, cop_ap_m : float
        Low-passed CoP; the last known one while nobody is there.
    loaded : bool
        Whether there is enough load for a CoP.
    flags : int
        :class:`station.frames.Flag` bits.
    lost : int
        Frames missing just before this one, unusable ones included.
    epoch : int
        As in ``ForceBlock``.
    stuck : int
        One bit per cell that stopped measuring, 1 << TR and so on.
    raw_cop_m : tuple of (float, float) or None
        CoP before the low-pass, for metrics with filters of their own; None while there is none.
    """

    t_us: int
    load_n: float
    cop_ml_m: float
    cop_ap_m: float
    loaded: bool
    flags: int
    lost: int
    epoch: int
    stuck: int = 0
    raw_cop_m: tuple[float, float] | None = None


class Pipeline:
    """Make samples of blocks, and follow tare, presence, sway and overload on the way.

    Parameters
    ----------
    info : BoardInfo
    tare_n : tuple of 4 float, optional
        Offsets to start from, as recorded with a round; without them the calibration's zero holds until the board was
        seen empty and stable.

    Attributes
    ----------
    tare : Tare
    presence : Presence
    overload : Overload
    sway : StreamingSway
        Over the last second of low-passed CoP.
    cutoff_hz, delay_s : float
        Of the low-pass filter, for the stamp of a result.
    refused : int
        Frames turned away so far: not finite, or not later than the one before.
    """

    def __init__(self, info: BoardInfo, tare_n: Forces4 | None = None) -> None:
        cutoff_hz = usable_cutoff_hz(info.rate_hz)
        self._filter_ml = StreamingLowPass(info.rate_hz, cutoff_hz)
        self._filter_ap = StreamingLowPass(info.rate_hz, cutoff_hz)
        self._position_m = info.calibration.position_m
        self._stuck = StuckCells(info.rate_hz)
        self._epoch: int | None = None
        self._t_us: int | None = None
        self._missed = 0
        self._cop = (0.0, 0.0)
        self.tare = Tare(tare_n)
        self.presence = Presence()
        self.overload = Overload(info.max_load_n)
        self.sway = StreamingSway(1.0)
        self.cutoff_hz = cutoff_hz
        self.delay_s = self._filter_ml.delay_s
        self.refused = 0

    def restart(self) -> None:
        """Forget the CoP so far: filter and sway start anew at the next sample.

        Called at the start of a round, so that the round's samples follow from its own frames and tare alone.
        """
        self._cop = (0.0, 0.0)
        self._restart_filters()

    def _restart_filters(self) -> None:
        self._filter_ml.restart()
        self._filter_ap.restart()
        self.sway.restart()

    def push(self, block: ForceBlock) -> list[Sample]:
        """Return the samples of a block.

        Parameters
        ----------
        block : ForceBlock
            The next one of the stream; may be empty.

        Returns
        -------
        list of Sample
            One per frame, in order; frames that are not finite or not later than the one before are turned away and
            counted as lost in the next sample.
        """
        if block.epoch != self._epoch and len(block):
            self._begin_epoch(block.epoch)
        samples = []
        rows = zip(
            block.t_us.tolist(),
            block.forces_n.tolist(),
            block.counts.tolist(),
            block.flags.tolist(),
            block.lost.tolist(),
            strict=True,
        )
        for t_us, forces_n, counts, flags, lost in rows:
            load_n = forces_n[0] + forces_n[1] + forces_n[2] + forces_n[3]
            if not -_ABSURD_N < load_n < _ABSURD_N or (self._t_us is not None and t_us <= self._t_us):
                self.refused += 1
                self._missed += 1 + lost
                continue
            samples.append(self._frame(t_us, forces_n, counts, flags, lost + self._missed))
        return samples

    def _begin_epoch(self, epoch: int) -> None:
        # The board was away or restarted: nothing of the past can be told from its new clock. The tare is of the
        # board, not of the stream, and stays.
        self._epoch = epoch
        self._t_us = None
        self._missed = 0
        self._stuck.restart()
        self._restart_filters()
        self.tare.restart()
        self.presence.restart()
        self.overload.restart()

    def _frame(self, t_us: int, forces_n: list[float], counts: list[int], flags: int, lost: int) -> Sample:
        if self._t_us is not None and t_us - self._t_us > GAP_US:
            self._restart_filters()
            self.tare.restart()
        self._t_us = t_us
        self._missed = 0
        self.tare.push(t_us, forces_n)
        o0, o1, o2, o3 = self.tare.offsets_n
        net = (forces_n[0] - o0, forces_n[1] - o1, forces_n[2] - o2, forces_n[3] - o3)
        load_n = net[0] + net[1] + net[2] + net[3]
        loaded = load_n >= MIN_LOAD_N
        raw = cop_m(net, self._position_m) if loaded else None
        if raw is not None:
            ml, ap = self._cop = self._filter_ml.step(raw[0]), self._filter_ap.step(raw[1])
            self.sway.push(t_us, ml, ap)
        else:
            ml, ap = self._cop
            self._restart_filters()
        self.presence.push(t_us, load_n, self.sway)
        self.overload.push(t_us, load_n)
        stuck = self._stuck.push(t_us, counts, load_n > TRUST_LOAD_N)
        return Sample(t_us, load_n, ml, ap, loaded, flags, lost, self._epoch or 0, stuck, raw)
