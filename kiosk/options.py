"""What may be typed after ``evenkeel``: commands, their options and their words of help."""

import argparse
from pathlib import Path
from typing import Final, NoReturn

from kiosk.config import app_version
from station.errors import UsageError
from station.programme.texts import LANGUAGES

COMMANDS: Final = {
    "kiosk": "kiosk.start:run_kiosk",
    "demo": "kiosk.demo:run_demo",
    "gallery": "kiosk.gallery.run:run_gallery",
    "autopilots": "kiosk.autopilots:run_autopilots",
    "replay": "kiosk.replay:run_replay",
    "metrics": "kiosk.metrics:run_metrics",
    "boards": "kiosk.boards:run_boards",
    "calibrate": "kiosk.calibrate:run_calibrate",
    "doctor": "kiosk.doctor:run_doctor",
    "bench": "kiosk.bench:run_bench",
}
"""Each command's function, imported when it is run: listing boards must not load the screen."""


_FURTHEST_MM: Final = 630.0
"""Between two cells: a board keeps their places up to 327 mm from the middle, and a calibration moves each by a cm."""


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints are errors of ours: one line, as all others."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}.", f"See: {self.prog} --help")


def _positive(text: str) -> float:
    try:
        value = float(text.replace(",", "."))  # as it is written in Dutch
    except ValueError:
        value = 0.0
    if not 0 < value < float("inf"):
        raise argparse.ArgumentTypeError(f"{text!r} is not a positive number")
    return value


def _between(text: str) -> float:
    value = _positive(text)
    if value > _FURTHEST_MM:
        raise argparse.ArgumentTypeError(f"cells are at most {_FURTHEST_MM:g} mm from each other")
    return value


def _examined(text: str) -> float:
    value = _positive(text)
    if value < 5:
        raise argparse.ArgumentTypeError("less than 5 seconds say too little")
    return value


def _seed(text: str) -> int:
    try:
        value = int(text)
    except ValueError:
        value = -1
    if not 0 <= value < 2**32:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 0 to 4294967295")
    return value


