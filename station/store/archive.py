"""A data folder in use: its database, its recordings, and what a kiosk that was killed has left open in it."""

from pathlib import Path
from typing import Final

from station.errors import EvenkeelError, RecordingError, StoreError
from station.store import sessions
from station.store.database import Store
from station.store.ids import Ids
from station.store.lock import FolderLock
from station.store.recordings import compress, packed_name, read_recording, sha256_of
from station.store.records import RecordingFile, SessionEnd

DATABASE: Final = "evenkeel.db"
RECORDINGS: Final = "recordings"


class Archive:
    """An open data folder. To be used from the thread that opened it only.

    Parameters
    ----------
    folder : Path
        Must exist: a disk that was pulled out must not be replaced by an empty folder.
    ids : Ids

    Attributes
    ----------
    store : Store
    station : Station

    Raises
    ------
    StoreError
        When it cannot be used.
    """

    def __init__(self, folder: Path, ids: Ids) -> None:
        self.folder = folder
        try:
            (folder / RECORDINGS).mkdir(0o700, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"{folder} cannot be used: {error.strerror}.", "Check the folder and its rights."
            ) from error
        self._lock = FolderLock(folder)
        try:
            self.store = Store(folder / DATABASE)
            self.station = sessions.identify_station(self.store, ids)
        except StoreError:
            self._lock.close()
            raise

    def recording(self, session_id: str) -> Path:
        """Return where the raw recording of a session is written."""
        return self.folder / RECORDINGS / f"{session_id}.evk"

    def adopt(self) -> None:
        """Close the sessions that a killed kiosk left open, and link and compress their recordings.

        Does nothing while another kiosk uses the folder: an open session may be its own. What fails is tried again at
        the next start.

        Raises
        ------
        StoreError, RecordingError
            The last failure, after all sessions had their turn.
        """
        if not self._lock.alone():
            return
        failed: EvenkeelError | None = None
        try:
            for session_id, played_s in sessions.open_sessions(self.store):
                try:
                    self._close_orphan(session_id, played_s)
                except (StoreError, RecordingError) as error:
                    failed = error
        finally:
            self._lock.share()
        if failed is not None:
            raise failed

    def _close_orphan(self, session_id: str, played_s: float) -> None:
        plain = self.recording(session_id)
        packed = packed_name(plain)
        kept, lasted_s = None, played_s
        try:
            recording = read_recording(plain if plain.exists() else packed)
        except RecordingError:
            pass  # there is none, or nothing of it can be read: the rounds are all there is
        else:
            lasted_s = max(played_s, recording.duration_s)
            kept = keep(compress(plain) if plain.exists() else packed, recording.frame_count)
        sessions.end_session(self.store, session_id, SessionEnd(lasted_s, kept))

    def close(self) -> None:
        """Let go of the folder; a second call does nothing."""
        try:
            self.store.close()
        finally:
            self._lock.close()


def keep(packed: Path, frame_count: int) -> RecordingFile:
    """Return what the database keeps of a compressed recording.

    Raises
    ------
    RecordingError
        When it cannot be read.
    """
    return RecordingFile(f"{RECORDINGS}/{packed.name}", sha256_of(packed), frame_count)
