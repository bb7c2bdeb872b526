"""The board under a simulated person: four cells, their converters, and wire protocol 1.

The plate is rigid and lies on four cells that all convert at the same instant. Its clock may run fast or slow, by
the same share all the time, and the person on it lives by that clock. Not modelled: drift of cells or clock with
temperature, creep, and cross-talk.
"""

from typing import Final

import numpy as np

from hardware_drivers.calibration import NOMINAL_GAIN_N_PER_COUNT, NOMINAL_SPACING_M, encode_calibration
from hardware_drivers.simulated.faults import Counts4, Faults
from hardware_drivers.simulated.person import Person
from hardware_drivers.wire import (
    MAX_CALIBRATION,
    PROTOCOL,
    Ack,
    Cal,
    Decoder,
    Hello,
    Kind,
    Message,
    Pong,
    Request,
    Status,
    encode,
)
from station.frames import Calibration

MODEL: Final = "evenkeel-simulated"
FIRMWARE: Final = (0, 1)
ADC_BITS: Final = 24

CELL_NOISE_N: Final = 0.085
"""Noise of one cell: moves the CoP of 75 kg by 0.05 mm, on a board of 433 mm."""

GAIN_SPREAD: Final = (1.012, 0.991, 0.987, 1.008)
ZEROS: Final = (12_431, -8_207, 30_118, -1_954)
"""No two cells are alike; the calibration on the board knows. It has no date: made so, it does not grow old."""

POWER_ON: Final = 1
EXTERNAL: Final = 2
"""Reset causes, as an ATmega reports them."""

_LIMIT = 2 ** (ADC_BITS - 1)
_BLOCK = 4096


def corner_forces_n(force_n: float, ml_m: float, ap_m: float) -> tuple[float, float, float, float]:
    """Return the forces on four cells that give a total force and a CoP.

    Of all that do, the ones a rigid plate on equal springs has. No cell can pull: a CoP outside the diamond between the
    middles of the edges is brought back to it, as the plate would tip there.

    Parameters
    ----------
    force_n : float
    ml_m, ap_m : float

    Returns
    -------
    tuple of 4 float
        In N, cells TR, BR, TL, BL.
    """
    right, front = ml_m / NOMINAL_SPACING_M[0], ap_m / NOMINAL_SPACING_M[1]
    tipping = 2 * (abs(right) + abs(front))
    if tipping > 1:
        right, front = right / tipping, front / tipping
    quarter, right, front = force_n / 4, force_n * right / 2, force_n * front / 2
    return quarter + right + front, quarter + right - front, quarter - right + front, quarter - right - front


def together(*loads: tuple[float, float, float]) -> tuple[float, float, float]:
    """Return the force and the CoP, ML and AP, of some that are above 0 together."""
    force_n = sum(load[0] for load in loads)
    ml_m, ap_m = (sum(load[0] * load[axis] for load in loads) / force_n for axis in (1, 2))
    return force_n, ml_m, ap_m


def board_calibration() -> Calibration:
    """Return the true calibration of every simulated board."""
    plain = Calibration.rectangular(*NOMINAL_SPACING_M, NOMINAL_GAIN_N_PER_COUNT, ZEROS)
    # As a board keeps them: rounded to float32.
    tr, br, tl, bl = (float(np.float32(NOMINAL_GAIN_N_PER_COUNT * spread)) for spread in GAIN_SPREAD)
    return Calibration((tr, br, tl, bl), plain.position_m, ZEROS, "", 0.0005, 0.00005)


