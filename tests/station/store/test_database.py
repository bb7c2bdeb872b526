"""The database opens safely or not at all, and writes all or nothing."""

import threading
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database
from sqlite_utils.utils import sqlite3

from station.errors import StoreError
from station.store.database import Store, connect, harden, migrate
from station.store.ids import uuid7
from station.store.schema import MIGRATIONS
from station.store.sessions import identify_station

PRAGMAS = {"synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "busy_timeout": 5000, "mmap_size": 0}


def pragma(db: Database, name: str) -> Any:
    return db.execute(f"PRAGMA {name}").fetchone()[0]


@pytest.mark.parametrize(
    ("version", "journal"), [((3, 51, 3), "wal"), ((3, 51, 2), "truncate"), ((3, 40, 1), "truncate")]
)
def test_pragmas_hold(tmp_path: Path, version: tuple[int, int, int], journal: str) -> None:
    db = connect(tmp_path / "a.db", version)
    assert pragma(db, "journal_mode") == journal
    assert {name: pragma(db, name) for name in PRAGMAS} == PRAGMAS
    db.close()


def test_a_database_left_in_wal_is_taken_out_of_it_by_an_old_sqlite(tmp_path: Path) -> None:
    Store(tmp_path / "a.db").close()
    db = connect(tmp_path / "a.db", (3, 45, 0))
    assert pragma(db, "journal_mode") == "truncate"
    db.close()


def test_too_old_sqlite_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"SQLite 3\.37\.2 is too old"):
        connect(tmp_path / "a.db", (3, 37, 2))


class Deaf(sqlite3.Connection):  # type: ignore[misc]
    """A connection that does not take one pragma."""

    ignores = ""

    def execute(self, sql: str, *values: Any) -> Any:
        if sql.startswith(f"PRAGMA {self.ignores} ="):
            sql = "SELECT 1"
        return super().execute(sql, *values)


@pytest.mark.parametrize("name", ["journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout"])
def test_a_pragma_that_does_not_hold_is_refused(tmp_path: Path, name: str) -> None:
    conn = sqlite3.connect(tmp_path / "a.db", factory=Deaf, isolation_level=None, timeout=1)
    for default in ("synchronous", "secure_delete"):
        conn.execute(f"PRAGMA {default} = OFF")
    conn.ignores = name
    with pytest.raises(StoreError, match=f"does not accept {name}"):
        harden(Database(conn), "wal")
    conn.close()


def test_only_the_owner_may_read_it(tmp_path: Path) -> None:
    Store(tmp_path / "a.db").close()
    assert (tmp_path / "a.db").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("had", range(len(MIGRATIONS) + 1))
def test_every_older_version_is_brought_up_to_date(tmp_path: Path, had: int) -> None:
    old = Store(tmp_path / "a.db", migrations=MIGRATIONS[:had])
    old.close()
    new, fresh = Store(tmp_path / "a.db"), Store(memory=True)
    schema = "SELECT name, sql FROM sqlite_schema WHERE sql NOTNULL ORDER BY name"
    assert new.rows(schema) == fresh.rows(schema)
    assert [row["name"] for row in new.rows("SELECT name FROM migrations")] == [m.__name__ for m in MIGRATIONS]
    new.close()
    fresh.close()


def test_all_tables_are_strict() -> None:
    store = Store(memory=True)
    tables = store.rows("PRAGMA table_list")
    own = [t for t in tables if t["type"] == "table" and not t["name"].startswith("sqlite_")]
    assert {t["name"] for t in own} == {
        "migrations", "station", "boards", "people", "sessions", "trials", "events", "cues", "calibrations"
    }  # fmt: skip
    assert all(t["strict"] for t in own)
    store.close()


def test_a_failing_migration_leaves_nothing(tmp_path: Path) -> None:
    def broken(db: Database) -> None:
        db.execute("CREATE TABLE half (x TEXT) STRICT")
        db.execute("CREATE TABLE half (x TEXT) STRICT")

    with pytest.raises(StoreError, match="cannot be brought up to date"):
        Store(tmp_path / "a.db", migrations=(*MIGRATIONS, broken))
    store = Store(tmp_path / "a.db")
    assert not store.rows("SELECT 1 FROM sqlite_schema WHERE name = 'half'")
    store.close()


