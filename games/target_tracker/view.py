"""Target Tracker on the screen: a night harbour. The lantern moves, the trainee's own light keeps to it.

While the light is inside, beads gather around the lantern; the time inside lights the quay bulb by bulb and lamp by
lamp; a long stay lights a garland over the boats. In the finale the lantern hops between eight buoys, each of which
lets a lantern rise when it is reached, and at last goes home. Nothing is told by colour alone: inside is a full
circle, outside a dashed one with an arrow; a reached buoy gets a tick; nobody on the board is an empty ring; two
lanterns differ in the sign on their flags.
"""

from collections import deque
from math import hypot
from typing import ClassVar, Final

import pygame

from games.drawing import Kit
from games.target_tracker.air import Air
from games.target_tracker.harbour import GARLANDS_S, TRAIL, Harbour
from games.target_tracker.lantern import Lantern, Spot, turn_of
from games.target_tracker.params import BEACONS, Params
from games.target_tracker.result import meaning, moment, result_picture
from games.target_tracker.shows import Attract, HowTo
from games.target_tracker.state import State
from games.target_tracker.trace import Trace
from station.game.ticks import TICK_HZ

__all__ = ["Attract", "HowTo", "Trace", "View", "meaning", "moment", "result_picture"]

STREAK_S: Final = 5.0
"""Time inside that fills the beads once."""

WAVE_S: Final = 0.9
BRIGHTENS_S: Final = 0.7
"""The lantern brightens, and dims, in this time."""

SAVED_S: Final = 1.0
FINALE: Final = 2
AHEAD_S: Final = 0.1
LOST: Final = 1.6
"""An arrow points to the lantern from this many radii away."""

SIGN_S: Final = 4.0
"""The sign to follow is shown large for so long."""

