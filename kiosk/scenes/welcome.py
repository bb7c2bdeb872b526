"""Who is it, what today, how does it go: two taps from stepping on to the countdown."""

from typing import ClassVar

from kiosk.parts import Parts
from kiosk.scenes.base import Scene
from kiosk.scenes.places import Place, ToCountdown, ToGoodbye, ToHowTo, ToTests, ToToday
from kiosk.screens.base import Screen
from kiosk.screens.howto import HowToScreen
from kiosk.screens.today import TodayScreen
from kiosk.screens.who import WhoScreen


class Who(Scene):
    """Guest or not; what this is and is not; the surroundings."""

    name: ClassVar[str] = "who"

    def build(self) -> Screen:
        """Return the welcome screen."""
        return WhoScreen(self.parts.kit)

    def intent(self, name: str) -> Place | None:
        """Begin a guest's visit."""
        if name == "guest":
            return ToToday() if self.parts.begin_visit() else None
        return ToGoodbye() if name in {"stop", "back"} else None


class Today(Scene):
    """One recommended round, and what else there is."""

    name: ClassVar[str] = "today"

    def __init__(self, parts: Parts, game_id: str | None = None) -> None:
        self.game_id, self.why = (game_id, "chosen") if game_id is not None else recommended(parts)
        self.level = parts.ladder(self.game_id).level
        super().__init__(parts)

    def build(self) -> Screen:
        """Return the choice."""
        return TodayScreen(self.parts.kit, self.parts.games, self.game_id, self.level, why=self.why)

    def intent(self, name: str) -> Place | None:
        """Change level or game, or begin."""
        match name:
            case "easier" | "harder":
                self.level = self._level(self.level + (1 if name == "harder" else -1))
                self.rebuild()
            case "start":
                self.parts.climb(self.game_id, self.parts.ladder(self.game_id).chosen(self.level))
                return ToHowTo(self.game_id)
            case "tests":
                return ToTests()
            case "stop" | "back":
                return ToGoodbye()
            case _ if name.startswith("game:"):
                return ToToday(name.removeprefix("game:"))
        return None

    def _level(self, number: int) -> int:
        return self.parts.games[self.game_id].content.level(number).number


def recommended(parts: Parts) -> tuple[str, str]:
    """Return the game to play now, and why.

    The games come in the order of the programme: stand still, steer, work. First the first one, then the next that
    was not played in this visit; when all were, the one whose last round is longest ago.

    Returns
    -------
    (str, str)
        Its id, and ``first``, ``next`` or ``again``.
    """
    played = [trial.activity_id for trial in parts.visit.trials] if parts.visit is not None else []
    new = [game_id for game_id in parts.games if game_id not in played]
    if new:
        return new[0], "next" if played else "first"
    return min(parts.games, key=lambda game_id: len(played) - played[::-1].index(game_id)), "again"


class HowTo(Scene):
    """Ten seconds of how it goes; a touch goes on at once."""

    name: ClassVar[str] = "howto"

    def __init__(self, parts: Parts, game_id: str) -> None:
        self.game_id = game_id
        super().__init__(parts)

    def build(self) -> Screen:
        """Return the picture of how it goes."""
        return HowToScreen(self.parts.kit, self.game_id, self.parts.games[self.game_id].view)

    def intent(self, name: str) -> Place | None:
        """Go on when touched or when the time is over."""
        if name == "go":
            return ToCountdown(self.game_id)
        return ToGoodbye() if name == "stop" else None
