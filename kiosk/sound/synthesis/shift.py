"""Music for a shift: a groove of wood and a stopped string, and wheels over the joints of a floor.

105 beats a minute, 12 bars, 27.4 s: four bars over F# minor, D and E, the same four with a turn at the end, and four
that go elsewhere, B minor, A, D, E.
"""

from typing import Final

from kiosk.sound.synthesis.score import Line, Piece

BED: Final = (
    Line(
        *("muted_bass", 0.25, 0.46, 0.0),
        "F#2! . . F#2' . . A2 . . F#2 . . E2 . C#3' . | F#2! . . F#2' . . A2 . . F#2 . . C#3 . E3' . |"
        "D3! . . D3' . . A2 . . D3 . . C#3 . A2' . | E2! . . E2' . . B2 . . E2 . . B2 . C#3' . |"
        "F#2! . . F#2' . . A2 . . F#2 . . E2 . C#3' . | F#2! . . F#2' . . A2 . . F#2 . . C#3 . E3' . |"
        "D3! . . D3' . . A2 . . D3 . . C#3 . A2' . | E2! . . E2' . . B2 . E3 . B2 . E2 . . . |"
        "B2! . . B2' . . D3 . . B2 . . A2 . F#2' . | C#3! . . C#3' . . E3 . . C#3 . . B2 . A2' . |"
        "D3! . . D3' . . F#3 . . D3 . . A2 . D3' . | E2! . . E2' . . B2 . . E2 . E3 . B2 . E2' ",
    ),
    Line(
        *("marimba", 0.25, 0.44, -0.35),
        ". . . . C#4+A4 . . . . . C#4' . . . A4 . | . . . . C#4+A4 . . E4' . . . . A4' . . . |"
        ". . . . D4+A4 . . . . . F#4' . . . A4 . | . . . . B3+A4 . . E4' . . . . F#4' . . . |"
        ". . . . C#4+A4 . . . . . C#4' . . . A4 . | . . . . C#4+A4 . . E4' . . . . B4' . . . |"
        ". . . . D4+A4 . . . . . F#4' . . . A4 . | . . . . B3+A4 . . E4 . . F#4 . B4' . . . |"
        ". . . . D4+A4 . . . . . F#4' . . . B4 . | . . . . E4+A4 . . C#4' . . . . C#5' . . . |"
        ". . . . D4+A4 . . . . . F#4' . . . C#5 . | . . . . B3+A4 . . E4' . . F#4 . B4' . A4' . ",
    ),
    Line(
        "joint",
        0.25,
        0.20,
        0.35,
        " | ".join(6 * ["x! x' . . . . . . . . . . . . . . | . . . . . . . . x x' . . . . . ."]),
    ),
)

PULSE: Final = (
    Line("kick", 1, 0.42, 0.0, " | ".join(12 * ["x! . x ."])),
    Line("shaker", 0.25, 0.22, 0.45, " | ".join(12 * ["x' x' x x' x x' x x' x' x' x x' x x' x! x'"])),
    Line(
        "block",
        0.5,
        0.5,
        -0.45,
        " | ".join(3 * [". . E4! . . . E4! . | . . E4! . . . E4! B3' | . . E4! . . . E4! . | . . E4! . . B3' E4! B4'"]),
    ),
    Line(
        "joint",
        0.25,
        0.4,
        0.3,
        " | ".join(6 * [". . . . . . x! x' . . . . . . . . | . . x x' . . . . . . . . x! x' . ."]),
    ),
)

LIFT: Final = (
    Line(
        *("marimba", 0.25, 0.6, 0.3),
        "F#4! . . A4 . . C#5 . E5! . . C#5 . . B4 . | A4! . . . . . . . . . . . C#5 . E5 . |"
        "F#5! . . E5 . . D5 . A4! . . . . . . . | B4! . . . E5 . . . F#5' . . . E5 . . . |"
        "F#4! . . A4 . . C#5 . E5! . . C#5 . . B4 . | A4! . . . . . . . . . . . E5 . F#5 . |"
        "A5! . . F#5 . . E5 . D5! . . . . . . . | E5! . . B4 . . E5 . . . B4' . . . . . |"
        "D5! . . F#5 . . A5 . F#5 . . D5 . . B4 . | C#5! . . E5 . . A5 . E5 . . C#5 . . A4 . |"
        "F#5! . . E5 . . D5 . C#5 . . A4 . . . . | B4! . . . E5 . . . B4 . . . C#5' . E5' . ",
    ),
    Line(
        *("glass", 1, 0.2, -0.4),
        "A5! . . . | . . . . | . . A5 . | . . E6 . | A5! . . . | . . . . | . . A5 . | E6! . . . |"
        "F#5! . . . | E6 . . . | A5! . . . | . . E6 B5'",
    ),
)

SHIFT: Final = Piece(25200, 12, 0.14, 4, {"bed": BED, "pulse": PULSE, "lift": LIFT})
