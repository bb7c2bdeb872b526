"""Contact sheets: all pictures of a look on one."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import pygame

import content

ACROSS: Final = 6
"""Pictures in a row of a sheet, in landscape; twice as many in portrait."""

THUMB_PX: Final = 420
"""Long side of a small picture."""

GAP_PX: Final = 14
LABEL_PX: Final = 26
GROUND: Final = (24, 26, 28)
INK: Final = (235, 238, 240)


def small(picture: pygame.Surface) -> pygame.Surface:
    """Return a picture as small as a sheet shows it."""
    share = THUMB_PX / max(picture.get_size())
    size = round(share * picture.get_width()), round(share * picture.get_height())
    return pygame.transform.smoothscale(picture, size)


def contact_sheet(pictures: Sequence[tuple[str, pygame.Surface]], path: Path) -> Path:
    """Save small pictures with their names on one sheet, and return its path.

    Parameters
    ----------
    pictures : sequence of (str, pygame.Surface)
        Names and small pictures, all of one size.
    path : Path
    """
    wide, high = pictures[0][1].get_size()
    across = ACROSS if wide >= high else 2 * ACROSS
    rows = -(-len(pictures) // across)
    cell = wide + GAP_PX, high + GAP_PX + LABEL_PX
    sheet = pygame.Surface((GAP_PX + min(across, len(pictures)) * cell[0], GAP_PX + rows * cell[1]))
    sheet.fill(GROUND)
    font = pygame.font.Font(content.ROOT / "fonts" / "Inter-Medium.ttf", 16)
    for number, (name, picture) in enumerate(pictures):
        left, top = GAP_PX + number % across * cell[0], GAP_PX + number // across * cell[1]
        sheet.blit(picture, (left, top))
        label = font.render(_fitting(name, font, wide), True, INK)
        sheet.blit(label, (left, top + high + 4))
    pygame.image.save(sheet, path)
    return path


def _fitting(name: str, font: pygame.font.Font, wide: int) -> str:
    """Return a name cut short where its picture is narrow; its end tells most."""
    while font.size(name)[0] > wide:
        name = "…" + name[2:]
    return name


def page(sheets: Iterable[Path], findings: Iterable[str]) -> str:
    """Return a page of HTML with all sheets and what was found."""
    from html import escape

    listed = "".join(f"<li>{escape(each)}</li>" for each in findings)
    shown = "".join(
        f'<h2>{path.stem.removeprefix("sheet-")}</h2><p><a href="{path.stem.removeprefix("sheet-")}/">pictures</a></p>'
        f'<a href="{path.name}"><img src="{path.name}" alt="" loading="lazy"></a>'
        for path in sheets
    )
    return (
        '<!doctype html><meta charset="utf-8"><title>Evenkeel: gallery</title><style>body{background:#18191b;'
        "color:#eee;font:16px sans-serif;margin:2rem}img{max-width:100%}a{color:#ffc24b}</style><h1>Gallery</h1>"
        f"<h2>Found by the check</h2><ul>{listed or '<li>nothing</li>'}</ul>{shown}\n"
    )
