"""How the trainee moves: to what the work asks for, and back to calm after a push off balance."""

import math
from dataclasses import dataclass, field
from typing import Final

from games.roll_container.body import Body
from games.roll_container.track import Lane
from station.game.manoeuvre import Manoeuvre
from station.game.ticks import TICK_HZ, Tick
from station.signals.recovery import Quiet, Recovery

NEAR_U: Final = 0.22
"""So near to what is asked for counts as reached."""
PUSH_U: Final = 0.55
LEAN_U: Final = 0.8
"""At a threshold."""
BRAKE_U: Final = -0.35
SIDE_U: Final = 0.4
"""Against what pulls to one side."""
STANDING_M_S: Final = 0.03
"""Baseline of who has not stood still: hands at a container and feet that follow it move more than standing does, and
calm is that of standing."""
CALM_TICKS: Final = TICK_HZ // 4
"""Shown as recovered after a quarter of a second of calm; measured only after a whole one."""


@dataclass(frozen=True, slots=True)
class Balance:
    """The trainee's manoeuvres and recoveries.

    Parameters
    ----------
    quiet : Quiet
        How the trainee leans when nothing happens.
    recovery : Recovery or None
        The one under way.
    told : bool
        Whether that push was announced.
    side : int
        To which side it pushed, 0 for along the way.
    done : Recovery or None
        One that was decided in this tick.
    manoeuvre : Manoeuvre
    """

    quiet: Quiet = field(default=Quiet(TICK_HZ))
    recovery: Recovery | None = None
    told: bool = False
    side: int = 0
    done: Recovery | None = None
    manoeuvre: Manoeuvre = field(default=Manoeuvre())

    @property
    def recovering_s(self) -> float:
        """Time from the push until calm, as far as it has come; 0 once calm has lasted a quarter of a second."""
        if self.recovery is None or self.recovery.calm >= CALM_TICKS:
            return 0.0
        return (self.recovery.ticks - self.recovery.calm) / TICK_HZ


def push_off(before: Body, after: Body, lane: Lane) -> tuple[bool, int] | None:
    """Return whether the push off balance of this tick was told, and its side; None when there was none.

    Wheels that come free of a threshold let the trainee fall forward; those that strike a gap stop the trainee short; a
    worn bearing turns the container out of the hands.
    """
    if after.freed and not lane.hurdles[before.hurdle].gap:
        return lane.hurdles[before.hurdle].told, 0
    if after.struck and not after.tries and lane.hurdles[after.hurdle].gap:
        return lane.hurdles[after.hurdle].told, 0
    worn = lane.stretches[after.stretch].worn
    if worn and worn != lane.stretches[before.stretch].worn and after.v_m_s > 0:
        return lane.stretches[after.stretch].told, int(worn)
    return None


def asked(before: Body, after: Body, lane: Lane, braking: bool, ordered: bool) -> tuple[float, float] | None:
    """Return the lean that this tick newly asks for, None when it asks for none."""
    if ordered:
        return 0.0, PUSH_U
    if after.freed:
        return 0.0, 0.0
    if after.struck and not after.tries:
        return 0.0, LEAN_U
    if braking:
        return 0.0, BRAKE_U
    here, last = lane.stretches[after.stretch], lane.stretches[before.stretch]
    if after.stretch != before.stretch:
        if here.worn != last.worn:
            return -SIDE_U * here.worn, PUSH_U
        if here.turn_1_m != last.turn_1_m:
            side = (here.turn_1_m > 0) - (here.turn_1_m < 0)
            return SIDE_U * side, 0.5 * PUSH_U if side else PUSH_U
    return None


def follow(
    balance: Balance, tick: Tick, push: tuple[bool, int] | None, target_u: tuple[float, float] | None, calm: bool
) -> Balance:
    """Return the balance after a tick.

    Parameters
    ----------
    balance : Balance
    tick : Tick
    push : (bool, int) or None
        A push off balance, whether it was told, and its side.
    target_u : (float, float) or None
        A lean that is newly asked for.
    calm : bool
        Nothing is happening: how the trainee moves now is the baseline.
    """
    if tick.gap or not tick.on_board:
        return Balance(balance.quiet.broken(), None, manoeuvre=balance.manoeuvre.step(tick))
    at_m = (tick.cop_ml_m, tick.cop_ap_m)
    manoeuvre = balance.manoeuvre
    manoeuvre = manoeuvre.step(tick) if target_u is None else manoeuvre.start(target_u, tick, NEAR_U)
    recovery, done, told, side = balance.recovery, None, balance.told, balance.side
    if push is not None:
        told, side = push
        recovery = Recovery.begin(balance.quiet, at_m, most_m_s=STANDING_M_S)
    elif recovery is not None:
        recovery = recovery.step(at_m, math.hypot(tick.u_ml, tick.u_ap))
        if recovery.over:
            recovery, done = None, recovery
    quiet = balance.quiet.step(at_m) if calm and recovery is None else balance.quiet.pause(at_m)
    return Balance(quiet, recovery, told, side, done, manoeuvre)
