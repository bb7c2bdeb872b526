"""Attract: what this is, seen by somebody who walks past. No names."""

from types import ModuleType
from typing import Protocol

import pygame

from games.drawing import Kit, figures, shapes
from kiosk.screens.base import Screen
from kiosk.widgets.button import Button
from kiosk.widgets.label import Label


class Scene(Protocol):
    """The moving picture of a game's ``view.Attract``."""

    def draw_ground(self, surface: pygame.Surface) -> None:
        """Draw what stands still."""

    def draw(
        self, surface: pygame.Surface, ground: pygame.Surface, t_s: float, light_u: tuple[float, float] | None = None
    ) -> list[pygame.Rect]:
        """Draw what moves and return what changed."""


class AttractScreen(Screen):
    """The game's scene, one line about it, and how to begin. A touch anywhere gives ``start``.

    Parameters
    ----------
    kit : Kit
    view : module
        View of the game that is shown.
    simulated : bool
        Whether the board is the simulated one: then it is said how to steer it.
    """

    fps = 20

    def __init__(self, kit: Kit, view: ModuleType, *, simulated: bool = False) -> None:
        super().__init__(kit)
        stage = kit.stage
        if stage.landscape:
            centre, radius = (round(stage.size[0] * 0.685), kit.px(500)), kit.px(372)
        else:
            centre, radius = (stage.size[0] // 2, kit.px(stage.height_u * 0.56)), kit.px(400)
        self._scene: Scene = view.Attract(kit, centre, radius)
        self._light_u: tuple[float, float] | None = None
        self._ground = pygame.Surface(stage.size).convert()
        self._scene.draw_ground(self._ground)
        self._paint_words()
        self._widgets.insert(0, Button(kit, "start", stage.rect.inflate(-kit.px(24), -kit.px(24))))
        self._looked: tuple[object, ...] = ()
        self.show_hint(simulated)

    def _paint_words(self) -> None:
        kit, frame = self.kit, self.frame
        stage, ground = kit.stage, self._ground
        self.add_label(ground, Label(kit, kit.t("attract-brand"), "lead", frame.top, colour="accent", valign="centre"))
        if stage.landscape:
            left, wide = frame.body.left, kit.px(600)
            head = pygame.Rect(left, kit.px(200), wide, kit.px(300))
            text = pygame.Rect(left, kit.px(520), wide, kit.px(140))
            call = pygame.Rect(left, kit.px(690), wide, kit.px(168))
        else:
            left, wide = frame.body.left, frame.body.width
            head = pygame.Rect(left, kit.px(190), wide, kit.px(200))
            text = pygame.Rect(left, kit.px(404), wide, kit.px(140))
            call = pygame.Rect(left, frame.body.bottom - kit.px(150), wide, kit.px(150))
        self.add_label(ground, Label(kit, kit.t("attract-title"), "number", head, valign="bottom"))
        self.add_label(ground, Label(kit, kit.t("attract-text"), "lead", text, colour="ink_soft"))
        ground.blit(shapes.panel(kit, call.size, kit.px(32), "accent"), call)
        soles = figures.feet(kit, round(call.height * 0.66), "on_accent")
        ground.blit(soles, soles.get_rect(midleft=(call.left + kit.px(32), call.centery)))
        words = pygame.Rect(
            call.left + soles.get_width() + kit.px(64), call.top + kit.px(12), 0, call.height - kit.px(24)
        )
        words.width = call.right - kit.px(24) - words.left
        self.add_label(ground, Label(kit, kit.t("attract-call"), "lead", words, colour="on_accent", valign="centre"))

    def show_weight(self, light_u: tuple[float, float] | None) -> None:
        """Let the light follow somebody who is on the board; None when nobody is."""
        self._light_u = light_u

    def draw(self, surface: pygame.Surface) -> list[pygame.Rect] | None:
        """Draw what changed since the last call, or everything when something else was on the surface."""
        looks = (self._caption, self._pressed, self._focus, *(string for string, _ in self._chips.values()))
        whole, self._covered = self._covered or looks != self._looked, False
        self._looked = looks
        if whole:
            surface.blit(self._ground, (0, 0))
        changed = self._scene.draw(surface, self._ground, self.t_s, self._light_u)
        # Only where the ground was put back: smooth edges drawn twice on the same spot would turn hard.
        surface.set_clip(None if whole else changed[0].unionall(changed[1:]))
        self.draw_frame(surface)
        surface.set_clip(None)
        return None if whole else changed
