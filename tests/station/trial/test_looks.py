"""The stream in looks of half a second."""

from dataclasses import replace

import numpy as np
import pytest

from station.errors import SignalError
from station.frames import Flag, ForceBlock
from station.trial.looks import Look, Looks, Stretch
from tests.fakes.built_board import NOMINAL
from tests.fakes.force_stream import ForceStream


def stream(seconds: float, *, start_us: int = 0) -> ForceStream:
    return ForceStream.of([300.0] * round(100 * seconds), start_us=start_us)


def looks(*blocks: ForceBlock) -> list[Look | None]:
    cut = Looks()
    return [look for block in blocks for look in cut.push(block)]


def test_a_look_is_half_a_second_and_the_next_begins_where_it_ends() -> None:
    found = looks(stream(1.2).block())
    assert [len(look.t_us) for look in found if look] == [50, 50]
    first, second = (look for look in found if look)
    assert second.t_us[0] - first.t_us[-1] == 10_000
    assert first.counts.shape == (50, 4)


def test_a_cell_that_cannot_be_trusted_makes_a_look_unfit() -> None:
    whole = stream(1.6)
    whole.flags[20] = Flag.SATURATED
    whole.flags[60] = Flag.DESYNC
    whole.flags[110] = Flag.UNCHECKED | Flag.NOT_FRESH
    assert [look.fit for look in looks(whole.block()) if look] == [False, False, True]


def test_a_hole_or_a_new_epoch_breaks_it_off_and_short_losses_do_not() -> None:
    first, later = stream(0.4), stream(0.8, start_us=2_000_000)
    found = looks(first.block(), later.block())
    assert found[0] is None and [look.t_us[0] for look in found[1:] if look] == [later.t_us[0]]
    again = looks(first.block(), replace(stream(0.8, start_us=0).block(), epoch=1))
    assert again[0] is None and len(again) == 2
    soon = stream(0.4, start_us=700_000)
    assert None not in looks(first.block(), soon.block())


def test_jitter_is_noise_without_what_moves_slowly() -> None:
    rng = np.random.default_rng(2)  # noqa: TID251 - a fixed seed
    t_us = 10_000 * np.arange(400)
    slow = 5000 * np.sin(t_us[:, None] * 1e-6)
    look = Look(t_us, np.round(slow + 30 * rng.standard_normal((400, 4))).astype(np.int32), fit=True)
    assert look.jitter == pytest.approx([30] * 4, rel=0.4)
    assert Look(t_us[:1], look.counts[:1], fit=True).jitter.tolist() == [0.0] * 4


def test_a_stretch_is_its_looks_together() -> None:
    stretch = Stretch()
    assert stretch.lasted_s == 0.0
    stretch.looks += [look for look in looks(stream(1.2).block()) if look]
    assert stretch.lasted_s == pytest.approx(0.99)
    assert stretch.counts.shape == (100, 4)
    assert stretch.mean == pytest.approx(stretch.counts.mean(axis=0))
    with pytest.raises(SignalError, match="too short"):
        stretch.noise_m(NOMINAL, 700.0)
