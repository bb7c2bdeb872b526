"""What the loop measures of itself: work per frame, age of what is shown, frames that came too late."""

from array import array
from dataclasses import dataclass, field

import numpy as np

SECOND_FRAMES = 60

LATE_S = 0.033
"""A frame this long after the one before is seen as a stutter (kiosk.md, targets)."""


def percentiles_ms(values_s: "array[float]") -> dict[str, float]:
    """Return p50, p99 and maximum in ms, rounded to 0.01; empty when nothing was measured."""
    if not len(values_s):
        return {}
    values = np.frombuffer(values_s) * 1000
    p50, p99 = np.percentile(values, [50, 99])
    return {"p50_ms": round(float(p50), 2), "p99_ms": round(float(p99), 2), "max_ms": round(float(values.max()), 2)}


def busiest_ms(values_s: "array[float]") -> float:
    """Return the mean in ms over the busiest second of frames, or over all when there are fewer; 0.0 for none."""
    if not len(values_s):
        return 0.0
    values = np.frombuffer(values_s) * 1000
    span = min(SECOND_FRAMES, len(values))
    return round(float(np.convolve(values, np.full(span, 1 / span), "valid").max()), 2)


@dataclass
class Meter:
    """Figures over a run of frames, from the first :meth:`reset` on: a kiosk that nobody measures keeps none.

    Attributes
    ----------
    work_s, age_s : array of float
        Work of each frame; age of its newest sample where that is known.
    late_s : list of (float, float)
        When each late frame was shown, behind when the one before it was.
    running : bool
        Whether anything is noted.
    """

    work_s: "array[float]" = field(default_factory=lambda: array("d"))
    age_s: "array[float]" = field(default_factory=lambda: array("d"))
    late_s: list[tuple[float, float]] = field(default_factory=list)
    running: bool = False
    _previous_flip_s: float | None = None

    def reset(self) -> None:
        """Forget what was measured, and measure from now on."""
        self.running = True
        self.work_s, self.age_s = array("d"), array("d")
        self.late_s = []
        self._previous_flip_s = None

    def frame(self, work_s: float, age_s: float | None, flip_s: float) -> None:
        """Note a frame, while measuring: its work, the age of its newest sample, and when it was shown."""
        if not self.running:
            return
        self.work_s.append(work_s)
        if age_s is not None:
            self.age_s.append(age_s)
        if self._previous_flip_s is not None and flip_s - self._previous_flip_s > LATE_S:
            self.late_s.append((self._previous_flip_s, flip_s))
        self._previous_flip_s = flip_s

    def summary(self) -> dict[str, object]:
        """Return the figures as plain data."""
        return {
            "frames": len(self.work_s),
            "late_frames": len(self.late_s),
            "frame_time": percentiles_ms(self.work_s),
            "busiest_ms": busiest_ms(self.work_s),
            "sample_age": percentiles_ms(self.age_s),
        }
