"""Mouse and arrow keys lean the simulated person; the space bar steps on and off."""

import math
from typing import Any, Final, Protocol, runtime_checkable

from station.game.control import Reach
from station.game.rules import Condition

FULL_LEAN_AT: Final = 0.42
"""Share of the window's short side, from its middle, at which the mouse means a lean to full reach."""

KEY_LEAN: Final = 0.75
"""Lean of a held arrow key, in units of reach."""

FARTHEST: Final = 1.2

FORGET_SHARE: Final = 0.5
"""Of the way that the mouse goes, so much comes off its head start."""


@runtime_checkable
class Steerable(Protocol):
    """A board whose person can be told what to do."""

    def steer(self, command: dict[str, Any]) -> None:
        """Pass a command on."""


class Steering:
    """What the hands at the desk want of the simulated person.

    Attributes
    ----------
    on_board : bool
        Whether the person was told to be on the board.
    """

    KEYS: Final = ("left", "right", "up", "down")

    def __init__(self, board: Steerable) -> None:
        self._board = board
        board.steer({"do": "skill", "name": "steered"})
        self._reach = Reach()
        self._held = (0, 0)
        self._mouse = (0.0, 0.0)
        self._from = (0.0, 0.0)
        self._head_start = 0.0
        self.on_board = False

    def step_on(self) -> None:
        """Let the person step onto the board."""
        if not self.on_board:
            self.on_board = True
            self._board.steer({"do": "step_on"})

    def step_off(self) -> None:
        """Let the person step off."""
        if self.on_board:
            self.on_board = False
            self._board.steer({"do": "step_off"})

    def toggle(self) -> None:
        """Step on, or off."""
        if self.on_board:
            self.step_off()
        else:
            self.step_on()

    def stand(self, condition: Condition) -> None:
        """Let the person stand as a round asks: on what, and with which eyes."""
        self._board.steer({"do": "surface", "name": condition.surface})
        self._board.steer({"do": "vision", "name": condition.vision})

    def put_weight(self, mass_kg: float, ml_m: float = 0.0, ap_m: float = 0.0) -> None:
        """Put a dead weight on the board, in place of the one that is there; 0 takes that away."""
        self._board.steer({"do": "weight", "mass_kg": mass_kg, "ml_m": ml_m, "ap_m": ap_m})

    def lean(self, u_ml: float, u_ap: float) -> None:
        """Lean towards a control signal."""
        ml_m, ap_m = self._reach.cop_m(_within(u_ml), _within(u_ap))
        self._board.steer({"do": "lean", "ml_m": ml_m, "ap_m": ap_m})

    def rest(self) -> None:
        """Let the person stand upright, wherever the mouse is: what it does next leans from there."""
        self._held = (0, 0)
        self._head_start = far = math.hypot(*self._mouse)
        self._from = (self._mouse[0] / far, self._mouse[1] / far) if far else (0.0, 0.0)
        self.lean(0.0, 0.0)

    def see(self, pos: tuple[int, int], size: tuple[int, int]) -> None:
        """Take notice of where the mouse is in the window, in pixels, without leaning."""
        full = FULL_LEAN_AT * min(size)
        self._mouse = (pos[0] - size[0] / 2) / full, (size[1] / 2 - pos[1]) / full

    def point(self, pos: tuple[int, int], size: tuple[int, int]) -> None:
        """Lean to where the mouse is, seen from the middle of the window; up is forward.

        The hand that touched a button to start is not in the middle. That head start is left out, and wears off as
        the mouse moves; so the lean never jumps, nor ever goes to the other side of the middle than the mouse.

        Parameters
        ----------
        pos, size : (int, int)
            Of the mouse and of the window, in pixels.
        """
        before = self._mouse
        self.see(pos, size)
        left = self._head_start - FORGET_SHARE * math.dist(before, self._mouse)
        out = self._mouse[0] * self._from[0] + self._mouse[1] * self._from[1]
        self._head_start = max(0.0, min(left, out))
        ml, ap = (at - self._head_start * part for at, part in zip(self._mouse, self._from, strict=True))
        self.lean(ml, ap)

    def hold(self, left: bool, right: bool, up: bool, down: bool) -> None:
        """Lean as the held arrow keys say, when they changed."""
        held = (right - left, up - down)
        if held != self._held:
            self._held = held
            self.lean(KEY_LEAN * held[0], KEY_LEAN * held[1])


def _within(u: float) -> float:
    return max(-FARTHEST, min(FARTHEST, u))
