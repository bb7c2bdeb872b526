"""What is wrong with the board just now, and the screen that says what to do about it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from games.drawing import Kit
from kiosk.feed import BoardState, Feed
from kiosk.parts import Parts
from kiosk.scenes.base import Scene, Tells
from kiosk.screens import trouble
from kiosk.screens.base import Screen
from station.errors import EvenkeelError
from station.trial.overload import LoadLevel
from station.units import kilogram

IDLE_WARNING_S: Final = 10.0
OPENING_S: Final = 3.0
"""A board may take this long to answer before the screen says that it is waited for."""


_PICTURED: Final[dict[str, Callable[[Kit], Screen]]] = {"no_board": trouble.no_board, "no_data": trouble.no_data}
"""What is wrong, errors by their key, that has a screen with a picture of its own."""


_UNHEARD: Final = "no_data"
_REFUSED: Final = "refused"
_BACK: Final = "board_back"
_CUES: Final = {"no_board": _UNHEARD, "no_data": _UNHEARD, "overload": "overload", "tare": "tare"}
"""Cues by the key of a trouble; any other board that is no use is refused."""


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
    if scene.tells < Tells.ALL and parts.feed.state is not BoardState.READY:
        return _away(parts.feed)
    if scene.tells < Tells.LOAD and (found := _load(parts.feed)) is not None:
        return found
    if parts.refusal is not None:
        return _refused(parts.refusal, of_board=False)
    if scene.idles and scene.idle_s >= scene.patience_s - IDLE_WARNING_S:
        ask = trouble.left_alone if scene.of_station else trouble.still_there
        return Trouble("still_there", lambda kit: ask(kit, IDLE_WARNING_S), of_board=False)
    return None


def _load(feed: Feed) -> Trouble | None:
    assert feed.pipeline is not None and feed.info is not None  # a ready board has both
    limit_n = feed.info.max_load_n
    if feed.pipeline.overload.level is LoadLevel.STOP:
        return Trouble("overload", lambda kit: trouble.overload(kit, kilogram(limit_n)))
    return Trouble("tare", trouble.tare) if feed.pipeline.tare.needs_zero else None


def cue_of(parts: Parts, trouble: Trouble | None, before: str) -> str:
    """Return what there is to say of the board just now; empty for nothing.

    Parameters
    ----------
    parts : Parts
    trouble : Trouble or None
        What is wrong.
    before : str
        What there was to say until now.
    """
    if trouble is not None:
        return _CUES.get(trouble.key, _REFUSED) if trouble.of_board else ""
    pipeline = parts.feed.pipeline
    if pipeline is not None and pipeline.overload.level is LoadLevel.WARN:
        return "heavy"
    return _BACK if before in {_UNHEARD, _REFUSED, _BACK} else ""


def away(feed: Feed) -> str | EvenkeelError | None:
    """Return what is wrong with a board that is away.

    Returns
    -------
    str or EvenkeelError or None
        ``no_board`` or ``no_data``, or an error that says it; None while it may still be about to answer.
    """
    match feed.state:
        case BoardState.SILENT:
            return "no_data"
        case BoardState.REFUSED | BoardState.LOST if feed.error is not None:
            return feed.error.key if feed.error.key in _PICTURED else feed.error
        case BoardState.OPENING if feed.opening_s < OPENING_S:
            return None
    return "no_board"


def _away(feed: Feed) -> Trouble | None:
    found = away(feed)
    if found is None:
        return None
    return Trouble(found, _PICTURED[found]) if isinstance(found, str) else _refused(found)


def _refused(error: EvenkeelError, of_board: bool = True) -> Trouble:
    return Trouble(f"refused {error.key} {error.values}", lambda kit: trouble.refused(kit, error), of_board=of_board)
