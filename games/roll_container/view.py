"""Roll Container Run on the screen: a distribution centre at night, seen from behind the container.

Beside the push bar hangs a gauge of the lean with the wanted place as a ring. A board over the lane tells what comes,
with a shape for each thing; a line at the top shows the whole way. Lamps wake as the container comes near. Nothing is
told by colour alone: inside the wanted place is a full ring, outside a dashed one; a recovery is a ring that closes,
then a tick.
"""

from typing import ClassVar, Final

import numpy as np
import pygame

from games.drawing import Kit
from games.roll_container.gauge import Gauge, RouteBar
from games.roll_container.lane import whole
from games.roll_container.params import Params
from games.roll_container.rules import aim
from games.roll_container.scene import Scene
from games.roll_container.shows import Attract, HowTo, meaning, moment, result_picture
from games.roll_container.signs import SignBoard
from games.roll_container.state import State
from games.roll_container.trace import Trace

__all__ = ["Attract", "HowTo", "Trace", "View", "meaning", "moment", "result_picture"]

_GAUGE_U: Final = 92
_BESIDE: Final = 2.6
"""How far the gauge hangs beside the push bar, in its own radii."""

_BOB_U: Final = 2.6
_STEP_M: Final = 0.7
_MOTES: Final = 18
_DUST_M: Final = 14.0
_STREAK_S: Final = 0.045
_DUST_FROM_M_S: Final = 0.35


class View:
    """Draws a round.

    Parameters
    ----------
    kit : Kit
    params : Params
    """

    bright: ClassVar[bool] = True
    """Whether it is bright in the upper corners and above the captions: words stand on plates there."""

    def __init__(self, kit: Kit, params: Params) -> None:
        self._kit = kit
        self._params = params
        stage = kit.stage
        place = whole(kit)
        self._scene = Scene(kit, place, stage.rect, night=params.night, wheel_m=params.wheel_m)
        self._gauge = Gauge(kit, round(_GAUGE_U * place.focal / 800))
        wide = kit.px(760 if stage.landscape else 880)
        top = kit.px(20) if stage.landscape else round(place.centre[1] - 0.42 * place.focal)
        bar = pygame.Rect(stage.size[0] // 2 - wide // 2, top, wide, kit.px(82))
        self._route = RouteBar(kit, bar)
        self._board = SignBoard(kit, (bar.centerx, bar.bottom + kit.px(22)))
        self._dust = kit.colour("ink_soft")
        self._motes = np.random.Generator(np.random.PCG64(3)).random((3, _MOTES))

    def points(self, state: State) -> float:
        """Return the score to show while the round goes on; at its end it is the score of the round."""
        return state.score

    def lay(self, state: State) -> None:
        """Build or clear away what belongs to one round alone: before its first moment is drawn."""
        self._scene.lay(state.course)

    def draw(self, surface: pygame.Surface, state: State, u: tuple[float, float], ghost: float | None) -> None:
        """Draw a moment of the round.

        Parameters
        ----------
        surface : pygame.Surface
            As large as the kit's stage.
        state : State
        u : (float, float)
            The trainee's newest control signal, fresher than the state's own.
        ghost : float or None
            How far the trainee's best round had come by now, 0 to 1; None when there is none.
        """
        length_m = state.course.length_m
        bob = 0.0
        if not self._kit.calm:
            pace = min(max(state.v_m_s, 0.0), 1.2)
            bob = self._kit.px(_BOB_U) * pace * float(np.sin(np.pi * state.s_m / _STEP_M))
        ghost_m = None if ghost is None else ghost * length_m
        bar = self._scene.draw(surface, state, ghost_m, bob, spread=self._kit.spread)
        if not self._kit.calm and self._kit.spread == 1 and state.v_m_s > _DUST_FROM_M_S:
            self._draw_dust(surface, state)
        lean = u if state.standing else state.lean_u
        beside = bar[0] - _BESIDE * self._gauge.radius, bar[1]  # the goods stay in sight
        self._gauge.draw(surface, beside, state, lean, aim(state, self._params))
        self._route.draw(surface, state.course, state.s_m / length_m, ghost)
        if state.waiting_s > 0.0:
            self._board.draw_waiting(surface, state.waiting_s / state.course.wait_s)
        elif state.ahead is not None and not state.delivered:
            self._board.draw(surface, state.ahead, state.ahead_m)

    def _draw_dust(self, surface: pygame.Surface, state: State) -> None:
        """Draw dust in the lamp light, drawn long by the speed; a slow computer has none."""
        eye = self._scene.eye
        motes = self._motes
        away = (motes[0] * _DUST_M - state.s_m) % _DUST_M + 1.6
        along = eye.s_m + np.stack((away, away + _STREAK_S * 3.0 * state.v_m_s))
        way = self._scene.way
        beside = (motes[1] - 0.5) * 2.2 + way.side_at(along)
        x, y = eye.pixels(np.stack((along, beside, 0.5 + 2.2 * motes[2] + way.height_at(along))))
        for (x0, x1), (y0, y1) in zip(x.T.tolist(), y.T.tolist(), strict=True):
            pygame.draw.line(surface, self._dust, (x0, y0), (x1, y1))
