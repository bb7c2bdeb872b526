"""What is wrong with the board just now, and the screen that says what to do about it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from games.drawing import Kit
from kiosk.feed import BoardState
from kiosk.parts import Parts
from kiosk.scenes.base import Scene
from kiosk.screens import trouble
from kiosk.screens.base import Screen
from station.errors import EvenkeelError
from station.trial.overload import LoadLevel
from station.units import kilogram

IDLE_S: Final = 60.0
"""With an empty board and no touch for this long, the visit ends by itself (data.md, access)."""

IDLE_WARNING_S: Final = 10.0
OPENING_S: Final = 3.0
"""A board may take this long to answer before the screen says that it is waited for."""


_PICTURED: Final[dict[str, Callable[[Kit], Screen]]] = {"no_board": trouble.no_board, "no_data": trouble.no_data}
"""Errors, by their key, that have a screen with a picture of its own."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something to show over whatever goes on.

    Parameters
    ----------
    key : str
        Equal keys are the same trouble: its screen stays.
    make : callable
        Makes the screen for a kit.
    of_board : bool
        Whether a round must pause for it.
    """

    key: str
    make: Callable[[Kit], Screen]
    of_board: bool = True


def trouble_of(parts: Parts, scene: Scene) -> Trouble | None:
    """Return the most important thing that is wrong, or None."""
    feed = parts.feed
    if feed.state is not BoardState.READY:
        return _away(parts)
    assert feed.pipeline is not None and feed.info is not None  # a ready board has both
    limit_n = feed.info.max_load_n
    if feed.pipeline.overload.level is LoadLevel.STOP:
        return Trouble("overload", lambda kit: trouble.overload(kit, kilogram(limit_n)))
    if feed.pipeline.tare.needs_zero:
        return Trouble("tare", trouble.tare)
    if parts.refusal is not None:
        return _refused(parts.refusal, of_board=False)
    if scene.idles and scene.idle_s >= IDLE_S - IDLE_WARNING_S:
        return Trouble("still_there", lambda kit: trouble.still_there(kit, IDLE_WARNING_S), of_board=False)
    return None


def _away(parts: Parts) -> Trouble | None:
    feed = parts.feed
    match feed.state:
        case BoardState.SILENT:
            return Trouble("no_data", trouble.no_data)
        case BoardState.REFUSED | BoardState.LOST if feed.error is not None:
            return _refused(feed.error)
        case BoardState.OPENING if feed.opening_s < OPENING_S:
            return None
    return Trouble("no_board", trouble.no_board)


def _refused(error: EvenkeelError, of_board: bool = True) -> Trouble:
    if error.key in _PICTURED:
        return Trouble(error.key, _PICTURED[error.key])
    return Trouble(f"refused {error.key} {error.values}", lambda kit: trouble.refused(kit, error), of_board=of_board)
