"""The window: what SDL is told before it starts, and whether there is a screen at all."""

import os
import sys
from pathlib import Path

import pygame

from station.errors import UsageError

WINDOW_SHARE = 0.8
"""Share of the desktop that a window takes, so that its frame and the task bar stay visible."""


def screen_there() -> bool:
    """Return whether a window can be opened here."""
    if os.environ.get("SDL_VIDEODRIVER"):
        return True
    if sys.platform in {"win32", "darwin"}:
        return True
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return True
    return any(Path("/dev/dri").glob("card*")) if Path("/dev/dri").is_dir() else False


def prepare_sdl() -> None:
    """Set what SDL reads at its start; must run before the first window."""
    # Touches arrive as FINGER events; SDL's imitation of them as mouse clicks would press everything twice.
    os.environ.setdefault("SDL_TOUCH_MOUSE_EVENTS", "0")
    os.environ["SDL_VIDEO_X11_WMCLASS"] = "evenkeel"  # pygame names it after the script
    under_wayland = bool(os.environ.get("WAYLAND_DISPLAY"))
    if os.environ.get("DISPLAY") and not under_wayland and not Path("/dev/dri/renderD128").exists():
        # Without a GPU, SDL's "accelerated" framebuffer costs five times the plain one; Wayland refuses the plain one.
        os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")


def open_window(fullscreen: bool, size: tuple[int, int] | None = None) -> pygame.Surface:
    """Open the window and return the surface to draw on.

    Parameters
    ----------
    fullscreen : bool
    size : (int, int), optional
        Width and height in pixels; the desktop's, or a good part of it, when left out.

    Raises
    ------
    UsageError
        When no window can be opened.
    """
    prepare_sdl()
    try:
        pygame.display.init()
        pygame.font.init()
        desktop = pygame.display.get_desktop_sizes()[0]
        if size is None:
            size = desktop if fullscreen else (int(desktop[0] * WINDOW_SHARE), int(desktop[1] * WINDOW_SHARE))
        flags = pygame.FULLSCREEN if fullscreen else pygame.RESIZABLE
        surface = pygame.display.set_mode(size, flags)
    except pygame.error as error:
        raise UsageError(
            f"No window can be opened ({error}).", "Start it on a desktop, or run: evenkeel demo --out pictures"
        ) from error
    pygame.display.set_caption("evenkeel")
    return surface


def open_offscreen(size: tuple[int, int]) -> pygame.Surface:
    """Return a surface of the same kind that nobody sees, for demos, tests and benchmarks."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    os.environ["SDL_AUDIODRIVER"] = "dummy"
    return open_window(False, size)
