"""``kill -9`` of the kiosk in the middle of a test: the trials that were done are there, and so are the raw frames."""

import signal
import subprocess
import sys
from pathlib import Path

from station.store.archive import Archive
from station.store.ids import uuid7
from station.store.recordings import read_recording
from station.store.sessions import load_session, recent_sessions

KIOSK = """
import sys
from pathlib import Path
from kiosk.clock import REPEATABLE_START, SteppedClock
from kiosk.journal import Journal
from station.store.ids import uuid7
from tests.fakes import stored, taken

bench = taken.done(taken.short("quiet_stance"))
run = taken.run(bench)
journal = Journal(Path(sys.argv[1]), SteppedClock(REPEATABLE_START), uuid7, "0.1.0", 10.0)
visit = journal.begin(stored.BOARD, "nl")
for second in range(5):
    visit.frames(stored.block(100 * second, 100))
visit.test_end(run.id, run.protocol, run.takes, run.result).result(10.0)
print("saved", *(key[0] for key in run.trials), flush=True)
sys.stdin.read()
"""


def test_trials_that_were_done_survive_a_kill_and_the_visit_is_closed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", KIOSK, str(tmp_path)]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        told = child.stdout.readline().split()
        child.send_signal(signal.SIGKILL)
        child.wait(10)
    archive = Archive(tmp_path, uuid7)
    archive.adopt()
    (summary,) = recent_sessions(archive.store)
    session = load_session(archive.store, summary.id)
    archive.close()
    assert told == ["saved", *(each.condition for each in session.trials)] == ["saved", "eo_firm", "ec_firm"]
    assert all(each.valid and each.metrics["mean_velocity_m_s"] > 0 for each in session.trials)
    assert session.end is not None and session.end.recording is not None
    assert read_recording(tmp_path / session.end.recording.path).frame_count >= 400
