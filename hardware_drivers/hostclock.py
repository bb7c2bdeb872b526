"""The host's monotonic clock, for deadlines and arrival stamps; the only module of the drivers that reads it."""

import time


def monotonic_s() -> float:
    """Return seconds that never run backwards, from an arbitrary start."""
    return time.monotonic()  # noqa: TID251 - drivers take this function as an argument, so tests can pass their own
