"""Music for still water: open fifths that breathe, and a tine now and then. 60 beats a minute, 8 bars, 32 s.

A over A, F#, D and E, two bars each; the motif climbs a fifth and a second, and each time lands somewhere else.
"""

from typing import Final

from kiosk.sound.synthesis.score import Line, Piece

BED: Final = (
    Line("pad", 4, 0.16, 0.0, "A2+E3+A3 | - | F#2+C#3+A3 | - | D3+A3+E4' | - | E2+B2+A3 | E2+B2+B3"),
    Line(
        *("kalimba", 0.5, 0.62, -0.25),
        "E4! . . A4 . . B4 . | . . C#5' . . . . . | C#4! . . F#4 . . A4 . | . . B4' . . . . . |"
        "D4! . . A4 . . C#5 . | . . E5 . . C#5' . . | E4! . . B4 . . A4' . | . . F#4' . . . B3' . ",
    ),
)

PULSE: Final = (
    Line(
        *("kalimba", 0.5, 0.8, 0.2),
        "A3! A3' . . E3 . . . | A3! A3' . . E3 . A3' . | F#3! F#3' . . C#3 . . . | F#3! F#3' . . C#3 . F#3' . |"
        "D3! D3' . . A3 . . . | D3! D3' . . A3 . D3' . | E3! E3' . . B3 . . . | E3! E3' . . B3 . E3 B3' ",
    ),
    Line("shaker", 0.5, 0.10, 0.45, " | ".join(8 * [". . . x' . . x x'"])),
)

LIFT: Final = (
    Line(
        *("glass", 0.5, 0.6, 0.3),
        "E5 . . A5! . . B5 . | C#6! . . . B5 . A5' . | F#5 . . A5! . . C#6 . | B5! . . . A5 . F#5' . |"
        "E5 . . A5! . . C#6 . | E6! . . . C#6 . B5' . | B5 . . A5! . . F#5 . | E5! . . . B4' . . . ",
    ),
    Line(
        *("kalimba", 0.5, 0.42, -0.35),
        ". . C#5 . . . . E5' | . . . E5 . . . . | . . C#5 . . . . E5' | . . . D5 . . . . |"
        ". . F#4 . . . . A4' | . . . A4 . . . F#4 | . . E4 . . . . F#4' | . . . B4 . . E4 . ",
    ),
)

STILL: Final = Piece(44100, 8, 0.30, 11, {"bed": BED, "pulse": PULSE, "lift": LIFT})
