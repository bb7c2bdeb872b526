"""The one key of the station: A major, and of it mostly the five tones that never rub.

Any two sounds that meet are in tune.
"""

from typing import Final

_STEPS: Final = {"C": -9, "C#": -8, "D": -7, "E": -5, "F#": -3, "G#": -1, "A": 0, "B": 2}
"""Half tones from A, within an octave that begins at C."""


def hz(name: str) -> float:
    """Return the pitch of a tone such as ``A4`` or ``C#5``, even temperament, A4 at 440 Hz.

    Raises
    ------
    KeyError
        When it is not of the key.
    """
    return float(440.0 * 2 ** (_STEPS[name[:-1]] / 12 + int(name[-1]) - 4))
