"""The scene: hall, floor, lamps and container as one picture, for the round and for the shows around it."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import Final

import numpy as np
import pygame

from games.drawing import Kit
from games.roll_container import ground, hall
from games.roll_container.backcloth import Backcloth, Painter, Pixel
from games.roll_container.container import Container
from games.roll_container.course import Course, Zone
from games.roll_container.lane import BEHIND_M, EDGE_M, Eye, Place, Way
from games.roll_container.light import Lights, Stretches, backdrop, cone
from games.roll_container.palette import palette
from games.roll_container.quads import NO_PAINT, Face, Quads, paint
from games.roll_container.state import State

Point = tuple[float, float]

_BOX: Final = {"ahead": ("lit_soft", NO_PAINT), "now": ("lit", "lit_faint"), "done": ("done", NO_PAINT)}
"""The paint of a stop box's lines and of the light inside it: when it is far, to be stopped in, or stopped in."""

_DOCK: Final = {False: "dock_asleep", True: "dock_awake"}
"""The paint of the lights around the dock's doors, before and after the delivery."""

_MARGIN: Final = 0.04
"""How far what is far can be moved before it is painted anew, in shares of the focal length."""

_FEET_M: Final = 1.3
"""What stands on a piece of floor is drawn with it: pieces are as long as this."""

_PARTS: Final = 12
"""The same for all that is nearer."""

_FLOOR: Final = 0.06
"""Share of the faces of the near floor, farthest first, that is painted with what is far."""

_FACES: Final = (0.12, 0.46, 0.65, 0.78, 0.87, 0.94, 1.0)
"""Shares of what stands on the near floor, farthest first, after which the next part of the work begins: near faces
are larger, and take longer. The first part is painted with the floor, and is small."""

_FAR_FACES: Final = (0.36, 0.64, 0.81, 0.93, 1.0)
"""The same for what is far: parts of about the same work."""

_FAR_EXACT_M: Final = 14.0
_NEAR_EXACT_M: Final = 5.0
"""How far ahead a picture that is shown a little later lies exactly right."""