def _count(text: str) -> int:
    try:
        value = int(text)
    except ValueError:
        value = 0
    if value < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1")
    return value


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    top = _Parser(
        prog="evenkeel",
        usage="evenkeel [COMMAND] [options]",
        description="A balance-board training station. Without a command it opens the kiosk.",
        epilog="The kiosk's options, which need no command before them: --board NAME[:ADDRESS], --lang {nl,en}, "
        "--fullscreen, --seed SEED, --data DIR. evenkeel COMMAND --help explains each command and its options.",
    )
    top.add_argument("--version", action="version", version=f"evenkeel {app_version()}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True, prog="evenkeel")

    kiosk = commands.add_parser(
        "kiosk", help="open the kiosk (the default)", description="Opens the kiosk, in a window or on the whole screen."
    )
    kiosk.add_argument(
        "--board",
        default="simulated",
        metavar="NAME[:ADDRESS]",
        help="the board: simulated (default), serial, serial:/dev/ttyUSB0, playback:FILE; 'evenkeel boards' lists them",
    )
    kiosk.add_argument("--lang", choices=LANGUAGES, help="language to start in (default: as last time)")
    kiosk.add_argument("--fullscreen", action="store_true", help="take the whole screen")
    kiosk.add_argument("--seed", type=_seed, help="make chance repeatable")
    _data_option(kiosk)

    demo = commands.add_parser(
        "demo",
        help="play one round of each game unattended, off screen",
        description="An autopilot plays one round of each game through the real kiosk, off screen. Leaves numbered "
        "pictures of every screen, the recording, the database and summary.json.",
    )
    demo.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for what it leaves")
    demo.add_argument("--seed", type=_seed, default=1, help="same seed, same demo (default 1)")
    demo.add_argument("--lang", choices=LANGUAGES, default="nl", help="language (default nl)")
    demo.add_argument("--data", type=Path, metavar="DIR", help="folder of database and recordings (default: OUT/data)")
    demo.add_argument(
        "--speed", type=_positive, metavar="X", help="at most X times real time (default: as fast as it can)"
    )

    gallery = commands.add_parser(
        "gallery",
        help="picture every screen and game, and check what is laid out",
        description="Shows every screen, and every game at three moments, in Dutch and English, at 720p, 1080p, 4K and "
        "portrait; with large text (both languages), calm (Dutch) and left-handed (English) at 1080p and portrait. "
        "Checks all texts and buttons: whole, apart, large enough, contrast of 7:1 on what is really drawn under them. "
        "Leaves pictures, contact sheets, index.html and report.json. Exit status 1 when something was found.",
    )
    gallery.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for what it leaves")
    gallery.add_argument("--only", nargs="+", metavar="NAME", help="these screens or games, for example: round today")
    gallery.add_argument("--lang", choices=LANGUAGES, help="this language only")
    gallery.add_argument("--size", choices=("720p", "1080p", "4k", "portrait"), help="this size only")
    gallery.add_argument("--check", action="store_true", help="no pictures, only the check and report.json")

    autopilots = commands.add_parser(
        "autopilots",
        help="let simulated people of five skills play every game",
        description="Lets the simulated person play every game, off screen and faster than real time, at five skills; "
        "and a still body, a bag of sand and a wild mover. Prints mean score, its spread and the stars of each, "
        "whether the skills are ranked rightly, and how well a second round of the same people agrees with the first. "
        "Exit status 1 when a game ranks wrongly.",
    )
    autopilots.add_argument("--games", nargs="+", metavar="GAME", help="these games only")
    autopilots.add_argument("--seeds", type=_count, default=20, metavar="N", help="rounds of each (default 20)")
    autopilots.add_argument("--level", type=_count, default=3, metavar="N", help="level of the rounds (default 3)")
    autopilots.add_argument("--json", action="store_true", help="print JSON")

    replay = commands.add_parser(
        "replay",
        help="play a recording again and compare it bit for bit",
        description="Derives the ticks from the raw frames again, plays the rounds again, and compares ticks, states, "
        "score and events bit for bit with what was recorded. Exit status 1 when something differs.",
    )
    replay.add_argument("file", type=Path, help="a recording, FILE.evk or FILE.evk.zst")
    replay.add_argument("--json", action="store_true", help="print JSON")

    metrics = commands.add_parser(
        "metrics",
        help="compute every sway metric of a CSV file or a recording",
        description="Computes every metric of quiet stance from a centre of pressure: a table in mm, or JSON in SI "
        "units. FILE is a recording of evenkeel, or text with a row for each sample: columns parted by comma, "
        "semicolon or tab, with or without a header, with a point or a comma for decimals. A column of time may be "
        "there; uneven times are resampled by averages over windows, and a gap is refused.",
        epilog="For example: evenkeel metrics sway.csv --fs 100 --columns copY,copX --unit cm",
    )
    metrics.add_argument("file", type=Path, metavar="FILE", help="a CSV file, or a recording, FILE.evk or FILE.evk.zst")
    metrics.add_argument("--fs", type=_positive, metavar="HZ", help="samples a second (default: as its time tells)")
    metrics.add_argument(
        "--columns", metavar="ML,AP", help="names of the two columns, or their numbers from 1 (default: as named)"
    )
    metrics.add_argument("--unit", choices=("m", "cm", "mm"), help="unit of the two columns (default: m, or as named)")
    smoothing = metrics.add_mutually_exclusive_group()
    smoothing.add_argument(
        "--filter",
        type=_positive,
        metavar="HZ",
        help="cut-off of the low-pass (default 10; 5 for a noisy board)",
    )
    smoothing.add_argument("--no-filter", action="store_true", help="take the samples as they are")
    metrics.add_argument("--json", action="store_true", help="print one flat JSON object, in SI units")

    _boards(commands)

    _calibrate(commands)

    _doctor(commands)

    bench = commands.add_parser(
        "bench",
        help="measure speed on this computer",
        description="Measures speed on this computer: the kiosk in play, the voice, the decoder of the wire, "
        "the metrics.",
    )
    bench.add_argument(
        "what", nargs="?", choices=("all", "kiosk", "metrics", "voice", "wire"), default="all", help="default: all"
    )
    bench.add_argument("--seconds", type=_positive, default=30.0, help="time per game and board (default 30)")
    bench.add_argument("--json", action="store_true", help="print JSON")
    return top


def _boards(commands: "argparse._SubParsersAction[_Parser]") -> None:
    boards = commands.add_parser(
        "boards",
        help="list the boards that are plugged in, and what mends what is wrong with them",
        description="Lists what is plugged in or switched on, of every driver: how to open it, what is wrong with it, "
        "and the command that mends that. Opens no serial port, as that resets an Arduino.",
    )
    boards.add_argument(
        "--ask", action="store_true", help="open what is likely a board, and ask who it is: UID, model, firmware"
    )
    instead = boards.add_mutually_exclusive_group()
    instead.add_argument("--identify", metavar="NAME[:ADDRESS]", help="let the light of this board blink")
    instead.add_argument("--udev", action="store_true", help="print the rules for udev, and what installs them (Linux)")
    boards.add_argument("--json", action="store_true", help="print JSON")
    _data_option(boards)


def _doctor(commands: "argparse._SubParsersAction[_Parser]") -> None:
    doctor = commands.add_parser(
        "doctor",
        help="look at a board and say what is good or what to do",
        description="Looks at a board for ten seconds, empty and untouched: its cells, noise, zero, calibration, rate, "
        "losses, clock and delay. Each line says that it is good, or what to do. Exit status 1 when there is something "
        "to do, 2 without a board.",
    )
    doctor.add_argument(
        "--board",
        default="simulated",
        metavar="NAME[:ADDRESS]",
        help="the board (default: simulated); 'evenkeel boards' lists them",
    )
    doctor.add_argument(
        "--seconds", type=_examined, default=10.0, metavar="X", help="how long to look, at least 5 (default 10)"
    )
    doctor.add_argument("--lang", choices=LANGUAGES, default="en", help="language (default en)")
    doctor.add_argument("--json", action="store_true", help="print JSON")
    _data_option(doctor)


def _calibrate(commands: "argparse._SubParsersAction[_Parser]") -> None:
    calibrate = commands.add_parser(
        "calibrate",
        help="calibrate a board with a known weight",
        description="Calibrates a board: measures it empty, then a known weight at marked places, then checks it. It "
        "sees by itself when the weight is there and still; no key is needed. The result is kept on the board, where "
        "that can, and in the database; Ctrl-C leaves all as it was. Exit status 1 when it is too bad to be kept.",
    )
    calibrate.add_argument(
        "--board",
        default="simulated",
        metavar="NAME[:ADDRESS]",
        help="the board (default: simulated, on which the weight is put by itself); 'evenkeel boards' lists them",
    )
    calibrate.add_argument("--mass", type=_positive, metavar="KG", help="the known weight (default: it is asked for)")
    how = calibrate.add_mutually_exclusive_group()
    how.add_argument("--positions", type=int, choices=(5, 9), default=5, help="places for the weight (default 5)")
    how.add_argument("--check", action="store_true", help="only check the board with the known weight; keeps nothing")
    calibrate.add_argument(
        "--spacing",
        type=_between,
        nargs=2,
        metavar=("ML", "AP"),
        help="mm between the cells, side to side and front to back, at most 630 (default: by the calibration of "
        "before, or 433 238)",
    )
    calibrate.add_argument("--lang", choices=LANGUAGES, default="en", help="language (default en)")
    calibrate.add_argument("--json", action="store_true", help="print the result as JSON")
    _data_option(calibrate)


def _data_option(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--data", type=Path, metavar="DIR", help="folder of database, recordings, settings (default: the user's)"
    )


def parse(words: list[str]) -> argparse.Namespace:
    """Return the options of a command line; without a command it is that of the kiosk.

    Raises
    ------
    UsageError
        When something is mistyped.
    """
    if not words or (words[0].startswith("-") and words[0] not in {"-h", "--help", "--version"}):
        words.insert(0, "kiosk")
    if not words[0].startswith("-") and words[0] not in COMMANDS:
        raise UsageError(f"There is no command {words[0]!r}.", f"Choose one of: {', '.join(COMMANDS)}.")
    options, unknown = parser().parse_known_args(words)
    if unknown:
        raise UsageError(f"evenkeel {words[0]} does not know {unknown[0]!r}.", f"See: evenkeel {words[0]} --help")
    return options
