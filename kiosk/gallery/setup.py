"""The set-up's screens, with the longest that they may have to show."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from games.drawing import Kit
from kiosk.screens import trouble
from kiosk.screens.base import Screen
from kiosk.screens.service import TILES, Remark, ServiceScreen
from kiosk.widgets.hold import house_mark
from station.frames import BoardInfo, Calibration
from station.units import newton

Made = tuple[str, str, Callable[[Kit], Screen]]
"""A screen's name, which moment of it, and how to make it."""

_BOARD: Final = BoardInfo(
    driver="simulated",
    address="/dev/ttyUSB0",
    model="Evenkeel 4 x HX711",
    uid="a3f1c2d4e5b60718",
    firmware="12.10",
    rate_hz=1000.0,
    max_load_n=newton(150.0),
    calibration=Calibration.rectangular(0.433, 0.238, 2.3e-4, date="2026-09-28"),
)
_REMARKS: Final = {"well": "", "uncalibrated": "calibrate", "drifted": "zero", "blinks": ""}
"""What the menu may say, and the tile that it advises."""

_LOAD_KG: Final = 123.4


def setup_moments() -> Iterator[Made]:
    """Yield every moment of the set-up."""
    for part, advised in _REMARKS.items():
        yield "service", part, partial(_menu, part, advised)
    yield "service", "away", partial(_away, None)
    yield "service", "lost", partial(_away, _BOARD)
    yield "trouble", "left_alone", lambda kit: trouble.left_alone(kit, 10.0)
    yield "trouble", "marked", _marked


def _menu(part: str, advised: str, kit: Kit) -> Screen:
    title, text = kit.t(f"service-{part}-title"), kit.t(f"service-{part}-text")
    screen = ServiceScreen(kit, _BOARD, Remark(title, text, good=part == "well", advised=advised), tuple(TILES))
    screen.show(_LOAD_KG)
    return screen


def _away(info: BoardInfo | None, kit: Kit) -> Screen:
    remark = Remark(kit.t("trouble-no_board-title"), kit.t("trouble-no_board-text"))
    return ServiceScreen(kit, info, remark, ())


def _marked(kit: Kit) -> Screen:
    screen = trouble.no_board(kit)
    screen.add_button(house_mark(kit, screen.frame))
    return screen
