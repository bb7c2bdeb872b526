"""Results are worked out in a process of their own, which may be missing, die, or be asked what cannot be sent."""

import math
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError
from types import MappingProxyType

import pytest

from kiosk.analysis import Analysis
from station.errors import SignalError
from station.signals.reach import PersonalReach, personal_reach
from station.trial.results import results
from tests.fakes.trial_bench import Bench, protocol

SOON_S = 60.0
DIES = (sys.executable, "-c", "import sys; sys.stdin.buffer.read(1)")
RAMBLES = (sys.executable, "-c", "import sys; sys.stdin.buffer.read(1); print('rubbish'); sys.stdout.flush()")
MISSING = ("no such program, anywhere",)


@pytest.fixture(scope="module")
def analysis() -> Iterator[Analysis]:
    made = Analysis()
    yield made
    made.close()


def test_work_is_done_in_another_process_which_stays(analysis: Analysis) -> None:
    analysis.warm()
    pids = [analysis.submit(os.getpid).result(SOON_S) for _ in range(2)]
    assert pids[0] == pids[1] != os.getpid()


def test_the_loop_loads_no_scipy_for_it(analysis: Analysis) -> None:
    analysis.warm()
    assert "scipy.signal" in analysis.submit(eval, "list(__import__('sys').modules)").result(SOON_S)
    words = [sys.executable, "-c", "import sys, kiosk.start; print('scipy' in sys.modules)"]
    told = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    assert told.splitlines()[-1] == "False"


def test_results_of_a_test_come_back_equal(analysis: Analysis) -> None:
    bench = Bench(protocol("quiet_stance"))
    bench.trial()
    bench.stand(30.1)
    bench.trial()
    bench.stand(30.1)
    asked = (bench.runner.protocol, bench.runner.takes, 10.0, 1.8)
    there = analysis.submit(results, *asked).result(SOON_S)
    assert there == results(*asked)
    assert len(there.conditions["eo_firm"].valid) == 1
    assert isinstance(there.conditions["eo_firm"].mean, MappingProxyType)


@pytest.mark.parametrize("waits", [False, True], ids=["process", "lockstep"])
def test_what_goes_wrong_comes_back(waits: bool) -> None:
    made = Analysis(waits=waits)
    try:
        refused = made.submit(personal_reach, {}).exception(SOON_S)
        assert isinstance(refused, SignalError) and refused.todo == "Repeat that direction."
        assert made.submit(lambda: 1).exception(SOON_S) is not None  # it could go to no other process
        assert made.submit(threading.Lock).exception(SOON_S) is not None  # nor could what it gives come back
        assert made.submit(math.sqrt, 4.0).result(SOON_S) == 2.0
    finally:
        made.close()


def test_in_lockstep_the_result_is_there_at_once() -> None:
    made = Analysis(waits=True)
    made.warm()
    future = made.submit(PersonalReach, 0.05, 0.05, 0.06, 0.03)
    assert future.done() and future.result() == PersonalReach(0.05, 0.05, 0.06, 0.03)
    made.close()


def test_work_over_which_a_process_dies_is_given_up_and_the_next_is_done() -> None:
    made = Analysis()
    try:
        first = made.submit(os.getpid).result(SOON_S)
        assert isinstance(made.submit(os._exit, 3).exception(SOON_S), SignalError)
        second = made.submit(os.getpid).result(SOON_S)
        assert first != second
    finally:
        made.close()


@pytest.mark.parametrize("command", [DIES, RAMBLES, MISSING], ids=["dies", "rambles", "missing"])
def test_without_a_process_that_works_there_is_an_error_and_no_result(command: tuple[str, ...]) -> None:
    made = Analysis(command=command)
    try:
        assert isinstance(made.submit(math.sqrt, 4.0).exception(SOON_S), SignalError)
    finally:
        made.close()


def test_closing_ends_what_is_being_done_and_cancels_what_waits() -> None:
    made = Analysis()
    pid = made.submit(os.getpid).result(SOON_S)
    busy, waiting = made.submit(input), made.submit(math.sqrt, 4.0)  # the first waits for words that never come
    made.close()
    made.close()
    assert busy.done() and waiting.cancelled()
    with pytest.raises(CancelledError):
        made.submit(math.sqrt, 4.0).result(SOON_S)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