class Scene:
    """Draws a moment of a run, without anything that is only information.

    Parameters
    ----------
    kit : Kit
    place : Place
        Where on the screen.
    window : pygame.Rect
        The part of the screen that is seen of it.
    night : bool
        Few lamps, and a lamp on the container.
    wheel_m : float
        How large its wheels are.
    """

    def __init__(
        self, kit: Kit, place: Place, window: pygame.Rect, *, night: bool = False, wheel_m: float = 0.125
    ) -> None:
        self._kit = kit
        self.eye = Eye(place)
        self._palette = palette(kit)
        self._lights = Lights(kit, self.eye, night=night)
        self._container = Container(kit, self.eye, wheel_m=wheel_m)
        self._cone = cone(kit, self.eye) if night else None
        self._course: Course | None = None
        self._place, self._window, self._margin = place, window, round(_MARGIN * place.focal)
        # What is far is a picture on the picture of what is near, and as much larger.
        around = window.inflate(2 * self._margin, 2 * self._margin)
        self._far = self._cloth("far", around, _FAR_EXACT_M)
        around = around.inflate(2 * self._margin, 2 * self._margin)
        self._backdrop = backdrop(kit, self.eye.on(around.topleft).place, around.size)

    def _cloth(self, name: str, window: pygame.Rect, exact_m: float) -> Backcloth:
        key = ("roll_container-cloth", name, self._place, tuple(window))
        made: Backcloth = self._kit.keep(key, lambda: Backcloth(window, self._margin, exact_m))
        return made

    def lay(self, course: Course) -> None:
        """Build the hall of a course; nothing is done when it stands already."""
        if course is self._course:
            return
        self._course = course
        self.way = Way(course)
        lamps_m = hall.lamps(self.way, self._lights.every_m)
        self._lights.hang(lamps_m)
        self._floor, self._hall = (Quads(self._palette, self.way, lamps_m) for _ in range(2))
        ground.build(self._floor, self.way)
        hall.build(self._hall, self.way)
        self._floor.done()
        self._hall.done()
        self._delivered = False
        self._boxes: list[tuple[Zone, str]] = [(zone, "") for zone in ground.boxes(course)]
        self._wet: Stretches = tuple((zone.start_m, zone.end_m) for zone in course.zones if zone.thing == "wet")
        self._paints_far: Painter = partial(self._paint_far, course)
        self._paints_all: Painter = partial(self._paint_all, course)

    def draw(
        self,
        surface: pygame.Surface,
        state: State,
        ghost_m: float | None = None,
        lift_px: float = 0.0,
        *,
        spread: int = 1,
    ) -> Point:
        """Draw a moment and return the pixel of the push bar's middle.

        Parameters
        ----------
        surface : pygame.Surface
        state : State
        ghost_m : float or None
            Where the best run was at this time.
        lift_px : float
            How far the eye bobs.
        spread : int
            Over so many frames the painting of the hall is spread; the container is drawn anew in each.
        """
        eye, lights = self._look(state, lift_px), self._lights
        if spread == 1:
            for _ in self._paint_all(state.course, surface, eye, (0, 0)):
                pass
        else:
            near = self._cloth("near", self._window, _NEAR_EXACT_M)
            near.draw(surface, eye, self._paints_all, parts=-(-_PARTS // spread))
        nearest = float(lights.where_m[int(np.abs(lights.where_m - state.s_m).argmin())] - state.s_m)
        if ghost_m is not None and ghost_m > state.s_m + 1.2:
            self._container.draw_ghost(surface, eye, ghost_m)
        swing = 0.0 if self._kit.calm else nearest
        return self._container.draw(surface, eye, state, lights.at(state.s_m), swing)

    def draw_hall(self, surface: pygame.Surface, state: State) -> None:
        """Draw a moment without the container."""
        for _ in self._paint_all(state.course, surface, self._look(state, 0.0), (0, 0)):
            pass

    def _look(self, state: State, lift_px: float) -> Eye:
        """Return the eye where it is in a state, with the lights on that burn there."""
        self.lay(state.course)
        self.eye.look(self.way, state.s_m, state.x_m, state.yaw_rad, lift_px)
        self._lights.wake(state.s_m)
        self._repaint(state)
        return self.eye

    def _paint_all(self, _course: Course, picture: pygame.Surface, eye: Eye, corner: Pixel) -> Iterator[None]:
        """Paint the hall of a course, in ``_PARTS`` parts."""
        lights, clip = self._lights, picture.get_clip()
        self._far.paint(eye, self._paints_far, parts=2, corner=corner)
        edge_m = EDGE_M + self._far.stood_m
        yield
        faces = list(self._hall.faces(eye, lights.bright, clip, to_m=edge_m + _FEET_M))
        yield
        self._far.show(picture, eye, corner=corner)
        yield
        floor = list(self._floor.faces(eye, lights.bright, clip, to_m=edge_m))
        farther = round(_FLOOR * len(floor))
        paint(picture, floor[:farther])
        yield
        paint(picture, floor[farther:])
        lights.draw_pools(picture, eye, self._wet, to_m=edge_m)
        if self._cone:
            x = eye.spot(eye.s_m + BEHIND_M + 4.0, eye.x_m, 0.0)[0]
            spot = round(x) + self._cone[1][0], round(eye.horizon_y) + self._cone[1][1]
            picture.blit(self._cone[0], spot, special_flags=pygame.BLEND_RGB_ADD)
        lights.draw_lamps(picture, eye, to_m=edge_m)
        yield
        yield from _paint_in(picture, faces, _FACES)

    def _paint_far(self, _course: Course, picture: pygame.Surface, eye: Eye, _corner: Pixel) -> Iterator[None]:
        """Paint what is far of a course's hall, in ten parts: two with each picture of what is near."""
        lights, clip, from_m = self._lights, picture.get_rect(), eye.s_m + EDGE_M
        dark, (left, right) = self._palette.at("back", 0.1, 0.1), self._gap(eye)
        gap = pygame.Rect(left, 0, right - left, clip.height).clip(clip)
        faces = list(self._hall.faces(eye, lights.bright, clip, from_m=from_m))
        yield
        picture.blit(self._backdrop, gap, gap)
        picture.fill(dark, (0, 0, gap.left, clip.height))
        yield
        picture.fill(dark, (gap.right, 0, clip.width - gap.right, clip.height))
        yield
        paint(picture, self._floor.faces(eye, lights.bright, clip, from_m=from_m))
        yield
        lights.draw_pools(picture, eye, self._wet, from_m=from_m)
        lights.draw_lamps(picture, eye, from_m=from_m)
        yield
        yield from _paint_in(picture, faces, _FAR_FACES)

    def _repaint(self, state: State) -> None:
        """Light the box that is to be stopped in, and the dock after the delivery; a box that is done stays so."""
        for number, (zone, was) in enumerate(self._boxes):
            there = state.s_m > zone.start_m - 0.5
            near = state.ahead == zone or (there and state.s_m < zone.end_m + 0.5)
            done = there and (was == "done" or (state.s_m > zone.start_m and state.waiting_s > 0.0))
            now = "done" if done else "now" if near else "ahead"
            if now != was:
                self._boxes[number] = zone, now
                for group, colour in zip(ground.box_groups(number), _BOX[now], strict=True):
                    self._floor.repaint(group, colour)
        if state.delivered != self._delivered:
            self._delivered = state.delivered
            self._hall.repaint(hall.DOCK, _DOCK[state.delivered])

    def _gap(self, eye: Eye) -> tuple[int, int]:
        """Return between which columns one sees past the near racks: nobody sees more of what is behind than dark."""
        aside_m = self.way.half_m + hall.DEEP_M
        left, right = (round(eye.spot(eye.s_m + hall.BACK_M, side * aside_m, 0.0)[0]) for side in (-1, 1))
        return left, right


def _paint_in(picture: pygame.Surface, faces: Sequence[Face], shares: Sequence[float]) -> Iterator[None]:
    """Paint faces, farthest first, in parts that end at these shares of them; the last part is over at the end."""
    ends = [0, *(round(len(faces) * share) for share in shares)]
    paint(picture, faces[: ends[1]])
    for start, end in pairwise(ends[1:]):
        yield
        paint(picture, faces[start:end])
