"""A disk without room, and a database that is written to while it is copied."""

import errno
import shutil
import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from ineen.faces.command.backups import databases
from ineen.faces.command.backups.making import check_room, told_when_full
from ineen.ground.kernel.refusals import BadInput


def test_too_little_room_is_told_before_anything_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=5 * 1024**2))
    check_room(tmp_path / "not" / "yet", 4 * 1024**2)
    with pytest.raises(BadInput, match="te weinig ruimte: nodig 6 MB, vrij 5 MB"):
        check_room(tmp_path / "not" / "yet", 6 * 1024**2)


def test_a_disk_that_runs_full_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="vol"), told_when_full(tmp_path):
        raise OSError(errno.ENOSPC, "No space left on device")
    with pytest.raises(PermissionError), told_when_full(tmp_path):
        raise PermissionError(errno.EACCES, "Permission denied")


def test_without_the_programs_of_postgresql_the_refusal_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(databases, "engine", lambda _: "postgresql")
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(BadInput, match=r"pg_dump ontbreekt.*postgresql-client"):
        databases.check_programs(["default"], ["pg_dump"])


def test_a_copy_made_under_a_running_writer_is_consistent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(databases, "engine", lambda _: "sqlite")
    monkeypatch.setattr(databases, "sqlite_path", lambda _: tmp_path / "busy.sqlite3")
    started, stop = threading.Event(), threading.Event()

    def write_pairs() -> None:
        with closing(sqlite3.connect(tmp_path / "busy.sqlite3", isolation_level=None)) as writer:
            writer.execute("PRAGMA journal_mode=WAL")
            writer.execute("CREATE TABLE pair (side text, words text)")
            while not stop.is_set():
                writer.execute("BEGIN IMMEDIATE")
                writer.execute("INSERT INTO pair VALUES ('left', ?)", ["x" * 500])
                writer.execute("INSERT INTO pair VALUES ('right', ?)", ["x" * 500])
                writer.execute("COMMIT")
                started.set()

    thread = threading.Thread(target=write_pairs)
    thread.start()
    try:
        assert started.wait(10)
        for number in range(5):
            databases.dump("default", tmp_path / f"{number}.sqlite3")
    finally:
        stop.set()
        thread.join()
    for number in range(5):
        with closing(sqlite3.connect(tmp_path / f"{number}.sqlite3")) as copy:
            assert copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            sides = dict(copy.execute("SELECT side, count(*) FROM pair GROUP BY side"))
            assert sides["left"] == sides["right"] > 0
