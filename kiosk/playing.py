"""A round in progress: samples in; ticks recorded and stepped; events heard by the coach; a finished round saved."""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from kiosk.ghost import Way
from kiosk.parts import Parts
from kiosk.upcoming import Upcoming
from station.coaching.coach import Coach
from station.coaching.cues import CueRule
from station.frames import BoardInfo
from station.game.control import Reach
from station.game.rules import Event, Outcome
from station.game.run import Ticker, blend
from station.game.ticks import TICK_S, Tick
from station.signals.tilt import tilt_index
from station.store.recording_format import RoundEnd, RoundStart, Segment
from station.store.records import NOT_ASKED, CueSaid, Stamp, TrialRecord
from station.trial.pipeline import Pipeline, Sample
from station.trial.quality import TILT, Quality, QualityMonitor

FOLLOW = 0.1
"""Share of the distance to the newest tick that the drawn time makes up each frame: arrival jitter does not show."""

MUSIC_FADES_MS = 1500


@dataclass(frozen=True, slots=True)
class Finished:
    """A round that is over.

    Parameters
    ----------
    outcome : Outcome
    quality : Quality
    trial : TrialRecord
    stopped : bool
        Ended by the trainee before its time.
    saved : Future
        Done once the round is stored for good; holds the best comparable score before it, or None.
    """

    outcome: Outcome
    quality: Quality
    trial: TrialRecord
    stopped: bool
    saved: "Future[float | None]"


