"""The result of a test: few words, in the order of what they matter, and small letters at the foot of the picture."""

from functools import cache
from typing import Any

import pytest

from kiosk.gallery.findings import SAMPLES
from kiosk.screens.findings import FindingsScreen
from kiosk.widgets.label import Placed
from tests.fakes.stage_set import kit, protocols

LARGE = {"large_text": 1.25}


@cache
def _texts(name: str, size: tuple[int, int], large: bool) -> list[Placed]:
    modes: dict[str, Any] = LARGE if large else {}
    protocol_id, found = SAMPLES[name]
    return FindingsScreen(kit(size, "nl", **modes), protocols()[protocol_id], found).texts()


def _of(texts: list[Placed], start: str) -> Placed:
    return next(text for text in texts if text.string.startswith(start))


@pytest.mark.parametrize("large", [False, True], ids=["plain", "large"])
@pytest.mark.parametrize("size", [(1280, 720), (1080, 1920)])
@pytest.mark.parametrize(("name", "sentence"), [("score", "Je staat ongeveer"), ("below", "Vandaag bewoog je")])
def test_nothing_about_a_score_is_written_larger_than_what_it_means(
    name: str, sentence: str, size: tuple[int, int], large: bool
) -> None:
    texts = _texts(name, size, large)
    says = _of(texts, sentence).size_px
    for start in ("Stabiliteitsscore", "Ongeveer 10", "Ogen open", "8,4"):
        assert _of(texts, start).size_px <= says, start


@pytest.mark.parametrize("large", [False, True], ids=["plain", "large"])
@pytest.mark.parametrize("size", [(1280, 720), (1080, 1920)])
def test_what_is_to_know_stands_at_the_foot_of_the_picture_and_leaves_room_for_it(
    size: tuple[int, int], large: bool
) -> None:
    texts = _texts("noted", size, large)
    explained, remarks, notes = (_of(texts, start) for start in ("Lijn:", "Telde niet mee", "Let op bij"))
    scale, figure = next(text for text in texts if text.string.endswith(" mm")), _of(texts, "Ogen open")
    assert scale.rect.bottom <= explained.rect.top < remarks.rect.top < notes.rect.top
    assert len({explained.size_px, remarks.size_px, notes.size_px}) == 1
    for text in (explained, remarks, notes):
        assert text.rect.right <= figure.rect.left or text.rect.bottom <= figure.rect.top
