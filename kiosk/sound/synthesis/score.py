"""From a score to a loop: notes of text, played by instruments in a room, ending where they begin.

A line of a score is text: one word a step, bars parted by ``|``. A word is ``.`` for nothing, ``-`` to hold what
sounds, ``x`` for a stroke without pitch, or tones such as ``A3`` or ``A3+E4``; after it ``!`` for stressed, ``'`` for
soft.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from kiosk.sound.limiter import limited
from kiosk.sound.sounds import RATE_HZ
from kiosk.sound.synthesis.elements import Mono, Stereo, chance, decay, noise, put_round, samples
from kiosk.sound.synthesis.instruments import INSTRUMENTS
from kiosk.sound.synthesis.loudness import loudness
from kiosk.sound.synthesis.pitches import hz

STRESS: Final = {"!": 1.0, "": 0.76, "'": 0.48}

BEATS_IN_BAR: Final = 4

LATE_S: Final = 0.007
UNEVEN: Final = 0.12
"""How far a player is from the beat, and from the stress that is written: at most."""

ROOM_S: Final = 1.3
"""Time in which the room's echo falls by 60 dB."""

Notes = Iterator[tuple[float, float, str, float]]
"""Beat, length in beats, tone, strength."""


@dataclass(frozen=True, slots=True)
class Line:
    """What one player plays.

    Parameters
    ----------
    instrument : str
        One of ``INSTRUMENTS``.
    step : float
        Beats per word.
    strength : float
    side : float
        Where it stands, -1 left to 1 right.
    bars : str
    """

    instrument: str
    step: float
    strength: float
    side: float
    bars: str

    def notes(self) -> Notes:
        """Give the notes, in order.

        Raises
        ------
        ValueError
            When a bar is not four beats long, or begins by holding nothing.
        """
        beat = 0.0
        held: list[tuple[float, float, str, float]] = []
        for bar in self.bars.split("|"):
            words = bar.split()
            if len(words) * self.step % BEATS_IN_BAR:
                raise ValueError(f"a bar of {self.instrument} is not whole: {bar!r}")
            for word in words:
                if word == "-":
                    held = [(at, length + self.step, tone, strength) for at, length, tone, strength in held]
                else:
                    yield from held
                    tones, mark = (word[:-1], word[-1]) if word[-1] in STRESS else (word, "")
                    held = [(beat, self.step, tone, STRESS[mark]) for tone in tones.split("+") if word != "."]
                beat += self.step
        yield from held


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of music of three parts that loop together.

    Parameters
    ----------
    samples_per_beat : int
        Whole, so that parts meet exactly.
    bars : int
    room : float
        How much of the echo is heard.
    seed : int
        Of the players' unevenness.
    parts : mapping
        ``bed``, ``pulse``, ``lift``: their lines.
    """

    samples_per_beat: int
    bars: int
    room: float
    seed: int
    parts: Mapping[str, tuple[Line, ...]]


LEVELS: Final = {"bed": (0.0135, 0.19), "pulse": (0.0065, 0.12), "lift": (0.0125, 0.13)}
"""Per part its loudness before the limiter, and the highest sample that it may have."""


def play(piece: Piece, part: str) -> Stereo:
    """Return a part of a piece: a loop, shape (n_samples, 2), the same length for each part.

    Raises
    ------
    ValueError
        When a line is longer or shorter than the piece.
    """
    n = piece.samples_per_beat * BEATS_IN_BAR * piece.bars
    dry = np.zeros((n, 2), dtype=np.float32)
    for number, line in enumerate(piece.parts[part]):
        _play_line(piece, line, dry, 100 * piece.seed + number)
    level, peak = LEVELS[part]
    heard = _in_room(dry, piece.room, piece.seed)
    return limited(heard * np.float32(level / loudness(heard)), peak, RATE_HZ, loop=True)


def _play_line(piece: Piece, line: Line, into: Stereo, seed: int) -> None:
    notes = list(line.notes())
    beats = len(line.bars.replace("|", " ").split()) * line.step
    if beats != BEATS_IN_BAR * piece.bars:
        raise ValueError(f"{line.instrument} plays {beats:g} beats of {BEATS_IN_BAR * piece.bars}")
    beat_s = piece.samples_per_beat / RATE_HZ
    played: dict[tuple[str, float], Mono] = {}
    angle = (line.side + 1) * np.pi / 4
    left, right = float(np.cos(angle)), float(np.sin(angle))
    for (beat, length, tone, stress), (late, uneven) in zip(
        notes, chance(2 * len(notes), seed).reshape(-1, 2), strict=True
    ):
        if (tone, length) not in played:
            pitch_hz = 0.0 if tone == "x" else hz(tone)
            played[tone, length] = INSTRUMENTS[line.instrument](pitch_hz, length * beat_s)
        strength = line.strength * stress * (1 + UNEVEN * float(uneven))
        at_s = beat * beat_s + LATE_S * (1 + float(late)) / 2
        put_round(into, played[tone, length], at_s, (left * strength, right * strength))


def _in_room(dry: Stereo, wet: float, seed: int) -> Stereo:
    """Return a loop with the echo of a room, which goes on from its end into its start."""
    n, m = len(dry), samples(ROOM_S)
    heard = np.empty_like(dry)
    for side in (0, 1):
        echo = np.zeros(n, dtype=np.float32)
        tail = noise(m, 7 * seed + side, 220.0, 4200.0, -0.25) * decay(m, ROOM_S)
        echo[samples(0.012) : samples(0.012) + m] = tail / np.sqrt(np.sum(tail**2))
        spectrum = np.fft.rfft(dry[:, side]) * (1 + wet * np.fft.rfft(echo))
        heard[:, side] = np.fft.irfft(spectrum, n)
    return heard