class Play:
    """One round of a game on the board.

    Parameters
    ----------
    parts : Parts
    upcoming : Upcoming
    reach : Reach
    body_weight_n : float
    """

    def __init__(self, parts: Parts, upcoming: Upcoming, *, reach: Reach, body_weight_n: float) -> None:
        assert parts.visit is not None and parts.feed.pipeline is not None and parts.feed.info is not None
        self.game = game = upcoming.game
        self.level = level = upcoming.level
        self.reach = reach
        self.round = upcoming.round
        self.cues: list[CueSaid] = []
        self._parts = parts
        self._visit = parts.visit
        self._pipeline: Pipeline = parts.feed.pipeline
        self._info: BoardInfo = parts.feed.info
        self._seed = upcoming.seed
        self._body_weight_n = body_weight_n
        self._id = self._visit.new_id()
        self._coach = Coach(
            parts.cues, game.content.events, game.content.phase, self._visit.session_number, upcoming.seed
        )
        self._ticker: Ticker | None = None
        self._quality: QualityMonitor | None = None
        self._waiting = True
        self._epoch = 0
        self._told = {""}
        self._leans_m: list[tuple[float, float]] = []
        self._shown_s = 0.0
        self.trace = game.view.Trace()
        self.condition = upcoming.condition
        self._way = Way()
        # The round's samples follow from its own frames alone, so that a recording gives the same ticks again.
        self._pipeline.restart()
        parts.sound.begin(game.sounds.PIECE, self.game.sounds.layers(self.round.state, level.params))

    @property
    def paused(self) -> bool:
        """Whether samples are let go by."""
        return not self._waiting and self._ticker is None

    @property
    def restarted(self) -> bool:
        """Whether the board has begun a new epoch since the round, or its last stretch, began."""
        newest = self._parts.feed.newest
        return newest is not None and not self._waiting and newest.epoch != self._epoch

    def void(self, reason: str) -> None:
        """Note why the round cannot be measured, as ``station.trial.quality`` names it."""
        if self._quality is not None:
            self._quality.mark(reason)

    @property
    def spoilt(self) -> str:
        """Why the round would not count if it ended now, as ``station.trial.quality`` names it; empty when it would."""
        reasons = self._quality.verdict().reasons if self._quality is not None else ()
        return reasons[0] if reasons else ""

    def pause(self) -> None:
        """Stop playing until :meth:`resume`."""
        self._parts.sound.hold(True)
        self._ticker = None
        self._waiting = False

    def resume(self, rest_m: tuple[float, float]) -> None:
        """Go on with the next sample.

        Parameters
        ----------
        rest_m : (float, float)
            Mean CoP, ML and AP, of how the trainee stands now: the feet may be elsewhere than before.
        """
        self.reach = self.reach.at(rest_m)
        self._parts.sound.hold(False)
        self._pipeline.restart()
        self._waiting = True

    def take(self, samples: list[Sample]) -> None:
        """Play what came in this frame; while paused, only watch the board."""
        stepped: list[Tick] = []
        for sample in samples:
            if self._waiting:
                self._begin(sample)
            if self._quality is not None:
                self._quality.push(sample)
            if self._ticker is None:
                continue
            if self._info.tilt_height_m and sample.raw_cop_m is not None:
                self._leans_m.append(sample.raw_cop_m)
            for tick in self._ticker.push(sample):
                if self.round.done:
                    break
                stepped.append(tick)
                events = self.round.step(tick)
                self._way.add(tick.index, self.game.rules.progress(self.round.state, self.level.params))
                self._sound(events)
                self._say(self._coach.hear(events, tick.t_s), tick.index)
        if stepped:
            self._visit.ticks(stepped)
            self.trace.add(self.round.state)
        self._warn()

    def _warn(self) -> None:
        """Say once that the board measures badly; of what pauses the round, the scene speaks."""
        reason = self.spoilt
        if reason not in self._told:
            self._told.add(reason)
            if self._ticker is not None:
                ticks = self.round.ticks_played
                self._say(self._coach.cue(["void"], ticks * TICK_S), ticks)

    def _say(self, cues: Sequence[CueRule], tick: int) -> None:
        for cue in cues:
            said = self._parts.speaker.say(cue)
            self.cues.append(CueSaid(tick, cue.trigger, said.text))

    def state_to_draw(self, dt_s: float) -> Any:
        """Return the state to show now: time moves evenly, however unevenly the frames of the board came in."""
        newest_s = self.round.ticks_played * TICK_S
        self._shown_s += dt_s
        self._shown_s += FOLLOW * (newest_s - self._shown_s)
        alpha = 1 + (self._shown_s - newest_s) / TICK_S
        return blend(self.round.previous, self.round.state, min(max(alpha, -1.0), 3.0))

    def control(self) -> tuple[float, float]:
        """Return the newest control signal, for the dot."""
        newest = self._parts.feed.newest
        return self.reach.u(newest.cop_ml_m, newest.cop_ap_m) if newest is not None else (0.0, 0.0)

    @property
    def ghost(self) -> float | None:
        """How far the best comparable round of this visit had come by now; None when there is none."""
        best = self._parts.best_way(self.game.content.id, self.level.number)
        return best.at(self.round.ticks_played) if best is not None else None

    def mix(self) -> None:
        """Let music and layers follow the round."""
        self._parts.sound.mix(self.game.sounds.layers(self.round.state, self.level.params))

    def finish(self, stopped: bool) -> Finished | None:
        """End the round, record and save it; None when not a single tick was played."""
        self._parts.sound.end(MUSIC_FADES_MS)
        if self._quality is None or not self.round.ticks_played:
            return None
        outcome, quality = self.round.outcome(), self._quality.verdict()
        if self._info.tilt_height_m:
            quality = replace(quality, notes=(*quality.notes, TILT))
        reasons = (*quality.reasons, *(("stopped",) if stopped else ()))
        valid = quality.valid and not stopped
        digest, ticks = self.round.digest(), self.round.ticks_played
        content = self.game.content
        trial = TrialRecord(
            id=self._id,
            position=self._visit.next_position(),
            activity_id=content.id,
            version=content.version,
            level=self.level.number,
            params=asdict(self.level.params),
            seed=self._seed,
            score=outcome.score,
            score_unit=content.score_unit,
            stars=outcome.stars,
            success=outcome.success,
            metrics={**outcome.metrics, **self._tilt()},
            valid=valid,
            quality_reasons=reasons,
            quality_notes=quality.notes,
            digest=digest,
            ticks=ticks,
            stamp=self._stamp(quality),
            events=tuple(self.round.events),
            cues=tuple(self.cues),
        )
        end = RoundEnd(outcome.score, outcome.stars, outcome.success, outcome.metrics, digest, valid, reasons, ticks)
        if valid:
            self._parts.keep_way(content.id, self.level.number, outcome.score, self._way)
        return Finished(outcome, quality, trial, stopped, self._visit.round_end(end, trial))

    def _tilt(self) -> dict[str, float]:
        """Return what a board that tells tilt measured in the round; nothing of any other."""
        if not self._leans_m:
            return {}
        index = tilt_index(np.array(self._leans_m), self._info.tilt_height_m)
        return {f"tilt_{name}": value for name, value in asdict(index).items()}

    def _sound(self, events: Sequence[Event]) -> None:
        for event in events:
            if effect := self.game.content.sounds[event.name]:
                self._parts.sound.play(effect)

    def _begin(self, sample: Sample) -> None:
        """Start, or go on after a pause, with this sample at tick time."""
        self._waiting = False
        self._epoch = sample.epoch
        first = self.round.ticks_played
        self._ticker = Ticker(sample.t_us, self.reach, first)
        tare_n = self._pipeline.tare.offsets_n
        if self._quality is not None:
            rest_m = self.reach.rest_ml_m, self.reach.rest_ap_m
            self._visit.segment(Segment(sample.t_us, sample.epoch, first, tare_n, rest_m))
            return
        self._quality = QualityMonitor(sample.t_us, self._body_weight_n, self._info.rate_hz)
        self._visit.round_start(
            RoundStart(
                round_id=self._id,
                game_id=self.game.content.id,
                game_version=self.game.content.version,
                level=self.level.number,
                params=asdict(self.level.params),
                seed=self._seed,
                reach=self.reach.to_dict(),
                tare_n=tare_n,
                body_weight_n=self._body_weight_n,
                epoch=sample.epoch,
                started_us=sample.t_us,
            )
        )

    def _stamp(self, quality: Quality) -> Stamp:
        return Stamp(
            board_uid=self._info.uid,
            calibration_date=self._info.calibration.date,
            calibrated=self._info.calibrated,
            rate_hz=quality.rate_hz,
            filter=f"butterworth-2 {self._pipeline.cutoff_hz:g} Hz causal",
            lost_samples=quality.lost_samples,
            surface=self._info.surface if self.condition.surface == "firm" else self.condition.surface,
            stance=self.condition.stance,
            vision=self.condition.vision,
            footwear=NOT_ASKED,
            reach="own" if self.reach.calibrated else "usual",
        )
