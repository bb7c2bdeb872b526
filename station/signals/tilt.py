"""The tilt of a wobble top, for boards that tell tilt and no forces.

Standing quietly on a rocker, the trainee's weight acts straight above the point where it touches the floor. So a top
tilted by ``a`` about a centre of curvature ``h`` above its plate stands for a CoP of ``h tan(a)``, and back
(training.md, section 6). Such a CoP steers games; the tilt itself is what was measured.
"""

from dataclasses import dataclass

import numpy as np

from station.errors import SignalError
from station.frames import Floats
from station.signals.stability import stability_index


@dataclass(frozen=True, slots=True)
class TiltIndex:
    """How far a top was from where it should be, in degrees.

    Parameters
    ----------
    overall_deg, ml_deg, ap_deg : float
        Root mean square tilt, and its parts; ``overall_deg**2 = ml_deg**2 + ap_deg**2``.
    """

    overall_deg: float
    ml_deg: float
    ap_deg: float


def tilt_deg(cop_m: Floats, height_m: float) -> Floats:
    """Return the tilt that a CoP stands for.

    Parameters
    ----------
    cop_m : ndarray, shape (n, 2)
        CoP in m, columns ML, AP.
    height_m : float
        Height of the rocker's centre of curvature over the plate, ``BoardInfo.tilt_height_m``.

    Returns
    -------
    ndarray, shape (n, 2)
        In degrees: right side down and front down are positive.

    Raises
    ------
    SignalError
        When the board tells no tilt.
    """
    if not height_m > 0:
        raise SignalError("This board measures forces, not tilt.", "Use the CoP.")
    tilt: Floats = np.degrees(np.arctan(cop_m / height_m))
    return tilt


def tilt_index(cop_m: Floats, height_m: float) -> TiltIndex:
    """Return the stability index of a tilting top: ``sqrt(mean(x^2 + y^2))`` from level, and its parts.

    Parameters
    ----------
    cop_m : ndarray, shape (n, 2)
        CoP in m, columns ML, AP.
    height_m : float
        As of :func:`tilt_deg`.

    Raises
    ------
    SignalError
        When there is no sample, one is not finite, or the board tells no tilt.

    References
    ----------
    training.md, section 2: the index OSI.
    """
    index = stability_index(tilt_deg(cop_m, height_m))
    return TiltIndex(index.overall_m, index.ml_m, index.ap_m)
