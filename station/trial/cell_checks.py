"""What a doctor looks at in the numbers of the four cells, most of it while the board is empty and untouched."""

from typing import Final

import numpy as np

from station.frames import Flag, Floats
from station.signals.noise import BUDGET_M, BUMP, LEAST_S, TOO_MUCH_M, empty_board_cop_m, noise_rms_m
from station.signals.tare import EMPTY_N
from station.trial.calibration_age import age_days, expired
from station.trial.examination import CELLS, WIDE_STEPS, Examination, Finding, judged, smallest_step, unknown
from station.units import kilogram, newton

TRAINEE_N: Final = newton(70.0)
"""For whom noise is told as movement of the CoP: half the weight, twice the noise."""

REPEATS: Final = 0.5
"""Readings that say again what the one before said: half of them, and the converter is at least twice as slow as the
board."""

STEP_N: Final = newton(0.055)
"""Coarser steps than this make the noise of the budget on their own: ``Lx step / sqrt(12) / W`` is 0.1 mm for 70 kg on
cells 433 mm apart (wire-protocol.md, "Forces and CoP")."""

DRIFT_N_PER_MIN: Final = newton(0.2)
"""200 g on one cell move the CoP of 70 kg by 0.6 mm (wire-protocol.md): so much in the minute that a trial may take is
above any noise."""

SURE: Final = 3.0
"""Standard errors of a drift that are taken off it, so that a noisy cell is not called a drifting one."""

NORMAL_RMS: Final = 1.4826
"""Root mean square of noise over the median of its size, where it is Gaussian."""

ZERO_N: Final = EMPTY_N / 2
"""The board is told to be empty by being within ``EMPTY_N`` of its calibration: half of that leaves room for warmth."""

DESYNC: Final = 0.001


def load(seen: Examination) -> Finding:
    """Return what is on the board, which has to be nothing."""
    kg = kilogram(seen.load_n)
    if not seen.empty:
        return judged("load", kg, "kg", "act", kg=round(kg, 1))
    if not seen.obstacle and _touched(seen):
        return judged("load", kg, "kg", "act-touched")
    return judged("load", kg, "kg") if seen.info.calibrated else unknown("load", "kg", "not-calibrated")


def noise(seen: Examination) -> Finding:
    """Return how the cells' noise moves the CoP of 70 kg, the worse axis of the two; beside it each cell's, in N."""
    if seen.obstacle:
        return unknown("noise", "mm", seen.obstacle)
    if _touched(seen):
        return unknown("noise", "mm", "not-empty")
    cop_m = empty_board_cop_m(seen.live_n, seen.info.calibration.position_m, TRAINEE_N)
    worst_m = max(noise_rms_m(cop_m, len(cop_m) / seen.span_s))
    cells_n = [float(np.sqrt(np.mean(rest_n**2))) for rest_n in _rest(seen)[1].T]
    each: dict[str, float] = {f"{cell}_n": round(value, 3) for cell, value in zip(CELLS, cells_n, strict=True)}
    worst = int(np.argmax(cells_n))
    why = "act-much" if worst_m > TOO_MUCH_M else "act" if worst_m > BUDGET_M else ""
    return judged("noise", 1e3 * worst_m, "mm", why, cell=CELLS[worst], **each)


def saturated(seen: Examination) -> Finding:
    """Return how many frames had a cell at the end of its range."""
    share = float((seen.flags & Flag.SATURATED.value > 0).mean())
    cell = CELLS[seen.saturated[0]] if seen.saturated else ""
    return judged("saturated", 100 * share, "percent", "act" if share else "", cell=cell)


def repeats(seen: Examination) -> Finding:
    """Return how often a cell that is not quiet says again what it said before: a converter slower than the board."""
    if not seen.live:
        return unknown("repeats", "percent", "not-told")
    forces_n, steps_n = seen.live_n[:, seen.live], _steps_n(seen)
    wide = (steps_n > 0) & (np.std(forces_n, axis=0) >= WIDE_STEPS * steps_n)
    shares = np.where(wide, (np.diff(forces_n, axis=0) == 0).mean(axis=0), 0.0)
    worst = int(np.argmax(shares))
    share = float(shares[worst])
    return judged("repeats", 100 * share, "percent", "act" if share > REPEATS else "", cell=CELLS[seen.live[worst]])


