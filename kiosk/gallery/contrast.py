"""How well a text stands out from what is really drawn under it.

The ground of a text is the same screen drawn by a kit whose texts are empty: the pixels under the text's rectangle, as
they are with gradients, glows, cards and moving things. Of all these pixels the ratio counts that all but the worst
``STRAY`` exceed: a thin line that crosses the rectangle is no obstacle, a bright corner under a letter is.
"""

from functools import cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pygame

from games.drawing import Kit

STRAY: Final = 0.02
"""Share of the pixels under a text that may be any colour."""

EVERY: Final = 2
"""Each second pixel of each second row is looked at: a quarter of the work for the same figure."""


class WordlessKit(Kit):
    """A kit that lays out texts as always, and draws them empty.

    Attributes
    ----------
    asked : set of (str, str, int)
        Every line that was asked for: the string, its role, its size in pixels.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked: set[tuple[str, str, int]] = set()

    def text(self, string: str, role: str, colour: str = "ink", size_px: int = 0) -> pygame.Surface:
        """Note what was asked for, and return it empty."""
        self.asked.add((string, role, size_px or self.type_px(role)))
        return super().text(string, role, colour, size_px)

    def _render(self, string: str, role: str, colour: str, size_px: int) -> pygame.Surface:
        size = self.font(role, size_px).size(string)
        return pygame.Surface(size, pygame.SRCALPHA).convert_alpha()


def contrast(ground: pygame.Surface, rect: pygame.Rect, colour: tuple[int, int, int]) -> float:
    """Return the contrast of a text with its ground, 1 to 21.

    Parameters
    ----------
    ground : pygame.Surface
        The window without its texts.
    rect : pygame.Rect
        What the text covers; within the window.
    colour : (int, int, int)
        Of the text.

    Returns
    -------
    float
        The ``STRAY`` quantile of the contrast over the pixels.

    References
    ----------
    .. [1] W3C, Web Content Accessibility Guidelines 2.2, contrast ratio and relative luminance.
    """
    pixels = pygame.surfarray.array3d(ground.subsurface(rect))[::EVERY, ::EVERY]
    under = luminance(pixels.reshape(-1, 3))
    text = luminance(np.array([colour], dtype=np.uint8))[0]
    ratios = (np.maximum(under, text) + 0.05) / (np.minimum(under, text) + 0.05)
    return float(np.quantile(ratios, STRAY))


def luminance(colours: npt.NDArray[np.uint8]) -> npt.NDArray[np.float64]:
    """Return the relative luminance of sRGB colours, shape (n, 3) in, (n,) out."""
    linear: npt.NDArray[np.float64] = _linear()[colours] @ np.array([0.2126, 0.7152, 0.0722])
    return linear


@cache
def _linear() -> npt.NDArray[np.float64]:
    share = np.arange(256) / 255
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
