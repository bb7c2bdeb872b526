"""From samples at uneven times to even ones, by averages over windows.

Numbers that come from differences need even times. A straight line drawn between two samples is no way there: it halves
the noise in the middle of the two and leaves it whole beside them, and each difference then measures that. So each
even sample is an average over a window: SWARII, the sliding window average with relevance intervals. Each sample of
the window counts for as long as it is the nearest one, so a bunch of samples does not outweigh a lonely one.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from station.errors import SignalError
from station.frames import Floats

Times = NDArray[np.int64]

RATES_HZ: Final = (100.0, 50.0, 25.0)
"""Rates to resample to: 100 Hz where the source allows, 25 to 50 Hz for a Wii board (metrics.md)."""

WINDOW_STEPS: Final = 2.0
"""Width of a window in steps of the new rate: 80 ms at 25 Hz, as its authors use it; each sample is in two windows."""

EVEN: Final = 0.25
"""Steps that differ by this part from their mean are even still: three decimals do that to 240 samples a second."""

DRIFT: Final = 0.002
"""So are times that are this part of the whole off their line: a converter's own clock wanders with its warmth."""

SLOWEST: Final = 0.95
"""A source with fewer samples than this part of the new rate cannot give that rate: the rest would be made up."""

LEAST: Final = 8
"""Fewer samples tell nothing about a rate."""

_ROUNDING_US: Final = 1e-3
"""Of the number of windows: times are whole microseconds."""


@dataclass(frozen=True, slots=True)
class Even:
    """A signal at even times.

    Parameters
    ----------
    cop_m : ndarray, shape (n, 2)
        CoP in m, columns ML, AP.
    fs_hz : float
        Samples a second.
    resampled : bool
        Whether the source was uneven, and this is what windows made of it.
    """

    cop_m: Floats
    fs_hz: float
    resampled: bool


def evenly(t_us: Times, cop_m: Floats) -> Even:
    """Return a signal at even times: as it is where its times are even, else by :func:`swarii`.

    Parameters
    ----------
    t_us : ndarray of int, shape (n,)
        The board's clock, strictly growing.
    cop_m : ndarray, shape (n, 2)
        CoP in m.

    Returns
    -------
    Even
        At the source's own mean rate, or at the highest of ``RATES_HZ`` that leaves no window empty.

    Raises
    ------
    SignalError
        When there are too few samples, times do not grow, a value is not finite, or no rate bridges a gap.
    """
    _check(t_us, cop_m)
    steps = len(t_us) - 1
    span_us = int(t_us[-1] - t_us[0])
    fs_hz = 1e6 * steps / span_us
    step_us = span_us / steps
    steps_us = np.diff(t_us)
    off_line_us = t_us - t_us[0] - np.arange(steps + 1) * step_us
    wanders = np.abs(off_line_us).max() > max(EVEN * step_us, DRIFT * span_us)
    if not wanders and np.abs(steps_us - step_us).max() <= EVEN * step_us:
        return Even(cop_m, fs_hz, False)
    longest_us = int(steps_us.max())
    for rate_hz in RATES_HZ:
        if fs_hz >= SLOWEST * rate_hz and longest_us <= _window_us(rate_hz):
            return Even(swarii(t_us, cop_m, rate_hz), rate_hz, True)
    usual_hz = 1e6 / float(np.median(steps_us))
    if usual_hz < SLOWEST * RATES_HZ[-1]:
        raise SignalError(
            f"{usual_hz:.3g} uneven samples a second are too few.", f"Record at least {RATES_HZ[-1]:g} a second."
        )
    raise _gap(t_us)


