"""How the station's sounds are made: :func:`synthesise` gives any of them by name, the same samples each time."""

import numpy as np
from numpy.typing import NDArray

from kiosk.sound.synthesis import struck, things
from kiosk.sound.synthesis.elements import both


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
    sound = both(struck.effect(name)) if name in struck.SCORES else both(things.effect(name))
    return np.ascontiguousarray(np.round(sound * 32767).astype(np.int16))
