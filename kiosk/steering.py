"""Mouse and arrow keys lean the simulated person; the space bar steps on and off."""

from typing import Any, Protocol

from station.game.control import Reach

FULL_LEAN_AT = 0.42
"""Share of the window's short side, from its middle, at which the mouse means a lean to full reach."""

KEY_LEAN = 0.75
"""Lean of a held arrow key, in units of reach."""


class Steerable(Protocol):
    """A board whose person can be told what to do."""

    def steer(self, command: dict[str, Any]) -> None:
        """Pass a command on."""


class Steering:
    """What the hands at the desk want of the simulated person."""

    def __init__(self, board: Steerable, reach: Reach | None = None) -> None:
        self._board = board
        self._reach = reach or Reach()
        self._keys = {"left": False, "right": False, "up": False, "down": False}
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

    def lean(self, u_ml: float, u_ap: float) -> None:
        """Lean towards a control signal."""
        ml_m, ap_m = self._reach.cop_m(max(-1.2, min(1.2, u_ml)), max(-1.2, min(1.2, u_ap)))
        self._board.steer({"do": "lean", "ml_m": ml_m, "ap_m": ap_m})

    def point(self, pos: tuple[int, int], size: tuple[int, int]) -> None:
        """Lean to where the mouse is, seen from the middle of the window; up is forward."""
        full = FULL_LEAN_AT * min(size)
        self.lean((pos[0] - size[0] / 2) / full, (size[1] / 2 - pos[1]) / full)

    def key(self, name: str, down: bool) -> bool:
        """Take an arrow key going down or up; return whether it was one."""
        if name not in self._keys:
            return False
        self._keys[name] = down
        ml = self._keys["right"] - self._keys["left"]
        ap = self._keys["up"] - self._keys["down"]
        self.lean(KEY_LEAN * ml, KEY_LEAN * ap)
        return True
