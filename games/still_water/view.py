"""Still Water on the screen: a lantern on a lake at night.

Its reflection is whole while the trainee stands still, and breaks into bands with sway; rings spring from the own
light, as large as the weight moves fast. Each place where the lantern was at rest keeps a light. In the finale the moon
rises into a constellation that is lit star by star. With the eyes closed there is nothing to look at but the time.
"""

from math import hypot
from typing import ClassVar, Final

import pygame

from games.drawing import Kit
from games.still_water.closed import Closed
from games.still_water.params import Params
from games.still_water.result import meaning, moment, result_picture
from games.still_water.rules import progress
from games.still_water.scene import Pond
from games.still_water.shows import Attract, HowTo
from games.still_water.state import State
from games.still_water.trace import Trace
from station.game.ticks import TICK_HZ

__all__ = ["Attract", "HowTo", "Trace", "View", "meaning", "moment", "result_picture"]

FINALE: Final = 2
FLARE_S: Final = 0.7
"""A star that was just lit is larger for so long."""
LEAD: Final = 1.25
"""An arrow points to the lantern from this many R away."""
GLOW_S: Final = 8.0
"""Unbroken time until the lantern shines at its brightest."""


class View:
    """Draws a round.

    Parameters
    ----------
    kit : Kit
    params : Params
    """

    bright: ClassVar[bool] = False
    """Whether it is bright in the upper corners and above the captions: words stand on plates there."""

    def __init__(self, kit: Kit, params: Params) -> None:
        self._kit = kit
        self._params = params
        self._closed = Closed(kit) if params.blind else None
        if self._closed is None:
            self._pond = pond_of(kit)
            self._ground = self._pond.ground()
        self._stars = 0
        self._star_s = -FLARE_S

    def points(self, state: State) -> float:
        """Return the score to show while the round goes on; at its end it is the score of the round."""
        return state.score

    def lay(self, state: State) -> None:
        """Build or clear away what belongs to one round alone: before its first moment is drawn."""
        if self._closed is None:
            self._pond.ripples.clear()

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
            How far the best round was at this time.
        """
        if self._closed is not None:
            self._closed.draw(surface, state.time_left_s / self._params.round_s, standing=state.standing)
            return
        pond, params, t_s = self._pond, self._params, state.ticks / TICK_HZ
        scale = pond.px_per_m(state.course, state.metres)
        rest = state.rest_m
        dot_m = state.metres.of(u) if state.standing else state.dot_m
        foot = pond.spot((state.target_m[0] - rest[0], state.target_m[1] - rest[1]), scale)
        own = pond.spot((dot_m[0] - rest[0], dot_m[1] - rest[1]), scale)
        surface.blit(self._ground, (0, 0))
        if state.act == FINALE:
            self._remember(state, t_s)
            pond.sky.draw_moon(surface, state.moon)
            pond.sky.draw_stars(surface, state.stars_lit, t_s - self._star_s < FLARE_S)
        pond.lights.draw_shore(surface, (pond.home[0], pond.horizon), progress(state, params), ghost)
        self._draw_places(surface, state, scale)
        self._draw_water(surface, state, foot, own, t_s)
        if state.radius_m:
            pond.lights.draw_rim(surface, foot, state.radius_m * scale, whole=state.unrest <= 1.0)
        else:
            widest_m, measured = params.radius_m(params.most_sway_m), min(1.0, t_s / params.ready_s)
            pond.lights.draw_rim(surface, foot, widest_m * scale, whole=True, part=measured)
        pond.boat.draw(surface, foot, min(1.0, state.unbroken_s / GLOW_S))
        pond.lights.draw_wicks(surface, foot, state.lit)
        pond.lights.draw_own(surface, own, standing=state.standing or not state.ticks)
        off_m = hypot(dot_m[0] - state.target_m[0], dot_m[1] - state.target_m[1])
        if state.standing and state.radius_m and off_m > LEAD * state.radius_m:
            pond.lights.draw_lead(surface, own, foot)

    def _remember(self, state: State, t_s: float) -> None:
        """Keep when the newest star was lit."""
        if state.stars_lit > self._stars:
            self._star_s = t_s
        self._stars = state.stars_lit

    def _draw_places(self, surface: pygame.Surface, state: State, scale: float) -> None:
        """Draw the places where the lantern was, and the one that it drifts to."""
        course = state.course
        now = course.place(state.leg)
        for place, lit in enumerate(state.lit):
            # Where the lantern is at rest, its boat stands before the float.
            if (lit and place != now) or (place == now and course.gliding(state.leg)):
                spot = self._pond.spot(state.metres.of(course.places[place]), scale)
                self._pond.lights.draw_candle(surface, spot, lit=lit)

    def _draw_water(
        self,
        surface: pygame.Surface,
        state: State,
        foot: tuple[float, float],
        own: tuple[float, float],
        t_s: float,
    ) -> None:
        """Draw the reflection and the rings."""
        ripples = self._pond.ripples
        if state.standing:
            ripples.stir(own, t_s, state.speed_m_s)
        self._pond.boat.draw_reflection(surface, foot, state.unrest, 0.0 if self._kit.calm else t_s)
        ripples.draw(surface, t_s)


def pond_of(kit: Kit) -> Pond:
    """Return the scene of a round, as large as the window allows."""
    stage = kit.stage
    if stage.landscape:
        return Pond(kit, (stage.size[0] // 2, kit.px(650)), stage.scale)
    return Pond(kit, (stage.size[0] // 2, round(stage.size[1] * 0.56)), stage.scale)
