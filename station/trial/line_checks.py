"""What a doctor looks at on the way from the board to the station: rate, losses, damage, clock, delay."""

from typing import Final

import numpy as np

from station.frames import Flag
from station.signals.resample import EVEN
from station.trial.examination import Examination, Finding, judged, unknown
from station.trial.quality import MAX_LOST_SHARE, RATE_TOLERANCE

LOST: Final = MAX_LOST_SHARE / 10
"""A trial is void at ten times this: a line that loses this much in rest is near to that in a busy hour."""

DAMAGED: Final = 0.001
"""A cable in order damages next to nothing; a frame of 250 bits in a thousand is one wrong bit in 250,000."""

SKEW: Final = 0.01
"""Speeds are off by as much as the clock. Ceramic resonators stay within 0.5 %, crystals within 0.01 %, and 1 % is the
most that frames are placed with (``hardware_drivers.timeline.DRIFT``)."""

LATE_S: Final = 0.05
"""One frame in a hundred may be this much later than a step of the board: three frames of the screen, after which a
dot is felt to lag behind."""


def rate(seen: Examination) -> Finding:
    """Return how often the board measures, by its own clock."""
    nominal_hz = seen.info.rate_hz
    off = abs(seen.rate_hz - nominal_hz) > RATE_TOLERANCE * nominal_hz
    return judged("rate", seen.rate_hz, "Hz", "act" if off else "", hz=round(seen.rate_hz, 1), nominal=nominal_hz)


def jitter(seen: Examination) -> Finding:
    """Return how unevenly the board measures: how far steps are from the usual one, of all but one in a hundred."""
    steps_us = np.diff(seen.t_us) / (1 + seen.lost_before[1:])
    off_us = float(np.percentile(np.abs(steps_us - np.median(steps_us)), 99))
    uneven = off_us > EVEN * 1e6 / seen.info.rate_hz
    return judged("jitter", off_us / 1e3, "ms", "act" if uneven else "")


def lost(seen: Examination) -> Finding:
    """Return what never came; what came damaged has a line of its own."""
    share = max(0, seen.lost - seen.counters.bad_frames) / (seen.frames + seen.lost)
    return judged("lost", 100 * share, "percent", "act" if share > LOST else "")


def damaged(seen: Examination) -> Finding:
    """Return what came damaged and was dropped."""
    share = seen.counters.bad_frames / (seen.frames + seen.counters.bad_frames)
    return judged("damaged", 100 * share, "percent", "act" if share > DAMAGED else "")


def resets(seen: Examination) -> Finding:
    """Return how often the board began anew."""
    return judged("resets", seen.begun, "count", "act" if seen.begun else "")


def checksum(seen: Examination) -> Finding:
    """Return whether wrong bytes would be noticed."""
    unchecked = bool((seen.flags & Flag.UNCHECKED.value).any())
    return judged("checksum", None, "", "act" if unchecked else "")


def skew(seen: Examination) -> Finding:
    """Return how much the board's clock runs fast."""
    if seen.skew is None:
        return unknown("skew", "ppm", "not-told")
    why = "" if abs(seen.skew) <= SKEW else "act-fast" if seen.skew > 0 else "act-slow"
    return judged("skew", 1e6 * seen.skew, "ppm", why, percent=round(100 * abs(seen.skew), 1))


def latency(seen: Examination) -> Finding:
    """Return how old frames are when they arrive, of all but one in a hundred; the usual age is told beside it."""
    if not len(seen.ages_s):
        return unknown("latency", "ms", "not-told")
    usual_s, late_s = (float(age_s) for age_s in np.percentile(seen.ages_s, (50, 99)))
    why = "act" if late_s > LATE_S + 1 / seen.info.rate_hz else ""
    return judged("latency", 1e3 * late_s, "ms", why, p50_ms=round(1e3 * usual_s, 1), p99_ms=round(1e3 * late_s, 1))
