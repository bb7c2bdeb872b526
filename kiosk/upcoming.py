"""The round that is counted down to: all its chance is settled already, and its screen is made meanwhile."""

from collections.abc import Iterator

from games.drawing import Kit
from kiosk.parts import Parts
from kiosk.screens.round import RoundScreen
from station.game.run import Round


class Upcoming:
    """A round before its first tick.

    Parameters
    ----------
    parts : Parts
    game_id : str

    Attributes
    ----------
    game : Game
    level : Level
    condition : Condition
        How the trainee is to stand.
    seed : int
    round : Round
    """

    def __init__(self, parts: Parts, game_id: str) -> None:
        self.game = parts.games[game_id]
        self.level = parts.level(game_id)
        self.condition = self.game.rules.condition(self.level.params)
        self.seed = parts.next_seed()
        self.round = Round(self.game.rules, self.level.params, self.seed)
        self._screen: RoundScreen | None = None

    def prepare(self, kit: Kit, *, calibrated: bool) -> Iterator[None]:
        """Make the screen for a kit, in pieces that each fit into a frame.

        Yields
        ------
        None
            Between them.
        """
        screen = RoundScreen(kit, self.game.view, self.level, calibrated=calibrated)
        yield
        yield from screen.rehearse(self.round.state)
        self._screen = screen

    def screen(self, kit: Kit, *, calibrated: bool) -> RoundScreen:
        """Return the screen for a kit: the one that was prepared for it, or else a new one."""
        if self._screen is None or self._screen.kit is not kit:
            self._screen = RoundScreen(kit, self.game.view, self.level, calibrated=calibrated)
            self._screen.lay(self.round.state)
        return self._screen
