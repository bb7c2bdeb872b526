"""Scores: what their words mean, and that a loop goes round."""

import numpy as np
import pytest

from kiosk.sound.synthesis import SCORES
from kiosk.sound.synthesis.elements import put_round
from kiosk.sound.synthesis.pitches import hz
from kiosk.sound.synthesis.score import STRESS, Line, Piece, play


def notes(bars, step=1):
    return list(Line("kalimba", step, 1.0, 0.0, bars).notes())


def test_words_become_notes():
    assert notes("A4! . C#5' -") == [(0.0, 1, "A4", STRESS["!"]), (2.0, 2, "C#5", STRESS["'"])]
    assert notes("A3+E4 - - .") == [(0.0, 3, "A3", STRESS[""]), (0.0, 3, "E4", STRESS[""])]
    assert notes("x . . . | x . . .") == [(0.0, 1, "x", STRESS[""]), (4.0, 1, "x", STRESS[""])]


def test_a_note_may_be_held_over_a_bar():
    assert notes("A2 | -", step=4) == [(0.0, 8, "A2", STRESS[""])]


def test_a_bar_that_is_not_whole_is_an_error():
    with pytest.raises(ValueError, match="not whole"):
        notes("A4 . .")


def test_a_line_that_is_too_short_for_its_piece_is_an_error():
    piece = Piece(4410, 2, 0.1, 1, {"bed": (Line("kalimba", 1, 1.0, 0.0, "A4 . . ."),)})
    with pytest.raises(ValueError, match="4 beats of 8"):
        play(piece, "bed")


@pytest.mark.parametrize(("tone", "pitch_hz"), [("A4", 440.0), ("A3", 220.0), ("C#5", 554.37), ("E4", 329.63)])
def test_tones_have_their_pitch(tone, pitch_hz):
    assert hz(tone) == pytest.approx(pitch_hz, abs=0.01)


def test_only_tones_of_the_key_can_be_written():
    with pytest.raises(KeyError):
        hz("Bb4")


def test_what_rings_past_the_end_goes_on_at_the_start():
    loop = np.zeros(44100, dtype=np.float32)
    put_round(loop, np.ones(100_000, dtype=np.float32), 0.5)
    assert loop.sum() == 100_000
    assert loop.max() - loop.min() == 1


@pytest.mark.parametrize("name", SCORES)
def test_a_piece_varies_and_leaves_room(name):
    for part, lines in SCORES[name].parts.items():
        for line in lines:
            played = {bar.strip() for bar in line.bars.split("|")}
            words = line.bars.replace("|", " ").split()
            if any(word[0] in "ABCDEFG" for word in words) and line.instrument != "block":
                assert len(played) >= 3, (part, line.instrument)
            assert words.count(".") + words.count("-") > 0 or line.instrument in {"pad", "shaker"}, (
                part,
                line.instrument,
            )


@pytest.mark.parametrize("name", SCORES)
def test_every_part_of_a_piece_is_written(name):
    assert set(SCORES[name].parts) == {"bed", "pulse", "lift"}
