"""One look at everything: drawn, checked, photographed."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import pygame

from games.drawing import Kit
from kiosk.display import open_offscreen
from kiosk.gallery.check import Finding, faults
from kiosk.gallery.contrast import WordlessKit
from kiosk.gallery.looks import SIZES, Look
from kiosk.gallery.moments import Moment
from kiosk.gallery.sheet import contact_sheet, small
from kiosk.screens.base import Screen
from kiosk.screens.overlay import Overlay

NOTICE: Final = "notice-"


class Stage:
    """A window in one look, with what overlays lie over.

    Parameters
    ----------
    look : Look
    kind : type of Kit
    behind : Moment
        What goes on behind an overlay.
    """

    def __init__(self, look: Look, kind: type[Kit], behind: Moment) -> None:
        self.surface = open_offscreen(SIZES[look.size])
        self.kit = look.kit(kind)
        self._behind = behind
        self._drawn: pygame.Surface | None = None
        t = self.kit.t
        self._notice = max((t(key) for key in t.keys if key.startswith(NOTICE) and not t.keys[key]), key=len)

    def draw(self, moment: Moment, *, bare: bool) -> Screen:
        """Draw a moment and return its screen.

        Parameters
        ----------
        moment : Moment
        bare : bool
            Without its lead-in and with the longest notice that may come: for the check.
        """
        screen = moment.made(self.kit)
        if isinstance(screen, Overlay):
            self.surface.blit(self._ground(), (0, 0))
        elif moment.lead_in is not None and not bare:
            moment.lead_in(screen, self.surface)
        if bare:
            screen.show_notice(self._notice)
        screen.uncover()
        screen.draw(self.surface)
        return screen

    def _ground(self) -> pygame.Surface:
        if self._drawn is None:
            self._behind.made(self.kit).draw(self.surface)
            self._drawn = self.surface.copy()
        return self._drawn


def check(look: Look, moments: Sequence[Moment], behind: Moment, tell: Callable[[], None]) -> list[Finding]:
    """Return what is wrong in a look.

    Parameters
    ----------
    look : Look
    moments : sequence of Moment
    behind : Moment
        What goes on behind overlays.
    tell : callable
        Called after every moment.
    """
    stage, found = Stage(look, WordlessKit, behind), []
    assert isinstance(stage.kit, WordlessKit)
    for moment in moments:
        stage.kit.asked.clear()
        screen = stage.draw(moment, bare=True)
        wrong = faults(screen, stage.surface, stage.kit.asked)
        found += [Finding(moment.name, look.lang, look.size, look.mode, *each) for each in dict.fromkeys(wrong)]
        tell()
    stage.kit.forget()
    return found


def photograph(
    look: Look, moments: Sequence[Moment], behind: Moment, out: Path, tell: Callable[[], None]
) -> tuple[Path, int]:
    """Save a picture of every moment in a look, and a contact sheet of all of them.

    Parameters
    ----------
    look : Look
    moments : sequence of Moment
    behind : Moment
    out : Path
        Folder of the gallery.
    tell : callable
        Called after every moment.

    Returns
    -------
    (Path, int)
        The contact sheet, and how many pictures there are on it.
    """
    stage, folder, pictures = Stage(look, Kit, behind), out / look.name, []
    folder.mkdir(parents=True, exist_ok=True)
    for moment in moments:
        stage.draw(moment, bare=False)
        path = folder / f"{moment.name}.png"
        pygame.image.save(stage.surface, path)
        pictures.append((moment.name, small(stage.surface)))
        tell()
    stage.kit.forget()
    return contact_sheet(pictures, out / f"sheet-{look.name}.png"), len(pictures)
