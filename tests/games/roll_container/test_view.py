"""What Roll Container Run shows of a round."""

from dataclasses import replace
from typing import Any

import pygame
import pytest

from games.drawing import Kit
from games.roll_container import ground
from games.roll_container.course import Zone
from games.roll_container.lane import whole
from games.roll_container.quads import Quads
from games.roll_container.scene import Scene
from tests.fakes.stage_set import games, kit, played


def _drawn(the_kit: Kit, state: Any, u: tuple[float, float] = (0.0, 0.0), ghost: float | None = None) -> pygame.Surface:
    game = games()["roll_container"]
    surface = pygame.display.get_surface()
    assert surface is not None
    game.view.View(the_kit, game.content.level(3).params).draw(surface, state, u, ghost)
    return surface.copy()


def _bytes(surface: pygame.Surface) -> bytes:
    return pygame.image.tobytes(surface, "RGB")


def _rolling() -> Any:
    return next(s for s in played("roll_container").states.values() if s.v_m_s > 0.6 and s.standing)


def test_what_comes_has_a_shape_of_its_own() -> None:
    """Each thing that can be announced gives another picture, at the same distance."""
    state = _rolling()
    things = (
        ("threshold", 0.01),
        ("gap", 0.01),
        ("bend", 0.1),
        ("bend", -0.1),
        ("box", 0.0),
        ("ramp", 0.02),
        ("worn", 1.0),
        ("shimmy", 0.0),
    )
    pictures = {
        _bytes(_drawn(kit(), replace(state, ahead=Zone(thing, 0.0, 1.0, value, 5.0), ahead_m=4.0)))
        for thing, value in things
    }
    assert len(pictures) == len(things)


def test_being_pushed_and_being_back_are_shown() -> None:
    game, state = games()["roll_container"], replace(_rolling(), recovering_s=0.0)
    view = game.view.View(kit(), game.content.level(3).params)
    surface = pygame.display.get_surface()
    assert surface is not None

    def picture(moment: Any) -> bytes:
        view.draw(surface, moment, (0.0, 0.0), None)
        return _bytes(surface)

    for _ in range(200):
        picture(state)  # until the wanted place has glided home
    calm = picture(state)
    pushed = {picture(replace(state, recovering_s=time_s)) for time_s in (0.1, 0.5, 2.0)}
    back = picture(state)
    assert len({calm, back, *pushed}) == 5


def test_goods_that_are_gone_are_not_drawn() -> None:
    state = _rolling()
    assert _bytes(_drawn(kit(), state)) != _bytes(_drawn(kit(), replace(state, goods=state.goods - 3)))


def test_calm_mode_draws_no_shaking() -> None:
    state = replace(_rolling(), shake=0.0)
    shaken = replace(state, shake=1.0)
    assert _bytes(_drawn(kit(calm=True), state)) == _bytes(_drawn(kit(calm=True), shaken))
    assert _bytes(_drawn(kit(), state)) != _bytes(_drawn(kit(), shaken))


def test_the_dock_lights_up_on_delivery() -> None:
    done = played("roll_container").last
    assert _bytes(_drawn(kit(), replace(done, delivered=True))) != _bytes(_drawn(kit(), replace(done, delivered=False)))


def test_the_ghost_ahead_is_in_the_hall_and_the_one_behind_only_on_the_route() -> None:
    state = _rolling()
    share = state.s_m / state.course.length_m
    middle = pygame.Rect(400, 130, 480, 500)
    without = _bytes(_drawn(kit(), state).subsurface(middle))
    assert _bytes(_drawn(kit(), state, ghost=share + 0.08).subsurface(middle)) != without
    assert _bytes(_drawn(kit(), state, ghost=share - 0.08).subsurface(middle)) == without


def test_a_box_that_was_stopped_in_stays_lit_as_done_when_one_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    painted: dict[str, str] = {}
    repaint = Quads.repaint
    monkeypatch.setattr(
        Quads, "repaint", lambda quads, group, paint: painted.update({group: paint}) or repaint(quads, group, paint)
    )
    the_kit, state = kit(), replace(_rolling(), v_m_s=0.0)
    scene = Scene(the_kit, whole(the_kit), the_kit.stage.rect)
    surface = pygame.Surface(the_kit.stage.size).convert()
    box, (lines, _) = state.course.boxes[0], ground.box_groups(0)
    in_it = replace(state, s_m=0.5 * (box.start_m + box.end_m), waiting_s=1.0)
    told = []
    for moment in (
        replace(state, s_m=0.0, ahead=None),
        replace(in_it, ahead=box, waiting_s=0.0),
        in_it,
        replace(in_it, waiting_s=0.0, ahead=None),
        replace(in_it, waiting_s=0.0, ahead=None, s_m=box.end_m + 3.0),
        replace(state, s_m=0.0, ahead=None),
    ):
        scene.draw(surface, moment)
        told.append(painted[lines])
    assert told == ["lit_soft", "lit", "done", "done", "done", "lit_soft"]
