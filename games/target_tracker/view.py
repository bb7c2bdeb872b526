"""Target Tracker on the screen: a night harbour. The lantern moves, the trainee's own light keeps to it.

While the light is inside, beads gather around the lantern; the time inside lights the lamps on the quay one by one. In
the finale the lantern hops between eight buoys. Nothing is told by colour alone: inside is a full circle, outside a
dashed one with an arrow; a reached buoy gets a tick; nobody on the board is an empty ring.
"""

from collections import deque
from math import hypot
from typing import Final

import pygame

from games.drawing import Kit
from games.target_tracker.harbour import LAMPS, TRAIL, Harbour, Lantern
from games.target_tracker.params import Params
from games.target_tracker.shows import Attract, HowTo, meaning, moment, result_picture
from games.target_tracker.state import State
from games.target_tracker.trace import Trace
from station.game.ticks import TICK_HZ

__all__ = ["Attract", "HowTo", "Trace", "View", "meaning", "moment", "result_picture"]

STREAK_S: Final = 5.0
"""Time inside that fills the beads once."""

WAVE_S: Final = 0.8
FLARE_S: Final = 2.0
FINALE: Final = 2
AHEAD_S: Final = 0.1
LOST: Final = 1.6
"""An arrow points to the lantern from this many radii away."""


class View:
    """Draws a round.

    Parameters
    ----------
    kit : Kit
    params : Params
    """

    def __init__(self, kit: Kit, params: Params) -> None:
        self._kit = kit
        self._params = params
        centre, radius = kit.stage.field
        self._harbour = Harbour(kit, centre, radius)
        self._lantern = Lantern(kit, round(params.radius * radius), radius / 400)
        self._ground = self._harbour.ground()
        self._trail: deque[tuple[float, float]] = deque(maxlen=TRAIL)
        self._caught: set[int] = set()
        self._streaks = 0
        self._wave_from_s = -WAVE_S

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
        harbour, calm = self._harbour, self._kit.calm
        t_s = state.ticks / TICK_HZ
        self._remember(state, t_s)
        surface.blit(self._ground, (0, 0))
        if ghost is not None:
            harbour.draw_ghost(surface, ghost)
        over = not state.time_left_s
        harbour.draw_lamps(surface, self._lit(state), (t_s + 0.1) / FLARE_S if over and not calm else 0.0)
        target, light = harbour.place(state.target_u), harbour.place(u if state.standing else state.dot_u)
        if state.act == FINALE:
            harbour.draw_buoys(surface, [harbour.place(beacon) for beacon in state.path.beacons], self._caught)
        self._lantern.draw_ghost(surface, harbour.place(state.next_u), state.hint)
        if not over:
            self._draw_lantern(surface, state, target, t_s)
        self._draw_light(surface, state, light, target)

    def _remember(self, state: State, t_s: float) -> None:
        """Keep what the state only tells for a moment."""
        if state.ticks == 0:
            self._trail.clear()
            self._caught.clear()
        if state.watch.beacon >= 0:
            self._caught.add(state.watch.beacon)
        streaks = int(state.streak_s / STREAK_S)
        if streaks > self._streaks:
            self._wave_from_s = t_s
        self._streaks = streaks

    def _lit(self, state: State) -> float:
        """Return how many lamps the time inside has lit, of all that the round could light."""
        return LAMPS * state.tally.inside / (self._params.round_s * TICK_HZ) + 1e-9

    def _draw_lantern(self, surface: pygame.Surface, state: State, target: tuple[float, float], t_s: float) -> None:
        held = state.streak_s / STREAK_S % 1.0
        wave = -1.0 if self._kit.calm else (t_s - self._wave_from_s) / WAVE_S
        if state.act < FINALE and state.ticks:
            ahead = self._harbour.place(state.path.at(min(t_s + AHEAD_S, state.path.finale_s)))
            velocity = (ahead[0] - target[0]) / AHEAD_S, (ahead[1] - target[1]) / AHEAD_S
            self._harbour.draw_way(surface, target, velocity, self._lantern.radius)
        self._lantern.draw(surface, target, inside=state.inside, held=held, wave=wave)

    def _draw_light(
        self, surface: pygame.Surface, state: State, light: tuple[float, float], target: tuple[float, float]
    ) -> None:
        if not state.standing and state.ticks:
            self._trail.clear()
            self._harbour.draw_empty_light(surface, light)
            return
        if state.dot_alpha < 1.0:
            self._trail.clear()
        else:
            self._trail.append(light)
        if not self._kit.calm:
            self._harbour.draw_trail(surface, list(self._trail))
        self._harbour.draw_light(surface, light, state.dot_alpha)
        away = hypot(target[0] - light[0], target[1] - light[1])
        if state.dot_alpha >= 1.0 and state.time_left_s and away > LOST * self._lantern.radius:
            self._harbour.draw_lead(surface, light, target)
