"""What Target Tracker sounds like, from moment to moment."""

from collections.abc import Mapping
from typing import Final

from games.target_tracker.params import Params
from games.target_tracker.state import State

PIECE: Final = "harbour"
"""Name of the music."""


def layers(state: State, params: Params) -> Mapping[str, tuple[float, float]]:
    """Return the layers that sound now, with their volumes left and right, 0 to 1."""
    finale = 1.0 if state.act == 2 else 0.0
    return {"harbour_bed": (1.0, 1.0), "harbour_lift": (finale, finale), "waves": (0.4, 0.4)}
