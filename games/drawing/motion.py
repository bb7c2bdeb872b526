"""How things move: quick to begin, soft to end, and never in calm mode."""


def share(t_s: float, lasts_s: float) -> float:
    """Return how much of a motion is done, 0 to 1; all of it when it takes no time."""
    return 1.0 if lasts_s <= 0 else min(max(t_s / lasts_s, 0.0), 1.0)


def soft(part: float) -> float:
    """Return the way that is done at a part of the time: fast first, then ever slower."""
    return 1.0 - (1.0 - part) ** 3


def springy(part: float) -> float:
    """Return the size of something that pops up at a part of the time: a little too large before it settles at 1."""
    back = part - 1.0
    return 1.0 + 2.4 * back**3 + 1.4 * back**2
