"""A test that was taken, with what went wrong on the way: to save, or to kill a kiosk over."""

from dataclasses import replace

from station.store.protocol_trials import ProtocolRun
from station.trial.protocol import Protocol
from station.trial.results import results
from station.trial.stage import Stage
from tests.fakes.trial_bench import BODY_N, Bench, protocol


def short(name: str, conditions: int = 2) -> Protocol:
    """Return a protocol of the house with one trial of its first conditions, tried twice at most."""
    whole = protocol(name)
    return replace(whole, trials=1, attempts=2, conditions=whole.conditions[:conditions])


def done(asked: Protocol, *, slip: bool = False) -> Bench:
    """Do a whole test; in the first trial that counts step off once, where told."""
    bench = Bench(asked)
    while bench.stage is not Stage.DONE:
        bench.trial()
        turn = bench.runner.now.turn
        assert turn is not None
        off = slip and not turn.practice
        slip = slip and not off
        bench.stand(3.0, 0.0 if bench.beside else BODY_N)
        bench.until(Stage.REST, Stage.REPEAT, Stage.DONE, load_n=0.0 if off or bench.beside else BODY_N)
    return bench


def run(bench: Bench, test_id: str = "test-1", filter_hz: float = 10.0, height_m: float | None = None) -> ProtocolRun:
    """Return what a test came to, as it is saved."""
    asked, takes = bench.runner.protocol, tuple(bench.runner.takes)
    return ProtocolRun(test_id, asked, takes, results(asked, takes, filter_hz, height_m))
