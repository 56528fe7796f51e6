"""Whether Ineen runs on this data folder: the site and the worker say so, and a restore waits for nobody."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from django.conf import settings

from ineen.ground.kernel.refusals import BadInput


@contextmanager
def running() -> Iterator[None]:
    """While the block runs, nothing may be put back under it. Any number may run at once."""
    with _lock() as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
        yield


@contextmanager
def standing_still() -> Iterator[None]:
    """While the block runs, nothing else starts; raises BadInput where something runs."""
    with _lock() as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as held:
            raise BadInput("Ineen draait nog. Stop eerst de site en de werker, en zet dan terug.") from held
        yield


def _lock() -> IO[str]:
    return (settings.INEEN_DATA / "running.lock").open("w")
