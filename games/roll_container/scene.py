"""The scene: hall, floor, lamps and container as one picture, for the round and for the shows around it."""

from typing import Final

import numpy as np
import pygame

from games.drawing import Kit
from games.roll_container import ground, hall
from games.roll_container.container import Container
from games.roll_container.course import Course, Zone
from games.roll_container.lane import FAR_M, Eye, Place, Way
from games.roll_container.light import Lights, backdrop, cone
from games.roll_container.palette import palette
from games.roll_container.quads import Quads
from games.roll_container.state import State

Point = tuple[float, float]

_DOCK: Final = ("dock_asleep", "dock_awake")
"""The paint of the lights around the dock's doors, before and after the delivery."""


class Scene:
    """Draws a moment of a run, without anything that is only information.

    Parameters
    ----------
    kit : Kit
    place : Place
        Where on the screen.
    night : bool
        Few lamps, and a lamp on the container.
    wheel_m : float
        How large its wheels are.
    """

    def __init__(self, kit: Kit, place: Place, *, night: bool = False, wheel_m: float = 0.125) -> None:
        self._kit = kit
        self.eye = Eye(place)
        self._night = night
        self._palette = palette(kit)
        self._lights = Lights(kit, self.eye, night=night)
        self._container = Container(kit, self.eye, wheel_m=wheel_m)
        self._backdrop = backdrop(kit, self.eye, kit.stage.size)
        self._cone = cone(kit, self.eye) if night else None
        self._course: Course | None = None

    def lay(self, course: Course) -> None:
        """Build the hall of a course; nothing is done when it stands already."""
        if course is self._course:
            return
        self._course = course
        self.way = Way(course)
        lamps_m = hall.lamps(self.way, self._lights.every_m)
        self._lights.hang(lamps_m)
        self._floor, self._hall = Quads(self._palette, lamps_m), Quads(self._palette, lamps_m)
        ground.build(self._floor, self.way)
        hall.build(self._hall, self.way)
        self._delivered = False
        self._boxes: dict[Zone, tuple[Quads, Quads, Quads]] = {}
        for zone in course.zones:
            if zone.thing == "box":
                faces = tuple(Quads(self._palette, lamps_m) for _ in range(3))
                for quads, (paint, fill) in zip(
                    faces, (("lit_soft", ""), ("lit", "lit_faint"), ("done", "")), strict=True
                ):
                    ground.box_faces(quads, zone, course.half_width_m, paint, fill)
                    quads.done()
                self._boxes[zone] = (faces[0], faces[1], faces[2])
        self._floor.done()
        self._hall.done()
        self._wet = tuple((zone.start_m, zone.end_m) for zone in course.zones if zone.thing == "wet")

    def _darken_sides(self, surface: pygame.Surface) -> None:
        """Fill what is behind the nearest racks; their own backs begin farther away."""
        eye, clip = self.eye, surface.get_clip()
        dark = self._palette.at("back", 0.1, 0.0)
        for side in (-1, 1):
            x = round(eye.spot(eye.s_m + hall.BACK_M, side * (self.way.half_m + hall.DEEP_M), 0.0)[0])
            left, right = (clip.left, x) if side < 0 else (x, clip.right)
            if right > left:
                # Of all ways to fill a large part of the window, this one is the quickest by far.
                corners = ((left, clip.top), (right, clip.top), (right, clip.bottom), (left, clip.bottom))
                pygame.draw.polygon(surface, dark, corners)

    def draw(self, surface: pygame.Surface, state: State, ghost_m: float | None = None, lift_px: float = 0.0) -> Point:
        """Draw a moment and return the pixel of the push bar's middle."""
        self.lay(state.course)
        eye, lights = self.eye, self._lights
        eye.look(self.way, state.s_m, state.x_m, state.yaw_rad, lift_px)
        lights.wake(state.s_m)
        top = min(0, round(eye.horizon_y - eye.place.centre[1]))
        surface.blit(self._backdrop, (0, top))
        self._darken_sides(surface)
        self._floor.draw(surface, eye, lights.bright)
        for zone, (ahead, now, done) in self._boxes.items():
            if eye.s_m < zone.end_m and zone.start_m < eye.s_m + FAR_M:
                near = state.ahead == zone or zone.start_m - 0.5 < state.s_m < zone.end_m + 0.5
                passed = state.s_m > zone.start_m and state.waiting_s > 0.0
                (done if passed else now if near else ahead).draw(surface, eye, lights.bright)
        lights.draw_pools(surface, eye, self._wet)
        if self._cone:
            x = eye.spot(state.s_m + 4.0, state.x_m, 0.0)[0]
            surface.blit(
                self._cone[0],
                (round(x) + self._cone[1][0], round(eye.horizon_y) + self._cone[1][1]),
                special_flags=pygame.BLEND_RGB_ADD,
            )
        lights.draw_lamps(surface, eye)
        if state.delivered != self._delivered:
            self._delivered = state.delivered
            self._hall.repaint(*_DOCK if state.delivered else _DOCK[::-1])
        self._hall.draw(surface, eye, lights.bright)
        nearest = float(lights.where_m[int(np.abs(lights.where_m - state.s_m).argmin())] - state.s_m)
        if ghost_m is not None and ghost_m > state.s_m + 1.2:
            self._container.draw_ghost(surface, eye, ghost_m)
        swing = 0.0 if self._kit.calm else nearest
        return self._container.draw(surface, eye, state, lights.at(state.s_m), swing)