def steps(seen: Examination) -> Finding:
    """Return the smallest change of the coarsest cell: bits of a converter that are stuck make large ones."""
    if not seen.live:
        return unknown("steps", "g", "not-told")
    steps_n = _steps_n(seen)
    worst = int(np.argmax(steps_n))
    step_n = float(steps_n[worst])
    values = len(np.unique(seen.counts[:, seen.live[worst]]))
    why = "act" if step_n > STEP_N else ""
    return judged("steps", 1e3 * kilogram(step_n), "g", why, cell=CELLS[seen.live[worst]], values=values)


def stuck(seen: Examination) -> Finding:
    """Return how many cells give one and the same number."""
    if seen.span_s < LEAST_S:
        return unknown("stuck", "count", "not-long")
    cell = CELLS[seen.still[0]] if seen.still else ""
    return judged("stuck", len(seen.still), "count", "act" if seen.still else "", count=len(seen.still), cell=cell)


def desync(seen: Examination) -> Finding:
    """Return how many frames had a converter out of step with its board."""
    share = float((seen.flags & Flag.DESYNC.value > 0).mean())
    return judged("desync", 100 * share, "percent", "act" if share > DESYNC else "")


def drift(seen: Examination) -> Finding:
    """Return how fast the zero of the worst cell moves, as far as that is certain."""
    if seen.obstacle:
        return unknown("drift", "g/min", seen.obstacle)
    slopes, rest = _rest(seen)
    time_s = (seen.t_us - seen.t_us.mean()) * 1e-6
    errors = np.sqrt(np.sum(rest**2, axis=0) / (len(rest) - 2) / np.sum(time_s**2))
    certain = 60 * np.maximum(0.0, np.abs(slopes) - SURE * errors)
    worst = int(np.argmax(certain))
    fast = certain[worst] > DRIFT_N_PER_MIN
    g_per_min = 1e3 * kilogram(float(certain[worst]))
    return judged("drift", g_per_min, "g/min", "act" if fast else "", cell=CELLS[worst])


def zero(seen: Examination) -> Finding:
    """Return how far the zeros of the cells lie from those of the calibration, without their signs."""
    if not seen.info.calibrated:
        return unknown("zero", "kg", "not-calibrated")
    if not seen.empty:
        return unknown("zero", "kg", "not-empty")
    off_n = np.abs(seen.live_n.mean(axis=0))
    total_n = float(off_n.sum())
    worst = CELLS[int(np.argmax(off_n))]
    return judged("zero", kilogram(total_n), "kg", "act" if total_n > ZERO_N else "", cell=worst)


def calibration(seen: Examination) -> Finding:
    """Return how old the calibration is."""
    if not seen.info.calibrated:
        return judged("calibration", None, "days", "act-none")
    date = seen.info.calibration.date
    days = age_days(date, seen.today)
    if days is None:
        return judged("calibration", None, "days", "good-undated")
    return judged("calibration", days, "days", "act-old" if expired(date, seen.today) else "")


def _touched(seen: Examination) -> bool:
    """Return whether something moved the board: cells went further than their noise ever does."""
    rest_n = np.abs(_rest(seen)[1][:, seen.live])
    # The median, because a touch makes the root mean square itself larger; of a quiet coarse converter it may be 0.
    noise_n = np.maximum(NORMAL_RMS * np.median(rest_n, axis=0), _steps_n(seen))
    return bool((rest_n.max(axis=0) > BUMP * noise_n).any())


def _rest(seen: Examination) -> tuple[Floats, Floats]:
    """Return the drift of each cell in N/s, shape (4,), and what a straight line leaves of it in N, shape (n, 4)."""
    time_s = (seen.t_us - seen.t_us.mean()) * 1e-6
    centred = seen.live_n - seen.live_n.mean(axis=0)
    slopes = time_s @ centred / (time_s @ time_s)
    return slopes, centred - np.outer(time_s, slopes)


def _steps_n(seen: Examination) -> Floats:
    """Return the smallest difference between two forces that each live cell gave."""
    gain = np.abs(np.asarray(seen.info.calibration.gain_n_per_count))[list(seen.live)]
    steps_n: Floats = gain * [smallest_step(seen.counts[:, cell]) for cell in seen.live]
    return steps_n
