"""Music for the harbour: marimba over a round bass, in no hurry. 84 beats a minute, 8 bars, 22.9 s.

A, F# minor, D, E; A over C#, F# minor, B minor, E. The marimba goes three, three, two; the melody asks in the first two
bars, answers in the next two, and says it again from higher up.
"""

from typing import Final

from kiosk.sound.synthesis.score import Line, Piece

BED: Final = (
    Line(
        *("marimba", 0.5, 0.55, -0.3),
        "A3! . A4' C#5 . E4' B4 . | F#3! . F#4' A4 . C#4' E4 . |"
        "D4! . F#4' A4 . D4' E4 F#4' | E3! . B3' A4 . E4' F#4 . |"
        "C#4! . A4' C#5 . E4' B4 . | F#3! . F#4' A4 . C#5' E5 . |"
        "B3! . F#4' D5 . A4' B4 A4' | E3! . B3' A4 . E4' B4 . ",
    ),
    Line(
        *("soft_bass", 0.5, 0.40, 0.0),
        "A2! - - . . . E2' - | F#2! - - . . . C#3' - | D3! - - . . . A2' - | E2! - - . . . B2' - |"
        "C#3! - - . . . A2' - | F#2! - - . . . E2' - | B2! - - . . . F#2' - | E2! - - . . E2' - - ",
    ),
    Line(
        *("pad", 4, 0.10, 0.25),
        "A3+C#4+E4 | A3+C#4+E4 | A3+D4+F#4 | A3+B3+E4 | A3+C#4+E4 | A3+C#4+F#4 | A3+B3+F#4 | B3+E4+F#4",
    ),
)

PULSE: Final = (
    Line("shaker", 0.5, 0.24, 0.4, " | ".join(8 * ["x' x x' x! x' x x' x"])),
    Line("block", 1, 0.5, -0.5, " | ".join(7 * [". E4 . E4'"]) + " | . E4 B4' E4"),
    Line(
        *("marimba", 0.5, 0.4, 0.15),
        ". . A3' . A3 . . A3' | . . F#3' . F#3 . . F#3' | . . D3' . D3 . . D3' | . . E3' . E3 . . E3' |"
        ". . C#3' . C#3 . . C#3' | . . F#3' . F#3 . . F#3' | . . B3' . B3 . . B3' | . . E3' . E3 . E3 B3' ",
    ),
)

LIFT: Final = (
    Line(
        *("kalimba", 0.5, 0.7, 0.3),
        "E5! . . C#5 . . B4 . | A4! . . C#5 . E5 . . | F#5! . . E5 . . C#5 . | B4! . . . . . E5' F#5 |"
        "A5! . . F#5 . . E5 . | C#5! . . E5 . F#5 . . | F#5! . . D5 . . B4 . | E5! . . . B4' . . . ",
    ),
    Line(
        *("glass", 0.5, 0.22, -0.4),
        ". . . . . . . . | E6! . . . . . . . | . . . . . . . . | E6 . . . B5' . . . |"
        ". . . . . . . . | A5! . . . . . C#6' . | . . . . . . . . | E6! . . . . . . . ",
    ),
)

HARBOUR: Final = Piece(31500, 8, 0.20, 11, {"bed": BED, "pulse": PULSE, "lift": LIFT})
