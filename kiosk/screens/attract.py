"""Attract: what this is, seen by somebody who walks past. No names."""

from collections.abc import Iterator, Mapping
from typing import Final, Protocol

import pygame

from games.drawing import Kit, figures, icons, motion
from kiosk.catalogue import Game
from kiosk.screens.attract_places import BOARD_U, places
from kiosk.screens.base import Screen
from kiosk.widgets import card, picture
from kiosk.widgets.button import Button, key_cap, top_of
from kiosk.widgets.frame import Chip
from kiosk.widgets.hold import house_mark
from kiosk.widgets.label import Label, Placed

_FPS_ALONE: Final = 10
_FPS_FOLLOWING: Final = 30

LINGER_S: Final = 12.0
"""How long each game is shown."""

_LEANS: Final = 12
"""Pictures of the person from upright to fully leaned."""

_LEANS_A_STEP: Final = 5

_SHADE: Final = 238

Light = tuple[float, float]


class Scene(Protocol):
    """The moving picture of a game's ``view.Attract``."""

    def draw_ground(self, surface: pygame.Surface) -> None:
        """Draw what stands still."""

    def light(self, t_s: float) -> Light:
        """Return the control signal that the show is played with at a time."""

    def uncover(self) -> None:
        """Take notice that the ground was painted over all of it."""

    def draw(
        self, surface: pygame.Surface, ground: pygame.Surface, t_s: float, light_u: Light | None = None
    ) -> list[pygame.Rect]:
        """Draw what moves and return what changed."""


class _Show:
    """A game's scene on the attract screen, and its ground with the words on it."""

    def __init__(self, scene: Scene, ground: pygame.Surface, labels: list[Label]) -> None:
        self.scene = scene
        self.ground = ground
        self.labels = labels


