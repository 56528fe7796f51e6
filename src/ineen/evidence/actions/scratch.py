"""Room for one load, beside the figures: whatever way the load ends, the next one begins in an empty folder."""

import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from django.conf import settings

from ineen.ground.kernel.refusals import BadInput

FULL = (
    "De schijf van de server is vol. Er is niets veranderd: de vorige cijfers blijven in gebruik. Vraag de beheerder "
    "ruimte te maken, en probeer het dan opnieuw."
)


def loading_folder() -> Path:
    """Where loads write before anything is kept; on the disk of the figures, and in no backup."""
    folder: Path = settings.INEEN_DATA / "loading"
    return folder


@contextmanager
def scratch(*, wait: bool = True) -> Iterator[Path]:
    """A folder of this load alone. A load that was killed left one behind: it goes first.

    Loads of one installation wait for each other; the system lets go of a lock when its process dies. Raises BadInput
    where another goes on and nobody can `wait`.
    """
    root = loading_folder()
    root.mkdir(parents=True, exist_ok=True)
    lock = os.open(root, os.O_RDONLY)
    try:
        _hold(lock, wait=wait)
        try:
            _empty(root)
            with told_when_full():
                yield Path(mkdtemp(dir=root))
        finally:
            _empty(root)
    finally:
        os.close(lock)


@contextmanager
def told_when_full() -> Iterator[None]:
    """Raises BadInput, in words, where the disk is full; whatever was in use stays in use."""
    try:
        yield
    except Exception as wrong:  # the engine of the figures has errors of its own for it
        no_room = isinstance(wrong, OSError) and wrong.errno in (errno.ENOSPC, errno.EDQUOT)
        if not no_room and "no space left" not in str(wrong).lower():
            raise
        raise BadInput(FULL) from wrong


def _hold(lock: int, *, wait: bool) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise BadInput("Er wordt op dit moment een levering geladen. Probeer het over een minuut opnieuw.") from None


def _empty(root: Path) -> None:
    for left in root.iterdir():
        shutil.rmtree(left, ignore_errors=True)
