"""Stores the database of this commit, for the upgrade tests of later ones: `python -m tests.upgrade.store 1.2.0`.

Run it on the commit of a tag, with the version as its argument, and commit `stored/<version>.sql.gz`.
"""

import gzip
import sqlite3
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from tests.helpers.installation import KEYS, Installation

STORED = Path(__file__).with_name("stored")
FILES = {"default": "ineen.sqlite3", "vault": "vault.sqlite3", "keys": "keys.sqlite3"}
MARK = "-- database "


def dumped() -> str:
    """The databases of this commit with one row in every table, as SQL; the same text each time."""
    with tempfile.TemporaryDirectory(prefix="ineen-store-") as folder:
        Installation(Path(folder), KEYS).python("tests.upgrade.filling")
        return "".join(_dump(Path(folder) / name, alias) for alias, name in FILES.items())


def load(text: str, folder: Path) -> None:
    """Make the database files in a folder from a dump."""
    folder.mkdir(parents=True, exist_ok=True)
    for part in text.split(MARK)[1:]:
        alias, _, script = part.partition("\n")
        with closing(sqlite3.connect(folder / FILES[alias])) as database:
            database.executescript(script)


def read(version: str) -> str:
    return gzip.decompress((STORED / f"{version}.sql.gz").read_bytes()).decode()


def versions() -> list[str]:
    """Those that are stored."""
    return sorted(path.name.removesuffix(".sql.gz") for path in STORED.glob("*.sql.gz"))


def _dump(path: Path, alias: str) -> str:
    with closing(sqlite3.connect(path)) as database:
        return f"{MARK}{alias}\n" + "\n".join(database.iterdump()) + "\n"


def main(arguments: Sequence[str]) -> int:
    if len(arguments) != 1:
        print("usage: python -m tests.upgrade.store VERSION", file=sys.stderr)
        return 2
    STORED.mkdir(exist_ok=True)
    path = STORED / f"{arguments[0]}.sql.gz"
    path.write_bytes(gzip.compress(dumped().encode(), mtime=0))
    print(f"{path.name}: {path.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
