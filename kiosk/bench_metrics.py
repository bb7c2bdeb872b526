"""Every metric of a minute of sway, and the window on the screen, beside the same done the slow and obvious way."""

from collections.abc import Callable
from functools import partial
from statistics import median
from typing import Any, Final

import numpy as np

from kiosk.clock import stopwatch_s
from station.frames import Floats
from station.signals import metrics
from station.signals.measures import density, diffusion, distance, entropy, reference
from station.signals.measures.prepare import prepare
from station.signals.sway import StreamingSway

SECONDS: Final = 60.0
RATES_HZ: Final = (100.0, 1000.0)
RUNS: Final = 9

FILTER_HZ: Final = 10.0
WINDOW_S: Final = 10.0

CLOSE: Final = 1e-9
"""Quick and slow may differ by this part: they add in another order."""

TARGETS: Final = {"100 Hz": 20.0, "1000 Hz": 40.0, "streaming_us_per_sample": 5.0}
"""metrics.md, "Speed": ms for the whole set per sample rate, and us for a sample of the stream."""

_WAVES: Final = 160


def sway_m(fs_hz: float) -> Floats:
    """Return a minute of made sway: many waves from 0.05 to 8 Hz, slow ones higher, none in step with another.

    Parameters
    ----------
    fs_hz : float
        Sample rate.

    Returns
    -------
    ndarray, shape (n, 2)
        CoP in m.
    """
    t_s = np.arange(round(SECONDS * fs_hz)) / fs_hz
    number = np.arange(2 * _WAVES)
    f_hz = 0.05 * 160 ** (number / number[-1])
    # The golden ratio spreads the beginnings of the waves; each second wave is of the other axis.
    waves = 2e-4 * f_hz**-0.9 * np.cos(2 * np.pi * (np.outer(t_s, f_hz) + number * number * (np.sqrt(5) - 1) / 2))
    return np.stack([0.7 * waves[:, ::2].sum(axis=1), waves[:, 1::2].sum(axis=1)], axis=1)


def bench_metrics() -> dict[str, Any]:
    """Return ms of the whole set per sample rate, us of a sample of the stream, and quick beside slow."""
    slow, fast = (sway_m(fs_hz) for fs_hz in RATES_HZ)
    stream_us, stream_agrees = _streaming(fast, RATES_HZ[1])
    naive = _beside_naive(slow)
    return {
        "seconds": SECONDS,
        "ms": {
            f"{fs_hz:g} Hz": round(_ms(partial(metrics, cop_m, fs_hz, FILTER_HZ)), 2)
            for cop_m, fs_hz in zip((slow, fast), RATES_HZ, strict=True)
        },
        "streaming_us_per_sample": round(stream_us, 2),
        "streaming_agrees": stream_agrees,
        "naive": naive,
        "agree": stream_agrees and all(each["agree"] for each in naive.values()),
    }


def _ms(work: Callable[[], object]) -> float:
    """Return the median time of a piece of work; the first run, which makes filters, does not count."""
    work()
    times: list[float] = []
    for _ in range(RUNS):
        begun_s = stopwatch_s()
        work()
        times.append(1e3 * (stopwatch_s() - begun_s))
    return median(times)


def _streaming(cop_m: Floats, fs_hz: float) -> tuple[float, bool]:
    """Return us for taking a sample and reading every number of the window, and whether they end as the batch's."""
    samples = [(round(1e6 * k / fs_hz), *point) for k, point in enumerate(cop_m.tolist())]
    velocity, rms, ellipse = None, None, None

    def stream() -> None:
        nonlocal velocity, rms, ellipse
        sway = StreamingSway(WINDOW_S)
        for t_us, ml_m, ap_m in samples:
            sway.push(t_us, ml_m, ap_m)
            velocity, rms, ellipse = sway.mean_velocity_m_s, sway.rms_m, sway.prediction_ellipse

    took_us = 1e3 * _ms(stream) / len(samples)
    batch = metrics(cop_m[-round(WINDOW_S * fs_hz) - 1 :], fs_hz, None)
    ours = (velocity, rms, ellipse.area_m2 if ellipse else None)
    theirs = [batch[key] for key in ("mean_velocity_m_s", "rms_distance_m", "prediction_ellipse_area_m2")]
    return took_us, _agree(ours, theirs)


def _beside_naive(cop_m: Floats) -> dict[str, dict[str, Any]]:
    """Return for each costly metric how long both ways take on the same record, and whether they agree."""
    record = prepare(cop_m, RATES_HZ[0], FILTER_HZ)
    r_m, x_m, slow_m = record.r_m, record.r_m[:, 0], record.slow_m[:, 0]
    lags = len(r_m) // 6
    log_time = np.log(np.arange(1, lags + 1))

    def knee(square: Callable[[Floats, int], Floats], fit: Callable[[Floats, Floats], diffusion.Break]) -> list[float]:
        found = fit(log_time, np.log(square(x_m, lags)))
        return [found.at, found.height, found.before, found.after]

    pairs: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
        "range": (
            lambda: distance.greatest_distance_m(distance.hull(r_m)),
            lambda: reference.range_planar_m(r_m),
        ),
        "sway_density": (lambda: density.samples_within(r_m), lambda: reference.samples_within(r_m)),
        "sample_entropy": (lambda: entropy.sample_entropy(slow_m), lambda: reference.sample_entropy(slow_m)),
        "diffusion": (
            lambda: knee(diffusion.mean_square_m2, diffusion.break_point),
            lambda: knee(reference.mean_square_m2, reference.break_point),
        ),
    }
    rows: dict[str, dict[str, Any]] = {}
    for name, (quick, slow) in pairs.items():
        quick_ms = _ms(quick)
        begun_s = stopwatch_s()
        wanted = slow()
        slow_ms = 1e3 * (stopwatch_s() - begun_s)
        rows[name] = {
            "ours_ms": round(quick_ms, 3),
            "naive_ms": round(slow_ms, 1),
            "times_faster": round(slow_ms / quick_ms, 1),
            "agree": _agree(quick(), wanted),
        }
    return rows


def _agree(ours: object, theirs: object) -> bool:
    """Return whether two numbers, or two rows of them, are the same but for rounding; nothing agrees with None."""
    if ours is None or (isinstance(ours, tuple) and None in ours):
        return False
    return bool(np.allclose(np.asarray(ours, dtype=float), np.asarray(theirs, dtype=float), rtol=CLOSE, atol=0.0))
