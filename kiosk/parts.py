"""All that a scene may use: made once at start, by the composition root."""

from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from dataclasses import asdict, dataclass, field, replace
from typing import Final

from games.drawing import Kit
from hardware_drivers.discovery import OWN
from kiosk.analysis import Analysis
from kiosk.catalogue import Game
from kiosk.config import Comfort, Settings, SettingsFile
from kiosk.feed import Feed
from kiosk.ghost import Way
from kiosk.journal import Journal
from kiosk.sound import Sound
from kiosk.speaker import Speaker
from kiosk.steering import Steering
from kiosk.visit import Visit
from station.coaching.cues import CueBook
from station.errors import StoreError
from station.game.control import MIN_REACH_M, Reach
from station.ports import Clock
from station.programme.change import ChangePolicy
from station.programme.model import Level, StaircasePolicy
from station.programme.norms import Norms
from station.programme.person import Person
from station.programme.staircase import Staircase
from station.programme.texts import Texts
from station.signals.noise import USUAL_FILTER_HZ, filter_for
from station.signals.reach import PersonalReach
from station.trial.calibration_age import expired
from station.trial.overload import LoadLevel
from station.trial.protocol import Protocol
from station.trial.results import ProtocolResult

URGENT: Final = frozenset({"notice-heavy", "notice-not-saved", "notice-not-kept"})
"""Notices that are told in a round too."""


