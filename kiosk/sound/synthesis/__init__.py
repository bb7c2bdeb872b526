"""How the station's sounds are made: :func:`synthesise` gives any of them by name, the same samples each time."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from kiosk.sound.synthesis import guides, places, struck, things
from kiosk.sound.synthesis.elements import Stereo, both
from kiosk.sound.synthesis.harbour import HARBOUR
from kiosk.sound.synthesis.score import Piece, play
from kiosk.sound.synthesis.shift import SHIFT
from kiosk.sound.synthesis.still import STILL

SCORES: Final[dict[str, Piece]] = {"still": STILL, "harbour": HARBOUR, "shift": SHIFT}
"""The music."""


def synthesise(name: str) -> NDArray[np.int16]:
    """Return a sound.

    Parameters
    ----------
    name : str
        An effect, a stem or a loop of ``kiosk.sound.sounds``.

    Returns
    -------
    ndarray of int16, shape (n_samples, 2)
        Left and right, at ``RATE_HZ``.

    Raises
    ------
    KeyError
        When there is no such sound.
    """
    return np.ascontiguousarray(np.round(_made(name) * 32767).astype(np.int16))


def _made(name: str) -> Stereo:
    if name in struck.SCORES:
        return both(struck.effect(name))
    if name in things.MADE:
        return both(things.effect(name))
    if name in guides.MADE:
        return both(guides.loop(name))
    if name in places.MADE:
        return places.loop(name)
    piece, _, part = name.partition("_")
    return play(SCORES[piece], part)
