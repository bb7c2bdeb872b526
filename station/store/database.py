"""The database file: opened with pragmas that are read back, written in whole transactions, reopened after errors."""

import contextlib
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar

from sqlite_utils import Database
from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]  # pysqlite3 where it is installed

from station.errors import StoreError
from station.store import files
from station.store.schema import MIGRATIONS, Migration
from station.store.space import drop_ballast

T = TypeVar("T")

OLDEST_SQLITE: Final = (3, 38, 0)
"""STRICT tables and built-in JSON."""
WAL_SAFE_SINCE: Final = (3, 51, 3)
"""From 3.7.0 up to 3.51.2 resetting the WAL can corrupt the database."""

_PRAGMAS: Final = (
    ("synchronous", "FULL", 2),
    ("foreign_keys", "ON", 1),
    ("secure_delete", "ON", 1),
    ("busy_timeout", "5000", 5000),
)

_JOURNAL_TRIES: Final = 20


class Store:
    """The station's database. To be used from the thread that made it only.

    Parameters
    ----------
    path : Path, optional
        The file; made when it does not exist.
    memory : bool
        Keep it in memory instead, for tests.
    migrations : sequence of Migration
        What the database must have gone through.

    Raises
    ------
    StoreError
        When the file cannot be opened safely: it is no database, was made by a newer version, or a pragma does not
        hold.
    """

    def __init__(
        self, path: Path | None = None, *, memory: bool = False, migrations: Sequence[Migration] = MIGRATIONS
    ) -> None:
        if (path is None) != memory:
            raise StoreError("A store is either a file or in memory.", "Give a path, or memory=True.")
        self._path = path
        self._migrations = migrations
        self._db: Database | None = None
        self._open()

    def write(self, work: Callable[[Database], T]) -> T:
        """Do some work in one transaction; saved when this returns, undone as a whole when it raises.

        When the disk is full the ballast is dropped and the work is tried once more.

        Raises
        ------
        StoreError
            When the database refuses the data, or the disk does. After the latter the file has been reopened.
        """
        try:
            return _in_transaction(self._open(), work)
        except sqlite3.ProgrammingError:
            raise  # a mistake in the program, such as another thread: not to be hidden by reopening
        except (sqlite3.IntegrityError, OverflowError) as error:
            raise StoreError(f"The database refuses this: {error}.", "Nothing of it was saved.") from error
        except sqlite3.Error as error:
            self._reopen()
            if _is_full(error) and self._path and drop_ballast(self._path.parent):
                return self.write(work)
            raise _failed(error) from error

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[dict[str, Any]]:
        """Return the rows of a query.

        Raises
        ------
        StoreError
            When they cannot be read.
        """
        try:
            return list(self._open().query(sql, list(values)))
        except sqlite3.ProgrammingError:
            raise
        except sqlite3.Error as error:
            self._reopen()
            raise _failed(error) from error

    def close(self) -> None:
        """Let go of the file; a second call does nothing."""
        db, self._db = self._db, None
        if db is not None:
            db.close()

    def _open(self) -> Database:
        if self._db is None:
            self._db = connect(self._path)
            try:
                migrate(self._db, self._migrations)
            except StoreError:
                self.close()
                raise
        return self._db

    def _reopen(self) -> None:
        """Forget the connection, whose state is unknown after an error; the next use opens a new one."""
        if self._path is not None:
            with contextlib.suppress(sqlite3.Error):
                self.close()