@dataclass
class Parts:
    """The station's parts, and the visit that is going on.

    Parameters
    ----------
    clock, feed, journal, speaker, sound
        Time, board, records, words, effects.
    steering : Steering or None
        Hands on the simulated person; None for a real board.
    games : dict
        By id, in the order they are offered.
    protocols : mapping
        The tests, by id.
    norms : Norms
    change : ChangePolicy
    analysis : Analysis
    errands : Executor
        Does one after the other what takes a while and is neither of these: asking something of the board.
    cues : CueBook
    staircase : StaircasePolicy
    texts_in : callable
        Gives the texts of a language, read once.
    make_kit : callable
        ``make_kit(size, lang, comfort)`` gives the kit for a window, a language and somebody's comfort.
    kit : Kit
        The kit of now.
    settings_file : SettingsFile
    settings : Settings
    seed : int
        From which every round takes its own chance.

    Attributes
    ----------
    comfort : Comfort
        How the kiosk is now: the station's settings, or what the visitor of now has chosen.
    visit : Visit or None
        The visit that is going on.
    person : Person or None
        Of this visit, in memory only; None until somebody was asked.
    own_reach : PersonalReach or None
        As measured in this visit.
    refusal : StoreError or None
        Why no visit can begin.
    """

    clock: Clock
    feed: Feed
    journal: Journal
    speaker: Speaker
    sound: Sound
    steering: Steering | None
    games: dict[str, Game]
    protocols: Mapping[str, Protocol]
    norms: Norms
    change: ChangePolicy
    analysis: Analysis
    errands: Executor
    cues: CueBook
    staircase: StaircasePolicy
    texts_in: Callable[[str], Texts]
    make_kit: Callable[[tuple[int, int], str, Comfort], Kit]
    kit: Kit
    settings_file: SettingsFile
    settings: Settings
    seed: int
    visit: Visit | None = None
    person: Person | None = None
    refusal: StoreError | None = None
    own_reach: PersonalReach | None = None
    _ladder: dict[str, Staircase] = field(default_factory=dict)
    _best: dict[tuple[str, int], tuple[float, Way]] = field(default_factory=dict)
    _rounds: int = 0
    _tended: list[Callable[[], bool]] = field(default_factory=list)
    comfort: Comfort = field(init=False)

    def __post_init__(self) -> None:
        self._take(self.settings.comfort)

    def say(self, trigger: str) -> None:
        """Say a cue by its trigger."""
        self.speaker.say(self.cues.rules[trigger])

    @property
    def notice(self) -> str | None:
        """Key of something quiet to tell; None when all is well."""
        feed = self.feed
        if self.visit is not None and self.visit.failed is not None:
            return "notice-not-saved"
        if feed.pipeline is not None and feed.pipeline.overload.level is LoadLevel.WARN:
            return "notice-heavy"
        if feed.info is not None and not feed.info.calibrated:
            return "notice-uncalibrated"
        if self.visit is not None and not self.visit.kept:
            return "notice-not-kept"
        if feed.info is not None and expired(feed.info.calibration.date, self.clock.now().date()):
            return "notice-calibration-old"
        return f"notice-{self.speaker.notice}" if self.speaker.notice else None

    def begin_visit(self) -> bool:
        """Begin a guest's visit; False with ``refusal`` set when none can be kept."""
        info = self.feed.info
        if info is None:
            return False
        try:
            self.visit = self.journal.begin(info, self.kit.lang)
        except StoreError as error:
            self.refusal = error
            return False
        self.refusal = None
        self.feed.record = self.visit.frames
        self._ladder, self._best = {}, {}
        return True

    def end_visit(self) -> None:
        """Close the visit, if there is one; the next one may be kept again."""
        self.feed.record = None
        self.refusal = None
        self.person = self.own_reach = None
        if self.visit is not None:
            self.visit.end()
            self.visit = None

    def ladder(self, game_id: str) -> Staircase:
        """Return where on a game's ladder the trainee is in this visit."""
        if game_id not in self._ladder:
            self._ladder[game_id] = Staircase.first(len(self.games[game_id].content.levels), self.staircase)
        return self._ladder[game_id]

    def climb(self, game_id: str, to: Staircase) -> None:
        """Move on a game's ladder."""
        self._ladder[game_id] = to

    def level(self, game_id: str) -> Level:
        """Return the level of a game's next round: with open eyes where no sound would lead closed ones."""
        game = self.games[game_id]
        level = game.content.level(self.ladder(game_id).level)
        if self.sound.heard or game.rules.condition(level.params).vision == "open":
            return level
        return replace(level, params=replace(level.params, vision="open"))

    @property
    def filter_hz(self) -> float:
        """Low-pass of the sway metrics, as the noise test of the board asks; the usual one where there was none."""
        info = self.feed.info
        return filter_for(info.calibration.noise_m) if info is not None else USUAL_FILTER_HZ

    def reach(self, rest_m: tuple[float, float]) -> Reach:
        """Return the reach for a round: the trainee's own once it was measured in this visit, else the default.

        Parameters
        ----------
        rest_m : (float, float)
            Where the trainee stands at rest, ML and AP.
        """
        ml_m, ap_m = rest_m
        if self.own_reach is None:
            return Reach(rest_ml_m=ml_m, rest_ap_m=ap_m)
        return Reach(ml_m, ap_m, **asdict(self.own_reach), calibrated=True)

    def calibrate(self, reach: PersonalReach) -> tuple[str, ...]:
        """Take what the limits of stability showed as the trainee's own reach, for the rest of this visit.

        Parameters
        ----------
        reach : PersonalReach

        Returns
        -------
        tuple of str
            The directions (``right``, ``left``, ``front``, ``back``) that are too short to steer with: the reach is
            then refused, and the one before stays. Empty when it was taken.
        """
        short = tuple(name.removesuffix("_m") for name, each_m in asdict(reach).items() if not each_m >= MIN_REACH_M)
        if not short:
            self.own_reach = reach
            self._best = {}  # rounds that were steered otherwise are no ghosts to race against
        return short

    def calibrate_by(self, result: ProtocolResult) -> tuple[str, ...]:
        """Take the reach that a complete test of the limits of stability tells; of any other test nothing.

        Parameters
        ----------
        result : ProtocolResult

        Returns
        -------
        tuple of str
            The directions that are too short to steer with, of ``station.signals.limits.DIRECTIONS``: the reach before
            then stays. Empty when it was taken, and when the test does not tell one.
        """
        if not result.complete:
            return ()
        sides = {name: result.summary.get(f"reach_{name}") for name in PersonalReach.__slots__}
        found = {name: side_m for name, side_m in sides.items() if side_m is not None}
        if len(found) == len(sides):
            return self.calibrate(PersonalReach(**found))
        leans = (each for each in result.conditions.values() if each.condition.direction)
        return tuple(each.condition.direction for each in leans if each.mean["mxe_m"] < MIN_REACH_M)

    def best_way(self, game_id: str, level: int) -> Way | None:
        """Return how the best round of this visit at a level went, or None before the first."""
        best = self._best.get((game_id, level))
        return best[1] if best is not None else None

    def keep_way(self, game_id: str, level: int, score: float, way: Way) -> None:
        """Keep how a round went when it is the best of this visit at its level."""
        best = self._best.get((game_id, level))
        if best is None or score > best[0]:
            self._best[game_id, level] = (score, way)

    def tend(self, work: Callable[[], bool]) -> None:
        """Have something looked after in each frame from now on, until it says that it is done."""
        self._tended.append(work)

    def look_after(self) -> None:
        """Do in this frame what is tended."""
        self._tended = [work for work in self._tended if not work()]

    def next_seed(self) -> int:
        """Return the seed of the next round."""
        self._rounds += 1
        return (self.seed * 1_000_003 + self._rounds) % 2**32

    def choose_comfort(self, comfort: Comfort, *, lasting: bool) -> None:
        """Make the kiosk as somebody likes it: for this visit, or from now on.

        Parameters
        ----------
        comfort : Comfort
        lasting : bool
            Whether it becomes the station's own.
        """
        self._take(comfort)
        if lasting and comfort != self.settings.comfort:
            self.settings = replace(self.settings, comfort=comfort)
            self.journal.writer.submit(self.settings_file.save, self.settings)

    def forget_comfort(self) -> None:
        """Go back to the station's own comfort: what a visitor chose goes with the visitor."""
        if self.comfort != self.settings.comfort:
            self._take(self.settings.comfort)
            self.renew_kit(self.kit.stage.size, self.kit.lang)

    def renew_kit(self, size: tuple[int, int], lang: str) -> None:
        """Make the kit anew, for a window, a language and the comfort of now."""
        kit = self.make_kit(size, lang, self.comfort)
        kit.inherit(self.kit)
        self.kit = kit

    def remember_board(self) -> bool:
        """Remember the board once it is there: of several that are plugged in, it is then the one to open.

        Returns
        -------
        bool
            Whether it is there.
        """
        info = self.feed.info
        if info is not None and info.driver in OWN and self.settings.boards.get(info.driver) != info.uid:
            self.settings = replace(self.settings, boards={**self.settings.boards, info.driver: info.uid})
            self.journal.writer.submit(self.settings_file.save, self.settings)
        return info is not None

    def choose_lang(self, lang: str) -> None:
        """Remember a language for the next start."""
        if lang != self.settings.lang:
            self.settings = replace(self.settings, lang=lang)
            self.journal.writer.submit(self.settings_file.save, self.settings)

    def choose_weight(self, mass_kg: float) -> None:
        """Remember what the board is calibrated with, for the next time."""
        if mass_kg != self.settings.weight_kg:
            self.settings = replace(self.settings, weight_kg=mass_kg)
            self.journal.writer.submit(self.settings_file.save, self.settings)

    def _take(self, comfort: Comfort) -> None:
        """Let be heard what a comfort lets; what it shows is the kit's."""
        self.comfort = comfort
        self.sound.music = comfort.sound == "all"
        self.sound.effects = self.speaker.aloud = comfort.sound != "off"