class AttractScreen(Screen):
    """The games' scenes in turn, a line that asks something, and how to begin.

    Intents: ``start``, by a touch anywhere; ``service``, by holding the sign of the house.

    Parameters
    ----------
    kit : Kit
    games : mapping of str to Game
        Shown in this order.
    simulated : bool
        Whether the board is the simulated one: then it is said how to steer it.
    """

    fps = _FPS_ALONE

    def __init__(self, kit: Kit, games: Mapping[str, Game], *, simulated: bool = False) -> None:
        super().__init__(kit)
        self._games = list(games.values())
        self._shows: dict[int, _Show] = {}
        self._light_u: Light | None = None
        self._places = places(kit, self.frame)
        self._you = self._you_label()
        self._old: pygame.Surface | None = None
        self._swapping, self._swap_s, self._shown_s = False, 0.0, 0.0
        self._now, self._lean = 0, 0
        self._show(0)
        touch = Button(kit, "start", kit.stage.rect.inflate(-kit.space("gap"), -kit.space("gap")))
        self._widgets.insert(0, touch)
        self._mark = house_mark(kit, self.frame, "start")
        self.add_button(self._mark)
        self._looked: tuple[object, ...] = ()
        if simulated:
            self._chip("hint", kit.t("hint-simulated"))

    def bake(self) -> Iterator[None]:
        """Make what is not needed for the first picture, a piece a step.

        Yields
        ------
        None
            After each piece.
        """
        for number in range(1, len(self._games)):
            self._show(number)
            yield
        for first in range(-_LEANS, _LEANS + 1, _LEANS_A_STEP):
            for lean in range(first, min(first + _LEANS_A_STEP, _LEANS + 1)):
                self._person(lean)
            yield

    def _show(self, number: int) -> _Show:
        if number not in self._shows:
            game = self._games[number]
            scene, bare = self.kit.keep(("attract", game.content.id), lambda: self._scenery(game))
            ground = bare.copy()
            self._shows[number] = _Show(scene, ground, self._paint(ground, game))
        return self._shows[number]

    def _scenery(self, game: Game) -> tuple[Scene, pygame.Surface]:
        """Return what is the same in every language and after every visit: the scene, and its ground without words."""
        scene: Scene = game.view.Attract(self.kit, self._places.centre, self._places.radius)
        ground = pygame.Surface(self.kit.stage.size).convert()
        scene.draw_ground(ground)
        return scene, ground

    def _paint(self, ground: pygame.Surface, game: Game) -> list[Label]:
        """Paint the words and the board on a game's ground, and return the labels."""
        kit, t, at = self.kit, self.kit.t, self._places
        self._paint_shade(ground)
        labels: list[Label] = []

        def write(label: Label) -> None:
            label.draw(ground)
            labels.append(label)

        top = pygame.Rect(at.head.left, self.frame.top.top, at.head.width, self.frame.top.height)
        brand = pygame.Rect(top.left + kit.px(90), top.top, top.width - kit.px(90), top.height)
        write(Label(kit, t("attract-brand"), "heading", brand, valign="centre"))
        write(Label(kit, t("attract-title"), "number", at.head, valign="centre"))
        left = at.facts.left
        for icon, key in ((icons.clock, "attract-time"), (icons.check, "attract-free")):
            sign = icon(kit, kit.px(46), "accent")
            ground.blit(sign, sign.get_rect(midleft=(left, at.facts.centery)))
            words = pygame.Rect(left + kit.px(60), at.facts.top, at.facts.right - left - kit.px(60), kit.px(64))
            label = Label(kit, t(key), "lead", words, valign="centre")
            write(label)
            left = label.rect.right + kit.px(44)
        name = pygame.Rect(at.text.left, at.text.top, at.text.width, round(at.text.height * 0.36))
        rest = pygame.Rect(name.left, name.bottom, name.width, at.text.bottom - name.bottom)
        write(Label(kit, t(f"{game.content.id}-name"), "lead", name, colour="accent", valign="bottom"))
        write(Label(kit, t(f"{game.content.id}-promise"), "body", rest, colour="ink_soft"))
        self._paint_call(ground, write)
        board = kit.px(BOARD_U[0]), kit.px(BOARD_U[1])
        plank = card.face(kit, board, board[1] // 2, "line")
        light = card.soft_light(kit, kit.px(190), "accent", 0.22, 1.5)
        ground.blit(light, light.get_rect(center=at.feet))
        ground.blit(plank, plank.get_rect(midtop=(at.feet[0], at.feet[1] - kit.px(3))))
        return labels

    def _paint_shade(self, ground: pygame.Surface) -> None:
        """Darken the side of the words, more and more towards the edge."""
        width, height = ground.get_size()
        across = self.kit.stage.landscape
        line = pygame.Surface((64, 1) if across else (1, 64), pygame.SRCALPHA)
        for step in range(64):
            share = min(1.0, 1.5 * (1.0 - step / 63))
            at = (63 - step if self.kit.left_handed else step, 0) if across else (0, step)
            line.set_at(at, (*self.kit.colour("ground"), round(_SHADE * share)))
        size = (round(width * 0.52), height) if across else (width, round(height * 0.4))
        shade = pygame.transform.smoothscale(line, size)
        ground.blit(shade, (width - size[0] if across and self.kit.left_handed else 0, 0))

    def _paint_call(self, ground: pygame.Surface, write: "_Write") -> None:
        kit, call = self.kit, self._places.call
        under = card.soft_light(kit, call.width // 2, "accent", 0.22, 1.4)
        ground.blit(under, under.get_rect(center=call.center))
        ground.blit(key_cap(kit, call.size, "accent", False), call)
        top = top_of(kit, call)
        soles = figures.feet(kit, round(top.height * 0.66), "on_accent")
        ground.blit(soles, soles.get_rect(midleft=(top.left + kit.px(36), top.centery)))
        left = top.left + kit.px(36) + soles.get_width() + kit.px(28)
        words = pygame.Rect(left, top.top + kit.px(8), top.right - kit.px(28) - left, top.height - kit.px(16))
        write(Label(kit, kit.t("attract-call"), "lead", words, colour="on_accent", valign="centre"))

    def _you_label(self) -> Label:
        kit, body = self.kit, self._places.body
        box = pygame.Rect(0, 0, kit.px(300), kit.px(72))
        if kit.stage.landscape:
            box.midtop = self._places.feet[0], self._places.feet[1] + kit.space("gap")
        else:
            box.midbottom = body.centerx, body.top - kit.space("tight")
            box.clamp_ip(self.frame.body.inflate(-2 * kit.space("gap"), 0))  # with its plate within the margin
        side = "right" if kit.left_handed else "left"
        align = "centre" if kit.stage.landscape else side
        return Label(kit, kit.t("attract-you"), "lead", box, colour="accent", align=align, valign="centre")

    def _person(self, lean: int) -> pygame.Surface:
        return figures.person(self.kit, self._places.body.height, "ink", lean / _LEANS)

    def _make_chip(self, name: str, string: str) -> Chip:
        """Return a chip at its place: how the simulated trainee is steered, in the band."""
        if name != "hint":
            return super()._make_chip(name, string)
        kit, align = self.kit, "right" if self.kit.left_handed else "left"
        return Chip(kit, string, picture.keys_icon(kit, kit.px(36)), self.frame.band, align=align)

    def show_weight(self, light_u: Light | None) -> None:
        """Let the light follow somebody who is on the board; None when nobody is."""
        self._light_u = light_u
        self.fps = _FPS_ALONE if light_u is None else _FPS_FOLLOWING

    def texts(self) -> list[Placed]:
        """Return every laid-out text with the box it must stay in."""
        you = [self._you.placed()] if self._light_u is not None else []
        return [*super().texts(), *(label.placed() for label in self._show(self._now).labels), *you]

    def update(self, dt_s: float) -> None:
        """Advance, and go on to the next game when this one has been seen; not while somebody is on the board."""
        super().update(dt_s)
        self._shown_s += dt_s
        if self._shown_s >= LINGER_S and len(self._games) > 1 and self._light_u is None:
            self._now, self._shown_s = (self._now + 1) % len(self._games), 0.0
            self._covered, self._swapping = True, True

    def draw(self, surface: pygame.Surface) -> list[pygame.Rect] | None:
        """Draw what changed since the last call, or everything when something else was on the surface."""
        if self._swapping:
            self._swapping = False
            self._old = surface.copy() if self.kit.motion_s("swap") else None
            self._swap_s = self.t_s
        told = tuple(string for string, _ in self._chips.values())
        looks = (self._caption, self._pressed, self._focus, self._light_u is None, told, self._mark.lit)
        whole = self._covered or looks != self._looked or self._old is not None
        self._covered, self._looked = False, looks
        show = self._show(self._now)
        if whole:
            surface.blit(show.ground, (0, 0))
            show.scene.uncover()
        changed = show.scene.draw(surface, show.ground, self.t_s, self._light_u)
        changed = self._draw_person(surface, show, changed, whole)
        # Only where the ground was put back: smooth edges drawn twice on the same spot would turn hard.
        for part in [None] if whole else changed:
            surface.set_clip(part)
            self.draw_frame(surface)
        surface.set_clip(None)
        if self._old is not None:
            self._draw_old(surface)
        return None if whole else changed

    def _draw_person(
        self, surface: pygame.Surface, show: _Show, changed: list[pygame.Rect], whole: bool
    ) -> list[pygame.Rect]:
        """Draw the person who leans with the light, and return all that changed."""
        light_u = self._light_u or show.scene.light(self.t_s)
        lean = 0 if self.kit.calm and self._light_u is None else round(max(-1.0, min(1.0, light_u[0])) * _LEANS)
        touched = self._places.body.collidelist(changed) >= 0
        if whole or lean != self._lean or touched:
            if not whole:
                surface.blit(show.ground, self._places.body, self._places.body)
                changed = [*changed, self._places.body]
            person = self._person(lean)
            surface.blit(person, person.get_rect(midbottom=self._places.feet))
            self._lean = lean
        place = self._you.rect.inflate(2 * self.kit.space("gap"), self.kit.space("small"))
        if self._light_u is not None and (whole or place.collidelist(changed) >= 0):
            if not whole:
                surface.blit(show.ground, place, place)
                changed = [*changed, place]
            surface.blit(card.face(self.kit, place.size, place.height // 2, "ground"), place)
            self._you.draw(surface)
        return changed

    def _draw_old(self, surface: pygame.Surface) -> None:
        """Let the game before fade away."""
        assert self._old is not None
        alpha = round(255 * (1.0 - motion.soft(motion.share(self.t_s - self._swap_s, self.kit.motion_s("swap")))))
        if alpha == 0:
            self._old = None
            return
        self._old.set_alpha(alpha if alpha < 255 else None)  # 255 is another, slower way than none
        surface.blit(self._old, (0, 0))
        self.draw_buttons(surface)


class _Write(Protocol):
    """Paints a label and keeps it."""

    def __call__(self, label: Label, /) -> None:
        """Paint it."""