def test_a_newer_database_is_refused(tmp_path: Path) -> None:
    def later(db: Database) -> None:
        db.execute("CREATE TABLE later (x TEXT) STRICT")

    Store(tmp_path / "a.db", migrations=(*MIGRATIONS, later)).close()
    with pytest.raises(StoreError, match="another version"):
        Store(tmp_path / "a.db")


def test_what_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(b"not a database at all" * 100)
    with pytest.raises(StoreError, match=r"a\.db cannot be used"):
        Store(tmp_path / "a.db")
    with pytest.raises(StoreError, match="cannot be opened"):
        Store(tmp_path / "none" / "a.db")
    with pytest.raises(StoreError, match="either a file or in memory"):
        Store()


def notes() -> tuple[Any, ...]:
    def table(db: Database) -> None:
        db.execute("CREATE TABLE notes (x INTEGER NOT NULL) STRICT")

    return (*MIGRATIONS, table)


def test_writing_is_all_or_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.db", migrations=notes())

    def work(db: Database) -> None:
        db.execute("INSERT INTO notes VALUES (1)")
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        store.write(work)
    with pytest.raises(StoreError, match="refuses"):
        store.write(lambda db: db.conn.executemany("INSERT INTO notes VALUES (?)", [(1,), (None,)]))
    assert store.rows("SELECT * FROM notes") == []
    assert store.write(lambda db: db.execute("INSERT INTO notes VALUES (2)").rowcount) == 1
    assert store.rows("SELECT * FROM notes") == [{"x": 2}]
    store.close()


def test_saved_is_committed_before_write_returns(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.db", migrations=notes())
    store.write(lambda db: db.execute("INSERT INTO notes VALUES (7)"))
    other = sqlite3.connect(tmp_path / "a.db")
    assert other.execute("SELECT x FROM notes").fetchall() == [(7,)]
    other.close()
    store.close()


def test_migrating_again_does_nothing() -> None:
    db = connect(None)
    migrate(db)
    migrate(db)
    assert db.execute("SELECT count(*) FROM migrations").fetchone()[0] == len(MIGRATIONS)
    db.close()


def test_a_kiosk_that_migrates_between_looking_and_doing_is_noticed(tmp_path: Path) -> None:
    late, early = connect(tmp_path / "a.db"), connect(tmp_path / "a.db")
    execute, begun = late.execute, []

    def after_the_other(sql: str, *args: Any) -> Any:
        if sql == "BEGIN IMMEDIATE" and not begun:
            begun.append(sql)
            migrate(early)
        return execute(sql, *args)

    late.execute = after_the_other  # type: ignore[method-assign]
    migrate(late)
    assert begun and execute("SELECT count(*) FROM migrations").fetchone()[0] == len(MIGRATIONS)
    early.close()
    late.close()


def test_kiosks_that_start_at_once_on_a_new_folder_all_get_their_database(tmp_path: Path) -> None:
    started, stations, failed = threading.Barrier(3), [], []

    def start(path: Path) -> None:
        started.wait(10.0)
        try:
            store = Store(path)
            stations.append(identify_station(store, uuid7))
            store.close()
        except StoreError as error:
            failed.append(error)

    for number in range(25):
        kiosks = [threading.Thread(target=start, args=(tmp_path / f"{number}.db",)) for _ in range(3)]
        for kiosk in kiosks:
            kiosk.start()
        for kiosk in kiosks:
            kiosk.join()
    assert failed == []
    assert len(stations) == 75 and len(set(stations)) == 25


def test_another_thread_is_a_mistake_not_a_disk_error(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.db")
    seen: list[BaseException] = []

    def use() -> None:
        try:
            store.rows("SELECT 1")
        except BaseException as error:
            seen.append(error)

    thread = threading.Thread(target=use)
    thread.start()
    thread.join()
    assert isinstance(seen[0], sqlite3.ProgrammingError)
    assert store.rows("SELECT 1 AS x") == [{"x": 1}]
    store.close()
