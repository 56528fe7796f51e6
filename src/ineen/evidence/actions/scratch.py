"""Room for one load, beside the figures: whatever way the load ends, the next one begins in an empty folder."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from django.conf import settings


def loading_folder() -> Path:
    """Where loads write before anything is kept; on the disk of the figures, and in no backup."""
    folder: Path = settings.INEEN_DATA / "loading"
    return folder


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder of this load alone. A load that was killed left one behind: it goes first.

    Loads of one installation wait for each other; the system lets go of a lock when its process dies.
    """
    root = loading_folder()
    root.mkdir(parents=True, exist_ok=True)
    lock = os.open(root, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _empty(root)
        yield Path(mkdtemp(dir=root))
    finally:
        _empty(root)
        os.close(lock)


def _empty(root: Path) -> None:
    for left in root.iterdir():
        shutil.rmtree(left, ignore_errors=True)
