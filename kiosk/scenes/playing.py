"""From standing still to the last tick: countdown, the round, its pauses."""

from typing import ClassVar, Final

from kiosk.parts import Parts
from kiosk.playing import Finished, Play
from kiosk.scenes.base import ON, Scene
from kiosk.scenes.places import Place, ToGoodbye, ToResult, ToRound
from kiosk.screens.base import Screen
from kiosk.screens.countdown import CountdownScreen
from kiosk.screens.pause import COUNT_S, OFF_ENDS_S, PauseScreen
from kiosk.screens.round import RoundScreen
from kiosk.screens.stop import StopScreen
from kiosk.upcoming import Upcoming
from station.game.rules import Condition
from station.trial.pipeline import Sample
from station.trial.presence import PresenceState

COUNT_CUES: Final = {3: "three", 2: "two", 1: "one"}


def stance_cue(condition: Condition) -> str:
    """Return the cue that asks for a way to stand."""
    if condition.surface == "foam":
        return "stand_foam"
    return {"together": "stand_together", "tandem": "stand_tandem"}.get(condition.stance, "stand_still")


class Countdown(Scene):
    """Wait until the trainee stands still, then count to the start."""

    name: ClassVar[str] = "countdown"
    steered: ClassVar[bool] = True

    def __init__(self, parts: Parts, game_id: str) -> None:
        self._game_id = game_id
        self.upcoming = Upcoming(parts, game_id)
        self.left_s = COUNT_S
        self._counted = 0
        self._blocked = False
        if parts.steering is not None:
            parts.steering.step_on()
            parts.steering.stand(self.upcoming.condition)
            parts.steering.rest()
        super().__init__(parts)
        asked = stance_cue(self.upcoming.condition)
        parts.say(asked if self.occupied or asked != "stand_still" else "step_on")

    def build(self) -> Screen:
        """Return the countdown over the game's scene."""
        if self.upcoming.level != self.parts.level(self._game_id):  # the sound was turned off or on meanwhile
            self.upcoming = Upcoming(self.parts, self._game_id)
        parts, game = self.parts, self.upcoming.game
        self._preparing = self.upcoming.prepare(parts.kit, calibrated=parts.own_reach is not None)
        ghost = parts.best_way(game.content.id, self.upcoming.level.number) is not None
        return CountdownScreen(parts.kit, game, self.upcoming.level, ghost=ghost)

    def intent(self, name: str) -> Place | None:
        """Leave at STOP."""
        return ToGoodbye() if name == "stop" else None

    def interrupted(self, away: bool) -> None:
        """Count anew once the board is well again."""
        self._blocked = True

    def step(self, samples: list[Sample], dt_s: float) -> Place | None:
        """Count while the trainee is settled; begin anew when not. Meanwhile the round's screen is made."""
        if self.screen.t_s > self.parts.kit.motion_s("appear"):  # while a screen comes, there is no time for more
            next(self._preparing, None)
        pipeline = self.parts.feed.pipeline
        if pipeline is None or pipeline.presence.state is not PresenceState.SETTLED or self._blocked:
            self._blocked = False
            self.left_s, self._counted = COUNT_S, 0
            return None
        self.left_s -= dt_s
        number = min(max(-int(-self.left_s // 1), 1), len(COUNT_CUES))
        if self.left_s > 0 and number != self._counted:
            self._counted = number
            self.parts.sound.play("count")
            self.parts.say(COUNT_CUES[number])
        if self.left_s > 0:
            return None
        self.parts.sound.play("go")
        self.parts.say("eyes_closed" if self.upcoming.condition.vision == "closed" else "go")
        return ToRound(self.upcoming)

    def show(self) -> None:
        """Show the number, or what is missing."""
        assert isinstance(self.screen, CountdownScreen)
        pipeline = self.parts.feed.pipeline
        state = pipeline.presence.state if pipeline is not None else PresenceState.EMPTY
        self.screen.show(self.left_s, on_board=state in ON, settled=state is PresenceState.SETTLED)


class Playing(Scene):
    """A round of a game, its pauses and its stop."""

    name: ClassVar[str] = "round"
    steered: ClassVar[bool] = True

    def __init__(self, parts: Parts, upcoming: Upcoming) -> None:
        pipeline = parts.feed.pipeline
        assert pipeline is not None
        rest_m = pipeline.presence.rest_m or (0.0, 0.0)
        self._upcoming = upcoming
        self.play = Play(
            parts,
            upcoming,
            reach=parts.reach(rest_m),
            body_weight_n=pipeline.presence.body_weight_n or 0.0,
        )
        self.finished: Finished | None = None
        self._asking = False
        self._why = "off"
        self._off_s = 0.0
        self._resume_s = COUNT_S
        self._overlay: Screen | None = None
        self._dt_s = 0.0
        self._troubled = False
        super().__init__(parts)

    def build(self) -> Screen:
        """Return the round's screen."""
        self._overlay = None
        return self._upcoming.screen(self.parts.kit, calibrated=self.play.reach.calibrated)

    def intent(self, name: str) -> Place | None:
        """Ask before stopping; go on, or end the round."""
        match name:
            case "stop" if not self._asking:
                self._asking = True
                self._pause("stop")
            case "stop" | "yes":
                return self._end(stopped=True)
            case "no":
                self._asking = False
                self._overlay = None
        return None

    def interrupted(self, away: bool) -> None:
        """Pause for as long as something is wrong with the board; no clock of the round runs meanwhile."""
        self._pause("board")
        self._troubled = True
        if away:
            self.play.void("board_lost")

    def step(self, samples: list[Sample], dt_s: float) -> Place | None:
        """Play the frame's samples; pause at once when the trainee steps off."""
        self._dt_s = dt_s
        pipeline = self.parts.feed.pipeline
        state = pipeline.presence.state if pipeline is not None else PresenceState.EMPTY
        self.play.take(samples)
        if not self.play.paused:
            if self.play.round.done:
                return self._end(stopped=False)
            if state not in ON:
                self._pause("off")
                self.parts.say("step_off")
            elif self.play.restarted:
                self._pause("board")
                self.parts.say("board_back")
            return None
        troubled, self._troubled = self._troubled, False
        return None if troubled else self._paused(state, dt_s)

    @property
    def notice(self) -> str:
        """Why the round does not count, as soon as that is known."""
        t, reason = self.parts.kit.t, self.play.spoilt
        return t("notice-void", reason=t(f"reason-{reason}")) if reason else ""

    def overlay(self) -> Screen | None:
        """Return what lies over the round: the question, or the pause."""
        if not self.play.paused:
            return None
        wanted = StopScreen if self._asking else PauseScreen
        if not isinstance(self._overlay, wanted):
            self._overlay = StopScreen(self.parts.kit) if self._asking else PauseScreen(self.parts.kit, self._why)
        if isinstance(self._overlay, PauseScreen):
            self._overlay.show(off_s=OFF_ENDS_S - self._off_s, resume_s=self._resume_s, counting=self._off_s == 0.0)
        return self._overlay

    def show(self) -> None:
        """Hand over the state between the newest ticks and the newest dot."""
        assert isinstance(self.screen, RoundScreen)
        state = self.play.state_to_draw(0.0 if self.play.paused else self._dt_s)
        self.screen.show(state, self.play.control(), ghost=self.play.ghost, on_board=not self.play.paused)
        self.play.mix()

    def leave(self) -> None:
        """Record and save the round if it has not been: nothing already done is lost."""
        if self.finished is None:
            self.finished = self.play.finish(stopped=True)

    def _pause(self, why: str) -> None:
        if not self.play.paused:
            self._why = why
            self.play.pause()
            self.parts.speaker.hush()  # coaching stops with the round
            self._open_eyes()
            self.parts.sound.play("pause")
        self._off_s, self._resume_s = 0.0, COUNT_S

    def _open_eyes(self) -> None:
        if self.play.condition.vision == "closed":
            self.parts.say("eyes_open")

    def _paused(self, state: PresenceState, dt_s: float) -> Place | None:
        if state is PresenceState.SETTLED and self._asking:
            self._off_s = 0.0
            return None
        if state is PresenceState.SETTLED:
            self._off_s = 0.0
            self._resume_s -= dt_s
            if self._resume_s <= 0:
                if self.parts.steering is not None:
                    self.parts.steering.rest()
                pipeline = self.parts.feed.pipeline
                assert pipeline is not None and pipeline.presence.rest_m is not None  # as known of who is settled
                self.play.resume(pipeline.presence.rest_m)
                self._overlay = None
                self.parts.sound.play("go")
                if self.play.condition.vision == "closed":
                    self.parts.say("eyes_closed")
            return None
        self._resume_s = COUNT_S
        if state is PresenceState.EMPTY or state is PresenceState.LEAVING:
            self._off_s += dt_s
        return self._end(stopped=True) if self._off_s >= OFF_ENDS_S else None

    def _end(self, stopped: bool) -> Place:
        self.finished = self.play.finish(stopped)
        if self.parts.steering is not None:
            self.parts.steering.stand(Condition())
            self.parts.steering.rest()
        if self.finished is None:
            return ToGoodbye()
        if stopped:
            self.parts.say("stopped")
        else:
            self.parts.sound.play("finish")
        self._open_eyes()
        return ToResult(self.play, self.finished)
