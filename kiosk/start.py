"""The composition root: chooses the parts, joins them, opens the kiosk."""

import argparse
import secrets
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Final

import pygame

import content
from games.drawing import Kit
from hardware_drivers.discovery import make_board
from hardware_drivers.simulated.board import SimulatedBoard
from kiosk.analysis import Analysis
from kiosk.app import App
from kiosk.catalogue import load_games
from kiosk.clock import REPEATABLE_START, SteppedClock, SystemClock
from kiosk.config import Comfort, app_version, default_data_dir, settings_file
from kiosk.display import open_window
from kiosk.feed import Feed
from kiosk.journal import Journal
from kiosk.pacer import LockstepPacer, RealPacer
from kiosk.parts import Parts
from kiosk.sound import Sound, open_sound
from kiosk.speaker import Speaker
from kiosk.steering import Steerable, Steering
from kiosk.voice import SilentVoice, make_voice
from station.ports import Clock, ForceSource, Voice
from station.programme.load import load_cues, load_staircase, load_theme
from station.programme.load_protocols import load_protocols
from station.programme.load_scores import load_change, load_norms
from station.programme.texts import LANGUAGES, Texts
from station.store.ids import uuid7
from station.trial.stage import Said

PATIENCE_S: Final = 10.0
"""How long one frame of the board may take in lock-step, before it counts as silent."""


LARGE_TEXT: Final = 1.25
"""Factor on all type sizes in the large-text layout."""


def kit_maker(texts: Callable[[str], Texts]) -> Callable[[tuple[int, int], str, Comfort], Kit]:
    """Return what makes a kit for a window, a language and a comfort; the theme is read once."""
    theme = load_theme(content.ROOT)

    def make(size: tuple[int, int], lang: str, comfort: Comfort) -> Kit:
        return Kit(
            size,
            theme,
            texts(lang),
            content.ROOT / "fonts",
            lang=lang,
            large_text=LARGE_TEXT if comfort.large_text else 1.0,
            calm=comfort.calm,
            left_handed=comfort.left_handed,
        )

    return make


def assemble(
    board: ForceSource,
    clock: Clock,
    surface: pygame.Surface,
    *,
    data_dir: Path,
    lang: str | None,
    seed: int,
    sound: Sound,
    voice: Voice,
    analysis: Analysis,
    patience_s: float = 0.0,
) -> Parts:
    """Join the parts around a board, a clock and a window.

    Parameters
    ----------
    board : ForceSource
        Not yet open.
    clock : Clock
    surface : pygame.Surface
    data_dir : Path
    lang : str or None
        None for the language of last time.
    seed : int
    sound : Sound
    voice : Voice
    analysis : Analysis
    patience_s : float
        As in :class:`kiosk.feed.Feed`.
    """
    journal = Journal(data_dir, clock, uuid7, app_version())
    kept = settings_file(data_dir)
    settings = kept.load()
    if lang is not None:
        settings = replace(settings, lang=lang)
    texts = cache(lambda lang: Texts(content.ROOT, lang))
    make_kit = kit_maker(texts)
    kit = make_kit(surface.get_size(), settings.lang, settings.comfort)
    speaker = Speaker(voice, texts, settings.lang, clock)
    parts = Parts(
        clock=clock,
        feed=Feed(board, clock, patience_s, journal.recall_calibration),
        journal=journal,
        speaker=speaker,
        sound=sound,
        steering=Steering(board) if isinstance(board, Steerable) else None,
        games=load_games(content.ROOT),
        protocols=load_protocols(content.ROOT, [kit.t]),
        norms=load_norms(content.ROOT),
        change=load_change(content.ROOT),
        analysis=analysis,
        errands=ThreadPoolExecutor(1, "errands"),
        cues=load_cues(content.ROOT),
        staircase=load_staircase(content.ROOT),
        texts_in=texts,
        make_kit=make_kit,
        kit=kit,
        settings_file=kept,
        settings=settings,
        seed=seed,
    )
    parts.tend(parts.remember_board)
    return parts


