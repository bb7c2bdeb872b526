"""Brings the four cells of a frame to one instant.

The converters run free of each other, so the cells of a frame were read at different instants, told by their ages.
When the CoP moves at 0.3 m/s, 10 ms between cells are 3 mm. Each cell is interpolated, between its readings in this
frame and the frame before, to the instant at which the oldest cell of this frame was read: it lies between the two for
all cells, because a board starts a frame only after the one before was complete.
"""

from typing import Final

from hardware_drivers.wire import Sample

AGE_US: Final = 100
"""Unit of an age."""

OLDEST: Final = 255
"""An age of this much or more; how much more is not known."""

Counts4 = tuple[int, int, int, int]


class Alignment:
    """The cells' last readings, and the interpolation between them and the next."""

    def __init__(self) -> None:
        self._last: tuple[int, Sample] | None = None
        self._aligned_us = -1

    def align(self, t_us: int, sample: Sample) -> tuple[int, Counts4]:
        """Return the common instant and the counts at it.

        Parameters
        ----------
        t_us : int
            The sample's time on the unwrapped axis.
        sample : Sample

        Returns
        -------
        (int, (int, int, int, int))
            Time in us, strictly increasing, and counts; both as in the sample where the cells were read together,
            where an age is not known, or where there is no frame before.
        """
        before, self._last = self._last, (t_us, sample)
        oldest = max(sample.ages)
        unknown = oldest >= OLDEST or sample.flags >> 4
        if before is not None and oldest and not unknown and sample.ages != bytes([oldest]) * 4:
            at_us = t_us - oldest * AGE_US
            counts = self._between(before[0], before[1], t_us, sample, at_us)
        else:
            at_us = t_us if unknown or before is None else t_us - oldest * AGE_US
            counts = sample.counts
        at_us = max(at_us, self._aligned_us + 1)
        self._aligned_us = at_us
        return at_us, counts

    @staticmethod
    def _between(before_us: int, before: Sample, t_us: int, sample: Sample, at_us: int) -> Counts4:
        out = []
        for was, was_age, now, age in zip(before.counts, before.ages, sample.counts, sample.ages, strict=True):
            was_us, now_us = before_us - was_age * AGE_US, t_us - age * AGE_US
            if was_age >= OLDEST or not was_us < at_us < now_us:
                out.append(now)
            else:
                out.append(was + round((now - was) * (at_us - was_us) / (now_us - was_us)))
        return out[0], out[1], out[2], out[3]
