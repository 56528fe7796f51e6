"""Files outside the databases, to which lines are only added."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.conf import settings


@contextmanager
def adding_to(name: str) -> Iterator[IO[str]]:
    """A file beside the seals, from its first line, for one process at a time; what is added is on disk afterwards."""
    path: Path = settings.INEEN_SEALS / name
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with os.fdopen(
        os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600), "r+", encoding="utf-8", errors="replace"
    ) as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file
        file.flush()
        os.fsync(file.fileno())


def lines_of(name: str) -> list[str]:
    """The lines of such a file; none where it is absent."""
    path: Path = settings.INEEN_SEALS / name
    # a line with other bytes than were written is told as a line that does not fit
    return path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else []
