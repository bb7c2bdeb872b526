"""In which looks the gallery shows every moment: sizes, languages and modes."""

from dataclasses import dataclass
from typing import Any, Final

import content
from games.drawing import Kit
from station.programme.load import load_theme
from station.programme.texts import LANGUAGES, Texts

SIZES: Final = {"720p": (1280, 720), "1080p": (1920, 1080), "4k": (3840, 2160), "portrait": (1080, 1920)}
LARGE_TEXT: Final = 1.25

MODES: Final[dict[str, dict[str, Any]]] = {
    "plain": {},
    "large": {"large_text": LARGE_TEXT},
    "calm": {"calm": True},
    "left": {"left_handed": True},
}
"""What each mode asks of a kit."""

_IN_MODE: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "plain": dict.fromkeys(LANGUAGES, tuple(SIZES)),
    "large": dict.fromkeys(LANGUAGES, ("1080p", "portrait")),
    "calm": {"nl": ("1080p", "portrait")},
    "left": {"en": ("1080p", "portrait")},
}
"""Not the full product: modes change the layout with the form of the window, not with its size; calm and left-handed
look the same in every language."""


@dataclass(frozen=True, slots=True)
class Look:
    """One way to look at everything.

    Parameters
    ----------
    size : str
        One of ``SIZES``.
    lang : str
    mode : str
        One of ``MODES``.
    """

    size: str
    lang: str
    mode: str

    @property
    def name(self) -> str:
        """What it is called, in file names too."""
        return f"{self.size}-{self.lang}-{self.mode}"

    def kit(self, kind: type[Kit] = Kit) -> Kit:
        """Return a kit of a kind for this look; the window must be open."""
        texts, theme = Texts(content.ROOT, self.lang), load_theme(content.ROOT)
        return kind(SIZES[self.size], theme, texts, content.ROOT / "fonts", lang=self.lang, **MODES[self.mode])


def looks(lang: str | None = None, size: str | None = None) -> list[Look]:
    """Return the looks of the gallery, or those of a language or a size."""
    every = [Look(s, name, mode) for mode, langs in _IN_MODE.items() for name, sizes in langs.items() for s in sizes]
    return [look for look in every if lang in (None, look.lang) and size in (None, look.size)]
