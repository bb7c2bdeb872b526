"""``evenkeel gallery``: what it shows, what it leaves, what it says."""

import json
from pathlib import Path

import pygame
import pytest

from games import GAMES
from kiosk.cli import main
from kiosk.gallery.check import Finding
from kiosk.gallery.looks import LARGE_TEXT, SIZES, Look, looks
from kiosk.gallery.moments import missing
from kiosk.gallery.rounds import LEAD_IN, PARTS, level_of
from kiosk.gallery.run import all_moments, summary
from kiosk.gallery.sheet import contact_sheet, page, small
from kiosk.gallery.show import Stage
from kiosk.screens.round import RoundScreen
from tests.fakes.stage_set import games, kit


def test_it_leaves_pictures_a_sheet_a_page_and_a_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["gallery", "--out", str(tmp_path), "--only", "stop", "goodbye", "--size", "720p", "--lang", "nl"])
    names = {"stop.png", "goodbye-played.png", "goodbye-unplayed.png", "goodbye-said.png"}
    assert {path.name for path in (tmp_path / "720p-nl-plain").iterdir()} == names
    assert pygame.image.load(tmp_path / "720p-nl-plain" / "stop.png").get_size() == (1280, 720)
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert report["pictures"] == 4
    assert report["sheets"] == ["sheet-720p-nl-plain.png"]
    assert status == (1 if report["findings"] else 0)
    assert "sheet-720p-nl-plain.png" in (tmp_path / "index.html").read_text("utf-8")
    said = capsys.readouterr().out
    assert "1 of 1: 720p-nl-plain, 4 pictures" in said


def test_the_check_alone_leaves_no_pictures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["gallery", "--out", str(tmp_path), "--only", "stop", "--size", "720p", "--lang", "en", "--check"])
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]
    assert "1 moments checked" in capsys.readouterr().out


def test_an_unknown_name_and_a_folder_that_cannot_be_are_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["gallery", "--out", str(tmp_path), "--only", "nothing"]) == 2
    assert "no screen or game 'nothing'" in capsys.readouterr().err
    (tmp_path / "file").touch()
    assert main(["gallery", "--out", str(tmp_path / "file"), "--only", "stop"]) == 2
    assert "Nothing can be written" in capsys.readouterr().err


def test_every_size_and_language_is_shown_and_the_modes_where_they_differ() -> None:
    every = looks()
    assert {(look.size, look.lang) for look in every if look.mode == "plain"} == {
        (size, lang) for size in SIZES for lang in ("nl", "en")
    }
    assert len({look.name for look in every}) == len(every)
    assert {look.lang for look in looks(lang="nl")} == {"nl"}
    assert {look.size for look in looks(size="4k")} == {"4k"}


def test_a_look_is_what_its_name_says() -> None:
    kit()
    assert Look("portrait", "nl", "large").kit().large_text == LARGE_TEXT
    assert Look("1080p", "nl", "calm").kit().calm
    assert Look("1080p", "en", "left").kit().left_handed
    assert Look("portrait", "nl", "plain").kit().stage.size == (1080, 1920)


def test_every_game_is_there_at_three_moments_and_with_every_result() -> None:
    moments = all_moments().all()
    for game_id in GAMES:
        parts = {(each.screen, each.part) for each in moments if each.game_id == game_id}
        assert parts >= {("round", part) for part in PARTS}
        assert parts >= {("result", part) for part in ("0_stars", "3_stars", "void", "stopped", "top")}
    assert len({each.name for each in moments}) == len(moments)


def test_a_screen_that_nobody_put_in_the_gallery_is_missed() -> None:
    without = [each for each in all_moments().all() if each.screen != "who"]
    assert missing(without, kit()) == {"WhoScreen"}


def test_the_three_moments_lie_on_the_first_the_middle_and_the_last_rung() -> None:
    assert [level_of(part, 9) for part in PARTS] == [1, 5, 9]
    assert [level_of(part, 1) for part in PARTS] == [1, 1, 1]


def test_a_picture_of_a_round_has_the_second_before_it() -> None:
    game_id, game = next(iter(games().items()))
    moment = next(each for each in all_moments().all((game_id,)) if each.name == f"round-{game_id}-middle")
    assert moment.lead_in is not None
    stage = Stage(Look("720p", "en", "plain"), type(kit()), moment)
    shown = []
    screen = moment.made(stage.kit)
    assert isinstance(screen, RoundScreen)
    screen.show = lambda state, *args, **more: shown.append(state)  # type: ignore[method-assign]
    moment.lead_in(screen, stage.surface)
    assert len(shown) == LEAD_IN
    assert shown[-1].time_left_s < shown[0].time_left_s < game.content.level(1).params.round_s


def test_a_contact_sheet_holds_every_picture_with_its_name(tmp_path: Path) -> None:
    kit()
    pictures = []
    for number in range(8):
        picture = pygame.Surface((1280, 720))
        picture.fill((30 * number, 90, 20))
        pictures.append((f"picture {number}", small(picture)))
    sheet = pygame.image.load(contact_sheet(pictures, tmp_path / "sheet-720p.png"))
    wide, high = pictures[0][1].get_size()
    assert sheet.get_width() > 6 * wide and sheet.get_height() > 2 * high
    colours = {tuple(sheet.get_at((x, y)))[:3] for x in range(20, sheet.get_width(), 30) for y in range(20, 500, 30)}
    assert {tuple(picture.get_at((9, 9)))[:3] for _, picture in pictures} <= colours


def test_findings_that_are_alike_are_told_once() -> None:
    alike = [
        Finding(screen, "nl", "1080p", "plain", "Long", f"is {px} px large") for screen, px in (("a", 1), ("b", 2))
    ]
    other = Finding("c", "en", "720p", "plain", "Long", "lies over 'it'")
    assert summary([*alike, other]) == [
        "a [1080p nl plain] 'Long': is 1 px large (2 times; also b)",
        "c [720p en plain] 'Long': lies over 'it'",
    ]
    assert "Long &#x27;it&#x27;" in page([], ["Long 'it'"])
