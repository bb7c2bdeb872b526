"""Where the known weight goes when a board is calibrated.

In shares of the way from the middle to the line through the cells. A plate that lies on four cells lifts off one of
them where ``|ML| + |AP| > 1``, so the places stay inside that diamond. An affine error is told best by places far out
in the directions of the axes (its variance over the plate falls with their sum of squares), and 0.8 leaves room for the
foot of the weight on a plate that is no larger than usual. The nine are a grid of 3 x 3 that is turned by 45 degrees to
fill the diamond; the five are part of them, so one set of marks on the board serves both.
"""

from dataclasses import dataclass
from typing import Final

FAR: Final = 0.8
HALF: Final = FAR / 2


@dataclass(frozen=True, slots=True)
class Mark:
    """A place for the weight.

    Parameters
    ----------
    name : str
        For texts.
    ml, ap : float
        Share of half the distance between the cells, from -1 to 1.
    """

    name: str
    ml: float
    ap: float

    def at_m(self, spacing_m: tuple[float, float]) -> tuple[float, float]:
        """Return where it is, ML and AP, on a board with these distances between the cells."""
        return self.ml * spacing_m[0] / 2, self.ap * spacing_m[1] / 2


FIVE: Final = (
    Mark("middle", 0.0, 0.0),
    Mark("right", FAR, 0.0),
    Mark("front", 0.0, FAR),
    Mark("left", -FAR, 0.0),
    Mark("back", 0.0, -FAR),
)

NINE: Final = (
    *FIVE,
    Mark("back-left", -HALF, -HALF),
    Mark("front-left", -HALF, HALF),
    Mark("front-right", HALF, HALF),
    Mark("back-right", HALF, -HALF),
)

MARKS: Final = {5: FIVE, 9: NINE}

CHECK: Final = Mark("check", 0.5, 0.25)
"""Off both axes and on none of the marks; half of half a board is found with a ruler by anybody."""
