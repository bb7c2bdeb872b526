"""Every moment of every screen and game, in both languages, every form of window and every mode: nothing to find.

At 4K, which is 1080p twice as large, one game stands for all. No picture is saved.
"""

from functools import cache

import pytest

from games import GAMES
from kiosk.display import open_offscreen
from kiosk.gallery.check import Finding
from kiosk.gallery.looks import Look, looks
from kiosk.gallery.moments import missing
from kiosk.gallery.run import all_moments, behind, show_all, summary
from kiosk.gallery.show import check
from station.programme.texts import LANGUAGES

FIRST = next(iter(GAMES))
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


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("game_id", ["", FIRST], ids=["no game", FIRST])
def test_at_4k_it_is_the_same(game_id: str, lang: str) -> None:
    moments = all_moments()
    shown = [each for each in moments.all() if each.game_id == game_id]
    wrong = summary(check(Look("4k", lang, "plain"), shown, behind(moments), lambda: None))
    assert not wrong, "\n".join(wrong)


def test_every_screen_and_every_game_has_its_moments() -> None:
    open_offscreen((1280, 720))
    moments = all_moments().all()
    of_one_game = [each for each in moments if each.game_id in ("", FIRST)]
    assert missing(of_one_game, LOOKS[0].kit()) == set()
    for game_id in GAMES:
        assert {"early", "middle", "finale"} <= {each.part for each in moments if each.game_id == game_id}
