"""The folder with the files of plans: a folder per plan, in it a file per content, of which the newest counts.

Nothing here is a record: everything can be made again, and whether a plan is for everybody is asked at each request.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import Final

from django.conf import settings

GRACE: Final = timedelta(hours=1)  # for who is reading a file that was replaced
FRESH: Final = timedelta(minutes=2)  # a worker that was killed says nothing any more
PREPARED, PROGRESS = ".prepared", ".progress"


@dataclass(frozen=True, slots=True)
class Kept:
    """A file: `key` names its content, `size` counts bytes."""

    path: Path
    size: int
    made_at: datetime

    @property
    def key(self) -> str:
        return self.path.stem


def folder() -> Path:
    """Where the files lie."""
    found: Path = settings.INEEN_DATA / "documents"
    return found


def kept(plan: str) -> Kept | None:
    """The newest file of a plan by slug; None where there is none."""
    found = []
    for path in (folder() / plan).glob("*.pdf"):
        try:
            told = path.stat()
        except FileNotFoundError:  # removed between looking and asking
            continue
        found.append(Kept(path, told.st_size, datetime.fromtimestamp(told.st_mtime, UTC)))
    return max(found, key=lambda one: one.made_at, default=None)


def keep(plan: str, key: str, content: bytes) -> None:
    """Add a file, which others see whole or not; the ones before stay for a while."""
    _write(folder() / plan / f"{key}.pdf", content)


def tidy(plans: Collection[str], now: datetime) -> None:
    """Remove the files of all other plans, what was replaced, and what an interrupted worker left."""
    for place in folder().glob("*"):
        if place.is_dir() and place.name not in plans:
            rmtree(place)
        newest = kept(place.name)
        for path in place.glob("*"):
            if (newest is None or path != newest.path) and path.stat().st_mtime < (now - GRACE).timestamp():
                rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def prepared() -> str:
    """The version up to which everything was made; empty where nothing was."""
    return _read(folder() / PREPARED)


def mark_prepared(version: str) -> None:
    """Say that everything of a version was made."""
    _write(folder() / PREPARED, version.encode())
    (folder() / PROGRESS).unlink(missing_ok=True)


def tell_progress(done: int, total: int) -> None:
    """Say how far the worker is."""
    _write(folder() / PROGRESS, str(100 * done // total).encode())


def percent(now: datetime) -> int | None:
    """How far the worker is, from 0 to 100; None where it did not say so of late."""
    path = folder() / PROGRESS
    try:
        fresh = now.timestamp() - path.stat().st_mtime < FRESH.total_seconds()
    except FileNotFoundError:
        return None
    told = _read(path)
    return int(told) if fresh and told else None


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".scratch-", dir=path.parent) as scratch:
        made = Path(scratch) / path.name
        made.write_bytes(content)
        made.replace(path)
