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
from tests.helpers.prepared import FILES

STORED = Path(__file__).with_name("stored")
MARK = "-- ineen: "


def dumped() -> str:
    """The databases of this commit with one row in every table, as SQL, and their seals; the same text each time."""
    with tempfile.TemporaryDirectory(prefix="ineen-store-") as name:
        folder = Path(name)
        Installation(folder, KEYS).prepared().python("tests.upgrade.filling")
        seals = sorted((folder / "seals").iterdir())
        parts = [(alias, _dump(folder / file)) for alias, file in FILES.items()]
        parts += [(f"seals/{path.name}", path.read_text("utf-8")) for path in seals]
    return "".join(f"{MARK}{name}\n{text}" for name, text in parts)


def load(text: str, folder: Path) -> None:
    """Make the files of an installation from a dump."""
    (folder / "seals").mkdir(parents=True, exist_ok=True)
    for part in text.split(MARK)[1:]:
        name, _, content = part.partition("\n")
        if name not in FILES:
            (folder / name).write_text(content, "utf-8")
            continue
        with closing(sqlite3.connect(folder / FILES[name])) as database:
            database.executescript(content)


def read(version: str) -> str:
    return gzip.decompress((STORED / f"{version}.sql.gz").read_bytes()).decode()


def versions() -> list[str]:
    """Those that are stored."""
    return sorted(path.name.removesuffix(".sql.gz") for path in STORED.glob("*.sql.gz"))


def _dump(path: Path) -> str:
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE django_migrations SET applied = '2026-01-02 03:04:05'")
        return "\n".join(database.iterdump()) + "\n"


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