def connect(path: Path | None, sqlite_version: tuple[int, int, int] = sqlite3.sqlite_version_info) -> Database:
    """Open a database file, or one in memory, with safe pragmas.

    Parameters
    ----------
    path : Path or None
        None for memory.
    sqlite_version : tuple of 3 int
        Decides the journal: WAL where it is safe, else TRUNCATE.

    Raises
    ------
    StoreError
        As for :class:`Store`.
    """
    if sqlite_version < OLDEST_SQLITE:
        raise StoreError(
            f"SQLite {'.'.join(map(str, sqlite_version))} is too old.", "Install the package pysqlite3, or SQLite 3.38."
        )
    try:
        if path is not None and not path.exists():
            path.touch(mode=0o600)
            files.sync_folder(path.parent)
        # Without isolation_level=None the module opens transactions by itself and leaves them open.
        conn = sqlite3.connect(":memory:" if path is None else path, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(
            f"The database {path} cannot be opened: {error}.", "Check the folder and its rights."
        ) from error
    try:
        db = Database(conn)
        harden(db, "memory" if path is None else "wal" if sqlite_version >= WAL_SAFE_SINCE else "truncate")
    except sqlite3.Error as error:
        conn.close()
        raise StoreError(
            f"The database {path} cannot be used: {error}.", "Move it away, or restore a backup in its place."
        ) from error
    except StoreError:
        conn.close()
        raise
    return db


def harden(db: Database, journal: str) -> None:
    """Set the pragmas of a connection and read each one back.

    Raises
    ------
    StoreError
        When one does not hold: data could be lost or left behind.
    """
    _set_journal(db, journal)
    for name, value, wanted in (("journal_mode", journal, journal), *_PRAGMAS, ("mmap_size", "0", 0)):
        db.execute(f"PRAGMA {name} = {value}").fetchall()
        row = db.execute(f"PRAGMA {name}").fetchone()
        # SQLite in memory, and builds without mmap, answer nothing for mmap_size: there is none then.
        found = row[0] if row or name != "mmap_size" else 0
        if found != wanted:
            raise StoreError(
                f"The database does not accept {name} = {value} (it says {found}).",
                "Keep the data on a local disk, and use the SQLite that evenkeel installs.",
            )


def _set_journal(db: Database, journal: str) -> None:
    """Change the journal, for which SQLite does not wait while another kiosk opens the same new file."""
    for _ in range(_JOURNAL_TRIES):
        with contextlib.suppress(sqlite3.OperationalError):
            db.execute(f"PRAGMA journal_mode = {journal}").fetchall()
            return
        _in_transaction(db, lambda _: None)  # for a transaction it does wait


def migrate(db: Database, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Bring a database up to date: run the migrations that it has not had, each in its own transaction.

    Raises
    ------
    StoreError
        When it has had one that this version does not know, one fails, or it cannot be written.
    """
    try:
        while _in_transaction(db, partial(_migrate_once, migrations)):
            pass
    except sqlite3.Error as error:
        raise StoreError(f"The database cannot be brought up to date: {error}.", "Restore a backup.") from error


def _migrate_once(migrations: Sequence[Migration], db: Database) -> bool:
    """Run the first migration that the database has not had; return whether there was one.

    What it has had is read in the transaction: another kiosk may be starting on the same file.
    """
    db.execute("CREATE TABLE IF NOT EXISTS migrations (name TEXT NOT NULL PRIMARY KEY) STRICT")
    had = [name for (name,) in db.execute("SELECT name FROM migrations ORDER BY rowid")]
    if had != [migration.__name__ for migration in migrations[: len(had)]]:
        raise StoreError(
            "The database was made by another version of evenkeel.", "Use that version, or restore an older backup."
        )
    if len(had) == len(migrations):
        return False
    migration = migrations[len(had)]
    migration(db)
    db.execute("INSERT INTO migrations (name) VALUES (?)", [migration.__name__])
    return True


def _in_transaction(db: Database, work: Callable[[Database], T]) -> T:
    """Do some work between BEGIN IMMEDIATE and COMMIT: a deferred BEGIN would not wait for another writer."""
    db.execute("BEGIN IMMEDIATE")
    try:
        result = work(db)
        db.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            db.rollback()
        raise
    return result


def _is_full(error: Exception) -> bool:
    return getattr(error, "sqlite_errorname", "") == "SQLITE_FULL"


def _failed(error: Exception) -> StoreError:
    todo = "Free some space on the disk." if _is_full(error) else "Check the disk; nothing of it was saved."
    return StoreError(f"The database could not be written or read: {error}.", todo)
