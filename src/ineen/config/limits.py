"""A small cache that every process of this installation shares, for what limits attempts.

Django's cache of files is no lock (`add` looks first and writes then), and throws out what it likes when it is full;
one in the database would make reading requests write. This is one SQLite file of its own beside the databases: adding
is one statement, and only what has passed goes.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import time
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

TABLE = "CREATE TABLE IF NOT EXISTS entry (key TEXT PRIMARY KEY, value TEXT NOT NULL, until REAL) WITHOUT ROWID"
SECONDS_TO_WAIT = 5.0
FOREVER = float("inf")


class LimitsCache(BaseCache):
    """Values are what JSON holds; a timeout of None is forever."""

    def __init__(self, location: str | Path, params: dict[str, Any]) -> None:
        super().__init__(params)
        self._path = Path(location)

    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        key = self.make_key(key, version=version)
        with self._opened() as file:
            file.execute("DELETE FROM entry WHERE until < ?", [time()])
            added = file.execute(
                "INSERT INTO entry VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                [key, json.dumps(value), self._until(timeout)],
            )
            return added.rowcount == 1

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        key = self.make_key(key, version=version)
        with self._opened() as file:
            found = file.execute("SELECT value FROM entry WHERE key = ? AND until >= ?", [key, time()]).fetchone()
        return json.loads(found[0]) if found else default

    def set(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        key = self.make_key(key, version=version)
        with self._opened() as file:
            row = [key, json.dumps(value), self._until(timeout)]
            file.execute("INSERT OR REPLACE INTO entry VALUES (?, ?, ?)", row)

    def touch(self, key: str, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        key = self.make_key(key, version=version)
        with self._opened() as file:
            change = "UPDATE entry SET until = ? WHERE key = ? AND until >= ?"
            return file.execute(change, [self._until(timeout), key, time()]).rowcount == 1

    def delete(self, key: str, version: int | None = None) -> bool:
        key = self.make_key(key, version=version)
        with self._opened() as file:
            return file.execute("DELETE FROM entry WHERE key = ?", [key]).rowcount == 1

    def clear(self) -> None:
        with self._opened() as file:
            file.execute("DELETE FROM entry")

    def _until(self, timeout: Any) -> float:
        moment = self.get_backend_timeout(timeout)
        return FOREVER if moment is None else moment

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """Each use is a transaction of its own; the file is made where it does not exist."""
        with closing(sqlite3.connect(self._path, timeout=SECONDS_TO_WAIT, isolation_level=None)) as file:
            file.execute("PRAGMA synchronous=OFF")  # after a power cut counting begins again
            file.execute(TABLE)
            yield file
