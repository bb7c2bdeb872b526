"""The colours of the hall: what things are painted with, and what lamp light and haze make of it."""

from typing import Final

from games.drawing import Kit

Rgb = tuple[int, int, int]

FOGS: Final = 40
"""Steps of haze, from none to all."""

_EMBER: Final = (38, 24, 16)
"""What warm light fades to: brown, not the green that amber and the night would make."""

LIGHTS: Final = 14
"""Steps of lamp light."""

_AMBIENT: Final = (0.23, 0.31, 0.37)
"""What the night through the roof lights leaves to see."""

_LAMP: Final = (0.98, 0.86, 0.66)
"""The lamps are lanterns: warm."""

PAINT: Final[dict[str, Rgb]] = {
    "concrete": (92, 104, 108),
    "concrete_old": (84, 96, 100),
    "rubber": (48, 52, 58),
    "rubber_stud": (66, 70, 76),
    "wet": (58, 84, 98),
    "wet_edge": (104, 150, 168),
    "joint": (52, 62, 67),
    "tyre": (70, 79, 83),
    "line": (196, 186, 150),
    "mark": (224, 214, 190),
    "plate": (128, 142, 148),
    "plate_rib": (158, 172, 176),
    "pit": (10, 15, 19),
    "steel": (150, 164, 170),
    "ridge": (214, 170, 62),
    "ridge_dark": (36, 38, 40),
    "back": (26, 36, 42),
    "back_high": (20, 30, 36),
    "wall": (52, 70, 78),
    "roof": (30, 42, 50),
    "upright": (52, 92, 122),
    "upright_side": (34, 62, 84),
    "beam": (190, 104, 52),
    "guard": (206, 166, 58),
    "rail": (150, 128, 66),
    "pallet": (118, 92, 62),
    "box_0": (168, 128, 84),
    "box_1": (140, 104, 70),
    "box_2": (98, 128, 134),
    "box_3": (128, 84, 78),
    "box_4": (88, 106, 92),
    "box_5": (152, 142, 120),
    "box_6": (72, 96, 124),
    "wrap": (120, 144, 154),
    "label": (206, 204, 190),
    "door_frame": (74, 92, 100),
    "door_shut": (58, 80, 90),
    "door_slat": (48, 68, 78),
    "sign": (214, 172, 60),
}
"""Painted things: they are as bright as the light that falls on them."""

GLOWING: Final[dict[str, str]] = {
    "lamp_on": "ink",
    "lamp_off": "line",
    "lit": "accent",
    "dock_awake": "accent",
    "done": "good",
    "ghost": "trail",
}
"""Things that light by themselves, by the theme's colour."""

FADED: Final[dict[str, tuple[str, float]]] = {
    "lit_soft": ("accent", 0.62),
    "lit_faint": ("accent", 0.34),
    "door_light": ("accent", 0.85),
    "inside": ("accent", 0.56),
    "inside_dark": ("accent", 0.4),
    "inside_back": ("accent", 0.78),
    "dock_asleep": ("accent", 0.46),
}
"""The same, dimmed: by the share of its colour that is left."""


def mix(one: Rgb, other: Rgb, share: float) -> Rgb:
    """Return a colour between two; ``share`` 0 is the first."""
    return (
        round(one[0] + (other[0] - one[0]) * share),
        round(one[1] + (other[1] - one[1]) * share),
        round(one[2] + (other[2] - one[2]) * share),
    )


class Palette:
    """Every colour of the hall in every light, made once.

    Attributes
    ----------
    codes : dict of str to int
        Number of each paint; the colour of a thing is ``colours[(code * FOGS + fog) * LIGHTS + light]``.
    colours : list of (int, int, int)
    haze : (int, int, int)
        What everything fades to.
    """

    def __init__(self, kit: Kit) -> None:
        ground, surface, high = kit.colour("ground"), kit.colour("surface"), kit.colour("surface_high")
        self.haze = mix(surface, high, 0.35)
        self.night = mix(ground, (0, 0, 0), 0.35)
        self.codes: dict[str, int] = {}
        self.colours: list[Rgb] = []
        for name, paint in PAINT.items():
            self.codes[name] = len(self.codes)
            for fog in range(FOGS):
                share = fog / (FOGS - 1)
                self.colours += [mix(lit(paint, step / (LIGHTS - 1)), self.haze, share) for step in range(LIGHTS)]
        own = {name: kit.colour(token) for name, token in GLOWING.items()}
        own |= {name: mix(_EMBER, kit.colour(token), share) for name, (token, share) in FADED.items()}
        for name, paint in own.items():
            self.codes[name] = len(self.codes)
            for fog in range(FOGS):
                self.colours += [mix(paint, self.haze, 0.72 * fog / (FOGS - 1))] * LIGHTS

    def at(self, name: str, light: float, fog: float) -> Rgb:
        """Return the colour of a paint in lamp light and haze, both 0 to 1."""
        step = min(max(int(light * LIGHTS), 0), LIGHTS - 1)
        far = min(max(int(fog * FOGS), 0), FOGS - 1)
        return self.colours[(self.codes[name] * FOGS + far) * LIGHTS + step]


def lit(paint: Rgb, light: float) -> Rgb:
    """Return a paint in lamp light of 0 to 1."""
    red, green, blue = (
        min(255, round(part * (cool + (warm - 0.35 * cool) * light)))
        for part, cool, warm in zip(paint, _AMBIENT, _LAMP, strict=True)
    )
    return red, green, blue


def palette(kit: Kit) -> Palette:
    """Return the palette of a kit, made once."""
    made: Palette = kit.keep("roll_container-palette", lambda: Palette(kit))
    return made
