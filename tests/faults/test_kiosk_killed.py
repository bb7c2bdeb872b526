"""``kill -9`` of the kiosk in mid-round: finished rounds are stored, the raw file reads up to the last second."""

import signal
import subprocess
import sys
from pathlib import Path

from station.store.database import Store
from station.store.recordings import read_recording
from station.store.sessions import load_session, recent_sessions

KIOSK = """
import sys
from pathlib import Path
from kiosk.pilot import Script
from tests.fakes.kiosk_rig import Rig, kiosk_rig

def script(rig):
    yield from rig.to_round()
    yield from rig.wait(2.0)
    yield from rig.tap("stop")
    yield from rig.tap("yes")
    yield from rig.at("result")
    while not rig.app.scene.finished.saved.done():
        yield
    yield from rig.tap("again")
    yield from rig.at("round")
    yield from rig.wait(5.0)
    rig.app.parts.journal.writer.submit(lambda: print("playing", rig.app.parts.feed.newest.t_us, flush=True))
    while True:
        yield

with kiosk_rig(Path(sys.argv[1])) as rig:
    rig.play(script)
"""


def test_what_was_saved_survives_a_kill(tmp_path: Path) -> None:
    child = subprocess.Popen([sys.executable, "-c", KIOSK, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    with child.stdout:
        told = next(line for line in child.stdout if line.startswith("playing"))
        child.send_signal(signal.SIGKILL)
        child.wait()
    newest_us = int(told.split()[1])

    store = Store(tmp_path / "evenkeel.db")
    (summary,) = recent_sessions(store)
    (trial,) = load_session(store, summary.id).trials
    store.close()
    assert not summary.closed and trial.ticks >= 200

    (file,) = (tmp_path / "recordings").iterdir()
    recording = read_recording(file)
    assert [round_.end is not None for round_ in recording.rounds] == [True, False]
    assert recording.blocks[-1].t_us[-1] >= newest_us - 1_100_000
    assert recording.rounds[1].ticks
