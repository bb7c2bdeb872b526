"""The kit: made once per window size and language, handed to every screen and game view."""

from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any, Concatenate, Final, ParamSpec, TypeVar

import pygame

from games.drawing.stage import Stage
from station.programme.model import Colour, Theme
from station.programme.texts import Texts

FACES: Final = {
    "caption": "Inter-Medium",
    "body": "Inter-Medium",
    "lead": "Inter-SemiBold",
    "heading": "InterDisplay-Bold",
    "title": "InterDisplay-Bold",
    "number": "InterDisplay-Bold",
    "hero": "InterDisplay-Bold",
    "giant": "InterDisplay-Bold",
}
"""Font file by type role; the sizes are the theme's. The digits of the display face are all equally wide."""

LINE: Final = 1.28
"""Distance of base lines in text sizes."""

_P = ParamSpec("_P")
_T = TypeVar("_T")


class Kit:
    """Theme, stage, type and kept pictures.

    Parameters
    ----------
    size : (int, int)
        The window in pixels.
    theme : Theme
    t : Texts
        ``t(key, **args)`` gives a text in the language of this kit.
    fonts : Path
        Folder of the font files.
    lang : str
        Language of ``t``, for the language switch.
    large_text : float
        Factor on all type sizes.
    calm : bool
        Without motion that only decorates.
    left_handed : bool
        With the buttons of a hand on the left.

    Attributes
    ----------
    spread : int
        Over so many frames a game may spread the painting of what is around: 1 where there is time for it in each.
    """

    def __init__(
        self,
        size: tuple[int, int],
        theme: Theme,
        t: Texts,
        fonts: Path,
        *,
        lang: str,
        large_text: float = 1.0,
        calm: bool = False,
        left_handed: bool = False,
    ) -> None:
        self.stage = Stage(size)
        self.theme = theme
        self.t = t
        self.lang = lang
        self.large_text = large_text
        self.calm = calm
        self.left_handed = left_handed
        self.spread = 1
        self._look = size, theme, fonts, large_text, calm, left_handed
        self._fonts_dir = fonts
        self._fonts: dict[tuple[str, int], pygame.font.Font] = {}
        self._kept: dict[Hashable, Any] = {}

    def px(self, units: float) -> int:
        """Return logical units as whole pixels."""
        return self.stage.px(units)

    def colour(self, name: str) -> Colour:
        """Return a colour of the theme."""
        return self.theme.colours[name]

    def space(self, name: str) -> int:
        """Return a distance of the theme in pixels."""
        return self.px(self.theme.space_u[name])

    def stroke(self, name: str) -> int:
        """Return the thickness of a line of the theme in pixels, at least 1."""
        return max(1, self.px(self.theme.stroke_u[name]))

    def motion_s(self, name: str) -> float:
        """Return how long a motion of the theme takes; 0 in calm mode: it is over at once."""
        return 0.0 if self.calm else self.theme.motion_s[name]

    def type_px(self, role: str) -> int:
        """Return the text size of a role in pixels."""
        return self.px(self.theme.type_u[role] * self.large_text)

    def font(self, role: str, size_px: int = 0) -> pygame.font.Font:
        """Return the font of a role, at the role's own size or another."""
        key = (FACES[role], size_px or self.type_px(role))
        if key not in self._fonts:
            self._fonts[key] = pygame.font.Font(self._fonts_dir / f"{key[0]}.ttf", key[1])
        return self._fonts[key]

    def text(self, string: str, role: str, colour: str = "ink", size_px: int = 0) -> pygame.Surface:
        """Return a line of text as a picture; the same picture when asked again."""
        size_px = size_px or self.type_px(role)
        return self.keep(("text", string, role, colour, size_px), lambda: self._render(string, role, colour, size_px))

    def _render(self, string: str, role: str, colour: str, size_px: int) -> pygame.Surface:
        picture = self.font(role, size_px).render(string, True, self.colour(colour))
        return picture.convert_alpha()

    def wrap(self, string: str, role: str, width_px: int, size_px: int = 0) -> list[str]:
        """Break a text into lines no wider than ``width_px``; a single longer word keeps a line of its own."""
        font = self.font(role, size_px)
        lines = []
        for paragraph in string.split("\n"):
            line = ""
            for word in paragraph.split(" "):
                longer = f"{line} {word}" if line else word
                if line and font.size(longer)[0] > width_px:
                    lines.append(line)
                    line = word
                else:
                    line = longer
            lines.append(line)
        return lines

    def keep(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """Return what was made for this key, making it the first time."""
        if key not in self._kept:
            self._kept[key] = make()
        kept: _T = self._kept[key]
        return kept

    def inherit(self, other: "Kit") -> None:
        """Take the place of another kit, with all that it kept where it differs in its language alone.

        What shows words is kept by them, so that a word of the other language is never found. In any other case all is
        let go of: some of it knows its kit, and in such a ring a gigabyte of pictures would wait for a collection of
        all objects.
        """
        if self._look == other._look:
            self._kept, self._fonts, self.spread = other._kept, other._fonts, other.spread
        else:
            other.forget()

    def forget(self) -> None:
        """Let go of all that was kept."""
        self._kept.clear()


def baked(make: Callable[Concatenate[Kit, _P], _T]) -> Callable[Concatenate[Kit, _P], _T]:
    """Let a function that makes a picture for a kit make each one only once."""
    name = f"{make.__module__}.{make.__name__}"

    def kept(kit: Kit, /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
        return kit.keep((name, args, tuple(sorted(kwargs.items()))), lambda: make(kit, *args, **kwargs))

    kept.__doc__ = make.__doc__
    return kept
