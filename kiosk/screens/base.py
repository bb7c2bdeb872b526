"""What a screen is: a view that takes plain data and gives back intents, short strings such as ``guest``."""

from abc import ABC, abstractmethod
from typing import Final

import pygame

from games.drawing import Kit, icons
from games.drawing.water import water
from kiosk.widgets import card
from kiosk.widgets.button import Button
from kiosk.widgets.frame import Chip, Frame, comfort_button, language_buttons, stop_button
from kiosk.widgets.label import Label, Placed
from kiosk.widgets.picture import notice_icon

ACTIVATE: Final = ("enter", "space")

_LANTERN: Final = 0.13
"""How strong the light of the lantern above every screen is."""

_VOICE_U: Final = 44
"""Size of the sign of the voice before a caption."""

_STEPS: Final = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}


class Screen(ABC):
    """One screen. It acts on release, never on press, and everything is reachable by keys too.

    Attributes
    ----------
    fps : int
        Frames a second that the screen asks for; calm screens ask for less.
    due : str or None
        An intent that the screen gives by itself because its time is over; read after :meth:`update`.
    """

    fps: int = 60
    comfortable: bool = True
    """Whether the comfort panel can be opened from here."""

    appears: bool = True
    """Whether it comes softly, over what was there; a round is there at once."""

    def __init__(self, kit: Kit) -> None:
        self.kit = kit
        self.t_s = 0.0
        self.due: str | None = None
        self._covered = True
        self.frame = Frame(kit.stage, left_handed=kit.left_handed)
        self._widgets = [*language_buttons(kit, self.frame.switch), stop_button(kit, self.frame.stop)]
        if self.comfortable:
            self._widgets.insert(-1, comfort_button(kit, self.frame.comfort))
        self._common = len(self._widgets)
        self._labels: list[Label] = []
        self._pressed: Button | None = None
        self._under = False
        self._focus: Button | None = None
        self._chips: dict[str, tuple[str, Chip]] = {}
        self._caption: Label | None = None
        self._caption_box = self.frame.band
        self._pad, self._voice = kit.space("padding"), icons.speaker(kit, kit.px(_VOICE_U), "ink_soft")
        self._plate = self._caption_box

    def paint_ground(self) -> pygame.Surface:
        """Return the still part of a screen to paint on: the house's water, a lantern somewhere above it."""
        return self.kit.keep("ground of screens", self._bake_ground).copy()

    def _bake_ground(self) -> pygame.Surface:
        kit, stage = self.kit, self.kit.stage
        ground = water(kit, (stage.width_u / 2, stage.height_u * 0.44), 560.0)
        light = card.soft_light(kit, kit.px(760), "accent", _LANTERN, 1.7)
        ground.blit(
            light, light.get_rect(center=self.frame.mirror(pygame.Rect(stage.size[0] * 4 // 5, 0, 0, 0)).topleft)
        )
        return ground

    def add_label(self, ground: pygame.Surface, label: Label) -> Label:
        """Paint a text on the still part and list it for the layout check."""
        label.draw(ground)
        self._labels.append(label)
        return label

    def add_title(self, ground: pygame.Surface, string: str) -> None:
        """Paint the title in the top row, at the side away from the buttons."""
        align = "right" if self.kit.left_handed and self.kit.stage.landscape else "left"
        self.add_label(ground, Label(self.kit, string, "title", self.frame.top, align=align, valign="centre"))

    def add_button(self, button: Button) -> None:
        """Put a button before the ones that every screen has; the first one is the one that enter presses."""
        self._widgets.insert(len(self._widgets) - self._common, button)

    def show_notice(self, string: str) -> None:
        """Show a quiet notice, or none when the text is empty."""
        self._chip("notice", string)

    def show_caption(self, string: str) -> None:
        """Show what the coach says, or nothing when the text is empty."""
        string = "" if self.shows_what_is_said() else string
        if string != (self._caption.string if self._caption else ""):
            self._caption = self._caption_label(string) if string else None

    def shows_what_is_said(self) -> bool:
        """Return whether the screen itself tells what the coach says: that needs no caption.

        So it is where buttons stand in the place of captions: what is said beside those has a title, panel or notice.
        """
        return any(button.rect.colliderect(self._caption_box) for button in self._widgets)

    def _caption_label(self, string: str) -> Label:
        """Return what the coach says, on a dark plate no larger than the words and the sign of the voice: no button."""
        pad, voice = self._pad, self._voice.get_width() + self.kit.space("small")
        box = self._caption_box.inflate(-2 * pad, -self.kit.space("small"))
        box.left, box.width = box.left + voice, box.width - voice
        label = self.kit.keep(
            ("caption", string, tuple(box)),
            lambda: Label(self.kit, string, "lead", box, align="centre", valign="centre"),
        )
        self._plate = label.rect.inflate(2 * pad, 2 * pad).clip(self._caption_box)
        self._plate.left, self._plate.width = label.rect.left - voice - pad, label.rect.width + voice + 2 * pad
        return label

    def _chip(self, name: str, string: str) -> None:
        if name in self._chips and self._chips[name][0] == string:
            return
        self._chips.pop(name, None)
        if string:
            self._chips[name] = (string, self._make_chip(name, string))

    def _make_chip(self, name: str, string: str) -> Chip:
        """Return a chip at its place: a notice in the top row, beside the buttons."""
        kit, align = self.kit, "right" if self.kit.stage.landscape and not self.kit.left_handed else "left"
        return Chip(kit, string, notice_icon(kit, kit.px(36)), self.frame.notice, align=align, valign="centre")

    def uncover(self) -> None:
        """Take notice that something else was on the surface: the next :meth:`draw` draws everything."""
        self._covered = True

    def update(self, dt_s: float) -> None:
        """Advance the animation clock, and let a touch last."""
        self.t_s += dt_s
        if self._pressed is not None and self._under:
            self.due = self._pressed.hold(dt_s) or self.due

    @abstractmethod
    def draw(self, surface: pygame.Surface) -> list[pygame.Rect] | None:
        """Draw, and return the rectangles that changed, or None when everything may have."""

    def texts(self) -> list[Placed]:
        """Return every laid-out text with the box it must stay in: for the layout check."""
        placed = [label.placed() for label in self._labels]
        placed += [chip.label.placed() for _, chip in self._chips.values()]
        placed += [self._caption.placed()] if self._caption else []
        return placed + [text for button in self._widgets for text in button.texts()]

    def buttons(self) -> list[tuple[str, pygame.Rect]]:
        """Return the hit areas, in the order that the keys walk them."""
        return [(button.intent, button.rect) for button in self._walked()]

    def press(self, pos: tuple[int, int]) -> None:
        """Begin a touch: the button under it looks pressed."""
        self._pressed, self._under = self._at(pos), True
        if self._pressed is not None:
            self._pressed.touch()

    def move(self, pos: tuple[int, int]) -> None:
        """Slide a touch along: a button is held as long as it is below."""
        self._under = self._pressed is not None and self._pressed.rect.collidepoint(pos)

    def release(self, pos: tuple[int, int]) -> str | None:
        """End a touch; return the intent of the button when it was pressed and released on the same one."""
        pressed, self._pressed = self._pressed, None
        return pressed.let_go() if pressed is not None and pressed is self._at(pos) else None

    def cancel(self) -> None:
        """Forget a touch that was begun."""
        self._pressed = None

    def key(self, name: str) -> str | None:
        """Move the focus with the arrows, activate with enter or space, stop with escape."""
        if name == "escape":
            return self.escape_intent()
        if name in ACTIVATE:
            chosen = self._focus or self._default()
            return (chosen.intent or None) if chosen else None
        if name == "tab" and self._widgets:
            walked = self._walked()
            index = walked.index(self._focus) if self._focus in walked else -1
            self._focus = walked[(index + 1) % len(walked)]
        elif name in _STEPS:
            self._focus = self._neighbour(_STEPS[name])
        return None

    def escape_intent(self) -> str | None:
        """Return what the escape key means here."""
        return "stop"

    def _walked(self) -> list[Button]:
        """Return the buttons that mean something; what is chosen already takes a touch, and does nothing."""
        return [button for button in self._widgets if button.intent]

    def _default(self) -> Button | None:
        """Return what enter presses: never what every screen has, or a round would change its language by it."""
        own = self._widgets[: len(self._widgets) - self._common]
        return next((button for button in own if button.intent), None)

    def _at(self, pos: tuple[int, int]) -> Button | None:
        # Later buttons lie on top of earlier ones.
        return next((button for button in reversed(self._widgets) if button.rect.collidepoint(pos)), None)

    def _neighbour(self, step: tuple[int, int]) -> Button | None:
        if self._focus not in self._widgets or self._focus is None:
            return self._default() or next(iter(self._walked()), None)
        here = pygame.Vector2(self._focus.rect.center)
        best, best_cost = self._focus, float("inf")
        for button in self._walked():
            away = pygame.Vector2(button.rect.center) - here
            along = away.x * step[0] + away.y * step[1]
            across = abs(away.x * step[1]) + abs(away.y * step[0])
            if button is not self._focus and along > 0 and along + 2 * across < best_cost:
                best, best_cost = button, along + 2 * across
        return best

    def draw_frame(self, surface: pygame.Surface) -> None:
        """Draw notices, caption and buttons."""
        for _, chip in self._chips.values():
            chip.draw(surface)
        if self._caption is not None:
            surface.blit(card.plate(self.kit, self._plate.size), self._plate)
            surface.blit(self._voice, self._voice.get_rect(midleft=(self._plate.left + self._pad, self._plate.centery)))
            self._caption.draw(surface)
        self.draw_buttons(surface)

    def draw_buttons(self, surface: pygame.Surface) -> None:
        """Draw the buttons alone: they keep their place while a screen comes."""
        for button in self._widgets:
            button.draw(surface, pressed=button is self._pressed, focused=button is self._focus)
