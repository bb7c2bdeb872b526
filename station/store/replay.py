"""Playing a recording again: from its ticks, and from its raw frames, compared bit by bit with what was recorded."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from station.errors import EvenkeelError, RecordingError
from station.frames import BoardInfo, ForceBlock
from station.game.control import Reach
from station.game.rules import Rules
from station.game.run import Round, Ticker, play
from station.game.ticks import Tick, pack_ticks
from station.store.recordings import RecordedRound, Recording, RoundEnd, Segment
from station.trial.pipeline import Pipeline, Sample


@dataclass(frozen=True, slots=True)
class ReplayReport:
    """How a replayed round compares with its recording.

    Parameters
    ----------
    round_id, game_id : str
    level : int
    ticks : int
        Ticks played again.
    finished : bool
        False when the recording stops within the round; then the ticks up to there are compared.
    score : float
        As played again.
    difference : str
        The first difference found; empty when there is none.
    """

    round_id: str
    game_id: str
    level: int
    ticks: int
    finished: bool
    score: float
    difference: str

    @property
    def identical(self) -> bool:
        """Whether everything came out bit by bit the same."""
        return not self.difference


def replay(recording: Recording, games: Mapping[str, Rules]) -> tuple[ReplayReport, ...]:
    """Play all rounds of a recording again, and make their ticks again from the raw frames.

    Parameters
    ----------
    recording : Recording
    games : mapping of str to Rules
        Game id to rules.

    Returns
    -------
    tuple of ReplayReport
        One per round, in order.

    Raises
    ------
    RecordingError
        When a round is of a game that is not given, its parameters do not fit the game, or a tick is missing.
    """
    return tuple(_replay_round(recording, round_, games) for round_ in recording.rounds)


def _replay_round(recording: Recording, recorded: RecordedRound, games: Mapping[str, Rules]) -> ReplayReport:
    start = recorded.start
    if start.game_id not in games:
        raise RecordingError(
            f"Round {start.round_id} is of the game {start.game_id!r}, which is not here.",
            "Replay it with the version of evenkeel that its header names.",
        )
    rules = games[start.game_id]
    params, reach = _rebuild(rules.Params, start.params), _rebuild(Reach, start.reach)
    played = play(rules, params, start.seed, recorded.ticks)
    difference = _compare_end(played, recorded.end) or _compare_ticks(recording, recorded, reach)
    finished, score = recorded.end is not None, played.outcome().score
    return ReplayReport(start.round_id, start.game_id, start.level, played.ticks_played, finished, score, difference)


def _rebuild(kind: type[Any], data: Mapping[str, Any]) -> Any:
    """Return a frozen dataclass from plain data, where JSON has made lists of its tuples."""
    try:
        return kind(**{name: _tuples(value) for name, value in data.items()})
    except (TypeError, ValueError, EvenkeelError) as error:
        raise RecordingError(
            f"The recorded {kind.__name__} does not fit this version of the game: {error}.",
            "Replay it with the version of evenkeel that the recording's header names.",
        ) from error


def _tuples(value: Any) -> Any:
    return tuple(_tuples(item) for item in value) if isinstance(value, list) else value


def _compare_end(played: Round, end: RoundEnd | None) -> str:
    """Return the first difference between a round as played again and as it ended, if it did."""
    if end is None:
        return ""
    outcome = played.outcome()
    pairs = {
        "ticks": (played.ticks_played, end.ticks),
        "score": (outcome.score, end.score),
        "stars": (outcome.stars, end.stars),
        "success": (outcome.success, end.success),
        "metrics": (dict(outcome.metrics), dict(end.metrics)),
        "digest of states and events": (played.digest(), end.digest),
    }
    for name, (again, recorded) in pairs.items():
        if again != recorded:
            return f"{name}: {again!r} as played again, {recorded!r} as recorded"
    return ""


def _compare_ticks(recording: Recording, recorded: RecordedRound, reach: Reach) -> str:
    """Return the first difference between the recorded ticks and those made again from the raw frames."""
    ends = [segment.first_index for segment in recorded.segments[1:]] + [len(recorded.ticks)]
    for segment, end in zip(recorded.segments, ends, strict=True):
        wanted = recorded.ticks[segment.first_index : end]
        made = list(islice(_ticks(recording, segment, reach), len(wanted)))
        for again, tick in zip(made, wanted, strict=False):
            if pack_ticks([again]) != pack_ticks([tick]):
                return f"tick {tick.index}: {again} from the raw frames, {tick} as recorded"
        if len(made) < len(wanted):
            return f"tick {wanted[len(made)].index}: the raw frames for it are missing"
    return ""


def _ticks(recording: Recording, segment: Segment, reach: Reach) -> Iterator[Tick]:
    """Yield the ticks that the raw frames from the segment's start on give."""
    reach = reach.at(segment.rest_m) if segment.rest_m else reach
    ticker = Ticker(segment.start_us, reach, segment.first_index)
    for sample in _samples(recording.header.board, recording.blocks, segment):
        yield from ticker.push(sample)


def _samples(board: BoardInfo, blocks: tuple[ForceBlock, ...], segment: Segment) -> Iterator[Sample]:
    """Yield the samples from the segment's start on, which the filter starts anew at."""
    pipeline = Pipeline(board, segment.tare_n)
    started = False
    for block in blocks:
        rest = block
        if not started:
            if block.epoch != segment.epoch or not len(block) or block.t_us[-1] < segment.start_us:
                continue
            rest, started = _from(block, int(block.t_us.searchsorted(segment.start_us))), True
        yield from pipeline.push(rest)


def _from(block: ForceBlock, first: int) -> ForceBlock:
    return replace(
        block,
        t_us=block.t_us[first:],
        counts=block.counts[first:],
        forces_n=block.forces_n[first:],
        flags=block.flags[first:],
        lost=block.lost[first:],
    )
