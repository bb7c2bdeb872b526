"""``evenkeel gallery``: pictures of every screen and game, contact sheets, and what the check found."""

import argparse
import json
import re
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import asdict
from functools import cache
from multiprocessing import get_context
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from typing import Final

import content
from kiosk.catalogue import load_games
from kiosk.clock import stopwatch_s
from kiosk.gallery.check import Finding
from kiosk.gallery.looks import Look, looks
from kiosk.gallery.moments import Moment, Moments
from kiosk.gallery.sheet import page
from kiosk.gallery.show import check, photograph
from kiosk.progress import Progress, die_quietly
from station.errors import UsageError
from station.programme.load_protocols import load_protocols
from station.programme.texts import LANGUAGES, Texts

WORKERS: Final = 2
"""A look takes one core; more of them at once take the memory of a small computer."""

BEHIND: Final = ("round", "middle")
"""What goes on behind overlays."""

Shown = tuple[Look, list[Finding], Path | None, int]
"""A look, what is wrong in it, its contact sheet, how many pictures."""

_done: "Synchronized[int] | None" = None


def run_gallery(options: argparse.Namespace) -> int:
    """Show and check everything, as the command line asks; 1 when something was found."""
    moments = all_moments()
    chosen = _chosen(moments, options.only or ())
    shown = looks(options.lang, options.size)
    out: Path = options.out
    _make(out)
    times = 1 if options.check else 2
    total = times * len(shown) * len(chosen)
    what = "checking" if options.check else f"pictures go to {out}; showing"
    print(f"evenkeel: {what} {len(chosen)} moments in {len(shown)} looks", flush=True)
    started_s = stopwatch_s()
    results = show_all(shown, tuple(options.only or ()), None if options.check else out, total)
    findings = [finding for _, found, _, _ in results for finding in found]
    pictures = sum(count for _, _, _, count in results)
    _report(out, findings, [sheet for _, _, sheet, _ in results if sheet is not None], pictures)
    for line in summary(findings):
        print(f"  {line}")
    checked = f"{len(shown) * len(chosen)} moments checked"
    saved = "" if options.check else f", {pictures} pictures and {len(shown)} contact sheets saved"
    print(f"  {checked}{saved} in {stopwatch_s() - started_s:.0f} s; {len(findings)} findings")
    return 1 if findings else 0


@cache
def all_moments() -> Moments:
    """Return the moments of every screen and every registered game; their rounds are played once a process."""
    texts = [Texts(content.ROOT, lang) for lang in LANGUAGES]
    return Moments(load_games(content.ROOT), load_protocols(content.ROOT, texts), texts[0].keys)


def behind(moments: Moments) -> Moment:
    """Return what goes on behind overlays."""
    return next(each for each in moments.all() if (each.screen, each.part) == BEHIND)


def _chosen(moments: Moments, only: Sequence[str]) -> list[Moment]:
    every = moments.all()
    known = {each.screen for each in every} | {each.game_id for each in every} - {""}
    if unknown := sorted(set(only) - known):
        raise UsageError(
            f"The gallery has no screen or game {unknown[0]!r}.", f"Choose of: {', '.join(sorted(known))}."
        )
    return moments.all(tuple(only))


def _make(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"Nothing can be written to {out} ({error.strerror}).", "Choose another --out DIR.") from error


def show_all(shown: Sequence[Look], only: tuple[str, ...] = (), out: Path | None = None, total: int = 0) -> list[Shown]:
    """Check some looks, and picture them, each in a process of its own: a process has one window.

    Parameters
    ----------
    shown : sequence of Look
    only : tuple of str
        As in :meth:`Moments.all`.
    out : Path, optional
        Folder for pictures; without it there are none.
    total : int
        How often a moment is shown in all, for telling how far it is; 0 to tell nothing.

    Returns
    -------
    list of (Look, list of Finding, Path or None, int)
        Per look: what is wrong in it, its contact sheet, how many pictures.
    """
    context = get_context("spawn")
    done: Synchronized[int] = context.Value("i", 0)
    with ProcessPoolExecutor(WORKERS, context, _begin, (done,)) as pool:
        futures = [pool.submit(_one, look, only, out) for look in shown]
        try:
            _wait(futures, lambda: done.value, Progress(total, silent=not total))
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    return [future.result() for future in futures]


def _begin(done: "Synchronized[int]") -> None:
    die_quietly()
    global _done  # noqa: PLW0603 - a process of the pool is handed its counter once
    _done = done


def _tell() -> None:
    assert _done is not None
    with _done.get_lock():
        _done.value += 1


def _one(look: Look, only: tuple[str, ...], out: Path | None) -> Shown:
    moments = all_moments()
    chosen, ground = moments.all(only), behind(moments)
    found = check(look, chosen, ground, _tell)
    if out is None:
        return look, found, None, 0
    sheet, count = photograph(look, chosen, ground, out, _tell)
    return look, found, sheet, count


def _wait(futures: Sequence[Future[Shown]], done: Callable[[], int], progress: Progress) -> None:
    waiting = set(futures)
    while waiting:
        ready, waiting = wait(waiting, timeout=1.0, return_when=FIRST_COMPLETED)
        progress.at(done())
        for future in ready:
            look, found, _, count = future.result()
            pictures = f", {count} pictures" if count else ""
            ended = f"{len(futures) - len(waiting)} of {len(futures)}"
            progress.line(f"{ended}: {look.name}{pictures}, {len(found)} findings")


def summary(findings: Sequence[Finding]) -> list[str]:
    """Return findings in few lines: the same about the same text once, with how often and the first place."""
    alike: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        alike.setdefault((finding.text, re.sub(r"\d+(\.\d+)?", "#", finding.what)), []).append(finding)
    lines = []
    for first, *more in alike.values():
        also = sorted({each.screen for each in more} - {first.screen})
        often = f" ({1 + len(more)} times; also {', '.join(also[:4])}{' ...' if len(also) > 4 else ''})" if also else ""
        often = often or (f" ({1 + len(more)} times)" if more else "")
        lines.append(f"{first}{often}")
    return lines


def _report(out: Path, findings: Sequence[Finding], sheets: Sequence[Path], pictures: int) -> None:
    report = {
        "pictures": pictures,
        "sheets": [sheet.name for sheet in sheets],
        "findings": [asdict(finding) for finding in findings],
    }
    (out / "report.json").write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n", "utf-8")
    if sheets:
        (out / "index.html").write_text(page(sheets, summary(findings)), "utf-8")
