"""After the round: what it came to, what next, and goodbye."""

from typing import ClassVar, Final

from kiosk.parts import Parts
from kiosk.playing import Finished, Play
from kiosk.scenes.base import Scene
from kiosk.scenes.places import Place, ToAttract, ToCountdown, ToGoodbye, ToToday
from kiosk.screens.base import Screen
from kiosk.screens.goodbye import GoodbyeScreen
from kiosk.screens.result import ResultScreen
from station.programme.staircase import Staircase
from station.trial.pipeline import Sample

AWAY_S: Final = 8.0
"""With the board empty for so long after a result, the visit is over."""

GOODBYE_S: Final = 6.0


class Result(Scene):
    """Stars, one number, one picture, what it means, what next."""

    name: ClassVar[str] = "result"

    def __init__(self, parts: Parts, play: Play, finished: Finished) -> None:
        self.play = play
        self.finished = finished
        self.ladder = self._climb(parts)
        self._away_s = 0.0
        self._stars = 0
        super().__init__(parts)
        if self.ladder.rest:
            parts.say("rest")
        elif self.ladder.level != play.level.number:
            parts.say("level_up" if self.ladder.level > play.level.number else "level_down")

    def _climb(self, parts: Parts) -> Staircase:
        """Return where the trainee goes on: a finished, trustworthy round moves the trainee on the ladder."""
        game_id = self.play.game.content.id
        ladder = parts.ladder(game_id)
        if self.finished.trial.valid:
            ladder = ladder.next(self.finished.outcome.success >= self.play.game.content.success_at)
            parts.climb(game_id, ladder)
        return ladder

    def build(self) -> Screen:
        """Return the result."""
        return ResultScreen(
            self.parts.kit,
            self.play.game.view,
            self.play.game.content,
            level=self.play.level.number,
            next_level=self.ladder.level,
            rest=self.ladder.rest,
            outcome=self.finished.outcome,
            trace=self.play.trace,
            stopped=self.finished.stopped,
            reasons=self.finished.quality.reasons,
            notes=self.finished.quality.notes,
        )

    def intent(self, name: str) -> Place | None:
        """Go again at the recommended level, choose something else, or stop."""
        match name:
            case "again":
                return ToCountdown(self.play.game.content.id)
            case "other":
                return ToToday()
            case "stop" | "done":
                return ToGoodbye()
        return None

    def step(self, samples: list[Sample], dt_s: float) -> Place | None:
        """Say goodbye to someone who walks away."""
        self._away_s = 0.0 if self.occupied else self._away_s + dt_s
        return ToGoodbye() if self._away_s > AWAY_S else None

    def show(self) -> None:
        """Let each star be heard as it comes; tell when the round is stored for good."""
        assert isinstance(self.screen, ResultScreen)
        if self.screen.stars_shown > self._stars:
            self._stars = self.screen.stars_shown
            self.parts.sound.play("star")
        saved = self.finished.saved
        if saved.done() and saved.exception() is None:
            self.screen.saved(saved.result())


class Goodbye(Scene):
    """Thank you, step off; the visit is closed."""

    name: ClassVar[str] = "goodbye"
    idles: ClassVar[bool] = False

    def __init__(self, parts: Parts) -> None:
        self.trials = tuple(parts.visit.trials) if parts.visit is not None else ()
        self._left_s = GOODBYE_S
        parts.speaker.hush()
        if self.trials:
            parts.say("goodbye")
        parts.end_visit()
        super().__init__(parts)

    def build(self) -> Screen:
        """Return the goodbye."""
        return GoodbyeScreen(self.parts.kit, [trial for trial in self.trials if trial.valid])

    def intent(self, name: str) -> Place | None:
        """Be done at a touch."""
        return self._away() if name in {"stop", "done"} else None

    def step(self, samples: list[Sample], dt_s: float) -> Place | None:
        """Return to the start a while after the trainee stepped off; wait no longer than ten times as long."""
        self._left_s -= dt_s if not self.occupied else dt_s / 10
        return self._away() if self._left_s < 0 else None

    def _away(self) -> Place:
        if self.parts.steering is not None:
            self.parts.steering.step_off()
        return ToAttract()