RELEASED: Final = 14
"""Lanterns that rise when all eight buoys were reached."""


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
        centre, radius = kit.stage.field
        self._harbour = Harbour(kit, centre, radius, stance=params.stance)
        self._air = Air(kit, centre, radius)
        self._lantern = Lantern(kit, round(params.radius * radius), radius / 400)
        self._ground = self._harbour.ground()
        self._trail: deque[Spot] = deque(maxlen=TRAIL)
        self._begin()

    def lay(self, state: State) -> None:
        """Build or clear away what belongs to one round alone: before its first moment is drawn."""
        self._begin()

    def _begin(self) -> None:
        """Forget all that is remembered of a round."""
        self._trail.clear()
        self._caught: dict[int, float] = {}
        self._garlands = 0
        self._garland_from_s = self._all_from_s = 0.0
        self._streaks = 0
        self._wave_from_s = -WAVE_S
        self._saved_at, self._saved_turn = -1, 0.0
        self._glow = self._last_s = 0.0
        self._heading = 0.0
        self._at: Spot | None = None

    def points(self, state: State) -> float:
        """Return the score to show while the round goes on; at its end it is the score of the round.

        A share of the time so far would begin at its height and fall at the first slip: what is shown grows instead,
        by what each second adds to the whole round.
        """
        return state.score * (1.0 - state.time_left_s / self._params.round_s)

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
        self._air.draw(surface, t_s)
        homeward = state.hop == BEACONS and not calm
        share = state.tally.inside / (self._params.round_s * TICK_HZ)
        harbour.draw_lamps(surface, share, t_s if homeward else -1.0)
        harbour.draw_garlands(surface, self._garlands, 99.0 if calm else t_s - self._garland_from_s)
        if ghost is not None:
            harbour.draw_ghost(surface, ghost, ahead=share > ghost)
        target, light = harbour.place(state.target_u), harbour.place(u if state.standing else state.dot_u)
        self._lantern.draw_next(surface, harbour.place(state.next_u), state.hint)
        self._draw_lanterns(surface, state, target, t_s)
        if state.act == FINALE:
            # After the light on the water, which would make a tick pale.
            spots = [harbour.place(beacon) for beacon in state.path.beacons]
            harbour.draw_buoys(surface, spots, set(self._caught), t_s, state.hop)
        self._draw_light(surface, state, light, target)
        if not calm:
            self._draw_rising(surface, state, t_s)

    def _remember(self, state: State, t_s: float) -> None:
        """Keep what the state only tells for a moment."""
        if state.watch.beacon >= 0 and state.watch.beacon not in self._caught:
            self._caught[state.watch.beacon] = t_s
            self._all_from_s = t_s
        streaks = int(state.streak_s / STREAK_S)
        if streaks > self._streaks:
            self._wave_from_s = t_s
        self._streaks = streaks
        # However fast a light crosses the rim, the water does not flicker.
        step = abs(t_s - self._last_s) / BRIGHTENS_S
        self._glow += min(max(float(state.inside) - self._glow, -step), step)
        self._last_s = t_s
        if state.watch.saved_at != self._saved_at:
            self._saved_at = state.watch.saved_at
            self._saved_turn = turn_of(state.dot_u[0] - state.target_u[0], state.target_u[1] - state.dot_u[1])
        garlands = sum(state.best_streak_s >= needed for needed in GARLANDS_S)
        if state.caught == BEACONS:
            garlands = len(GARLANDS_S)
        if garlands > self._garlands:
            self._garland_from_s = t_s
        self._garlands = garlands

    def _draw_lanterns(self, surface: pygame.Surface, state: State, target: Spot, t_s: float) -> None:
        held = state.streak_s / STREAK_S % 1.0
        wave = -1.0 if self._kit.calm else (t_s - self._wave_from_s) / WAVE_S
        saved = (t_s - state.watch.saved_at / TICK_HZ) / SAVED_S
        if state.act < FINALE and state.ticks:
            ahead = self._harbour.place(state.path.at(min(t_s + AHEAD_S, state.path.finale_s)))
            velocity = (ahead[0] - target[0]) / AHEAD_S, (ahead[1] - target[1]) / AHEAD_S
            self._harbour.draw_way(surface, target, velocity, self._lantern.radius)
        told = state.decoy_alpha > 0 or (self._params.decoy and state.act < FINALE)
        if told:
            self._draw_sign(surface, state, t_s)
        if state.decoy_alpha > 0.5:
            other = self._harbour.place(state.decoy_u)
            self._lantern.draw(surface, other, inside=False, held=0.0, t_s=t_s + 1, flag=state.decoy_flag)
        flag = state.flag if told else -1
        self._lantern.draw(
            surface,
            target,
            inside=state.inside,
            held=held,
            glow=self._glow,
            wave=wave,
            saved=saved,
            saved_turn=self._saved_turn,
            t_s=t_s,
            flag=flag,
        )

    def _draw_sign(self, surface: pygame.Surface, state: State, t_s: float) -> None:
        """Draw on the board which sign is the trainee's."""
        large = t_s < state.path.warm_up_s + SIGN_S
        sign = self._lantern.sign(state.flag, large=large)
        surface.blit(sign, sign.get_rect(center=self._harbour.centre))

    def _draw_light(self, surface: pygame.Surface, state: State, light: Spot, target: Spot) -> None:
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
            self._turn(light)
        self._harbour.draw_light(surface, light, state.dot_alpha, self._heading)
        away = hypot(target[0] - light[0], target[1] - light[1])
        if state.dot_alpha >= 1.0 and state.time_left_s and away > LOST * self._lantern.radius:
            self._harbour.draw_lead(surface, light, target)

    def _turn(self, light: Spot) -> None:
        """Let the boat's bow follow its way, slowly, and only when it really goes somewhere."""
        if self._at is None:
            self._at = light
        right, down = light[0] - self._at[0], light[1] - self._at[1]
        # The point that the boat is drawn from lies a fixed rope's length behind it: sway does not spin it.
        rope, away = 60 * self._kit.stage.scale, hypot(right, down)
        if away > rope:
            self._at = light[0] - right / away * rope, light[1] - down / away * rope
        if away > 0.5 * rope:
            self._heading = turn_of(right, down)

    def _draw_rising(self, surface: pygame.Surface, state: State, t_s: float) -> None:
        """Draw the lanterns that rise from the buoys reached, and from the whole quay when that were all."""
        for number, since in self._caught.items():
            spot = self._harbour.place(state.path.beacons[number])
            self._air.draw_rising(surface, spot, t_s - since, number)
        if state.caught == BEACONS:
            for number in range(RELEASED):
                spot = self._harbour.on_quay(number / RELEASED + 0.03)
                self._air.draw_rising(surface, spot, t_s - self._all_from_s - 0.09 * (number * 5 % RELEASED), number)
