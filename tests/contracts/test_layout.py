"""Every moment of every screen and game, in both languages, every form of window and every mode: nothing to find.

The sizes of the gallery but 4K, which is 1080p twice as large; no picture is saved.
"""

from functools import cache

import pytest

from games import GAMES
from kiosk.display import open_offscreen
from kiosk.gallery.check import Finding
from kiosk.gallery.looks import Look, looks
from kiosk.gallery.moments import missing
from kiosk.gallery.run import all_moments, show_all, summary

LOOKS = [look for look in looks() if look.size != "4k"]


def test_the_looks_are_all_that_the_kiosk_promises() -> None:
    assert {(look.size, look.lang) for look in LOOKS if look.mode == "plain"} == {
        (size, lang) for size in ("720p", "1080p", "portrait") for lang in ("nl", "en")
    }
    assert {(look.size, look.mode) for look in LOOKS} >= {
        (size, mode) for size in ("1080p", "portrait") for mode in ("plain", "large", "calm", "left")
    }


@cache
def found() -> dict[Look, list[Finding]]:
    return {look: findings for look, findings, _, _ in show_all(LOOKS)}


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_nothing_is_clipped_overlapping_too_small_or_hard_to_read(look: Look) -> None:
    wrong = summary(found()[look])
    assert not wrong, "\n".join(wrong)


def test_every_screen_and_every_game_has_its_moments() -> None:
    open_offscreen((1280, 720))
    moments = all_moments().all()
    assert missing(moments, LOOKS[0].kit()) == set()
    for game_id in GAMES:
        assert {"early", "middle", "finale"} <= {each.part for each in moments if each.game_id == game_id}