def swarii(t_us: Times, cop_m: Floats, fs_hz: float) -> Floats:
    """Return a signal at even times, each sample the average of a window around it.

    The window is ``2 / fs_hz`` wide and lies around the even time. Of the samples in it each is weighted with its
    relevance interval: the part of the window that is nearer to it than to any other of them. So a constant stays what
    it is. A window averages: a sine of frequency ``f`` keeps ``sinc(2 f / fs_hz)`` of its height, 94 % of 10 Hz at
    100 samples a second, 99 % of 1 Hz at 25.

    Parameters
    ----------
    t_us : ndarray of int, shape (n,)
        The board's clock, strictly growing.
    cop_m : ndarray, shape (n, 2)
        CoP in m.
    fs_hz : float
        The new rate.

    Returns
    -------
    ndarray, shape (m, 2)
        CoP in m: as many as there are windows in a row that lie within the samples, the first ``1 / fs_hz`` after the
        first of them.

    Raises
    ------
    SignalError
        When there are too few samples, times do not grow, a value is not finite, or a step between two samples is
        longer than a window: nothing is made up for a gap.

    References
    ----------
    .. [1] Audiffren & Contal 2016, Sensors 16:1208, doi 10.3390/s16081208. Intervals as in the authors' published
       program: the first sample of a window counts from the window's beginning, the last to its end. That program
       draws a line across empty windows, which are refused here, and halves those at both ends, which are left out.
    """
    _check(t_us, cop_m)
    window_us = _window_us(fs_hz)
    if t_us[-1] - t_us[0] < window_us:
        raise SignalError(f"The samples last shorter than one window of {window_us / 1e3:g} ms.", "Record longer.")
    if np.diff(t_us).max() > window_us:
        raise _gap(t_us)
    t = (t_us - t_us[0]).astype(np.float64)
    count = int((t[-1] - window_us + _ROUNDING_US) * fs_hz / 1e6) + 1
    begin = np.arange(count, dtype=np.float64) * (1e6 / fs_hz)
    return window_means(t, cop_m, begin, window_us)


def window_means(t_us: Floats, values: Floats, begin_us: Floats, window_us: float) -> Floats:
    """Return averages over windows; none of them may be empty.

    Parameters
    ----------
    t_us : ndarray, shape (n,)
        When the samples were taken, in order.
    values : ndarray, shape (n, k)
        The samples.
    begin_us : ndarray, shape (m,)
        Where the windows begin, growing.
    window_us : float
        How wide they are.

    Returns
    -------
    ndarray, shape (m, k)
        Each the mean of the samples in a window, weighted with their relevance intervals.
    """
    end = begin_us + window_us
    first = np.searchsorted(t_us, begin_us, side="left")
    sizes = np.searchsorted(t_us, end, side="right") - first
    starts = np.cumsum(sizes) - sizes
    sample = np.arange(sizes.sum()) - np.repeat(starts - first, sizes)
    middle = (t_us[1:] + t_us[:-1]) / 2
    left = np.concatenate((t_us[:1], middle))[sample]
    right = np.concatenate((middle, t_us[-1:]))[sample]
    left[starts] = begin_us
    right[starts + sizes - 1] = end
    weight = right - left
    total = np.add.reduceat(weight, starts)
    return np.asarray(np.add.reduceat(weight[:, None] * values[sample], starts, axis=0) / total[:, None])


def _window_us(fs_hz: float) -> float:
    return WINDOW_STEPS * 1e6 / fs_hz


def _gap(t_us: Times) -> SignalError:
    """Return what to say of the longest step."""
    steps_us = np.diff(t_us)
    at = int(np.argmax(steps_us))
    begin_s = (int(t_us[at]) - int(t_us[0])) / 1e6
    return SignalError(
        f"There is a gap of {steps_us[at] / 1e3:.0f} ms, {begin_s:.2f} s after the first sample.",
        "No number is given over a gap: cut the recording there, or record it again.",
    )


def _check(t_us: Times, cop_m: Floats) -> None:
    if len(t_us) < LEAST:
        raise SignalError(f"{len(t_us)} samples are too few to resample.", f"Give at least {LEAST}.")
    backwards = np.flatnonzero(np.diff(t_us) <= 0)
    if len(backwards):
        raise SignalError(
            f"Time does not grow from sample {backwards[0] + 1} to the next.", "Give the samples once each, in order."
        )
    if not np.isfinite(cop_m).all():
        raise SignalError("The CoP holds a value that is not a number.", "Cut the recording at its gaps.")