def dismantle(parts: Parts) -> None:
    """Let go of everything, finishing what is to be saved, whatever else fails on the way."""
    with ExitStack() as stack:
        stack.callback(parts.journal.close)
        stack.callback(parts.sound.close)
        stack.callback(parts.speaker.close)
        stack.callback(parts.errands.shutdown)
        stack.callback(parts.feed.close)
        stack.callback(parts.analysis.close)
        stack.callback(parts.end_visit)


def run_kiosk(options: argparse.Namespace) -> int:
    """Open the kiosk."""
    data_dir = options.data or default_data_dir()
    board = make_board(options.board, seed=options.seed, own=settings_file(data_dir).load().boards)
    _warn_of_two_pygames()
    seed = options.seed if options.seed is not None else secrets.randbits(32)
    surface = open_window(options.fullscreen)
    with opened(board, surface, data_dir, options.lang, seed) as app:
        app.frame()
        # The first picture is there; what takes longer is made behind it.
        threading.Thread(target=warm_up, args=(app.parts,), name="warm-up", daemon=True).start()
        app.run()
    return 0


@contextmanager
def opened(board: ForceSource, surface: pygame.Surface, data_dir: Path, lang: str | None, seed: int) -> Iterator[App]:
    """Give the kiosk on a board and a window, in real time, with its voice; put everything away afterwards."""
    clock = SystemClock()
    sound = open_sound(data_dir / "sounds")
    voice = make_voice(data_dir / "clips", clock, sound)
    parts = assemble(
        board,
        clock,
        surface,
        data_dir=data_dir,
        lang=lang,
        seed=seed,
        sound=sound,
        voice=voice,
        analysis=Analysis(),
    )
    try:
        parts.feed.start()
        yield App(parts, surface, RealPacer(clock))
    finally:
        dismantle(parts)
        pygame.quit()


@contextmanager
def opened_in_lockstep(
    surface: pygame.Surface, data_dir: Path, lang: str | None, seed: int, *, speed: float = 0.0
) -> Iterator[tuple[App, SimulatedBoard]]:
    """Give the kiosk on the simulated board, silent, with clock, board and loop moving together.

    Same seed and same hands, same visit, whatever the computer does meanwhile.

    Parameters
    ----------
    surface : pygame.Surface
    data_dir : Path
    lang : str or None
    seed : int
    speed : float
        At most so many times real time; 0 for as fast as it goes.
    """
    clock = SteppedClock(REPEATABLE_START, speed)
    board = SimulatedBoard(seed=seed, lockstep=True, clock=clock.monotonic_s)
    parts = assemble(
        board,
        clock,
        surface,
        data_dir=data_dir,
        lang=lang,
        seed=seed,
        sound=Sound(),
        voice=SilentVoice(),
        analysis=Analysis(waits=True),
        patience_s=PATIENCE_S,
    )
    try:
        parts.feed.open_now()
        yield App(parts, surface, LockstepPacer(clock, board)), board
    finally:
        dismantle(parts)


def warm_up(parts: Parts) -> None:
    """Make ready behind the attract screen what comes later: other languages, speech, sounds, what results need."""
    for lang in LANGUAGES:
        parts.texts_in(lang)
    commands = [f"protocol-say-{said}" for said in Said]
    parts.speaker.prepare([*commands, *(f"cue-{trigger}" for trigger in sorted(parts.cues.rules))])
    parts.analysis.warm()
    parts.sound.prepare()


def _warn_of_two_pygames() -> None:
    installed = {dist.metadata["Name"] for dist in metadata.distributions()}
    if {"pygame", "pygame-ce"} <= installed:
        print(
            "evenkeel: both pygame and pygame-ce are installed and overwrite each other's files. "
            "Remove pygame: pip uninstall pygame, then pip install --force-reinstall pygame-ce.",
            file=sys.stderr,
        )