class Firmware:
    """A board that samples a person and answers the host.

    Parameters
    ----------
    person : Person
    faults : Faults
    rng : numpy.random.Generator
        Makes the noise of the cells.
    rate_hz : int
    number : int
        Makes the UID, five bytes of it.
    skew : float
        How much faster its clock runs than it should, as a share: it samples as much too often, and does not know it.
    eeprom : bytes, optional
        The calibration that it holds, empty for none; without it, the true one.

    Attributes
    ----------
    weight : (float, float, float)
        A dead weight on the board beside the person: force in N, ML and AP in m.
    """

    def __init__(
        self,
        person: Person,
        faults: Faults,
        rng: np.random.Generator,
        rate_hz: int,
        number: int,
        *,
        skew: float = 0.0,
        eeprom: bytes | None = None,
    ) -> None:
        self.faults = faults
        self.weight = (0.0, 0.0, 0.0)
        self._person = person
        self._rate_hz = rate_hz
        self._pace = 1 + skew
        self._uid = b"SIM" + number.to_bytes(5, "big")
        self._noise_rng = rng
        self._noise: list[float] = []
        self._calibration = board_calibration()
        self._blob = encode_calibration(self._calibration) if eeprom is None else eeprom
        self._decoder = Decoder()
        self._streaming = False
        self._period_us = 1e6 / rate_hz
        self._paced = (0, 0.0)
        self._taken = 0
        self._taken_at_reset, self._reset_us = 0, 0.0
        self._cause = POWER_ON

    @property
    def next_us(self) -> int:
        """When the next sample is due, in us since the simulation began."""
        return round(self._clock_us(self._taken + 1) / self._pace)

    @property
    def period_us(self) -> float:
        """Time between samples, in us of the simulation."""
        return self._period_us / self._pace

    def run_at(self, share: float) -> None:
        """Sample at a share of the nominal rate from now on, as converters with a bad oscillator do."""
        self._paced = (self._taken, self._clock_us(self._taken))
        self._period_us = 1e6 / (share * self._rate_hz)

    def _clock_us(self, taken: int) -> float:
        """Return when so many samples are taken, by the board's clock since the first start."""
        first, first_us = self._paced
        return first_us + (taken - first) * self._period_us

    def boot(self) -> bytes:
        """Return what a board says when it starts."""
        return b"\0" + encode(self._hello())

    def reset(self) -> bytes:
        """Start again: clock and sequence at 0, not streaming; return the greeting."""
        self._cause = EXTERNAL
        self._streaming = False
        self._taken_at_reset, self._reset_us = self._taken, self._clock_us(self._taken)
        return self.boot()

    def sample(self) -> bytes:
        """Let the person live one step, and return its frame when streaming."""
        load = self._person.step()
        forces_n = corner_forces_n(*(together(load, self.weight) if self.weight[0] else load))
        self._taken += 1
        if len(self._noise) < 4:
            self._noise = (CELL_NOISE_N * self._noise_rng.standard_normal(_BLOCK)).tolist()
        noise, known = self._noise, self._calibration
        tr, br, tl, bl = (
            min(_LIMIT - 1, max(-_LIMIT, zero + round((force + noise.pop()) / gain)))
            for force, gain, zero in zip(forces_n, known.gain_n_per_count, known.zero_counts, strict=True)
        )
        counts: Counts4 = self.faults.counts((tr, br, tl, bl))
        if not self._streaming:
            return b""
        t_us = round(self._clock_us(self._taken) - self._reset_us)
        return self.faults.frame(self._taken - self._taken_at_reset, t_us, counts)

    def skip(self, count: int) -> None:
        """Miss samples, as a board does whose host was not there to see."""
        self._taken += count

    def receive(self, data: bytes, now_us: int) -> bytes:
        """Return the answers to requests.

        Parameters
        ----------
        data : bytes
        now_us : int
            Time since the simulation began.
        """
        answers = [
            self._answer(message, now_us) for message in self._decoder.feed(data) if isinstance(message, Request)
        ]
        return b"" if self.faults.silent else b"".join(encode(answer) for answer in answers)

    def _answer(self, request: Request, now_us: int) -> Message:
        match request.kind:
            case Kind.HELLO:
                return self._hello()
            case Kind.PING:
                return Pong(request.body[:8].ljust(8, b"\0"), round(now_us * self._pace - self._reset_us))
            case Kind.CAL_READ:
                return Cal(self._blob) if self._blob else self._ack(request, Status.NOTHING_STORED)
            case Kind.CAL_WRITE if len(request.body) > MAX_CALIBRATION:
                return self._ack(request, Status.TOO_LONG)
            case Kind.CAL_WRITE:
                self._blob = request.body
            case Kind.START | Kind.STOP:
                self._streaming = request.kind == Kind.START
            case Kind.ADC_RESET | Kind.IDENTIFY:
                pass  # nothing to reset and no light to blink: acknowledged like a real board
        return self._ack(request, Status.DONE)

    @staticmethod
    def _ack(request: Request, status: Status) -> Ack:
        return Ack(request.request_id, request.kind, status, 0)

    def _hello(self) -> Hello:
        return Hello(PROTOCOL, FIRMWARE, 4, ADC_BITS, self._rate_hz, self._cause, MODEL, self._uid)
